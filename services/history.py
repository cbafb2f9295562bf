"""Undo, redo, and who changed what: the journal read backwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, delete, func, or_, select, update
from sqlalchemy.orm import Session

from models import tables
from models.contact import Manager
from models.journal import JournalChange, JournalStep
from services import sessions, storage
from services.errors import UndoError
from services.i18n import _
from services.recorder import Record, record_of
from services.row_writing import AT_ONCE, columns_of, insert_columns
from services.rows import Row, images, packed_many, unpacked

_RUN = 1000
_DRIFTING = frozenset({"tier_rank"})
"""Columns that change without an act: a pinned tier falls back on the day its pin ends."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the past."""

    id: int
    at: str
    label: str
    kind: str
    tables: tuple[str, ...]
    undone: bool
    by: str = ""
    """Who did it: the manager's name."""


def undoable(session: Session) -> JournalStep | None:
    """Return the manager's newest act that can be taken back."""
    return session.scalars(
        select(JournalStep)
        .where(
            JournalStep.manager_id == sessions.manager_id(session),
            JournalStep.kind != "undo",
            JournalStep.lasting.is_(False),
            JournalStep.undone_by_id.is_(None),
        )
        .order_by(JournalStep.id.desc())
        .limit(1)
    ).first()


def redoable(session: Session) -> JournalStep | None:
    """Return the undo whose act can be done again: one with no newer act after it."""
    mine = JournalStep.manager_id == sessions.manager_id(session)
    newest_act = session.scalar(
        select(func.max(JournalStep.id)).where(mine, JournalStep.kind == "do", JournalStep.lasting.is_(False))
    )
    return session.scalars(
        select(JournalStep)
        .where(
            mine,
            JournalStep.kind == "undo",
            JournalStep.undone_by_id.is_(None),
            JournalStep.id > (newest_act or 0),
        )
        .order_by(JournalStep.id.desc())
        .limit(1)
    ).first()


def take_back(session: Session, step: JournalStep) -> None:
    """Put every row of a step back as it was; raises UndoError naming rows changed since."""
    storage.defer_foreign_keys(session)
    changes = session.scalars(
        select(JournalChange).where(JournalChange.step_id == step.id).order_by(JournalChange.position.desc())
    ).all()
    _refuse_changed(session, changes)
    record = record_of(session)
    returning: dict[str, list[JournalChange]] = {}
    for change in changes:
        table = tables.table(change.table_name)
        if change.action == "insert":
            remove_run(session, record, table, change.row_id, change.last_id)
        elif change.action == "delete":
            returning.setdefault(table.name, []).append(change)
        else:
            set_values(session, record, table, change.row_id, unpacked(table, change.before))
    for name, gone in returning.items():
        _bring_back(session, record, tables.table(name), gone)
    _refuse_needed(session, record, [change for change in changes if change.action == "insert"])
    session.expire_all()


def _refuse_needed(session: Session, record: Record, gone: Iterable[JournalChange]) -> None:
    """Refuse when rows that stay point to rows taken away, as a printed sheet does to its people."""
    needed: set[str] = set()
    connection = session.connection()
    for run in gone:
        for child in tables.metadata.sorted_tables:
            if child.name in tables.JOURNAL_TABLES:
                continue
            for key in child.foreign_keys:
                if key.column.table.name == run.table_name:
                    span = key.parent.between(run.row_id, run.last_id)
                    ids = connection.execute(select(key.parent).where(span).distinct().limit(20)).scalars()
                    needed |= {_called(record, run.table_name, row_id) for row_id in ids}
    if needed:
        raise UndoError(
            _("This cannot be taken back: {count} rows are used since ({rows}).").format(
                count=len(needed), rows=", ".join(sorted(needed)[:10])
            ),
            _("Take back the newer change first; what was printed stays."),
        )


def _called(record: Record, table: str, row_id: int) -> str:
    """Return how a row that was just taken away is called: by its name, else by table and number."""
    image = record.deleted.get((table, row_id), {})
    for name, first, last, kept in record.removed_runs:
        if name == table and first <= row_id <= last:
            image = next((row for row in images(tables.table(table), kept) if row["id"] == row_id), image)
    return str(image.get("name") or f"{table} {row_id}")


