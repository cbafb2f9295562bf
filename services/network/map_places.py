"""Where people stand on the maps the book keeps: read, written down, moved, forgotten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import MapPosition
from services import recorder, sessions
from services.errors import DraftError
from services.i18n import _
from services.network.graph import Floats, Ints
from services.network.picture import Bools

Place = tuple[float, float]
_LONGEST = 46
"""Characters of a map's name in the book: arrangement, colon, title."""


def kept(session: Session, name: str, ids: Ints) -> tuple[Floats, Bools, Bools]:
    """Return the places of these people on a map, who is pinned, and whose place the book knows."""
    positions = _positions(session, name)
    found: Sequence[tuple[float, float, bool] | None] = [positions.get(key) for key in ids.tolist()]
    places = np.array([(0.0, 0.0) if entry is None else entry[:2] for entry in found]).reshape(-1, 2)
    pinned = np.array([entry is not None and entry[2] for entry in found], np.bool_)
    return places, pinned, np.array([entry is not None for entry in found], np.bool_)


def keep(session: Session, name: str, new: Mapping[int, Place]) -> None:
    """Write down the places of those who had none; made as a lasting act, for nobody undoes a layout."""
    have = _positions(session, name)
    rows = [
        {"map_name": name, "contact_id": key, "x": round(x, 2), "y": round(y, 2), "pinned": False}
        for key, (x, y) in new.items()
        if key not in have
    ]
    recorder.bulk_insert(session, MapPosition, rows)


def move(session: Session, name: str, moved: Mapping[int, Place], *, pin: bool = True) -> None:
    """Put people where they were dragged to, and pin them there."""
    rows = session.scalars(
        select(MapPosition).where(MapPosition.map_name == name, MapPosition.contact_id.in_(list(moved)))
    ).all()
    for row in rows:
        row.x, row.y = moved[row.contact_id]
        row.pinned = pin
    missing = set(moved) - {row.contact_id for row in rows}
    for key in sorted(missing):
        x, y = moved[key]
        session.add(MapPosition(map_name=name, contact_id=key, x=x, y=y, pinned=pin))
    session.flush()


def carry(session: Session, name: str, members: Sequence[int], to: Place) -> None:
    """Put people who were carried as one where their middle was dragged to, and pin them there."""
    positions = _positions(session, name)
    here = {key: positions[key][:2] for key in members if key in positions}
    if here:
        middle = np.array(list(here.values())).mean(axis=0)
        right, down = to[0] - float(middle[0]), to[1] - float(middle[1])
        move(session, name, {key: (x + right, y + down) for key, (x, y) in here.items()})


def forget(session: Session, name: str) -> int:
    """Throw a map's places away, the pinned ones apart, so that it is laid out anew; return how many."""
    ids = session.scalars(
        select(MapPosition.id).where(MapPosition.map_name == name, MapPosition.pinned.is_(False))
    ).all()
    recorder.bulk_delete(session, MapPosition, ids)
    return len(ids)


def _positions(session: Session, name: str) -> dict[int, tuple[float, float, bool]]:
    rows = session.execute(
        select(MapPosition.contact_id, MapPosition.x, MapPosition.y, MapPosition.pinned).where(
            MapPosition.map_name == name, MapPosition.manager_id == sessions.manager_id(session)
        )
    )
    return {key: (x, y, pinned) for key, x, y, pinned in rows.tuples()}


@dataclass(frozen=True, slots=True)
class NamedMap:
    """A map of the user's own: mine or the whole network under a name, with places of its own."""

    name: str
    """As the book keeps it: the arrangement it was made of, a colon, the title."""
    title: str
    count: int


def named(session: Session) -> list[NamedMap]:
    """Return the maps of the user's own, by title."""
    rows = session.execute(
        select(MapPosition.map_name, func.count())
        .where(MapPosition.map_name.contains(":"), MapPosition.manager_id == sessions.manager_id(session))
        .group_by(MapPosition.map_name)
    ).tuples()
    found = [NamedMap(name, name.partition(":")[2], count) for name, count in rows]
    return sorted(found, key=lambda one: one.title)


def save_as(session: Session, name: str, title: str) -> str:
    """Keep a map under a title, everybody where they stand; return the new map's name.

    Raises DraftError for a title that is empty, too long or taken.
    """
    title = " ".join(title.split())
    new = f"{name.partition(':')[0]}:{title}"
    if not title or len(new) > _LONGEST:
        raise DraftError(_("A map's name has 1 to 40 characters."), field="title")
    if any(one.title == title for one in named(session)):
        raise DraftError(_("There is a map called {title} already.").format(title=title), field="title")
    rows = [
        {"map_name": new, "contact_id": key, "x": x, "y": y, "pinned": pinned}
        for key, (x, y, pinned) in _positions(session, name).items()
    ]
    recorder.bulk_insert(session, MapPosition, rows)
    return new


def remove(session: Session, name: str) -> int:
    """Throw a map of the user's own away; return how many places it had."""
    ids = session.scalars(
        select(MapPosition.id).where(
            MapPosition.map_name == name, MapPosition.manager_id == sessions.manager_id(session)
        )
    ).all()
    recorder.bulk_delete(session, MapPosition, ids)
    return len(ids)
