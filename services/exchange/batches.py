"""Imported files: listed, and taken back whole at any age, keeping what was changed since."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.orm import Session

from models import tables
from models.import_batch import ImportBatch, ImportProblem, ImportRow
from models.journal import JournalChange
from services import history, recorder, sessions, storage
from services.contacts import derived
from services.errors import ChoiceError, UndoError
from services.exchange.facts import RowProblem
from services.exchange.plan import BatchReport
from services.i18n import _
from services.rows import unpacked
from services.since import FOLLOWING, Since

_OWN = frozenset({"import_batches", "import_rows", "import_problems"})
_SHORT = 100
"""Rows in so short a run are removed one by one."""
_FOLLOWING = frozenset({"map_positions"})
"""Tables whose rows go with the person: nobody would keep them for their own sake."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a batch back did."""

    removed: int
    """Contacts that went; of a tie list, ties."""
    restored: int
    """Contacts that are again as they were before."""
    kept: tuple[str, ...]
    """What was changed since and stays, in words."""


def batches(session: Session) -> list[BatchReport]:
    """Return every batch with its problems, newest first."""
    rows = session.scalars(select(ImportBatch).order_by(ImportBatch.id.desc())).all()
    problems = _problems(session)
    return [
        BatchReport(
            row.id,
            row.file,
            row.format,
            row.kind,
            row.header_row,
            json.loads(row.columns),
            row.rows,
            row.added,
            row.merged,
            row.skipped,
            row.rejected,
            tuple(problems[row.id]),
            row.taken_back_at is not None,
        )
        for row in rows
    ]


def _problems(session: Session) -> defaultdict[int, list[RowProblem]]:
    """Return the problems of every batch as they were reported."""
    found: defaultdict[int, list[RowProblem]] = defaultdict(list)
    for one in session.scalars(select(ImportProblem).order_by(ImportProblem.id)):
        found[one.batch_id].append(RowProblem(one.sheet, one.row, one.column, one.value, one.reason))
    return found


def take_back(session: Session, batch_id: int) -> TakenBack:
    """Take a batch back by comparing with what it left; rows changed since stay and are listed.

    Raises ChoiceError for a batch that does not exist, UndoError for one taken back already.
    """
    batch = session.get(ImportBatch, batch_id)
    if batch is None:
        raise ChoiceError(
            _("There is no import {number}.").format(number=batch_id), _("“renmai imports” lists them.")
        )
    if batch.taken_back_at is not None or batch.step_id is None:
        raise UndoError(_("Import {number} was taken back already.").format(number=batch_id))
    storage.defer_foreign_keys(session)
    changes = session.scalars(
        select(JournalChange).where(JournalChange.step_id == batch.step_id).order_by(JournalChange.position)
    ).all()
    restored, kept = _restore(session, [change for change in changes if change.action == "update"])
    inserted = _inserted(change for change in changes if change.action == "insert")
    since = Since(session, batch.step_id)
    touched = {table: since.changed_rows(table, rows) for table, rows in inserted.items()}
    going = {table: rows - touched[table] for table, rows in inserted.items()}
    stay = set(touched.get("contacts", ()))
    _keep_details(session, going, stay)
    stay |= _still_needed(session, going)
    owners = _owners(since, touched)
    kept += _names_of(session, stay | owners)
    removed = _present(session, "ties" if batch.kind == "ties" else "contacts", going)
    _remove(session, going)
    batch.taken_back_at = sessions.now(session)
    completed = {
        change.row_id for change in changes if change.table_name == "contacts" and change.action == "update"
    }
    derived.refresh(session, completed | stay | owners)
    return TakenBack(removed, restored, tuple(dict.fromkeys(kept)))


def _owners(since: Since, touched: dict[str, set[int]]) -> set[int]:
    """Return whose the changed rows are: people the book had before, or who took in one of the batch."""
    return {
        row["contact_id"]
        for table, ids in touched.items()
        if "contact_id" in tables.table(table).c and ids
        for row in since.rows(table, ids)
    }


def _present(session: Session, table_name: str, going: dict[str, set[int]]) -> int:
    """Return how many of the rows about to go are still there: some were merged or taken off since."""
    table = tables.table(table_name)
    counted = select(func.count()).select_from(table)
    conditions = _among(table.c.id, going.get(table_name, set()))
    return sum(session.scalar(counted.where(condition)) or 0 for condition in conditions)


