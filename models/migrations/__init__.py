"""The schema's history, run by the program itself."""
