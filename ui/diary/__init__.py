"""Forms for a visit, a call and a message."""
