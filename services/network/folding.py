"""Circles, firms and communities folded into one node each, so that much fits a small picture.

A folded node stands where its members did and carries their ties; its id is none of a contact. Me is never
folded away.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np

from services.i18n import _
from services.network.graph import Floats, Ints
from services.network.layout import MapPicture
from services.network.picture import NO_KIND, NOTHING_LOGGED, Edges, Folded, Hull, Network, People, merged
from services.network.spread import spread

COHORT, FIRM, COMMUNITY = "cohort", "firm", "community"
_FEWEST = 2
_ROOM = (96.0, 72.0)
"""Room for a node that stands for several, with its longer name."""


@dataclass(frozen=True, slots=True)
class Group:
    """Something that can be folded: its key in the book, its name, what it is, its members on the map."""

    key: str
    name: str
    kind: str
    members: Ints


def groups(shown: MapPicture) -> Iterator[Group]:
    """Yield what can be folded on a map: circles, then firms, then communities."""
    network = shown.network
    for hull in network.hulls:
        yield Group(f"{COHORT}:{hull.cohort_id}", hull.name, COHORT, hull.members)
    colleagues: dict[str, list[int]] = {}
    for number, firm in enumerate(network.people.firms):
        if firm and number != network.me and number not in network.people.folded:
            colleagues.setdefault(firm, []).append(number)
    for firm, some in colleagues.items():
        if len(some) >= _FEWEST:
            yield Group(f"{FIRM}:{firm}", firm, FIRM, np.array(some, np.int64))
    of = shown.communities.of
    for number, name in enumerate(shown.communities.names):
        members = np.flatnonzero(of == number)
        if len(members) >= _FEWEST:
            yield Group(community_key(shown, members), name, COMMUNITY, members)


def community_key(shown: MapPicture, members: Ints) -> str:
    """Return the key of a community: whoever came into the book first stands for it."""
    return f"{COMMUNITY}:{int(shown.network.people.ids[members].min())}"


def around(shown: MapPicture, number: int) -> list[Group]:
    """Return what somebody could be folded with, the smallest first."""
    found = [group for group in groups(shown) if number in group.members]
    return sorted(found, key=lambda group: len(group.members))


def shown_as(shown: MapPicture, toggled: Collection[str]) -> MapPicture:
    """Return a map folded as the user has it: one too large to draw has its communities folded at first."""
    if not shown.is_huge:
        return fold(shown, toggled)
    whole = {group.key for group in groups(shown) if group.kind == COMMUNITY}
    return fold(shown, whole ^ set(toggled))


def fold(shown: MapPicture, keys: Collection[str]) -> MapPicture:
    """Return a map with these groups folded; of two that share members the earlier takes them."""
    network = shown.network
    into = np.full(len(network.people), -1, np.int64)
    chosen: list[Group] = []
    for group in groups(shown) if keys else ():
        free = group.members[(into[group.members] < 0) & (group.members != network.me)]
        if group.key in keys and len(free) >= _FEWEST:
            into[free] = len(chosen)
            chosen.append(replace(group, members=free))
    if not chosen:
        return shown
    stay = np.flatnonzero(into < 0)
    number = np.empty(len(into), np.int64)
    number[stay] = np.arange(len(stay))
    number[into >= 0] = len(stay) + into[into >= 0]
    places = np.vstack([shown.places[stay], [_middle(shown.places[group.members]) for group in chosen]])
    places = spread(places, np.arange(len(stay)), _ROOM, rounds=60)
    of = [np.bincount(np.maximum(shown.communities.of[group.members], 0)).argmax() for group in chosen]
    return replace(
        shown,
        network=_network(network, chosen, stay, number),
        places=places,
        pinned=np.concatenate([shown.pinned[stay], np.zeros(len(chosen), np.bool_)]),
        communities=replace(
            shown.communities, of=np.concatenate([shown.communities.of[stay], np.array(of, np.int64)])
        ),
    )


def _middle(places: Floats) -> Floats:
    """Return the place of the member who stands most in the middle: on rings a mean would be near me."""
    away = np.hypot(*(places - places.mean(axis=0)).T)
    middle: Floats = places[int(np.argmin(away))]
    return middle


def _network(network: Network, chosen: list[Group], stay: Ints, number: Ints) -> Network:
    count = len(stay) + len(chosen)
    edges = network.edges
    renumbered = replace(edges, one=number[edges.one], other=number[edges.other])
    whole: Edges = merged(renumbered.chosen(renumbered.one != renumbered.other), count)
    hulls = []
    for hull in network.hulls:
        members = number[hull.members]
        members = members[members < len(stay)]
        if len(members) > 1:
            hulls.append(Hull(hull.cohort_id, hull.name, hull.kind, hull.size, members))
    kinds = np.concatenate([network.kinds_to_me[stay], [_kind(network, group) for group in chosen]])
    me = int(number[network.me]) if network.me >= 0 else -1
    return Network(_people(network, chosen, stay), whole, hulls, me, kinds.astype(np.int64))


def _people(network: Network, chosen: list[Group], stay: Ints) -> People:
    everybody = network.people
    people = everybody.chosen(stay)
    people.ids = np.concatenate([people.ids, -1 - np.arange(len(chosen))])
    people.names = [*people.names, *(group.name for group in chosen)]
    told = (_("{count} people").format(count=len(group.members)) for group in chosen)
    people.posts = [*people.posts, *told]
    people.firms = [*people.firms, *("" for _group in chosen)]
    members = [group.members for group in chosen]
    people.tiers = np.concatenate([people.tiers, [everybody.tiers[some].min() for some in members]])
    near = [_least(everybody.distances[some]) for some in members]
    heard = [_least(everybody.quiet[some]) for some in members]
    people.distances = np.concatenate([people.distances, near])
    people.quiet = np.concatenate([people.quiet, heard])
    people.shy = np.concatenate([people.shy, np.zeros(len(chosen), np.bool_)])
    people.women = np.concatenate([people.women, np.zeros(len(chosen), np.bool_)])
    for place, group in enumerate(chosen):
        ids = tuple(everybody.ids[group.members].tolist())
        people.folded[len(stay) + place] = Folded(group.key, group.kind, ids)
    return people


def _least(values: Ints) -> int:
    known = values[values >= 0]
    return int(known.min()) if len(known) else NOTHING_LOGGED


def _kind(network: Network, group: Group) -> int:
    """Return the kind most of a group's ties with me are of."""
    kinds = network.kinds_to_me[group.members]
    kinds = kinds[kinds != NO_KIND]
    return int(np.bincount(kinds).argmax()) if len(kinds) else NO_KIND
