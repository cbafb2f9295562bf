"""Where everybody stands on a map: laid out once and kept; newcomers settle and nobody else moves."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TYING_COHORTS
from models.organization import Cohort, Membership
from models.tie import Tie
from services.network import communities, graph, map_places, picture, town
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
    is_sketch: bool = False
    """Whether it is to be laid out still; a sketch is not written down."""

    is_huge: bool = False
    """Whether it has too many people to be drawn one by one; their places are worked out anew each time."""

    def narrowed(self, keep: Ints) -> "MapPicture":
        """Return the picture of these people only, each where they stand."""
        return replace(
            self,
            network=self.network.chosen(keep),
            places=self.places[keep],
            pinned=self.pinned[keep],
            communities=self.communities.chosen(keep),
        )


def base_of(name: str) -> str:
    """Return which arrangement a map is: mine or the whole network; a map of one's own is told behind it."""
    return name.partition(":")[0]


def open_map(
    session: Session,
    name: str = MapName.MINE,
    only: Collection[int] | None = None,
    within: int | None = None,
    *,
    in_haste: bool = False,
) -> MapPicture:
    """Return a map as the book keeps it, those without a place settled beside their neighbours.

    ``only`` narrows it to the contacts a filter lets through, ``within`` to so many hops from me. Those left
    out keep their places. What is new is written down by ``keep``. ``in_haste`` gives a sketch of a large map
    that was never laid out, to be seen while it is.
    """
    found = picture.sources(session)
    tied, mine = found.tied(), base_of(name) == MapName.MINE
    is_huge = not mine and len(tied) > MOST
    wanted, left_off = (tied, 0) if is_huge else _drawn(session, tied, found.me, only_reached=mine)
    whole = picture.build(session, found, wanted)
    groups = communities.find(session, whole)
    places, pinned, known, is_sketch = _placed(
        session, name, whole, groups.of, in_haste=in_haste, is_huge=is_huge
    )
    fresh = np.flatnonzero(~known & (not is_huge))
    new = dict(zip(whole.people.ids[fresh].tolist(), map(tuple, places[fresh].tolist()), strict=True))
    centre = found.me if base_of(name) == MapName.MINE else 0
    shown = MapPicture(name, whole, places, pinned, new, left_off, within, groups, centre, is_sketch, is_huge)
    return shown.narrowed(_wanted(whole, only, within))


def _placed(
    session: Session, name: str, whole: Network, of: Ints, *, in_haste: bool, is_huge: bool
) -> tuple[Floats, Bools, Bools, bool]:
    """Return where everybody stands, who is pinned, whose place the book knew, and whether it is a sketch."""
    places, pinned, known = map_places.kept(session, name, whole.people.ids)
    is_sketch = (
        in_haste
        and not is_huge
        and not known.any()
        and base_of(name) != MapName.MINE
        and len(known) > town.MANY
    )
    if is_sketch or is_huge:
        sketched, _quarters = town.sketch(whole, of)
        places = np.where(pinned[:, None], places, sketched)
    elif not known.any():
        places = lay_out(whole, name, of)
    elif not known.all():
        places = settle(whole, places, known)
    return np.round(places, 2), pinned, known, is_sketch  # as written down: reopened, nothing moves


def _wanted(whole: Network, only: Collection[int] | None, within: int | None) -> Ints:
    """Return whom filter and reach let through; me always."""
    inside = np.ones(len(whole.people), np.bool_)
    if only is not None:
        inside = np.isin(whole.people.ids, np.array([*only], np.int64))
    if within is not None:
        inside[np.setdiff1d(np.arange(len(inside)), _within(whole, within))] = False
    if whole.me >= 0:
        inside[whole.me] = True
    return np.flatnonzero(inside)


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
    return found.narrowed(keep)


def free(session: Session, name: str) -> int:
    """Lay a map out by forces alone, the pinned ones apart, and write the places down; return how many."""
    from services.network import force

    map_places.forget(session, name)
    found = picture.sources(session)
    wanted, _left = _drawn(session, found.tied(), found.me, only_reached=base_of(name) == MapName.MINE)
    whole = picture.build(session, found, wanted)
    places = force.whole(whole)
    new = dict(zip(whole.people.ids.tolist(), map(tuple, places.tolist()), strict=True))
    map_places.keep(session, name, new)
    return len(new)


def has_ties(session: Session) -> bool:
    """Tell whether anybody in the book is tied to anybody."""
    if session.scalar(select(Tie.id).limit(1)) is not None:
        return True
    tying = [kind.value for kind in TYING_COHORTS]
    member = select(Membership.id).join(Cohort, Cohort.id == Membership.cohort_id)
    return session.scalar(member.where(Cohort.kind.in_(tying)).limit(1)) is not None


def lay_out(network: Network, name: str, of: Ints) -> Floats:
    """Return fresh places for everybody on a map."""
    from services.network import radial

    if base_of(name) == MapName.MINE and network.me >= 0:
        return radial.rings(network, network.me)
    _first, quarters = town.sketch(network, of)
    return town.settle_in(network, of, quarters)


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
