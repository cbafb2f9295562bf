"""The calendar: a month or a week of tasks, visits, gatherings and reasons to greet."""
