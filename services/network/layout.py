"""Where everybody stands on a map: laid out once and kept; newcomers settle and nobody else moves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact, MapPosition
from models.kinds import TYING_COHORTS
from models.organization import Cohort, Membership
from models.tie import Tie
from services import recorder, sessions
from services.network import communities, graph, picture
from services.network.communities import Communities
from services.network.distances import hops_from
from services.network.graph import Floats, Ints
from services.network.picture import Bools, Network
from services.network.settling import settle

MOST = 12_000
"""So many people are drawn at most; beyond, the nearest and first to see."""


class MapName(StrEnum):
    """The maps a book keeps."""

    MINE = "me"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map ready to be drawn: the network, where its people stand, who was placed just now."""

    name: str
    network: Network
    places: Floats
    pinned: Bools
    new: dict[int, tuple[float, float]]
    """Those who had no place in the book yet, shown or not, by contact."""
    left_off: int
    """How many more people the map would have if it were not for MOST."""
    within: int | None
    """How many hops from the middle the map reaches; None: everybody."""
    communities: Communities
    centre: int = 0
    """The contact in the middle of rings; 0: there are none."""


def open_map(
    session: Session,
    name: str = MapName.MINE,
    only: Collection[int] | None = None,
    within: int | None = None,
) -> MapPicture:
    """Return a map as the book keeps it, those without a place settled beside their neighbours.

    ``only`` narrows it to the contacts a filter lets through, ``within`` to so many hops from me. Those left
    out keep their places. What is new is written down by ``keep``.
    """
    found = picture.sources(session)
    wanted, left_off = _drawn(session, found.tied(), found.me, only_reached=name == MapName.MINE)
    whole = picture.build(session, found, wanted)
    groups = communities.find(session, whole)
    places, pinned, known = _placed(session, name, whole, groups.of)
    new = {
        int(whole.people.ids[one]): (float(places[one, 0]), float(places[one, 1]))
        for one in np.flatnonzero(~known)
    }
    inside = np.ones(len(whole.people), np.bool_)
    if only is not None:
        inside = np.isin(whole.people.ids, np.array([*only, sessions.me_id(session)], np.int64))
    if within is not None:
        inside[np.setdiff1d(np.arange(len(inside)), _within(whole, within))] = False
    keep = np.flatnonzero(inside)
    centre = sessions.me_id(session) if name == MapName.MINE else 0
    return MapPicture(
        name,
        whole.chosen(keep),
        places[keep],
        pinned[keep],
        new,
        left_off,
        within,
        groups.chosen(keep),
        centre,
    )


def _placed(session: Session, name: str, whole: Network, of: Ints) -> tuple[Floats, Bools, Bools]:
    """Return where everybody stands, who is pinned there, and whose place the book knew."""
    places, pinned, known = _kept(session, name, whole.people.ids)
    if not known.any():
        places = lay_out(whole, name, of)
    elif not known.all():
        places = settle(whole, places, known)
    return np.round(places, 2), pinned, known  # as they are written down: reopened, nothing moves


def around(session: Session, contact_id: int, hops: int = 2) -> MapPicture:
    """Return a map with somebody in the middle and all within so many hops; it is not kept."""
    from services.network import radial

    found = picture.sources(session)
    tying = np.array(found.tying(), np.int64)
    belongs = found.belongs[np.isin(found.belongs[:, 0], tying)]
    depths = hops_from(
        contact_id,
        found.ties[:, 0],
        found.ties[:, 1],
        np.searchsorted(tying, belongs[:, 0]),
        belongs[:, 1],
        len(tying),
    )
    near = np.flatnonzero((depths >= 0) & (depths <= hops))
    left_off = max(0, len(near) - MOST)
    near = np.sort(near[np.argsort(depths[near], kind="stable")][:MOST])
    network = picture.build(session, found, near)
    places = radial.rings(network, network.number_of(contact_id))
    nobody = np.zeros(len(network.people), np.bool_)
    groups = communities.find(session, network)
    return MapPicture("around", network, places, nobody, {}, left_off, hops, groups, contact_id)


