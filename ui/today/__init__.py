"""Today: whom to contact and why."""
