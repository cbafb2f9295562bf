"""The book every figure is measured on: invented people, their posts and schools, contacts had, and ties.

``python -m tests.bench.big_book FILE COUNT`` makes it, all through the journaled bulk path.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.contact import Contact, ContactPoint
from models.interaction import Interaction, Participation
from models.organization import Education, Employment, Organization
from models.tie import Tie
from resources import data_path
from services import recorder, sessions
from services.book import Book
from services.clock import DayClock
from services.contacts import organizations, places
from services.contacts.derived import Post, kept
from services.contacts.writing import Memory
from services.prospects import derived
from services.prospects.tiering import FACTORS
from tests.bench import people
from tests.bench.people import TODAY, Person

T = TypeVar("T")
CLOCK = DayClock(TODAY, dt.time(10))
_RESULTS = {"visit": "interested", "call": "reached"}
AT_ONCE = 50_000
"""Rows made at a time, so that a million of them need little memory."""


def open_book(path: Path | str, *, read_only: bool = False) -> Book:
    """Open the big book on the day its people live in."""
    return Book.open(path, clock=CLOCK, read_only=read_only)


def parts(items: Iterable[T]) -> Iterator[list[T]]:
    """Cut what is too much to hold at once into parts."""
    whole = iter(items)
    while part := list(islice(whole, AT_ONCE)):
        yield part


def make(path: Path, count: int) -> None:
    """Make a book of so many people; ids of contacts follow the list without a gap."""
    places.use(data_path("data", "divisions.tsv"))
    everyone = people.people(count)
    last: dict[int, dt.date] = {}
    for meeting in people.meetings(count):
        if meeting.day > last.get(meeting.person, dt.date.min):
            last[meeting.person] = meeting.day
    book = Book.create(path, name="陈建新", clock=CLOCK)
    try:
        first = book.act("People", lambda session: _add_people(session, everyone, last))
        for some in parts(people.meetings(count)):
            book.act("Contacts had", _adding_meetings(some, first))
        drawn = list(people.edges(everyone))
        book.act("Ties", lambda session: _add_ties(session, drawn, first))
        book.act("Tiers", lambda session: derived.refresh(session, None))
    finally:
        book.close()


def _add_people(session: Session, everyone: list[Person], last: dict[int, dt.date]) -> int:
    everyone = _by_one_name(everyone)
    firms = list(dict.fromkeys(person.firm for person in everyone))
    schools = list(dict.fromkeys(person.school for person in everyone if person.school))
    rows = [organizations.kept_fields(name) for name in firms]
    rows += [organizations.kept_fields(name, is_school=True) for name in schools]
    known = dict(zip([*firms, *schools], recorder.bulk_insert(session, Organization, rows), strict=True))
    rng = random.Random(11)
    told = [people.classes(rng) for _person in everyone]
    first = 0
    for part in parts(range(len(everyone))):
        contacts = [_contact(session, everyone[place], known, told[place], last.get(place)) for place in part]
        ids = recorder.bulk_insert(session, Contact, contacts)
        first = first or ids[0]
        _add_facts(
            session,
            [(one, everyone[place], told[place]) for one, place in zip(ids, part, strict=True)],
            known,
        )
    return first


def _by_one_name(everyone: list[Person]) -> list[Person]:
    """Return people whose employer is written in one way, as a book keeps it: 公司 and 有限公司 are one."""
    written: dict[str, str] = {}
    return [
        replace(person, firm=written.setdefault(organizations.match_key(person.firm), person.firm))
        for person in everyone
    ]


def dialled(person: Person) -> str:
    """Return somebody's mobile as a book keeps it."""
    return person.mobile.replace("+86 ", "").replace("-", "")


def _county(native: tuple[str, str]) -> str:
    """Return the code of a county of the city somebody is from, the same for all of one town."""
    city = places.code_of(native[0]) or ""
    counties = [f"{city[:4]}{number:02d}" for number in range(1, 40)]
    known = [code for code in counties if places.gazetteer().resolve(code) == code]
    return known[sum(map(ord, native[1])) % len(known)] if known else city


native_codes: Memory[tuple[str, str], str] = Memory(_county)
"""The county of a native place and a town."""


def _contact(
    session: Session, person: Person, firms: dict[str, int], told: dict[str, int], last: dt.date | None
) -> dict[str, Any]:
    post = Post(firms[person.firm], person.firm, person.title)
    return {
        "name": person.name,
        "added_at": sessions.now(session),
        "added_day": TODAY,
        "birth_solar": person.birthday,
        "native_place": person.native_place,
        "native_code": native_codes[person.native_place, person.town],
        "source": person.source,
        "last_day": last,
        "clock_ordinal": (last or TODAY).toordinal(),
        **{factor: told.get(factor) for factor in FACTORS},
        **kept(person.name, (), (dialled(person),), post)._asdict(),
    }


def _add_facts(
    session: Session, those: list[tuple[int, Person, dict[str, int]]], known: dict[str, int]
) -> None:
    """Add what hangs on these people: number, post, school, assessments."""
    points = [{"contact_id": one, "kind": "mobile", "value": dialled(person)} for one, person, _ in those]
    recorder.bulk_insert(session, ContactPoint, points)
    posts = [
        {
            "contact_id": one,
            "organization_id": known[person.firm],
            "title": person.title,
            "is_present": True,
            "is_primary": True,
        }
        for one, person, _ in those
    ]
    recorder.bulk_insert(session, Employment, posts)
    schools = [
        {"contact_id": one, "school_id": known[person.school], "stage": "university"}
        for one, person, _ in those
        if person.school
    ]
    recorder.bulk_insert(session, Education, schools)
    assessed = [
        {"contact_id": one, "factor": factor, "class": klass, "day": TODAY}
        for one, _, told in those
        for factor, klass in told.items()
    ]
    recorder.bulk_insert(session, Assessment, assessed)


def _adding_meetings(some: list[people.Meeting], first: int) -> Any:
    def work(session: Session) -> None:
        rows = [
            {
                "kind": meeting.kind,
                "at": dt.datetime.combine(meeting.day, dt.time(2), dt.UTC),
                "day": meeting.day,
                "result": _RESULTS.get(meeting.kind),
                "note": meeting.note,
            }
            for meeting in some
        ]
        ids = recorder.bulk_insert(session, Interaction, rows)
        recorder.bulk_insert(
            session,
            Participation,
            [
                {"interaction_id": one, "contact_id": first + meeting.person, "day": meeting.day}
                for one, meeting in zip(ids, some, strict=True)
            ],
        )

    return work


def _add_ties(session: Session, drawn: list[people.Edge], first: int) -> None:
    me = sessions.me_id(session)
    rows = [{"from_id": me, "to_id": first + place, "kind": "friend", "closeness": 2} for place in range(200)]
    rows += [
        {
            "from_id": first + edge.one,
            "to_id": first + edge.other,
            "kind": edge.kind,
            "closeness": edge.closeness,
        }
        for edge in drawn
    ]
    for part in parts(rows):
        recorder.bulk_insert(session, Tie, part)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
