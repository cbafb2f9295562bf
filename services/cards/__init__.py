"""Business cards: QR codes, pictures, and my own card."""
