"""Screens about firms."""
