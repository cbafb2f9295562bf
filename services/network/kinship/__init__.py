"""Kinship: from parent, spouse, sibling and gender, what two people call each other, both ways."""
