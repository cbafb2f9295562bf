"""A class list makes a cohort with everybody in it: which class, which school, and whether I am in it."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy.orm import Session

from models.kinds import CohortKind, Stage
from services import sessions
from services.contacts import cohorts, names, schools
from services.exchange.facts import RowProblem, SchoolFact
from services.exchange.plan import Plan, PlannedRow, Verdict
from services.i18n import _

_COURSES = frozenset({Stage.TRAINING, Stage.FURTHER_STUDY, Stage.SEMINAR})


def complete_schools(rows: Sequence[PlannedRow], titles: Sequence[str]) -> None:
    """Give every row the class its list is of: what the columns leave out, the titles tell in turn."""
    common = SchoolFact()
    for told in map(schools.parse_schooling, titles):
        common = SchoolFact(
            common.school or told.school,
            common.stage or told.stage,
            common.class_name or told.class_name,
            "",
            common.from_year or told.from_year,
            common.to_year or told.to_year,
        )
    for row in rows:
        given = row.facts.schools[0] if row.facts.schools else SchoolFact()
        whole = SchoolFact(
            given.school or common.school,
            (common.stage if common.school and not given.school else None) or given.stage or common.stage,
            given.class_name or common.class_name,
            given.major,
            given.from_year or common.from_year,
            given.to_year or common.to_year,
        )
        if whole:
            row.facts.schools[:1] = [whole]


def make_cohorts(session: Session, plan: Plan, ids: dict[int, int]) -> int | None:
    """Make the plan's classes and put everybody in; return the cohort I am in, when I am."""
    groups: dict[SchoolFact, list[PlannedRow]] = defaultdict(list)
    for row in plan.rows:
        if id(row) in ids and row.verdict in (Verdict.ADDED, Verdict.MERGED):
            told = row.facts.schools[0] if row.facts.schools else SchoolFact()
            groups[SchoolFact(told.school, told.stage, told.class_name, "", told.from_year)].append(row)
    mine = _class_of_mine(session, plan, groups)
    stranger = None if plan.request.mine else sessions.me_id(session)
    joined: int | None = None
    for group, rows in groups.items():
        cohort = cohorts.find_or_add(session, draft_of(group, plan))
        by_role: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            if ids[id(row)] != stranger:
                by_role[row.facts.role].append(ids[id(row)])
        for role, members in by_role.items():
            cohorts.add_members(session, cohort, members, role)
        if group == mine:
            cohorts.add_members(session, cohort, [sessions.me_id(session)])
            joined = cohort
    return joined


def draft_of(group: SchoolFact, plan: Plan) -> cohorts.CohortDraft:
    """Return the cohort of a class: named by school, year and class, else by the list's title or file."""
    stage = Stage(group.stage) if group.stage else None
    name = schools.class_words(group.school, group.from_year, group.class_name)
    return cohorts.CohortDraft(
        name or plan.title or plan.request.path.stem,
        CohortKind.COURSE if stage in _COURSES else CohortKind.CLASS,
        group.stage,
        group.school,
        group.class_name,
        group.from_year,
    )


def _class_of_mine(
    session: Session, plan: Plan, groups: dict[SchoolFact, list[PlannedRow]]
) -> SchoolFact | None:
    """Return the group I am in: the only one, else the one with my name; none when told so."""
    if not plan.request.mine or not groups:
        return None
    if len(groups) == 1:
        return next(iter(groups))
    from services.contacts.owner import owner_name

    me = names.match_key(owner_name(session))
    for group, rows in groups.items():
        if any(names.match_key(row.facts.name) == me for row in rows):
            return group
    largest = max(groups, key=lambda group: len(groups[group]))
    plan.problems.append(
        RowProblem(
            groups[largest][0].facts.sheet,
            plan.header_row or 1,
            "",
            "",
            _("several classes are in this list; which is yours was not clear, so you are in none"),
        )
    )
    return None