def everybody(session: Session) -> MapPicture:
    """Return the whole network as the book keeps it, without me where I am tied to nobody; for pictures."""
    found = open_map(session, MapName.WHOLE)
    tied = np.zeros(len(found.network.people), np.bool_)
    tied[found.network.edges.one] = tied[found.network.edges.other] = True
    for hull in found.network.hulls:
        tied[hull.members] = True
    keep = np.flatnonzero(tied)
    return replace(
        found,
        network=found.network.chosen(keep),
        places=found.places[keep],
        pinned=found.pinned[keep],
        communities=found.communities.chosen(keep),
    )


def has_ties(session: Session) -> bool:
    """Tell whether anybody in the book is tied to anybody."""
    if session.scalar(select(Tie.id).limit(1)) is not None:
        return True
    tying = [kind.value for kind in TYING_COHORTS]
    member = select(Membership.id).join(Cohort, Cohort.id == Membership.cohort_id)
    return session.scalar(member.where(Cohort.kind.in_(tying)).limit(1)) is not None


def lay_out(network: Network, name: str, of: Ints) -> Floats:
    """Return fresh places for everybody on a map."""
    from services.network import radial, town

    if name == MapName.MINE and network.me >= 0:
        return radial.rings(network, network.me)
    _first, quarters = town.sketch(network, of)
    return town.settle_in(network, of, quarters)


def keep(session: Session, shown: MapPicture) -> None:
    """Write down the places of those who had none; made as a lasting act, for nobody undoes a layout."""
    have = _positions(session, shown.name)
    rows = [
        {"map_name": shown.name, "contact_id": key, "x": round(x, 2), "y": round(y, 2), "pinned": False}
        for key, (x, y) in shown.new.items()
        if key not in have
    ]
    recorder.bulk_insert(session, MapPosition, rows)


def move(session: Session, name: str, contact_id: int, x: float, y: float) -> None:
    """Pin somebody where they were dragged to."""
    row = session.scalar(
        select(MapPosition).where(MapPosition.map_name == name, MapPosition.contact_id == contact_id)
    )
    if row is None:
        session.add(MapPosition(map_name=name, contact_id=contact_id, x=x, y=y, pinned=True))
    else:
        row.x, row.y, row.pinned = x, y, True
    session.flush()


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


def _kept(session: Session, name: str, ids: Ints) -> tuple[Floats, Bools, Bools]:
    positions = _positions(session, name)
    found: Sequence[tuple[float, float, bool] | None] = [positions.get(key) for key in ids.tolist()]
    places = np.array([(0.0, 0.0) if entry is None else entry[:2] for entry in found]).reshape(-1, 2)
    pinned = np.array([entry is not None and entry[2] for entry in found], np.bool_)
    return places, pinned, np.array([entry is not None for entry in found], np.bool_)


def _within(network: Network, hops: int) -> Ints:
    """Return who a way of so many hops leads to from me; and me."""
    distances = network.people.distances
    inside = (distances >= 0) & (distances < hops)
    inside[network.me] = True
    return np.flatnonzero(inside)


def _drawn(session: Session, tied: Ints, me: int, *, only_reached: bool) -> tuple[Ints, int]:
    """Return whom to draw: everybody, or the nearest and first to see where there are too many."""
    columns = select(Contact.id, func.coalesce(Contact.distance, -1), Contact.tier_rank).order_by(Contact.id)
    facts = graph.numbers(session, columns, 3)
    facts = facts[np.isin(facts[:, 0], tied)]
    mine = facts[:, 0] == me
    if only_reached:
        facts = facts[(facts[:, 1] >= 0) | mine]
        mine = facts[:, 0] == me
    if len(facts) <= MOST:
        return facts[:, 0], 0
    far = np.where(facts[:, 1] < 0, 1 << 20, facts[:, 1])
    far[mine] = -1
    order = np.lexsort((facts[:, 0], facts[:, 2], far))
    return np.sort(facts[order[:MOST], 0]), len(facts) - MOST
