"""What a map shows: people as nodes, ties as edges, circles as hulls, in arrays that can be drawn at once."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TYING_COHORTS, CohortKind, TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services import sessions, settings
from services.network import graph
from services.network.graph import Floats, Ints
from services.network.strength import closeness_of_mine, tie_strength, warmth_after

KINDS: tuple[TieKind, ...] = tuple(TieKind)
"""Kinds by the number an edge carries."""
NO_KIND = -1
_MANY = 2000
NOTHING_LOGGED = -1
HULLS = (*TYING_COHORTS, CohortKind.HOUSEHOLD, CohortKind.CIRCLE)
"""Cohorts that are drawn around their members."""

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Folded:
    """What a node is that stands for several people: its key, what it is, which contacts."""

    key: str
    kind: str
    members: tuple[int, ...]


@dataclass(slots=True)
class People:
    """The nodes, column by column; the place of a person in the columns is their number on the map."""

    ids: Ints
    names: list[str]
    tiers: Ints
    """1 (A) to 4 (unrated)."""
    distances: Ints
    """People between me and them; −1 where there is no way."""
    quiet: Ints
    """Days since the last contact; −1 where none is logged."""
    shy: Bools
    """Asked not to be contacted."""
    posts: list[str]
    """Organization and title, for the line under a name."""
    women: Bools
    firms: list[str]
    """Where they work."""
    folded: dict[int, Folded] = field(default_factory=dict)
    """The nodes that stand for several people, by number."""

    def __len__(self) -> int:
        return len(self.ids)

    def chosen(self, keep: Ints) -> "People":
        """Return these people only, in this order."""
        names, posts = self.names, self.posts
        picked = keep.tolist()
        return People(
            self.ids[keep],
            [names[place] for place in picked],
            self.tiers[keep],
            self.distances[keep],
            self.quiet[keep],
            self.shy[keep],
            [posts[place] for place in picked],
            self.women[keep],
            [self.firms[place] for place in picked],
            {new: self.folded[old] for new, old in enumerate(picked) if old in self.folded},
        )


@dataclass(slots=True)
class Edges:
    """The ties, one a pair of people: numbers of both ends, the strongest kind, how many there are."""

    one: Ints
    other: Ints
    kinds: Ints
    near: Ints
    """Class of closeness of the strongest, 0 unknown."""
    counts: Ints
    strengths: Floats

    def __len__(self) -> int:
        return len(self.one)

    def chosen(self, keep: Bools | Ints) -> "Edges":
        """Return these edges only."""
        return Edges(
            self.one[keep],
            self.other[keep],
            self.kinds[keep],
            self.near[keep],
            self.counts[keep],
            self.strengths[keep],
        )


@dataclass(slots=True)
class Hull:
    """A circle around its members; ``size`` counts those not on the map too."""

    cohort_id: int
    name: str
    kind: str
    size: int
    members: Ints


@dataclass(slots=True)
class Network:
    """Everybody who could be on a map, with ties and circles; ``me`` is my number, −1 when I am not on it."""

    people: People
    edges: Edges
    hulls: list[Hull]
    me: int
    kinds_to_me: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    """The kind of each person's strongest tie with me, −1 for none."""

    def number_of(self, contact_id: int) -> int:
        """Return a person's number on the map, −1 for somebody who is not on it."""
        found = np.flatnonzero(self.people.ids == contact_id)
        return int(found[0]) if len(found) else -1

    def chosen(self, keep: Ints) -> "Network":
        """Return the network among these people only."""
        renumbered = np.full(len(self.people), -1, np.int64)
        renumbered[keep] = np.arange(len(keep))
        inside = (renumbered[self.edges.one] >= 0) & (renumbered[self.edges.other] >= 0)
        edges = self.edges.chosen(inside)
        edges.one, edges.other = renumbered[edges.one], renumbered[edges.other]
        hulls = []
        for hull in self.hulls:
            members = renumbered[hull.members]
            members = members[members >= 0]
            if len(members) > 1:
                hulls.append(Hull(hull.cohort_id, hull.name, hull.kind, hull.size, members))
        me = int(renumbered[self.me]) if self.me >= 0 else -1
        return Network(self.people.chosen(keep), edges, hulls, me, self.kinds_to_me[keep])


@dataclass(frozen=True, slots=True)
class Sources:
    """Ties and memberships as the book has them, before it is known who is drawn."""

    me: int
    ties: Ints
    """A row a tie: both ends, number of the kind, closeness."""
    cohorts: list[tuple[int, str, str]]
    belongs: Ints
    """A row a membership: cohort, contact."""

    def tied(self) -> Ints:
        """Return everybody who is tied to somebody, and me, by id."""
        members = self.belongs[np.isin(self.belongs[:, 0], self.tying()), 1]
        return np.unique(np.concatenate([self.ties[:, 0], self.ties[:, 1], members, [self.me]]))

    def tying(self) -> list[int]:
        """Return the cohorts that tie their members."""
        return [key for key, _name, kind in self.cohorts if CohortKind(kind) in TYING_COHORTS]


def sources(session: Session) -> Sources:
    """Read all ties and memberships."""
    belongs = graph.numbers(
        session, select(Membership.cohort_id, Membership.contact_id).order_by(Membership.id), 2
    )
    drawn = session.execute(
        select(Cohort.id, Cohort.name, Cohort.kind).where(Cohort.kind.in_([kind.value for kind in HULLS]))
    ).tuples()
    return Sources(sessions.me_id(session), _ties(session), list(drawn), belongs)


