"""The map and introductions."""
