"""One table for every list."""
