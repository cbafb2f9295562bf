"""Who is tied to whom, how strongly, and who can introduce whom."""
