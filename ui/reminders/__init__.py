"""Reminders on the desktop: the tray where there is one, a list in the window everywhere."""
