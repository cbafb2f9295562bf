"""Who can introduce me: the strongest paths to somebody, each hop in words, the weakest one named."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TieKind
from models.tie import Tie
from services import sessions
from services.errors import ChoiceError
from services.i18n import _
from services.network import graph as networks
from services.network.graph import PathGraph
from services.network.hops import Hop, Step, Teller
from services.network.loopless import Chain, strongest
from services.network.people import Stop, stops


@dataclass(frozen=True, slots=True)
class Path:
    """A way to somebody: the people on it, both ends included, and the hops between them."""

    strength: float
    stops: tuple[Stop, ...]
    steps: tuple[Step, ...]
    weakest_index: int
    """Which step is the weakest; the first of them where several are."""

    @property
    def contact_ids(self) -> tuple[int, ...]:
        """The people by id."""
        return tuple(stop.id for stop in self.stops)

    @property
    def names(self) -> tuple[str, ...]:
        """The people by name."""
        return tuple(stop.name for stop in self.stops)

    @property
    def introducers(self) -> tuple[Stop, ...]:
        """Those between the two ends."""
        return self.stops[1:-1]

    @property
    def words(self) -> str:
        """All hops in one line: "your university classmate → his cousin"."""
        return " → ".join(step.words for step in self.steps)


@dataclass(frozen=True, slots=True)
class Brought:
    """Somebody an introducer brought before."""

    introducer_id: int
    contact_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """The answer to "who can introduce me to them": paths, who was left out, what it comes to in words."""

    source: Stop
    target: Stop
    paths: tuple[Path, ...]
    left_out: tuple[Stop, ...]
    """Those on a stronger path who asked not to be contacted."""
    avoided: tuple[Stop, ...]
    brought: tuple[Brought, ...]
    """Whom the introducers of the strongest path brought before."""
    advice: str


def paths(
    session: Session,
    target: int,
    source: int | None = None,
    count: int = 3,
    avoid: Iterable[int] = (),
    graph: PathGraph | None = None,
) -> list[Path]:
    """Return the strongest loopless paths from me, or from somebody else, to a person; strongest first.

    ``graph`` is the network where it was loaded before. Raises ChoiceError for people the book does not have.
    """
    start = sessions.me_id(session) if source is None else source
    for end in (start, target):
        if session.get(Contact, end) is None:
            raise ChoiceError(_("There is no contact {id}.").format(id=end))
    network = graph or networks.load(session)
    found = strongest(network, start, target, count, frozenset(avoid))
    return _told(session, network, found)


def _told(session: Session, network: PathGraph, chains: list[Chain]) -> list[Path]:
    known = stops(session, {person for chain in chains for person in chain.people})
    hops = [
        [
            Hop(known[one], known[other], network.cohort_of(hub))
            for one, other, hub in zip(chain.people, chain.people[1:], chain.hubs, strict=False)
        ]
        for chain in chains
    ]
    teller = Teller(session, (hop for part in hops for hop in part))
    found = []
    for chain, part in zip(chains, hops, strict=True):
        steps = tuple(teller.step(hop) for hop in part)
        weakest = min(range(len(steps)), key=lambda place: (round(steps[place].strength, 9), place))
        whole = math.prod(step.strength for step in steps)
        found.append(Path(whole, tuple(known[person] for person in chain.people), steps, weakest))
    return sorted(found, key=lambda path: (-round(path.strength, 12), len(path.stops)))


def ask(
    session: Session,
    target: int,
    source: int | None = None,
    count: int = 3,
    avoid: Iterable[int] = (),
    graph: PathGraph | None = None,
) -> Introduction:
    """Return everything the panel says about the way to somebody."""
    network = graph or networks.load(session)
    shunned = frozenset(avoid)
    found = paths(session, target, source, count, shunned, network)
    start = sessions.me_id(session) if source is None else source
    ends = stops(session, {start, target, *shunned})
    left_out = _left_out(session, network, start, target, shunned, found)
    return Introduction(
        ends[start],
        ends[target],
        tuple(found),
        left_out,
        tuple(ends[person] for person in sorted(shunned) if person in ends),
        _brought(session, found[0]) if found else (),
        _advice(found[0]) if found else no_way(network, ends[start], ends[target], left_out),
    )


def _left_out(
    session: Session,
    network: PathGraph,
    start: int,
    target: int,
    avoid: frozenset[int],
    found: list[Path],
) -> tuple[Stop, ...]:
    """Return who on a better path asked not to be contacted."""
    if not network.blocked - {start, target}:
        return ()
    bold = strongest(replace(network, blocked=frozenset()), start, target, 1, avoid)
    if not bold or (found and -math.log(found[0].strength) <= bold[0].cost + 1e-9):
        return ()
    shy = [person for person in bold[0].people[1:-1] if person in network.blocked]
    known = stops(session, shy)
    return tuple(known[person] for person in shy)


def _brought(session: Session, path: Path) -> tuple[Brought, ...]:
    """Return whom the introducers of a path brought, by the referrals of the book."""
    ids = [stop.id for stop in path.introducers]
    rows = session.execute(
        select(Tie.from_id, Tie.to_id, Contact.name)
        .join(Contact, Contact.id == Tie.to_id)
        .where(Tie.kind == TieKind.REFERRAL.value, Tie.from_id.in_(ids), Contact.is_me.is_(False))
        .order_by(Tie.id)
    )
    return tuple(Brought(giver, brought, name) for giver, brought, name in rows)


def _advice(path: Path) -> str:
    """Return one sentence on the weakest hop, and what to do about it."""
    if len(path.steps) == 1:
        return _("You know each other already; no introduction is needed.") if path.stops[0].is_me else ""
    weak = path.steps[path.weakest_index]
    if path.weakest_index == 0 and path.stops[0].is_me:
        return _("The first step is the weakest. Meet {name} once before asking.").format(name=weak.to_name)
    return _("Step {number} is the weakest. Let {one} bring {other} along for tea before asking.").format(
        number=path.weakest_index + 1, one=weak.from_name, other=weak.to_name
    )


def no_way(network: PathGraph, source: Stop, target: Stop, left_out: tuple[Stop, ...]) -> str:
    """Say why somebody cannot be reached, and what is missing."""
    if source.id == target.id:
        return _("From and to are the same person.")
    name = target.name
    if left_out:
        return _("Only people who asked not to be contacted lead to {name}; they are not offered.").format(
            name=name
        )
    around = people_around(network, target.id)
    if not around:
        return _("{name} is out of reach: the book has nobody who knows them.").format(name=name)
    if source.is_me:
        return _(
            "{name} is out of reach: of the {count} people on that side, none has a tie to yours."
        ).format(name=name, count=around)
    return _("{name} is out of reach for {other}: their people have no tie to each other.").format(
        name=name, other=source.name
    )


def people_around(network: PathGraph, person: int, most: int = 10_000) -> int:
    """Return how many people hang together with somebody, me left out; counting stops at ``most``."""
    seen, queue = {person, network.me}, [person]
    while queue and len(seen) < most:
        for beside in network.neighbours(queue.pop())[0]:
            if beside not in seen:
                seen.add(beside)
                queue.append(beside)
    return sum(1 for node in seen if node < network.first_hub) - 2
