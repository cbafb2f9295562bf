"""Greetings: the calendar of occasions, the wording, the rules before anything is sent, and the queue."""