def _refuse_changed(session: Session, changes: Iterable[JournalChange]) -> None:
    """Refuse when a row no longer is what the step left."""
    stale: list[str] = []
    connection = session.connection()
    for change in changes:
        table = tables.table(change.table_name)
        if change.action != "update":
            continue
        after = {key: value for key, value in unpacked(table, change.after).items() if key not in _DRIFTING}
        columns = [table.c.id, *(table.c[name] for name in after)]
        row = connection.execute(select(*columns).where(table.c.id == change.row_id)).mappings().first()
        if row is None or {name: row[name] for name in after} != after:
            stale.append(_whose(session, table, change.row_id))
    if stale:
        raise UndoError(
            _("This cannot be taken back: {count} rows were changed since ({rows}).").format(
                count=len(stale), rows=", ".join(dict.fromkeys(stale[:10]))
            ),
            _("Take back the newer change first."),
        )


def _whose(session: Session, table: Table, row_id: int) -> str:
    """Return the name of the person a row is of or about, else its table and number."""
    people = tables.table("contacts")
    person = table.c.get("contact_id")
    query = select(people.c.name).where(people.c.id == row_id)
    if table is not people and person is not None:
        query = select(people.c.name).join(table, person == people.c.id).where(table.c.id == row_id)
    told = session.scalar(query) if table is people or person is not None else None
    return str(told or f"{table.name} {row_id}")


def remove_run(session: Session, record: Record, table: Table, first: int, last: int) -> int:
    """Delete the rows of a run, keeping their images in the journal; return how many there were."""
    if last - first > _RUN:
        return _remove_many(session, record, table, first, last)
    connection = session.connection()
    removed = 0
    span = table.c.id.between(first, last)
    for row in connection.execute(select(table).where(span)).mappings():
        record.delete(table.name, row["id"], _image(row))
        _note(record, table, dict(row))
        removed += 1
    connection.execute(delete(table).where(span))
    return removed


def _remove_many(session: Session, record: Record, table: Table, first: int, last: int) -> int:
    """Delete a long run; a thousand images make one row of the journal, as the database holds them."""
    connection = session.connection()
    removed = 0
    with storage.making_way(session, [table], last - first + 1):
        for start in range(first, last + 1, _RUN):
            end = min(last, start + _RUN - 1)
            span = table.c.id.between(start, end)
            kept, count = storage.packed_rows(connection, table, start, end) or _packed(
                connection, table, span
            )
            if count:
                record.removed_runs.append((table.name, start, end, kept))
            removed += count
            connection.execute(delete(table).where(span))
    record.concern_many(table.name)
    return removed


def _packed(connection: Connection, table: Table, span: ColumnElement[bool]) -> tuple[str, int]:
    """Return the images of the rows of a span, and how many there are."""
    cursor = connection.execute(select(table).where(span).order_by(table.c.id)).cursor
    rows = cursor.fetchall() if cursor is not None else []
    names = [column.name for column in table.columns]
    return packed_many(_image(dict(zip(names, row, strict=True))) for row in rows), len(rows)


def _image(row: Any) -> Row:
    """Return a row's image without what is empty: most columns of most rows are."""
    return {
        name: value for name, value in row.items() if value is not None and (value != "" or name == "name")
    }


def _blank(table: Table) -> Row:
    """Return what an image's missing columns held."""
    return {
        column.name: None if column.nullable else ""
        for column in table.columns
        if column.name != "id" and (column.nullable or isinstance(column.type, String))
    }


def _bring_back(session: Session, record: Record, table: Table, gone: Sequence[JournalChange]) -> None:
    """Insert the rows that deletions took, some thousand at a time: a whole import would fill the memory."""
    with storage.making_way(session, [table], sum(change.last_id - change.row_id + 1 for change in gone)):
        rows: list[Row] = []
        for change in gone:
            rows += images(table, change.before)
            if len(rows) >= AT_ONCE:
                put_back(session, record, table, rows)
                rows = []
        if rows:
            put_back(session, record, table, rows)


