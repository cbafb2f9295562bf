"""Days and birthdays in one place: as typed, as kept, as shown."""

from services.contacts.birthdays import Birthday, BirthdayCell, lunar_birthday, parse_birthday
from services.contacts.day_words import LONGEST_AGO, narrow_day, sentence_day, shown_day, weekday_word
from services.contacts.entered_days import DayEntry, parse_day

__all__ = [
    "LONGEST_AGO",
    "Birthday",
    "BirthdayCell",
    "DayEntry",
    "lunar_birthday",
    "narrow_day",
    "parse_birthday",
    "parse_day",
    "sentence_day",
    "shown_day",
    "weekday_word",
]
