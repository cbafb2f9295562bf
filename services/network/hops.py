"""What lies between two people who stand side by side on a path: the tie that counts, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TYING_COHORTS, CohortKind, Stage, TieKind
from models.organization import Cohort
from models.tie import Tie
from services import sessions, settings
from services.network import saying
from services.network.people import Stop
from services.network.saying import TieFacts
from services.network.strength import closeness_of_mine, tie_strength, warmth
from services.settings import Rules


@dataclass(frozen=True, slots=True)
class Step:
    """One hop: who to whom, by which tie, how strong, in words such as "his cousin"."""

    from_id: int
    to_id: int
    from_name: str
    to_name: str
    kind: str
    subkind: str | None
    closeness: int | None
    """The class the hop counts with; None: nobody knows."""
    strength: float
    words: str
    noun: str
    """What the next is to the one before, for a small tag on the map."""
    cohort: str = ""
    """The class or department the hop goes through."""


@dataclass(frozen=True, slots=True)
class Hop:
    """Two neighbours on a path, and the cohort between them where it is not a tie of their own."""

    one: Stop
    other: Stop
    cohort_id: int | None = None


class Teller:
    """Finds and says the ties of many hops with few queries."""

    def __init__(self, session: Session, hops: Iterable[Hop]) -> None:
        self._session = session
        self._rules: Rules = settings.rules(session)
        wanted = list(hops)
        self._ties = _ties_between(session, {(hop.one.id, hop.other.id) for hop in wanted})
        cohorts = {hop.cohort_id for hop in wanted if hop.cohort_id is not None}
        self._cohorts = {row.id: row for row in session.scalars(select(Cohort).where(Cohort.id.in_(cohorts)))}
        mine = [hop for hop in wanted if hop.one.is_me or hop.other.is_me]
        self._facts = _my_facts(session, {hop.other.id if hop.one.is_me else hop.one.id for hop in mine})

    def step(self, hop: Hop) -> Step:
        """Return a hop with its strongest tie, or the one its cohort gives."""
        cohort = None if hop.cohort_id is None else self._cohorts.get(hop.cohort_id)
        if cohort is not None:
            facts, name = _facts_of(cohort, hop), cohort.name
            strength, near = self._strength(hop, facts)
        else:
            choices = [(self._strength(hop, facts), facts) for facts in self._between(hop)]
            # Of two as strong, typed from either side, the one that names the next person tells more.
            (strength, near), facts = max(
                choices,
                key=lambda choice: (choice[0][0], choice[1].from_id == hop.other.id, bool(choice[1].role)),
            )
            name = ""
        one, other = hop.one.who(), hop.other.who()
        noun = saying.what_other_is(facts, other)
        words = saying.said(facts, one, other)
        return Step(
            hop.one.id,
            hop.other.id,
            hop.one.name,
            hop.other.name,
            facts.kind,
            facts.subkind,
            near,
            strength,
            words,
            noun or words,
            name,
        )

    def _between(self, hop: Hop) -> list[TieFacts]:
        pair = (min(hop.one.id, hop.other.id), max(hop.one.id, hop.other.id))
        return self._ties.get(pair, [])

    def _strength(self, hop: Hop, facts: TieFacts) -> tuple[float, int | None]:
        if not (hop.one.is_me or hop.other.is_me):
            return tie_strength(facts.kind, facts.closeness, self._rules), facts.closeness
        them = hop.other if hop.one.is_me else hop.one
        contact = self._facts[them.id]
        near = closeness_of_mine(facts.closeness, contact.closeness)
        warm = warmth(contact.last_day, sessions.today(self._session))
        return tie_strength(facts.kind, near, self._rules) * warm, near


def _ties_between(session: Session, pairs: set[tuple[int, int]]) -> dict[tuple[int, int], list[TieFacts]]:
    found: dict[tuple[int, int], list[TieFacts]] = {}
    for part in sessions.chunks(pairs, 150):
        either = [
            or_(
                and_(Tie.from_id == one, Tie.to_id == other),
                and_(Tie.from_id == other, Tie.to_id == one),
            )
            for one, other in part
        ]
        for tie in session.scalars(select(Tie).where(or_(*either), Tie.kind != TieKind.BUSINESS.value)):
            pair = (min(tie.from_id, tie.to_id), max(tie.from_id, tie.to_id))
            found.setdefault(pair, []).append(facts_of(tie))
    return found


def facts_of(tie: Tie) -> TieFacts:
    """Return what a tie of the book says."""
    return TieFacts(tie.from_id, tie.to_id, tie.kind, tie.subkind, tie.role, tie.label, tie.closeness)


def _facts_of(cohort: Cohort, hop: Hop) -> TieFacts:
    """Return the tie that two members of a cohort have: its kind's, the closeness unknown."""
    kind = TYING_COHORTS[CohortKind(cohort.kind)]
    return TieFacts(hop.other.id, hop.one.id, kind, subkind_of(cohort))


def subkind_of(cohort: Cohort) -> str | None:
    """Return the subkind that members of a class, course or department have to each other."""
    if TYING_COHORTS[CohortKind(cohort.kind)] is TieKind.COLLEAGUE:
        return None
    if cohort.stage:
        return f"classmate_{cohort.stage}"
    return f"classmate_{Stage.TRAINING}" if cohort.kind == CohortKind.COURSE else None


def _my_facts(session: Session, people: set[int]) -> dict[int, Contact]:
    rows: dict[int, Contact] = {}
    for part in sessions.chunks(people):
        rows |= {row.id: row for row in session.scalars(select(Contact).where(Contact.id.in_(part)))}
    return rows
