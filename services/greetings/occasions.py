"""Reasons to greet in the days ahead: what everybody keeps, people's own days, foundings of their firms."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from services import settings
from services.contacts.birthdays import parse_birthday
from services.errors import DraftError
from services.greetings import festivals, own_days
from services.greetings.day_names import day_name
from services.greetings.festivals import Festival, FestivalDay, FestivalKind
from services.i18n import _
from services.settings import Rules

FIRST, LAST = dt.date(1901, 1, 1), dt.date(2099, 12, 31)
"""What the lunar calendar was proven for."""
BIRTHDAY, FOUNDING = own_days.KEPT_AS[own_days.BIRTHDAY], own_days.KEPT_AS[own_days.FOUNDING]
_LONGEST = 60
_BEFORE, _AFTER = 7, 1
_LONG_BEFORE, _LONG_AFTER = 10, 15


class OccasionKind(StrEnum):
    """What sort of reason it is."""

    BIRTHDAY = own_days.BIRTHDAY
    OWN_DAY = own_days.OWN_DAY
    FOUNDING = own_days.FOUNDING
    FESTIVAL = "festival"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A reason to greet on a day: somebody's own, or of a festival everybody's."""

    kind: OccasionKind
    name: str
    """The Chinese name under which greetings are kept: 中秋, 生日, 公司周年, 结婚纪念日."""
    day: dt.date
    contact_id: int | None = None
    topic: str = ""
    """Whose founding it is, or what the day is called."""
    lunar: str = ""
    years: int = 0
    note: str = ""
    """Why the day is kept on another one this year."""
    festival: Festival | None = None

    def shown(self) -> str:
        """Return the name in the language chosen."""
        return day_name(self.name)


def personal(session: Session, first: dt.date, days: int) -> list[Occasion]:
    """Return people's own days from a day on, nearest first."""
    return [_of_person(own) for own in own_days.ahead(session, first, days)]


def _of_person(own: own_days.OwnDay) -> Occasion:
    kind = OccasionKind(own.kind)
    return Occasion(kind, own.kept_as, own.day, own.contact_id, own.topic, own.lunar, own.years, own.note)


def of_festival(one: FestivalDay) -> Occasion:
    """Return a festival as an occasion of everybody."""
    return Occasion(OccasionKind.FESTIVAL, one.festival.name, one.day, festival=one.festival)


def greeted(rules: Rules, first: dt.date, days: int) -> list[Occasion]:
    """Return the festivals ahead that fill the queue: those chosen, and the user's own."""
    last = first + dt.timedelta(days=days)
    found = [one for one in festivals.ahead(first, days) if one.festival.key in rules.greeted]
    for festival in own_festivals(rules):
        for year in range(first.year, last.year + 1):
            day = festivals.day_in(festival, year)
            if day is not None and first <= day <= last:
                found.append(FestivalDay(festival, day))
    return [of_festival(one) for one in sorted(found, key=lambda one: one.day)]


def next_greeted(rules: Rules, after: dt.date) -> Occasion | None:
    """Return the first festival that fills the queue after a day, up to a year on."""
    found = greeted(rules, after + dt.timedelta(days=1), 366)
    return found[0] if found else None


def own_festivals(rules: Rules) -> list[Festival]:
    """Return the days the user added for everybody."""
    return [_own_festival(entry) for entry in rules.own_festivals]


def _own_festival(entry: Mapping[str, Any]) -> Festival:
    month, day = (int(part) for part in str(entry["day"]).split("-"))
    name = str(entry["name"])
    moon = bool(entry.get("lunar"))
    pair = (month, day)
    return Festival(
        f"own:{name}", name, FestivalKind.OWN, solar=None if moon else pair, lunar=pair if moon else None
    )


def add_own_festival(session: Session, name: str, day: str, today: dt.date) -> Festival:
    """Add a day everybody is greeted on, as typed: 11-18, 农历九月十九; raises DraftError."""
    name = name.strip()
    if not name or len(name) > 20:
        raise DraftError(_("The day wants a name of up to 20 characters."), field="name")
    rules = settings.rules(session)
    if festivals.named(name) or any(one["name"] == name for one in rules.own_festivals):
        raise DraftError(_("{name} is in the calendar already.").format(name=name), field="name")
    typed = parse_birthday(day, today)
    told = typed.birthday
    solar = (told.solar or "")[-5:] if told is not None else ""
    if told is None or not (told.lunar or re.fullmatch(r"\d\d-\d\d", solar)):
        hint = _("Write 11-18 or 农历九月十九.")
        raise DraftError(typed.problem or _("Which day is it?"), hint, field="day")
    if solar == "02-29" and not told.lunar:
        raise DraftError(_("29 February comes every fourth year; choose the 28th."), field="day")
    entry = {"name": name, "day": told.lunar or solar, "lunar": bool(told.lunar)}
    settings.change(session, "own_festivals", [*rules.own_festivals, entry])
    return _own_festival(entry)


def drop_own_festival(session: Session, name: str) -> None:
    """Take a day of the user's out again."""
    kept = [one for one in settings.rules(session).own_festivals if one["name"] != name]
    settings.change(session, "own_festivals", kept)


def canonical(word: str) -> str:
    """Return the name an occasion is kept under: 中秋节, mid_autumn and Mid-Autumn are 中秋."""
    bare = " ".join(word.split())[:_LONGEST]
    if bare in ("", BIRTHDAY, FOUNDING):
        return bare
    festival = festivals.named(bare)
    if festival is not None:
        return festival.name
    if bare.lower() in ("birthday", "生日", day_name(BIRTHDAY).lower()):
        return BIRTHDAY
    if bare.lower() in ("founding", "周年", FOUNDING, day_name(FOUNDING).lower()):
        return FOUNDING
    return bare


def season(festival: Festival, day: dt.date) -> dt.date | None:
    """Return the day of the festival a greeting on that day is for; None when it is out of season."""
    long = festival.key in ("spring_festival", "spring_eve")
    before, after = (_LONG_BEFORE, _LONG_AFTER) if long else (_BEFORE, _AFTER)
    for year in (day.year - 1, day.year, day.year + 1):
        found = festivals.day_in(festival, year)
        if found is not None and -after <= (found - day).days <= before:
            return found
    return None
