"""Writes down what an act does to rows: single ones as the session flushes them, many by the bulk path."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Executable, RowMapping, Table, bindparam, delete, event, select, update
from sqlalchemy.orm import Session, UOWTransaction, object_mapper
from sqlalchemy.orm.state import InstanceState

from models import tables
from models.base import Base, new_uids
from models.journal import JournalChange
from services import sessions, storage
from services.row_writing import Columns, columns_of, insert_columns, insert_rows
from services.rows import Row, packed

_MANY = 2000
"""Beyond so many contacts an act is told as "many"."""


class Record:
    """What the running act did so far, row by row; belongs to one session."""

    def __init__(self) -> None:
        self.inserted: dict[tuple[str, int], None] = {}
        self.updated: dict[tuple[str, int], tuple[Row, Row]] = {}
        self.deleted: dict[tuple[str, int], Row] = {}
        self.runs: list[tuple[str, int, int]] = []
        self.removed_runs: list[tuple[str, int, int, str]] = []
        """Many rows taken away at once: table, first and last id, their images as one JSON list."""
        self.tables: set[str] = set()
        self.contacts: set[int] | None = set()

    def is_empty(self) -> bool:
        """Tell whether nothing worth a journal step happened."""
        told = self.inserted or self.updated or self.deleted or self.runs or self.removed_runs
        return not (told or self.tables)

    def concern(self, table: str, contact_id: int | None) -> None:
        """Note a contact an act touches."""
        self.tables.add(table)
        if contact_id is not None and self.contacts is not None:
            self.contacts.add(contact_id)
            if len(self.contacts) > _MANY:
                self.contacts = None

    def concern_many(self, table: str) -> None:
        """Note that an act touches more contacts than are worth naming."""
        self.tables.add(table)
        self.contacts = None

    def insert(self, table: str, row_id: int) -> None:
        """Note one row added."""
        self.inserted[(table, row_id)] = None

    def update(self, table: str, row_id: int, before: Row, after: Row) -> None:
        """Note one row changed; of a row added or changed in this act only the ends matter."""
        key = (table, row_id)
        if key in self.inserted or self._in_run(table, row_id):
            return
        told = self.updated.get(key)
        if told is not None:
            before = {**before, **told[0]}
            after = {**told[1], **after}
        self.updated[key] = (before, after)

    def delete(self, table: str, row_id: int, before: Row) -> None:
        """Note one row removed."""
        key = (table, row_id)
        if key in self.inserted:
            del self.inserted[key]
            return
        told = self.updated.pop(key, None)
        self.deleted[key] = {**before, **told[0]} if told is not None else before

    def insert_run(self, table: str, first: int, last: int) -> None:
        """Note rows added together; what follows a run of the table without a gap lengthens it."""
        for place in range(len(self.runs) - 1, -1, -1):
            name, begun, ended = self.runs[place]
            if name == table:
                if ended == first - 1:
                    self.runs[place] = (table, begun, last)
                    return
                break
        self.runs.append((table, first, last))

    def _in_run(self, table: str, row_id: int) -> bool:
        return any(name == table and first <= row_id <= last for name, first, last in self.runs)

    def changes(self) -> list[dict[str, Any]]:
        """Return the journal's rows for this act, without their step."""
        rows: list[dict[str, Any]] = []

        def add(
            table: str, first: int, last: int, action: str, before: str | None, after: str | None
        ) -> None:
            rows.append(
                {
                    "table_name": table,
                    "row_id": first,
                    "last_id": last,
                    "action": action,
                    "before": before,
                    "after": after,
                    "position": len(rows),
                }
            )

        for table, first, last in self.runs:
            add(table, first, last, "insert", None, None)
        for table, row_id in self.inserted:
            add(table, row_id, row_id, "insert", None, None)
        for (table, row_id), (before, after) in self.updated.items():
            if before != after:
                add(table, row_id, row_id, "update", packed(before), packed(after))
        for (table, row_id), before in self.deleted.items():
            add(table, row_id, row_id, "delete", packed(before), None)
        for table, first, last, images in self.removed_runs:
            add(table, first, last, "delete", images, None)
        return rows


def watch(session: Session) -> Record:
    """Begin to record what this session does."""
    record = Record()
    session.info["record"] = record
    event.listen(session, "before_flush", _on_flush_begun)
    event.listen(session, "after_flush", _on_flushed)
    return record


def record_of(session: Session) -> Record:
    """Return the record of a session that acts."""
    found: Record = session.info["record"]
    return found


def _table_of(instance: Base) -> Table:
    return tables.table(object_mapper(instance).local_table.name)  # type: ignore[attr-defined]


def _values(instance: Base) -> Row:
    mapper = object_mapper(instance)
    return {attr.columns[0].name: getattr(instance, attr.key) for attr in mapper.column_attrs}


def _on_flush_begun(session: Session, _context: UOWTransaction, _instances: object) -> None:
    record = record_of(session)
    for new in session.new:
        if hasattr(new, "manager_id") and new.manager_id is None:
            new.manager_id = sessions.manager_id(session)
    for instance in session.dirty:
        if session.is_modified(instance):
            _record_update(session, record, instance)
    for instance in session.deleted:
        table = _table_of(instance)
        if table.name in tables.JOURNAL_TABLES:
            continue
        with session.no_autoflush:
            row = (
                session.connection()
                .execute(select(table).where(table.c.id == instance.id))
                .mappings()
                .first()
            )
        if row is not None:
            _concern(record, table.name, row)
            record.delete(table.name, instance.id, dict(row))


