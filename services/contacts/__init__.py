"""People: their facts, names, places, search and duplicates."""
