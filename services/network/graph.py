"""The network as compact arrays: people and cohorts as nodes, the cost of a hop as −ln of its strength.

A person's node is the contact's id; cohorts that tie their members follow behind as hubs. A hop through a
cohort of 500 costs two edges instead of 125,000: half of its cost into the hub, half out of it. Only my own
cohorts are written out person by person, for every one of those hops has a warmth of its own.
"""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TYING_COHORTS, CohortKind, TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services import sessions, settings
from services.network.strength import closeness_of_mine, tie_strength, warmth
from services.settings import Rules

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

DIRECT = 0
"""In place of a hub: the hop is a tie of its own."""

_KINDS = tuple(kind for kind in TieKind if kind is not TieKind.BUSINESS)
_MANY = 2000


@dataclass(frozen=True, slots=True)
class Departure:
    """One way out of a person: to whom, at what cost, through which hub."""

    to: int
    cost: float
    hub: int = DIRECT


@dataclass(slots=True)
class PathGraph:
    """Everybody and their ties, ready for searching; hubs are nodes from ``first_hub`` on."""

    me: int
    first_hub: int
    cohort_ids: list[int]
    starts: Ints
    ends: Ints
    costs: Floats
    blocked: frozenset[int]
    """Those who asked not to be contacted: nobody is led through them."""
    my_cohorts: list[Departure] = field(default_factory=list)
    _seen: dict[int, tuple[list[int], list[float]]] = field(default_factory=dict)

    def neighbours(self, node: int) -> tuple[list[int], list[float]]:
        """Return the nodes beside one, and what going there costs."""
        found = self._seen.get(node)
        if found is None:
            if not 0 <= node < len(self.starts) - 1:
                return [], []
            first, last = self.starts[node], self.starts[node + 1]
            found = self._seen[node] = (self.ends[first:last].tolist(), self.costs[first:last].tolist())
        return found

    def sources(self, node: int) -> tuple[list[int], list[float]]:
        """Return the nodes one is reached from; the same as those beside it, but towards a firm."""
        return self.neighbours(node)

    def departures(self, person: int) -> list[Departure]:
        """Return every hop out of a person, those through cohorts written out person by person."""
        found: list[Departure] = []
        for node, cost in zip(*self.neighbours(person), strict=True):
            if node < self.first_hub:
                found.append(Departure(node, cost))
                continue
            members, out = self.neighbours(node)
            found += [
                Departure(member, cost + half, node)
                for member, half in zip(members, out, strict=True)
                if member != person
            ]
        return found + self.my_cohorts if person == self.me else found

    def options(self, one: int, other: int) -> list[Departure]:
        """Return every way to make the hop between two people, cheapest first: the best tie, each cohort."""
        if other == self.me:
            one, other = other, one
        best: dict[int, Departure] = {}
        for hop in self.departures(one):
            if hop.to == other and (hop.hub not in best or hop.cost < best[hop.hub].cost):
                best[hop.hub] = hop
        return sorted(best.values(), key=lambda hop: hop.cost)

    def cohort_of(self, hub: int) -> int | None:
        """Return the cohort a hub stands for; None for a tie of its own."""
        return None if hub == DIRECT else self.cohort_ids[hub - self.first_hub]


def load(session: Session) -> PathGraph:
    """Read the whole network from the book, in a handful of queries."""
    rules = settings.rules(session)
    me = sessions.me_id(session)
    one, other, code = read_ties(session)
    cohorts, member_of, members = read_memberships(session)
    last = session.scalar(select(func.max(Contact.id))) or me  # those without ties have a node too
    cost = _tie_costs(code, rules)
    mine = (one == me) | (other == me)
    if mine.any():
        theirs = np.where(one == me, other, one)[mine]
        cost[mine] = _my_costs(session, theirs, code[mine], rules)
    hubs = last + 1 + member_of
    half = _hub_costs(cohorts, rules)[member_of] / 2
    shared = members != me
    starts, ends, costs = _compact(
        np.concatenate([one, members[shared]]),
        np.concatenate([other, hubs[shared]]),
        np.concatenate([cost, half[shared]]),
        last + 1 + len(cohorts),
    )
    blocked = frozenset(session.scalars(select(Contact.id).where(Contact.do_not_contact)))
    graph = PathGraph(me, last + 1, [cohort for cohort, _kind in cohorts], starts, ends, costs, blocked)
    graph.my_cohorts = _my_cohorts(session, graph, cohorts, member_of, members, rules)
    return graph


def numbers(session: Session, query: Select[Any], width: int) -> Ints:
    """Return the whole numbers of a query as an array, past the rows SQLAlchemy would make of them."""
    cursor = session.connection().execute(query).cursor
    found = cursor.fetchall() if cursor is not None else []
    flat = np.fromiter(chain.from_iterable(found), np.int64, count=len(found) * width)
    return flat.reshape(-1, width)