def build(session: Session, found: Sources, wanted: Ints) -> Network:
    """Return the network among these people."""
    everybody = people(session, wanted)
    number = np.full(int(max(found.me, everybody.ids.max(initial=0))) + 1, -1, np.int64)
    number[everybody.ids] = np.arange(len(everybody))
    mine = int(number[found.me])
    hulls = _hulls(found, number, mine)
    edges = _edges(session, found, number, everybody, hulls)
    return Network(everybody, edges, hulls, mine, _kinds_to_me(edges, mine, len(everybody)))


def of_people(alone: People) -> Network:
    """Return a network of people without ties."""
    none = np.zeros(0, np.int64)
    edges = Edges(none, none, none, none, none, np.zeros(0))
    return Network(alone, edges, [], -1, np.full(len(alone), NO_KIND, np.int64))


def _ties(session: Session) -> Ints:
    """Return both ends, number of the kind and closeness of every tie, business included."""
    number = case({kind.value: place for place, kind in enumerate(KINDS)}, value=Tie.kind, else_=0)
    return graph.numbers(session, select(Tie.from_id, Tie.to_id, number, func.coalesce(Tie.closeness, 0)), 4)


def people(session: Session, wanted: Ints) -> People:
    """Return the columns of these contacts, in the order of their ids."""
    today = sessions.today(session)
    columns = (
        Contact.id,
        Contact.name,
        Contact.tier_rank,
        Contact.distance,
        Contact.last_day,
        Contact.do_not_contact,
        Contact.organization,
        Contact.title,
        Contact.gender,
    )
    asked = select(*columns).order_by(Contact.id)
    connection = session.connection()
    if len(wanted) > _MANY:  # one walk over the book is quicker than asking for most of it by id
        ids = set(wanted.tolist())
        rows = [row for row in connection.execute(asked).all() if row[0] in ids]
    else:
        rows = [
            row
            for part in sessions.chunks(np.sort(wanted).tolist())
            for row in connection.execute(asked.where(Contact.id.in_(part)))
        ]
    return People(
        np.array([row[0] for row in rows], np.int64),
        [row[1] for row in rows],
        np.array([row[2] for row in rows], np.int64),
        np.array([-1 if row[3] is None else row[3] for row in rows], np.int64),
        np.array([NOTHING_LOGGED if row[4] is None else (today - row[4]).days for row in rows], np.int64),
        np.array([row[5] for row in rows], np.bool_),
        [" · ".join(part for part in (row[6], row[7]) if part) for row in rows],
        np.array([row[8] == "female" for row in rows], np.bool_),
        [row[6] for row in rows],
    )


def _hulls(sources: Sources, number: Ints, me: int) -> list[Hull]:
    found = []
    for key, name, kind in sources.cohorts:
        inside = sources.belongs[sources.belongs[:, 0] == key, 1]
        members = number[inside[inside < len(number)]]
        members = members[(members >= 0) & (members != me)]
        if len(members):
            found.append(Hull(key, name, kind, len(inside), members))
    return found


def _edges(session: Session, sources: Sources, number: Ints, people: People, hulls: list[Hull]) -> Edges:
    """Return one edge a pair of people on the map, the strongest tie first; my own cohorts written out."""
    ties = sources.ties[(sources.ties[:, :2] < len(number)).all(axis=1)]
    one, other, kinds, near = number[ties[:, 0]], number[ties[:, 1]], ties[:, 2], ties[:, 3]
    inside = (one >= 0) & (other >= 0)
    one, other, kinds, near = one[inside], other[inside], kinds[inside], near[inside]
    me = int(number[sources.me])
    mine = set(sources.belongs[sources.belongs[:, 1] == sources.me, 0].tolist()) & set(sources.tying())
    for hull in hulls if me >= 0 else ():
        if hull.cohort_id in mine:
            kind = KINDS.index(TYING_COHORTS[CohortKind(hull.kind)])
            one = np.concatenate([one, np.full(len(hull.members), me)])
            other = np.concatenate([other, hull.members])
            kinds = np.concatenate([kinds, np.full(len(hull.members), kind)])
            near = np.concatenate([near, np.zeros(len(hull.members), np.int64)])
    rules = settings.rules(session)
    table = np.array([[tie_strength(kind, step or None, rules) for step in range(4)] for kind in KINDS])
    strengths = table[kinds, near].copy()
    factors = _factor_closeness(session)
    for place in np.flatnonzero((one == me) | (other == me)).tolist() if me >= 0 else ():
        them = int(other[place] if one[place] == me else one[place])
        close = closeness_of_mine(int(near[place]) or None, factors.get(int(people.ids[them])))
        quiet = int(people.quiet[them])
        warm = 1.0 if quiet == NOTHING_LOGGED else warmth_after(quiet)
        near[place] = close or 0
        strengths[place] = tie_strength(KINDS[kinds[place]], close, rules) * warm
    return merged(Edges(one, other, kinds, near, np.ones(len(one), np.int64), strengths), len(people))


def _factor_closeness(session: Session) -> dict[int, int]:
    found = graph.numbers(
        session, select(Contact.id, Contact.closeness).where(Contact.closeness.is_not(None)), 2
    )
    return dict(found.tolist())


def merged(edges: Edges, people: int) -> Edges:
    """Return one edge a pair, with the strongest tie's kind and closeness, and their number."""
    low, high = np.minimum(edges.one, edges.other), np.maximum(edges.one, edges.other)
    pair = low * max(1, people) + high
    order = np.lexsort((-edges.strengths, pair))
    _found, first, counts = np.unique(pair[order], return_index=True, return_counts=True)
    kept = edges.chosen(order[first])
    kept.counts = counts
    return kept


def _kinds_to_me(edges: Edges, me: int, people: int) -> Ints:
    kinds = np.full(people, NO_KIND, np.int64)
    for mine, theirs in ((edges.one, edges.other), (edges.other, edges.one)):
        touching = mine == me
        kinds[theirs[touching]] = edges.kinds[touching]
    return kinds
