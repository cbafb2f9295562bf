"""What will be in the book after an import: cohorts, schooling, firms, places."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import ImportKind
from services import sessions
from services.contacts import organizations
from services.exchange import classes
from services.exchange.cell_readers import NOT_KEPT
from services.exchange.facts import SchoolFact
from services.exchange.plan import Plan, Verdict
from services.exchange.sources import Source

_MOST_COHORTS = 3


@dataclass(frozen=True, slots=True)
class Outlook:
    """The counts that say what an import brings."""

    people: int
    """Rows that come in; of a tie list, ties."""
    cohorts: tuple[tuple[str, int], ...]
    """Name and how many of the list, the largest first; at most three."""
    more_cohorts: int
    schoolings: int
    firms: int
    known_firms: int
    places: int
    """Native places told down to the county."""
    own_ties: int
    """People who get a tie with me."""
    left_out: tuple[str, ...]
    """Headers of columns that are recognised and not kept."""
    newcomers: int
    """Of a tie list: people who are added."""
    me_among: bool = False
    """One of the rows is me."""
    left_alone: tuple[str, ...] = ()
    """Who is not to be contacted, as the list says."""


def outlook(session: Session, source: Source, plan: Plan) -> Outlook:
    """Return what importing the plan would bring."""
    rows = [row for row in plan.rows if row.verdict in (Verdict.ADDED, Verdict.MERGED)]
    firms = {post.organization for row in rows for post in row.facts.posts if post.organization}
    keys = {organizations.match_key(organizations.clean_name(name)) for name in firms}
    cohorts = _cohorts(plan)
    told = [row.facts for row in rows]
    if plan.kind is ImportKind.CARDS:
        own_ties = len(rows)
    else:
        own_ties = sum(bool(facts.relation) for facts in told) if plan.kind is not ImportKind.TIES else 0
    ties = plan.kind is ImportKind.TIES
    return Outlook(
        people=plan.count(Verdict.ADDED) if ties else len(rows),
        cohorts=tuple(cohorts.most_common(_MOST_COHORTS)),
        more_cohorts=max(0, len(cohorts) - _MOST_COHORTS),
        schoolings=sum(len(facts.schools) for facts in told),
        firms=len(keys),
        known_firms=len(organizations.known(session, firms)),
        places=sum(_is_county(facts.single.get("native_code")) for facts in told),
        own_ties=own_ties,
        left_out=_left_out(source),
        newcomers=_newcomers(session, plan) if ties else 0,
        me_among=any(row.contact_id == sessions.me_id(session) for row in rows),
        left_alone=tuple(facts.name for facts in told if facts.single.get("do_not_contact")),
    )


def _is_county(code: object) -> bool:
    return isinstance(code, str) and not code.endswith("00")


def _cohorts(plan: Plan) -> Counter[str]:
    """Return the classes a class list would make, with how many rows go into each."""
    found: Counter[str] = Counter()
    if plan.kind is not ImportKind.CLASSMATES:
        return found
    for row in plan.rows:
        if row.verdict in (Verdict.ADDED, Verdict.MERGED) and row.same_as is None:
            told = row.facts.schools[0] if row.facts.schools else SchoolFact()
            group = SchoolFact(told.school, told.stage, told.class_name, "", told.from_year)
            found[classes.draft_of(group, plan).name] += 1
    return found


def _left_out(source: Source) -> tuple[str, ...]:
    shown = NOT_KEPT - {"sequence"}
    return tuple(header for header, told in source.columns().items() if told in shown)


def _newcomers(session: Session, plan: Plan) -> int:
    told = {
        name
        for row in plan.rows
        if row.verdict is Verdict.ADDED
        for name in (row.facts.name, row.to_name)
        if name
    }
    known: Counter[str] = Counter()
    for part in sessions.chunks(sorted(told)):
        known.update(session.scalars(select(Contact.name).where(Contact.name.in_(part))))
    return sum(known[name] != 1 for name in told)
