"""From tables to a plan: every row understood and its fate decided, with nothing written."""

from sqlalchemy.orm import Session

from models.kinds import ImportKind
from services import sessions
from services.contacts import names
from services.contacts.owner import owner_name
from services.contacts.sameness import class_key
from services.exchange import classes, own_workbook, tie_lists
from services.exchange.facts import RowFacts, RowProblem
from services.exchange.field_labels import column_words
from services.exchange.plan import OnDuplicate, Plan, PlannedRow, Verdict
from services.exchange.same_person import People, people_of
from services.exchange.sources import ChosenTable, Source
from services.exchange.understanding import Reader
from services.i18n import _
from services.progress import Progress

_STEP = 2000


def plan_of(session: Session, source: Source, progress: Progress) -> Plan:
    """Return what importing the source would do."""
    plan = Plan(
        source.request,
        source.workbook.format,
        source.kind,
        source.header_row,
        source.columns(),
        title=next((one.table.title for one in source.tables if one.table.title), ""),
        told=source.told,
    )
    if source.kind is ImportKind.TIES:
        tie_lists.plan_rows(session, source, plan, progress)
        return plan
    progress.say(_("Reading the rows"))
    total = sum(len(one.table.rows) for one in source.tables)
    for chosen in source.tables:
        rows = _understood(session, chosen, total, len(plan.rows), progress)
        if source.kind is ImportKind.CLASSMATES:
            told = (chosen.table.title, chosen.table.sheet, source.request.path.stem)
            classes.complete_schools([row for row in rows if row.facts.name], told)
        plan.rows += rows
    if source.told is not None:
        own_workbook.complete(source.told, [row.facts for row in plan.rows])
    plan.problems += source.workbook.doubts
    if not plan.rows:
        first = source.tables[0].table
        plan.problems.append(
            RowProblem(first.sheet, first.header_row or 1, "", "", _("there is nobody beneath the headers"))
        )
    progress.say(_("Looking for the same people"))
    _judge(session, plan, progress)
    return plan


def _understood(
    session: Session, chosen: ChosenTable, total: int, before: int, progress: Progress
) -> list[PlannedRow]:
    reader = Reader(chosen.table, chosen.mapping, sessions.today(session), own=chosen.own)
    rows: list[PlannedRow] = []
    name = next((index for index, field in chosen.mapping.items() if field == "name"), -1)
    continuing = chosen.table.continuing(name)
    for number, (row, cells) in enumerate(chosen.table.rows):
        if number % _STEP == 0:
            progress.step(before + number, total)
        facts, problems = reader.read(row, cells)
        if row in continuing and rows and facts.name == rows[-1].facts.name:  # one person in several rows
            rows[-1].problems += problems + _contradictions(rows[-1].facts, facts)
            continue
        planned = PlannedRow(facts, Verdict.ADDED, problems=problems)
        if not facts.name:
            planned.verdict = Verdict.REJECTED
            planned.problems.append(
                RowProblem(facts.sheet, facts.row, column_words("name"), "", _("no name in this row"))
            )
        rows.append(planned)
    return rows


def _judge(session: Session, plan: Plan, progress: Progress) -> None:
    """Decide for each row whether it is somebody new, somebody in the book, or somebody of an earlier row."""
    people = people_of(session, progress)
    me, my_name = sessions.me_id(session), names.match_key(owner_name(session))
    if plan.kind is ImportKind.CLASSMATES and plan.request.mine:
        _let_me_be_found(people, plan, me, my_name)
    for place, row in enumerate(plan.rows):
        if place % _STEP == 0:
            progress.step(place, len(plan.rows))
        if row.verdict is Verdict.REJECTED:
            continue
        match = None if plan.request.on_duplicate is OnDuplicate.ADD else people.match(row.facts)
        if match is None or _told_apart(plan, row, match.key):
            people.add_row(-place - 1, row.facts)
            continue
        row.why, row.score = match.why, match.score
        row.verdict = Verdict.SKIPPED if plan.request.on_duplicate is OnDuplicate.SKIP else Verdict.MERGED
        if match.key >= 0:
            row.contact_id = match.key
        else:
            row.same_as = -match.key - 1
        people.learn(match.key, row.facts)
    people.let_go()


def _told_apart(plan: Plan, row: PlannedRow, key: int) -> bool:
    """Tell whether our own workbook says by its UIDs that two of its rows are two people."""
    return (
        plan.told is not None
        and key < 0
        and bool(row.facts.uid)
        and row.facts.uid != plan.rows[-key - 1].facts.uid
    )


def _let_me_be_found(people: People, plan: Plan, me: int, my_name: str) -> None:
    """In a list of my own class the row with my name is me: same name, same class."""
    mine = [row.facts for row in plan.rows if row.facts.name and names.match_key(row.facts.name) == my_name]
    if len(mine) == 1:
        told = RowFacts(mine[0].sheet, mine[0].row, mine[0].name)
        told.schools = [
            school
            for school in mine[0].schools
            if class_key(school.school, school.class_name, school.from_year)
        ]
        people.learn(me, told)


def absorb_repeats(plan: Plan) -> None:
    """Bring rows of the same new person together in the first of them; contradictions are reported."""
    for row in plan.rows:
        if row.verdict is not Verdict.MERGED or row.same_as is None:
            continue
        row.problems += _contradictions(plan.rows[row.same_as].facts, row.facts)


def _contradictions(first: RowFacts, other: RowFacts) -> list[RowProblem]:
    """Let the first row of somebody take over what another tells; return what contradicts it."""
    reason = _("row {row} says otherwise; that one was kept").format(row=first.row)
    return [
        RowProblem(other.sheet, other.row, column_words(column), value, reason)
        for column, value in first.absorb(other)
    ]