def read_ties(session: Session) -> tuple[Ints, Ints, Ints]:
    """Return both ends of every tie of people, and a code: four times its kind plus its closeness."""
    number = case({kind.value: place for place, kind in enumerate(_KINDS)}, value=Tie.kind, else_=0)
    query = select(Tie.from_id, Tie.to_id, number * 4 + func.coalesce(Tie.closeness, 0))
    found = numbers(session, query.where(Tie.kind != TieKind.BUSINESS.value), 3)
    return found[:, 0].copy(), found[:, 1].copy(), found[:, 2].copy()


def read_memberships(session: Session) -> tuple[list[tuple[int, str]], Ints, Ints]:
    """Return the cohorts that tie their members, and who (second array) is in the how-manieth (first)."""
    kinds = [kind.value for kind in TYING_COHORTS]
    query = select(Cohort.id, Cohort.kind).where(Cohort.kind.in_(kinds)).order_by(Cohort.id)
    cohorts = [(int(key), str(TYING_COHORTS[CohortKind(kind)])) for key, kind in session.execute(query)]
    belongs = select(Membership.cohort_id, Membership.contact_id).join(
        Cohort, Cohort.id == Membership.cohort_id
    )
    found = numbers(session, belongs.where(Cohort.kind.in_(kinds)), 2)
    keys = np.array([key for key, _kind in cohorts], np.int64)
    return cohorts, np.searchsorted(keys, found[:, 0]), found[:, 1].copy()


def cost_of(strength: float) -> float:
    """Return what a hop of that strength costs; infinite where it carries nobody."""
    return -math.log(strength) if strength > 0 else math.inf


def _tie_costs(code: Ints, rules: Rules) -> Floats:
    table = [cost_of(tie_strength(kind, near or None, rules)) for kind in _KINDS for near in range(4)]
    return np.array(table)[code]


def _hub_costs(cohorts: list[tuple[int, str]], rules: Rules) -> Floats:
    return np.array([cost_of(tie_strength(kind, None, rules)) for _id, kind in cohorts], np.float64)


def _compact(one: Ints, other: Ints, cost: Floats, nodes: int) -> tuple[Ints, Ints, Floats]:
    """Return undirected edges as compressed rows: where each node's edges start, their ends and costs."""
    passable = np.isfinite(cost)
    one, other, cost = one[passable], other[passable], cost[passable]
    source = np.concatenate([one, other])
    order = np.argsort(source, kind="stable")
    starts = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(source, minlength=nodes), out=starts[1:])
    return starts, np.concatenate([other, one])[order], np.concatenate([cost, cost])[order]


def _facts(session: Session, people: Iterable[int]) -> dict[int, tuple[int | None, dt.date | None]]:
    """Return the factor closeness and the day of the last contact, of those who have either."""
    wanted = set(people)
    query = select(Contact.id, Contact.closeness, Contact.last_day).where(
        Contact.closeness.is_not(None) | Contact.last_day.is_not(None)
    )
    if len(wanted) > _MANY:
        rows = list(session.execute(query))
    else:
        parts = sessions.chunks(wanted)
        rows = [row for part in parts for row in session.execute(query.where(Contact.id.in_(part)))]
    return {key: (factor, day) for key, factor, day in rows}


def _my_costs(session: Session, theirs: Ints, code: Ints, rules: Rules) -> Floats:
    facts = _facts(session, theirs.tolist())
    today = sessions.today(session)
    costs = []
    for person, number in zip(theirs.tolist(), code.tolist(), strict=True):
        factor, day = facts.get(person, (None, None))
        near = closeness_of_mine(number % 4 or None, factor)
        costs.append(cost_of(tie_strength(_KINDS[number // 4], near, rules) * warmth(day, today)))
    return np.array(costs)


def _my_cohorts(
    session: Session,
    graph: PathGraph,
    cohorts: list[tuple[int, str]],
    member_of: Ints,
    members: Ints,
    rules: Rules,
) -> list[Departure]:
    """Write out the hops from me to everybody in my own cohorts."""
    mine = member_of[members == graph.me]
    beside = np.isin(member_of, mine) & (members != graph.me)
    people, places = members[beside].tolist(), member_of[beside].tolist()
    facts = _facts(session, people)
    today = sessions.today(session)
    found = []
    for person, place in zip(people, places, strict=True):
        factor, day = facts.get(person, (None, None))
        near = closeness_of_mine(None, factor)
        cost = cost_of(tie_strength(cohorts[place][1], near, rules) * warmth(day, today))
        if math.isfinite(cost):
            found.append(Departure(person, cost, graph.first_hub + place))
    return found
