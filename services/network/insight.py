"""What the network as a whole says: who opens doors, what is going cold, whom I cannot reach yet."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from services.contacts.acquaintance import is_known
from services.i18n import _
from services.network import communities, connectors, graph, insight_gaps, picture, reach
from services.network.insight_gaps import Cooling, LoneFirm, Unreached
from services.network.picture import Network
from services.network.reach import Reach
from services.progress import Progress

MOST = 8
"""So many lines of each kind; the command may ask for more."""
_OPENS = 12


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a sentence."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Connector:
    """Somebody who stands between others, and the first-class customers my strongest way to leads by them."""

    id: int
    name: str
    share: float
    """The share of shortest ways between two people that lead through them."""
    opens: tuple[Named, ...]
    """The first of them."""
    opened: int
    """How many they are."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who hang together: a community, or an island none of whom I know."""

    name: str
    people: tuple[Named, ...]
    """The one to see first comes first."""
    known: int
    """How many of them I know myself."""


@dataclass(frozen=True, slots=True)
class Insight:
    """Everything the network says."""

    connectors: tuple[Connector, ...]
    communities: tuple[Group, ...]
    cooling: tuple[Cooling, ...]
    lone_firms: tuple[LoneFirm, ...]
    unreached: tuple[Unreached, ...]
    islands: tuple[Group, ...]
    loners: int
    """People nobody in the book is tied to."""
    is_sample: bool
    """The connectors were counted from a sample of people."""


def look(session: Session, progress: Progress | None = None, most: int = MOST) -> Insight:
    """Return what the network says; raises CancelledError when it is stopped."""
    told = progress or Progress()
    told.say(_("Reading the network"))
    told.step(0, 1)
    sources = picture.sources(session)
    network = picture.build(session, sources, sources.tied())
    paths = graph.load(session)
    told.say(_("Looking for the strongest ways"))
    ways = reach.from_me(paths, told)
    told.say(_("Counting who stands between whom"))
    shares, is_sample = connectors.betweenness(network, told)
    told.say(_("Looking for communities"))
    told.step(0, 1)
    groups, islands = _groups(session, network, ways)
    return Insight(
        _connectors(network, shares.tolist(), ways, most),
        groups[:most],
        insight_gaps.cooling(session, most),
        insight_gaps.lone_firms(session, most),
        insight_gaps.unreached(session, paths, most),
        islands[:most],
        insight_gaps.count_loners(session, network.people.ids),
        is_sample,
    )


def _connectors(network: Network, shares: list[float], ways: Reach, most: int) -> tuple[Connector, ...]:
    people = network.people
    opened: dict[int, list[Named]] = {}
    for place in (people.tiers == 1).nonzero()[0].tolist():
        key = int(people.ids[place])
        for introducer in ways.introducers(key):
            opened.setdefault(introducer, []).append(Named(key, people.names[place]))
    ids = people.ids.tolist()
    ranked = sorted(
        (place for place in range(len(ids)) if shares[place] > 0 and place != network.me),
        key=lambda place: (-shares[place], -len(opened.get(ids[place], ())), ids[place]),
    )
    return tuple(
        Connector(
            ids[place],
            people.names[place],
            shares[place],
            tuple(opened.get(ids[place], ())[:_OPENS]),
            len(opened.get(ids[place], ())),
        )
        for place in ranked[:most]
    )


def _groups(session: Session, network: Network, ways: Reach) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Return the communities I have a way into, and the islands, the largest first."""
    found = communities.find(session, network)
    people = network.people
    mine = set(session.scalars(select(Contact.id).where(is_known())))
    inside: list[Group] = []
    outside: list[Group] = []
    for number, name in enumerate(found.names):
        members = found.members(number)
        if len(members) < 2:
            continue
        order = sorted(members.tolist(), key=lambda place: (people.tiers[place], people.ids[place]))
        named = tuple(Named(int(people.ids[place]), people.names[place]) for place in order)
        known = sum(person.id in mine for person in named)
        is_reached = any(one.id in ways.cost for one in named)
        (inside if is_reached else outside).append(Group(name, named, known))
    return tuple(inside), tuple(outside)
