"""What happened and what is due: visits, calls, messages, tasks, today."""