def _among(column: ColumnElement[Any], ids: set[int]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that together take in these ids, most of which follow each other."""
    alone: list[int] = []
    for first, last in history.runs_of(ids):
        if last - first < _SHORT:
            alone += range(first, last + 1)
        else:
            yield column.between(first, last)
    for part in sessions.chunks(alone):
        yield column.in_(part)


def _inserted(changes: Iterable[JournalChange]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        if change.table_name not in _OWN:
            found[change.table_name] |= set(range(change.row_id, change.last_id + 1))
    return dict(found)


def _restore(session: Session, changes: Iterable[JournalChange]) -> tuple[int, list[str]]:
    """Put changed columns back where they are what the import left; what follows from them comes later."""
    record = recorder.record_of(session)
    people: set[int] = set()
    kept: list[str] = []
    for change in changes:
        table = tables.table(change.table_name)
        following = FOLLOWING.get(change.table_name, frozenset())
        before, after = unpacked(table, change.before), unpacked(table, change.after)
        after = {name: value for name, value in after.items() if name not in following}
        row = (
            session.connection().execute(select(table).where(table.c.id == change.row_id)).mappings().first()
        )
        if row is None:
            continue
        same = {name: before[name] for name in after if row[name] == after[name] and name in before}
        history.set_values(session, record, table, change.row_id, same)
        person = row["id"] if change.table_name == "contacts" else row.get("contact_id")
        if person is not None and (same or not after):
            people.add(person)
        if len(same) < len(after) and change.table_name == "contacts":
            kept.append(str(row["name"]))
    return len(people), kept


def _still_needed(session: Session, going: dict[str, set[int]]) -> set[int]:
    """Leave out of ``going`` what rows that stay point to; return the contacts among it."""
    stay: set[int] = set()
    moved = True
    while moved:
        moved = False
        for child in tables.metadata.sorted_tables:
            if child.name in _OWN | _FOLLOWING | tables.JOURNAL_TABLES:
                continue
            for parent, ids in _pointed_at(session, child, going):
                moved = True
                going[parent] -= ids
                if parent == "contacts":
                    stay |= ids
                    _keep_details(session, going, ids)
    return stay


def _pointed_at(session: Session, child: Table, going: dict[str, set[int]]) -> list[tuple[str, set[int]]]:
    """Return, by parent table, the rows about to go that a row which stays points to."""
    leaving = going.get(child.name, set())
    found = []
    for key in child.foreign_keys:
        parent = key.column.table.name
        if not going.get(parent):
            continue
        needed: set[int] = set()
        for condition in _among(key.parent, going[parent]):
            for row, target in session.execute(select(child.c.id, key.parent).where(condition)).tuples():
                if row not in leaving and target in going[parent]:
                    needed.add(target)
        if needed:
            found.append((parent, needed))
    return found


def _keep_details(session: Session, going: dict[str, set[int]], people: set[int]) -> None:
    """A person who stays keeps what the import said of them."""
    for name in list(going):
        table = tables.table(name)
        if "contact_id" not in table.c or not going[name]:
            continue
        for part in sessions.chunks(sorted(people)):
            theirs = session.execute(select(table.c.id).where(table.c.contact_id.in_(part))).scalars()
            going[name] -= set(theirs)


def _remove(session: Session, going: dict[str, set[int]]) -> None:
    people = going.get("contacts", set())
    for name in _FOLLOWING:
        table = tables.table(name)
        for condition in _among(table.c.contact_id, people):
            rows = session.execute(select(table.c.id).where(condition)).scalars().all()
            recorder.remove(session, name, rows)
    for table in reversed(tables.metadata.sorted_tables):
        if going.get(table.name):
            _remove_runs(session, table, going[table.name])


def _remove_runs(session: Session, table: Table, ids: set[int]) -> None:
    """Remove rows that mostly follow each other, as an import made them."""
    session.flush()
    record = recorder.record_of(session)
    alone: list[int] = []
    for first, last in history.runs_of(ids):
        if last - first < _SHORT:
            alone += range(first, last + 1)
        else:
            history.remove_run(session, record, table, first, last)
    recorder.remove(session, table.name, alone)


def _names_of(session: Session, ids: Iterable[int]) -> list[str]:
    from services.exchange.same_person import names_of

    return sorted(names_of(session, ids).values())


def fates(session: Session, batch_id: int) -> list[ImportRow]:
    """Return what became of each row of a batch."""
    return list(
        session.scalars(select(ImportRow).where(ImportRow.batch_id == batch_id).order_by(ImportRow.id))
    )
