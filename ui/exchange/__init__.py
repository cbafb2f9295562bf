"""The import wizard and saving lists to files."""
