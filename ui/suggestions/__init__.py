"""Ties nobody typed in, as cards that ask: yes, note it; no."""
