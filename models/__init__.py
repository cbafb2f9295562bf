"""What is kept in the book: one subject a file."""
