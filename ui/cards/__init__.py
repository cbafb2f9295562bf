"""Business cards: read from pictures, and my own."""
