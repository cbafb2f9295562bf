"""What a map says of its people and ties, for files that other programs read."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.kinds import TIER_OF_RANK
from services.network.layout import MapPicture
from services.network.picture import KINDS

Facts = dict[str, str | int | float]

NODE_KEYS = (("name", "string"), ("tier", "string"), ("post", "string"), ("distance", "int"))
EDGE_KEYS = (("kind", "string"), ("closeness", "int"), ("strength", "double"), ("ties", "int"))
"""The attributes and what kind of value each is."""


@dataclass(frozen=True, slots=True)
class Node:
    """A person: the id, where they stand, what is said of them."""

    id: int
    x: float
    y: float
    facts: Facts


def nodes(shown: MapPicture) -> Iterator[Node]:
    """Yield everybody on a map."""
    people = shown.network.people
    for number, key in enumerate(people.ids.tolist()):
        facts: Facts = {
            "name": people.names[number],
            "tier": TIER_OF_RANK[int(people.tiers[number])].value,
            "post": people.posts[number],
        }
        distance = int(people.distances[number])
        if distance != -1 and number != shown.network.me:
            facts["distance"] = distance
        x, y = shown.places[number].tolist()
        yield Node(key, round(x, 1), round(y, 1), facts)


def edges(shown: MapPicture) -> Iterator[tuple[int, int, Facts]]:
    """Yield every tie of a map: both ends and what is said of it."""
    found, ids = shown.network.edges, shown.network.people.ids
    for place in range(len(found)):
        facts: Facts = {"kind": KINDS[int(found.kinds[place])].value}
        if found.near[place]:
            facts["closeness"] = int(found.near[place])
        facts["strength"] = round(float(found.strengths[place]), 4)
        facts["ties"] = int(found.counts[place])
        yield int(ids[found.one[place]]), int(ids[found.other[place]]), facts
