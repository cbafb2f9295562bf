"""问候: the queue of greetings, what the rules say beside each, and the ways out."""
