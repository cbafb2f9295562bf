"""The calendar: what stands on each day, and the file other programs read it from."""
