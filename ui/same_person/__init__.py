"""同一个人？: who stands in the book twice, side by side."""