def _record_update(session: Session, record: Record, instance: Base) -> None:
    table = _table_of(instance)
    if table.name in tables.JOURNAL_TABLES:
        return
    state: InstanceState[Any] = instance._sa_instance_state  # type: ignore[attr-defined]
    changed: dict[str, Any] = {}
    for attr in object_mapper(instance).column_attrs:
        if state.attrs[attr.key].history.has_changes():
            changed[attr.columns[0].name] = getattr(instance, attr.key)
    if not changed:
        return
    # The old values come from the book itself: an attribute set before it was loaded has no history.
    columns = [table.c[name] for name in changed]
    with session.no_autoflush:
        row = (
            session.connection().execute(select(*columns).where(table.c.id == instance.id)).mappings().first()
        )
    _concern(record, table.name, _values(instance))
    if row is not None:
        record.update(table.name, instance.id, dict(row), changed)


def _on_flushed(session: Session, _context: UOWTransaction) -> None:
    record = record_of(session)
    for instance in session.new:
        table = _table_of(instance)
        if table.name not in tables.JOURNAL_TABLES:
            _concern(record, table.name, _values(instance))
            record.insert(table.name, instance.id)


def _concern(record: Record, table: str, row: Mapping[str, Any] | RowMapping) -> None:
    """Note the contacts a row belongs to: the person, or both ends of a tie."""
    record.concern(table, row.get("id") if table == "contacts" else row.get("contact_id"))
    for end in ("from_id", "to_id"):
        record.concern(table, row.get(end))


def bulk_insert(session: Session, model: type[Base], rows: Sequence[Row]) -> range:
    """Add many rows in one go, journaled as one run; return their ids, in the order given.

    Keys are named as columns; what a row leaves out gets the column's default, a manager, a UUID.
    """
    if not rows:
        return range(0)
    return bulk_insert_columns(session, model, columns_of(tables.table(model.__tablename__), rows))


def bulk_insert_columns(session: Session, model: type[Base], told: Columns) -> range:
    """Add the rows that columns of one length make, as ``bulk_insert`` does."""
    count = len(next(iter(told.values()), ()))
    if not count:
        return range(0)
    session.flush()
    table = tables.table(model.__tablename__)
    first = storage.reserve_ids(session, table.name, count)
    ids = range(first, first + count)
    columns: dict[str, Sequence[Any]] = {**told, "id": ids}
    if "manager_id" in table.c:
        columns.setdefault("manager_id", [sessions.manager_id(session)] * count)
    if "uid" in table.c:
        given = told.get("uid", (None,) * count)
        columns["uid"] = [uid or made for uid, made in zip(given, new_uids(count), strict=True)]
    insert_columns(session.connection(), table, columns)
    record = record_of(session)
    record.insert_run(table.name, first, ids[-1])
    if count > _MANY:
        record.concern_many(table.name)
        return ids
    pointing = [columns[name] for name in ("contact_id", "from_id", "to_id") if name in columns]
    for whom in [ids] if table.name == "contacts" else pointing or [(None,)]:
        for contact_id in whom:
            record.concern(table.name, contact_id)
    return ids


def bulk_update(session: Session, model: type[Base], rows: Sequence[Row]) -> None:
    """Change many rows in one go: each row carries ``id`` and the new values; all have the same keys."""
    if not rows:
        return
    session.flush()
    table = tables.table(model.__tablename__)
    record = record_of(session)
    names = [name for name in rows[0] if name != "id"]
    told = [table.c[name] for name in ("contact_id", "from_id", "to_id") if name in table.c]
    columns = {table.c.id, *(table.c[name] for name in names), *told}
    new = {row["id"]: {name: row[name] for name in names} for row in rows}
    connection = session.connection()
    for ids in sessions.chunks(new):
        for found in connection.execute(select(*columns).where(table.c.id.in_(ids))).mappings():
            _concern(record, table.name, found)
            before = {name: found[name] for name in names}
            record.update(table.name, found["id"], before, new[found["id"]])
    statement = (
        update(table)
        .where(table.c.id == bindparam("key"))
        .values({name: bindparam(f"v_{name}") for name in names})
    )
    connection.execute(
        statement, [{"key": row["id"], **{f"v_{name}": row[name] for name in names}} for row in rows]
    )
    session.expire_all()


def bulk_delete(session: Session, model: type[Base], ids: Sequence[int]) -> None:
    """Remove many rows in one go."""
    remove(session, model.__tablename__, ids)


def remove(session: Session, table_name: str, ids: Sequence[int]) -> None:
    """Remove many rows of a table given by its name."""
    session.flush()
    table = tables.table(table_name)
    record = record_of(session)
    connection = session.connection()
    for part in sessions.chunks(ids):
        for row in connection.execute(select(table).where(table.c.id.in_(part))).mappings():
            record.delete(table.name, row["id"], dict(row))
        connection.execute(delete(table).where(table.c.id.in_(part)))
    if ids:
        record.concern_many(table.name)
    session.expire_all()


def derive(session: Session, statement: Executable, *touched: str) -> None:
    """Recompute kept columns by one statement; not journaled, for they follow from other rows."""
    session.flush()
    session.connection().execute(statement)
    record = record_of(session)
    for table in touched:
        record.concern_many(table)
    session.expire_all()


def write(session: Session, record: Record, step_id: int) -> None:
    """Put an act's changes into the journal under its step."""
    rows = [{"step_id": step_id, **change} for change in record.changes()]
    if rows:
        insert_rows(session.connection(), tables.table(JournalChange.__tablename__), rows)
