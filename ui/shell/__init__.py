"""The window's frame: rail, pages, tasks, toasts, failures."""
