"""Gatherings, surveys and cards: the ways in which people are brought together and met."""
