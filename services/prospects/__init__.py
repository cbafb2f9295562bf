"""Whom to see first: factors, tiers, cadence and the prospect list."""