def put_back(session: Session, record: Record, table: Table, rows: list[Row]) -> None:
    """Insert rows again under their old ids."""
    told = set().union(*rows)
    blank = _blank(table)
    some = {name: value for name, value in blank.items() if name in told}
    none = {name: [value] * len(rows) for name, value in blank.items() if name not in told}
    whole = columns_of(table, [{**some, **image} for image in rows])
    insert_columns(session.connection(), table, {**whole, **none})
    if len(rows) > _RUN:
        for first, last in runs_of(row["id"] for row in rows):
            record.insert_run(table.name, first, last)
        record.concern_many(table.name)
        return
    for row in rows:
        record.insert(table.name, row["id"])
        _note(record, table, row)


def runs_of(ids: Iterable[int]) -> list[tuple[int, int]]:
    """Return ids as runs without a gap."""
    found: list[tuple[int, int]] = []
    for number in sorted(ids):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def set_values(session: Session, record: Record, table: Table, row_id: int, values: Row) -> None:
    """Write columns of a row, keeping what they held."""
    connection = session.connection()
    columns = [table.c[name] for name in values]
    row = connection.execute(select(table.c.id, *columns).where(table.c.id == row_id)).mappings().first()
    if row is None or not values:
        return
    connection.execute(update(table).where(table.c.id == row_id).values(values))
    record.update(table.name, row_id, {name: row[name] for name in values}, values)
    whole = connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
    _note(record, table, dict(whole))


def _note(record: Record, table: Table, row: Row) -> None:
    record.concern(table.name, row.get("id") if table.name == "contacts" else row.get("contact_id"))
    for end in ("from_id", "to_id"):
        if end in row:
            record.concern(table.name, row[end])


def steps(session: Session, contact_id: int | None = None, limit: int = 200) -> list[Step]:
    """Return past acts, newest first; of one contact when asked."""
    query = select(JournalStep).order_by(JournalStep.id.desc()).limit(limit)
    if contact_id is not None:
        touched = select(JournalChange.step_id).where(_touches(session, contact_id))
        query = query.where(JournalStep.id.in_(touched))
    found = session.scalars(query).all()
    named: dict[int, set[str]] = {step.id: set() for step in found}
    managers = dict(session.execute(select(Manager.id, Manager.name)).tuples().all())
    for step_id, table in session.execute(
        select(JournalChange.step_id, JournalChange.table_name)
        .where(JournalChange.step_id.in_(list(named)))
        .distinct()
    ):
        named[step_id].add(table)
    return [
        Step(
            step.id,
            step.at.astimezone().isoformat(timespec="seconds"),
            step.label,
            step.kind,
            tuple(sorted(named[step.id])),
            step.undone_by_id is not None,
            managers.get(step.manager_id, ""),
        )
        for step in found
    ]


def _touches(session: Session, contact_id: int) -> Any:
    """Return the condition that a journal row is about a contact: the person, or what is or was theirs."""
    own = (JournalChange.table_name == "contacts") & JournalChange.row_id.between(0, contact_id)
    condition = own & (JournalChange.last_id >= contact_id)
    for table in tables.metadata.sorted_tables:
        pointing = [table.c[name] for name in ("contact_id", "from_id", "to_id") if name in table.c]
        if not pointing or table.name in tables.JOURNAL_TABLES or table.name == "managers":
            continue
        here = JournalChange.table_name == table.name
        held = [f'"{column.name}":{contact_id}{end}' for column in pointing for end in ",}"]
        told = or_(*(JournalChange.before.contains(text, autoescape=True) for text in held))
        gone = select(JournalChange.row_id).where(here, JournalChange.action == "delete", told)
        condition |= here & JournalChange.row_id.in_(gone)
        theirs = or_(*(column == contact_id for column in pointing))
        ids = [row[0] for row in session.execute(select(table.c.id).where(theirs))]
        for row_id in ids[:500]:
            condition |= (
                (JournalChange.table_name == table.name)
                & (JournalChange.row_id <= row_id)
                & (JournalChange.last_id >= row_id)
            )
    return condition
