"""The person page, editing in place, a new contact from one line."""
