"""Lists of ties: two names and a word a row; one name is one person."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tie import Tie
from services import recorder, sessions
from services.contacts import names
from services.contacts.writing import Cell, cell_text
from services.exchange.facts import RowFacts, RowProblem
from services.exchange.field_labels import column_words
from services.exchange.plan import OnDuplicate, Plan, PlannedRow, Verdict
from services.exchange.same_person import People, first_of, people_of
from services.exchange.sources import Source
from services.exchange.storing import Firms, store_new
from services.i18n import _
from services.network.tie_words import understand_tie
from services.progress import Progress

_ME = frozenset({"我", "本人", "自己", "me"})
_CLOSENESS = {"1": 1, "2": 2, "3": 3, "一": 1, "二": 2, "三": 3, "深": 1, "密": 1, "一般": 2, "疏": 3}


def plan_rows(session: Session, source: Source, plan: Plan, progress: Progress) -> None:
    """Plan a list of ties: who is new, which rows say nothing."""
    people = people_of(session)
    known = _known_ties(session)
    seen: set[tuple[str, str, str]] = set()
    new: dict[str, PlannedRow] = {}
    total = sum(len(one.table.rows) for one in source.tables)
    for chosen in source.tables:
        columns = {field: index for index, field in chosen.mapping.items() if field}
        for row, cells in chosen.table.rows:
            if len(plan.rows) % 2000 == 0:
                progress.step(len(plan.rows), total)
            planned = _planned(chosen.table.sheet, row, cells, columns)
            plan.rows.append(planned)
            if planned.verdict is Verdict.REJECTED:
                continue
            key = (planned.facts.name, planned.to_name, planned.facts.relation)
            ends = [_only_bearer(session, people, name) for name in (planned.facts.name, planned.to_name)]
            if key in seen:
                _know(plan, planned, _("the same tie stands above"))
            elif (*ends, *_meaning(planned)) in known:
                _know(plan, planned, _("this tie is in the book already"))
            seen.add(key)
            for name in (planned.facts.name, planned.to_name):
                if name.casefold() not in _ME and name not in new:
                    found = people.named(name)
                    if len(found) > 1:
                        planned.problems.append(_several(planned, name, len(found)))
                    if len(found) != 1:
                        new[name] = planned


def _known_ties(session: Session) -> set[tuple[int | None, int | None, str, str, str]]:
    """Return every tie of the book as from, to, kind, role and label."""
    return set(session.execute(select(Tie.from_id, Tie.to_id, Tie.kind, Tie.role, Tie.label)).tuples())


def _meaning(planned: PlannedRow) -> tuple[str, str, str]:
    """Return kind, role and label of the row's tie as they are stored."""
    word = understand_tie(planned.facts.relation)
    return str(word.kind), word.role[:60], word.label[:60]


def _only_bearer(session: Session, people: People, name: str) -> int | None:
    """Return the contact a name joins: me, or the only one who bears it."""
    return sessions.me_id(session) if name.casefold() in _ME else first_of(people.named(name))


def _know(plan: Plan, planned: PlannedRow, why: str) -> None:
    """Let a tie that is told already be merged, or skipped where that is wanted."""
    skips = plan.request.on_duplicate is OnDuplicate.SKIP
    planned.verdict, planned.why = Verdict.SKIPPED if skips else Verdict.MERGED, why


def _several(planned: PlannedRow, name: str, count: int) -> RowProblem:
    return RowProblem(
        planned.facts.sheet,
        planned.facts.row,
        "",
        name,
        _("{count} people bear this name; a new one was added").format(count=count),
    )


def _planned(sheet: str, row: int, cells: Sequence[Cell], columns: Mapping[str, int]) -> PlannedRow:
    def text(field: str) -> str:
        index = columns.get(field)
        return cell_text(cells[index]) if index is not None and index < len(cells) else ""

    facts = RowFacts(sheet, row, names.clean_name(text("from")).name)
    planned = PlannedRow(
        facts, Verdict.ADDED, to_name=names.clean_name(text("to")).name, since=text("since")[:10]
    )
    facts.relation = text("kind") or text("subkind") or text("label")
    planned.closeness = next(
        (value for word, value in _CLOSENESS.items() if text("closeness").startswith(word)), None
    )
    reason = ""
    if not facts.name or not planned.to_name:
        reason = _("a name is missing")
    elif facts.name == planned.to_name:
        reason = _("nobody has a tie to themselves")
    if reason:
        planned.verdict = Verdict.REJECTED
        planned.problems.append(RowProblem(sheet, row, column_words("name"), "", reason))
    return planned


def store(session: Session, plan: Plan, source: str, progress: Progress) -> None:
    """Write a planned list of ties: the new people, then the ties that are not there yet."""
    ids = _people(session, plan, source, progress)
    known = _known_ties(session)
    day = sessions.today(session)
    rows = []
    for planned in plan.rows:
        if planned.verdict is not Verdict.ADDED:
            continue
        word = understand_tie(planned.facts.relation)
        source_id, target_id = ids[planned.facts.name], ids[planned.to_name]
        key = (source_id, target_id, *_meaning(planned))
        if key in known:
            _know(plan, planned, _("this tie is in the book already"))
            continue
        known.add(key)
        rows.append(
            {
                "from_id": source_id,
                "to_id": target_id,
                "kind": str(word.kind),
                "subkind": word.subkind,
                "role": word.role[:60],
                "label": word.label[:60],
                "closeness": planned.closeness,
                "since": planned.since or None,
                "source": source[:200],
                "added_day": day,
            }
        )
    recorder.bulk_insert(session, Tie, rows)


def _people(session: Session, plan: Plan, source: str, progress: Progress) -> dict[str, int]:
    """Return the contact of every name, new ones added; a name only one bears joins that one."""
    people = people_of(session)
    ids: dict[str, int] = {}
    fresh: dict[str, PlannedRow] = {}
    for planned in plan.rows:
        if planned.verdict is Verdict.REJECTED:
            continue
        for name in (planned.facts.name, planned.to_name):
            if name in ids or name in fresh:
                continue
            found = _only_bearer(session, people, name)
            if found is not None:
                ids[name] = found
            else:
                fresh[name] = PlannedRow(
                    RowFacts(planned.facts.sheet, planned.facts.row, name), Verdict.ADDED
                )
    rows = list(fresh.values())
    stored = store_new(session, rows, Firms(session, ()), source, progress)
    ids.update({name: stored[id(planned)] for name, planned in fresh.items()})
    return ids
