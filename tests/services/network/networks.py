"""Small networks for tests, and the plain statement of what a path may be."""

import datetime as dt
import itertools
import math
import random
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from models.contact import Contact
from models.organization import Cohort, Membership
from models.tie import Tie
from services import recorder, sessions
from services.book import Book

KIND = {
    "relative": 1.0,
    "friend": 0.95,
    "schooling": 0.9,
    "colleague": 0.85,
    "referral": 0.8,
    "customer": 0.7,
    "townsman": 0.6,
    "acquaintance": 0.5,
}
NEAR = {1: 0.9, 2: 0.6, 3: 0.3, None: 0.5}


@dataclass
class Network:
    """Everything a path depends on, in plain containers."""

    me: int
    people: list[int]
    ties: list[tuple[int, int, str, int | None]] = field(default_factory=list)
    cohorts: dict[int, tuple[str, set[int]]] = field(default_factory=dict)
    shy: set[int] = field(default_factory=set)
    factor: dict[int, int] = field(default_factory=dict)
    quiet_days: dict[int, int] = field(default_factory=dict)

    def hops(self, one: int, other: int) -> dict[int, float]:
        """The strength of each way to make a hop: 0 for ties of their own, else by cohort."""
        found: dict[int, float] = {}
        mine = self.me in (one, other)
        them = other if one == self.me else one
        warm = max(0.5, 2 ** (-self.quiet_days[them] / 365)) if mine and them in self.quiet_days else 1.0
        for a, b, kind, near in self.ties:
            if {a, b} == {one, other}:
                near = near or (self.factor.get(them) if mine else None)
                found[0] = max(found.get(0, 0.0), KIND[kind] * NEAR[near] * (warm if mine else 1))
        for cohort, (kind, members) in self.cohorts.items():
            if {one, other} <= members:
                near = self.factor.get(them) if mine else None
                found[cohort] = KIND[kind] * NEAR[near] * (warm if mine else 1)
        return found

    def best(self, people: tuple[int, ...]) -> float:
        """The strength of a path over these people, each cohort used once at most; 0 when there is none."""
        choices = [self.hops(one, other) for one, other in itertools.pairwise(people)]
        best = 0.0
        for picked in itertools.product(*(hops.items() for hops in choices)):
            used = [cohort for cohort, _ in picked if cohort]
            if len(used) == len(set(used)):
                best = max(best, math.prod(strength for _, strength in picked))
        return best

    def paths(self, source: int, target: int, avoid: set[int]) -> list[tuple[float, tuple[int, ...]]]:
        """Every path, strongest first, by trying them all."""
        closed = (self.shy | avoid | {self.me}) - {source, target}
        between = [p for p in self.people if p not in closed | {source, target}]
        found = []
        for length in range(len(between) + 1):
            for middle in itertools.permutations(between, length):
                people = (source, *middle, target)
                strength = self.best(people)
                if strength > 0:
                    found.append((strength, people))
        return sorted(found, key=lambda entry: (-entry[0], len(entry[1])))


def scatter(session: Session, network: Network, chance: random.Random) -> None:
    """Fill a book, and the network beside it, with random ties, cohorts, classes and days."""
    recorder.bulk_delete(session, Tie, [row.id for row in session.query(Tie)])
    recorder.bulk_delete(session, Membership, [row.id for row in session.query(Membership)])
    recorder.bulk_delete(session, Cohort, [row.id for row in session.query(Cohort)])
    today = sessions.today(session)
    for person in network.people:
        row = session.get_one(Contact, person)
        row.do_not_contact = chance.random() < 0.12
        row.closeness = chance.choice([None, None, 1, 2, 3])
        days = chance.choice([None, None, 0, 40, 300, 2000])
        row.last_day = None if days is None else today - dt.timedelta(days=days)
        if row.do_not_contact:
            network.shy.add(person)
        if row.closeness:
            network.factor[person] = row.closeness
        if days is not None:
            network.quiet_days[person] = days
    for _ in range(chance.randrange(4, 11)):
        one, other = chance.sample(network.people, 2)
        kind, near = chance.choice(list(KIND)), chance.choice([None, 1, 2, 3])
        network.ties.append((one, other, kind, near))
        session.add(Tie(from_id=one, to_id=other, kind=kind, closeness=near))
    _scatter_cohorts(session, network, chance)


def _scatter_cohorts(session: Session, network: Network, chance: random.Random) -> None:
    for number in range(chance.randrange(4)):
        kind = chance.choice(["class", "course", "department", "circle"])
        cohort = Cohort(name=f"圈子{number}", kind=kind)
        session.add(cohort)
        session.flush()
        members = set(chance.sample(network.people, chance.randrange(2, len(network.people))))
        for member in members:
            session.add(Membership(cohort_id=cohort.id, contact_id=member))
        if kind != "circle":
            network.cohorts[cohort.id] = ("colleague" if kind == "department" else "schooling", members)


def read(book: Book, work: Any) -> Any:
    """Do something with a reading session of the book."""
    with book.read() as session:
        return work(session)
