"""What a label says: where to, which firm, and whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from services import sessions
from services.contacts.surnames import surname_length
from services.contacts.whereabouts import places_of
from services.diary.addressing import salutations
from services.i18n import _p

_SHORTEST_TITLE = 2
_LINE = 18
"""So many characters of an address go on one line."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: the address in lines, the firm, the name with how one addresses them."""

    name: str
    post: str
    address: tuple[str, ...]


def labels(session: Session, contact_ids: Iterable[int]) -> list[Label]:
    """Return a label for each person, in the order given; who is no longer in the book is left out."""
    ids = list(contact_ids)
    said, places = salutations(session, ids), places_of(session, ids)
    rows: dict[int, tuple[str, str]] = {}
    for part in sessions.chunks(ids):
        found = session.execute(
            select(Contact.id, Contact.name, Contact.organization).where(Contact.id.in_(part))
        )
        rows.update((number, (name, firm)) for number, name, firm in found.tuples())
    return [
        Label(_addressed(rows[one][0], said.get(one, "")), rows[one][1], _lines(places.get(one, "")))
        for one in ids
        if one in rows
    ]


def _addressed(name: str, salutation: str) -> str:
    """Return the whole name with the title one uses: 钟离修言 老师; 总 alone is none."""
    surname = name[: surname_length(name)]
    title = salutation.removeprefix(surname)
    if title == salutation or len(title) < _SHORTEST_TITLE:
        return name
    return _p("label", "{name} {title}").format(name=name, title=title)


def _lines(place: str) -> tuple[str, ...]:
    return tuple(place[start : start + _LINE] for start in range(0, min(len(place), 2 * _LINE), _LINE))
