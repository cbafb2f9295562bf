"""Birthdays as a form shows them, so that what is shown can be typed back."""

from services.contacts.dates import Birthday
from services.contacts.lunar import lunar_day_words


def birthday_text(birthday: Birthday) -> str:
    """Return a birthday as text: 1983-09-28, 9-28, 1983, 农历八月十九, or both."""
    solar = birthday.solar or ""
    if solar.startswith("--"):
        solar = f"{int(solar[2:4])}-{int(solar[5:7])}"
    if not birthday.lunar_month or not birthday.lunar_day:
        return solar
    year = f"{birthday.lunar_year}年" if birthday.lunar_year else ""
    words = lunar_day_words(birthday.lunar_month, birthday.lunar_day, birthday.leap)
    moon = f"农历{year}{words.removeprefix('农历')}"
    return f"{solar}（{moon}）" if solar else moon
