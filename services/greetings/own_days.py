"""The customers' own days ahead: birthdays by either calendar, days of theirs, the founding of their firm."""

import datetime as dt
from dataclasses import dataclass

from services import reading
from services.contacts.lunar import LunarDay, kept_words, lunar, lunar_day_shown, next_birthday
from services.diary.reasons import Reason, ReasonKind, when_words
from services.i18n import _
from services.reading import Reading, listed, quoted

BIRTHDAY, OWN_DAY, FOUNDING = "birthday", "own_day", "founding"
KEPT_AS = {BIRTHDAY: "生日", FOUNDING: "公司周年"}
"""The Chinese name under which greetings for it are kept; a day of their own goes by what it is called."""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of somebody's own that comes soon."""

    contact_id: int
    day: dt.date
    kind: str
    topic: str = ""
    """What the day is called, or whose founding it is."""
    lunar: str = ""
    """The day by the lunar calendar, of a birthday kept by that one."""
    years: int = 0
    """How many years it is since, where that is known."""
    note: str = ""
    """Why the day is kept on another one this year: a leap month that is missing, a month too short."""

    @property
    def kept_as(self) -> str:
        """The name under which greetings for it are kept."""
        return KEPT_AS.get(self.kind, self.topic)

    def words(self, today: dt.date) -> str:
        """Say which day comes, and when."""
        when = when_words(self.day, today)
        if self.kind == BIRTHDAY:
            return self._birthday_words(when)
        if self.kind == OWN_DAY:
            return _("{what}, {when}").format(what=self.topic, when=when)
        if self.years > 0:
            told = _("{firm} founded {years} years ago, {when}")
            return told.format(firm=self.topic, years=self.years, when=when)
        return _("{firm}: founding day, {when}").format(firm=self.topic, when=when)

    def _birthday_words(self, when: str) -> str:
        if self.lunar:
            return _("{when} is their birthday (lunar {lunar})").format(when=when, lunar=self.lunar)
        if self.years > 0 and self.years % 10 == 0:
            return _("{when} is their birthday, {years} years").format(when=when, years=self.years)
        return _("{when} is their birthday").format(when=when)

    def reason(self, today: dt.date) -> Reason:
        """Return it as a reason of the day's list."""
        return Reason(
            *(ReasonKind.OCCASION, self.words(today), self.note),
            topic=self.topic,
            day=self.day,
            occasion=self.kind,
            kept_as=self.kept_as,
        )


@dataclass(frozen=True, slots=True)
class _Birthday:
    solar: str | None
    lunar_month: int | None
    lunar_day: int | None
    leap: bool
    lunar_year: int | None = None


_FIRST_BORN = 1850
"""Nobody to be congratulated was born before: asking an index for a day of each year beats walking it."""
_BIRTHDAY = "birth_solar, birth_lunar_month, birth_lunar_day, birth_lunar_leap"


def ahead(session: Reading, today: dt.date, days: int) -> list[OwnDay]:
    """Return everybody's own days from today on, nearest first; a person may have several."""
    window = [today + dt.timedelta(days=step) for step in range(days + 1)]
    found = [
        *_birthdays(session, window),
        *_special_days(session, window),
        *_foundings(session, window),
    ]
    return sorted(found, key=lambda own: own.day)


def next_birthday_of(session: Reading, contact_id: int, today: dt.date) -> tuple[dt.date, str] | None:
    """Return a person's next birthday and its lunar words where it is kept by that calendar."""
    found = reading.rows(session, f"SELECT {_BIRTHDAY} FROM contacts WHERE id = :id", id=contact_id)
    if not found:
        return None
    birthday = _Birthday(*found[0])
    day = next_birthday(birthday, today)
    return None if day is None else (day, _lunar_note(birthday))


def _lunar_note(birthday: _Birthday) -> str:
    if not birthday.lunar_month or not birthday.lunar_day:
        return ""
    return lunar_day_shown(birthday.lunar_month, birthday.lunar_day, birthday.leap)


def _month_days(window: list[dt.date]) -> set[str]:
    """Return the days as MM-DD; 29 February is kept on the 28th in years without it."""
    found = {day.strftime("%m-%d") for day in window}
    if any(day.month == 2 and day.day == 28 and (day + dt.timedelta(days=1)).day == 1 for day in window):
        found.add("02-29")
    return found


def _lunar_keys(window: list[dt.date]) -> list[LunarDay]:
    return [lunar(day) for day in window]


def _birthdays(session: Reading, window: list[dt.date]) -> list[OwnDay]:
    """Look in the two narrow indexes of birthdays; a month short of day 30 keeps it on its last day."""
    of_years = ("-", *range(_FIRST_BORN, window[-1].year + 1))
    days = sorted(_month_days(window))
    solar = f"birth_solar IN ({quoted(f'{year}-{day}' for year in of_years for day in days)})"
    lunar_days = _lunar_keys(window)
    lunar_key = " OR ".join(
        f"birth_lunar_month = {month} AND birth_lunar_day IN "
        f"({listed(sorted({day.day for day in lunar_days if day.month == month} | {30}))})"
        for month in sorted({day.month for day in lunar_days})
    )
    people = f"SELECT id, {_BIRTHDAY} FROM contacts WHERE "
    wanted = {row[0]: row for query in (solar, lunar_key) for row in reading.rows(session, people + query)}
    found = []
    for contact_id, *facts in wanted.values():
        birthday = _Birthday(*facts)
        day = next_birthday(birthday, window[0])
        if day is not None and day <= window[-1]:
            note, years = _lunar_note(birthday), _years(birthday.solar, day)
            told = kept_words(birthday, day)
            found.append(OwnDay(contact_id, day, BIRTHDAY, lunar=note, years=years, note=told))
    return found


def _years(since: str | None, day: dt.date) -> int:
    """Return how many years a day is after the year of another, 0 where that is not known."""
    year = (since or "")[:4]
    return day.year - int(year) if year.isdigit() else 0


def _special_days(session: Reading, window: list[dt.date]) -> list[OwnDay]:
    found = []
    days = "SELECT contact_id, label, solar, lunar_month, lunar_day, lunar_leap FROM special_days ORDER BY id"
    for contact_id, label, *facts in reading.rows(session, days):
        kept = _Birthday(*facts)
        day = next_birthday(kept, window[0])
        if day is not None and day <= window[-1]:
            told = kept_words(kept, day)
            found.append(OwnDay(contact_id, day, OWN_DAY, label, note=told))
    return found


def _foundings(session: Reading, window: list[dt.date]) -> list[OwnDay]:
    """Return the anniversaries of firms, each told to the one of its people whom to see first."""
    wanted = _month_days(window)
    firms = [
        (firm_id, name, founded)
        for firm_id, name, founded in reading.rows(
            session,
            "SELECT id, name, founded FROM organizations WHERE founded IS NOT NULL AND is_school = FALSE",
        )
        if len(founded) in (7, 10) and founded[-5:] in wanted
    ]
    found = []
    for firm_id, name, founded in firms:
        person = reading.value(
            session,
            "SELECT id FROM contacts WHERE organization_id = :firm AND is_me = FALSE "
            "AND do_not_contact = FALSE ORDER BY tier_rank, first_sum DESC, authority, id LIMIT 1",
            firm=firm_id,
        )
        day = next_birthday(_Birthday(founded, None, None, False), window[0])
        if person is not None and day is not None and day <= window[-1]:
            found.append(OwnDay(person, day, FOUNDING, name, years=_years(founded, day)))
    return found
