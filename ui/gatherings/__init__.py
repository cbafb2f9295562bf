"""Gatherings: whom to bring together, who came, and what came of it; surveys and cards beside them."""
