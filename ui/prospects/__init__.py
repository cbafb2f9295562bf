"""The prospect table."""
