"""Who can introduce me: the strongest paths to somebody, each hop in words, the weakest one named."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.organization import Organization
from services import sessions
from services.errors import ChoiceError
from services.i18n import _
from services.network import doors
from services.network import graph as networks
from services.network.earned import Brought, brought_by
from services.network.favours import Favours, favours
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
class Firm:
    """A firm that is to be reached: any of its people will do."""

    id: int
    name: str
    people: int
    """How many of its people the book has."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The answer to "who can introduce me to them": paths, who was left out, what it comes to in words."""

    source: Stop
    target: Stop
    """Whom I asked for; of a firm, where its strongest path ends."""
    paths: tuple[Path, ...]
    left_out: tuple[Stop, ...]
    """Those on a stronger path who asked not to be contacted."""
    avoided: tuple[Stop, ...]
    brought: tuple[Brought, ...]
    """Whom the introducers of the paths brought before."""
    advice: str
    favours: Mapping[int, Favours] = field(default_factory=dict)
    """What was asked of the introducers before, by contact."""
    firm: Firm | None = None


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

    def without_blocks() -> list[Chain]:
        return strongest(replace(network, blocked=frozenset()), start, target, 1, shunned)

    left_out = _left_out(session, network, {start, target}, without_blocks, found)
    return _answer(session, network, (start, target), shunned, found, left_out)


def ask_firm(
    session: Session,
    organization_id: int,
    source: int | None = None,
    count: int = 3,
    avoid: Iterable[int] = (),
    graph: PathGraph | None = None,
) -> Introduction:
    """Return the way to any person in a firm; each path ends at the first of its people it comes to.

    Raises ChoiceError where there is no such organization, or the book has nobody who works there.
    """
    place = session.get(Organization, organization_id)
    if place is None:
        raise ChoiceError(_("There is no organization {id}.").format(id=organization_id))
    people = doors.people_of(session, organization_id)
    if not people:
        raise ChoiceError(
            _("The book has nobody at {name}.").format(name=place.name),
            _("Write down whoever you know of there; then there is somebody to lead to."),
        )
    network = graph or networks.load(session)
    shunned = frozenset(avoid)
    start = sessions.me_id(session) if source is None else source
    found = _told(session, network, doors.ways_in(network, start, people, count, shunned))

    def without_blocks() -> list[Chain]:
        bold = replace(network, blocked=frozenset())
        return doors.ways_in(bold, start, people, 1, shunned)

    left_out = _left_out(session, network, {start}, without_blocks, found)
    target = found[0].stops[-1].id if found else _first_to_see(session, people)
    answer = _answer(session, network, (start, target), shunned, found, left_out)
    firm = Firm(place.id, place.name, len(people))
    advice = answer.advice if found else no_way_in(answer, firm)
    if found and len(found[0].steps) == 1 and answer.source.is_me:
        advice = _("You know {name} there; no introduction is needed.").format(name=answer.target.name)
    return replace(answer, firm=firm, advice=advice)


def _first_to_see(session: Session, people: list[int]) -> int:
    """Return of some people the one to see first: who decides, of the best tier."""
    order = (Contact.authority.is_(None), Contact.authority, Contact.tier_rank, Contact.id)
    query = select(Contact.id).where(Contact.id.in_(people[: sessions.CHUNK])).order_by(*order)
    return session.scalars(query).first() or people[0]


def _answer(
    session: Session,
    network: PathGraph,
    ends: tuple[int, int],
    avoid: frozenset[int],
    found: list[Path],
    left_out: tuple[Stop, ...],
) -> Introduction:
    start, target = ends
    known = stops(session, {start, target, *avoid})
    introducers = {stop.id for path in found for stop in path.introducers}
    return Introduction(
        known[start],
        known[target],
        tuple(found),
        left_out,
        tuple(known[person] for person in sorted(avoid) if person in known),
        brought_by(session, introducers),
        _advice(found[0]) if found else no_way(network, known[start], known[target], left_out),
        favours(session, introducers),
    )


def _left_out(
    session: Session,
    network: PathGraph,
    ends: set[int],
    without_blocks: Callable[[], list[Chain]],
    found: list[Path],
) -> tuple[Stop, ...]:
    """Return who on a better path asked not to be contacted."""
    if not network.blocked - ends:
        return ()
    bold = without_blocks()
    if not bold or (found and -math.log(found[0].strength) <= bold[0].cost + 1e-9):
        return ()
    shy = [person for person in bold[0].people if person in network.blocked - ends]
    known = stops(session, shy)
    return tuple(known[person] for person in shy)


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


def no_way_in(answer: Introduction, firm: Firm) -> str:
    """Say why nobody at a firm can be reached."""
    if answer.left_out:
        return _("Only people who asked not to be contacted lead into {name}; they are not offered.").format(
            name=firm.name
        )
    return _(
        "Nobody at {name} can be reached yet: of {count} people there, none hangs together with you."
    ).format(name=firm.name, count=firm.people)


def people_around(network: PathGraph, person: int, most: int = 10_000) -> int:
    """Return how many people hang together with somebody, me left out; counting stops at ``most``."""
    seen, queue = {person, network.me}, [person]
    while queue and len(seen) < most:
        for beside in network.neighbours(queue.pop())[0]:
            if beside not in seen:
                seen.add(beside)
                queue.append(beside)
    return sum(1 for node in seen if node < network.first_hub) - 2
