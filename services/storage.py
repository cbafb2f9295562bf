"""Everything that is particular to the database underneath: SQLCipher's SQLite, or a branch's PostgreSQL."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Float, Select, Table, create_engine, event, func, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from services import locations, sqlite_file
from services.errors import BookBusyError, BookDamagedError, BookError
from services.i18n import _
from services.progress import Progress
from services.stopping import stoppable

WRITES = "renmai_writes"
"""Execution option of a connection that is going to write: BEGIN IMMEDIATE instead of BEGIN."""

_MANY = 2_000
"""From so many rows on building an index anew is quicker than keeping it row by row."""


def engine_of(location: str, password: str | None = None, *, read_only: bool = False) -> Engine:
    """Return an engine on a book; the file must exist or be creatable."""
    if locations.is_server(location):
        url = location.replace("postgresql://", "postgresql+psycopg://", 1)
        try:
            return create_engine(url, connect_args={"options": "-c timezone=UTC"})
        except ModuleNotFoundError as error:
            raise BookError(
                _("This installation cannot reach a branch's book."), _("Install psycopg, or name a file.")
            ) from error
        except ArgumentError as error:
            raise BookError(_("This is no address of a branch's book.")) from error
    return _sqlite_engine(Path(location), password, read_only)


def _sqlite_engine(path: Path, password: str | None, read_only: bool) -> Engine:
    from sqlcipher3 import dbapi2

    unwritable = sqlite_file.is_unwritable(path)
    query = {"immutable": "1", "mode": "ro", "uri": "true"} if unwritable else {}
    database = path.resolve().as_uri() if unwritable else str(path)
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=database, query=query),
        module=dbapi2,
        connect_args={"isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        sqlite_file.prepare(connection, password, query_only=read_only or unwritable)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def write_ahead(engine: Engine) -> None:
    """Let a book that may be written keep a write-ahead log, so that reading goes on while it is written.

    The file remembers it; so this is said once it is known to be a book of ours that we may change.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        if not connection.exec_driver_sql("PRAGMA query_only").scalar():
            connection.rollback()
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("PRAGMA journal_mode=WAL")


def check_identity(engine: Engine, path: Path) -> None:
    """Refuse a database that opens but is not a book."""
    try:
        with engine.connect() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar()
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    except DatabaseError as error:
        said = in_words(error)
        if type(said) is BookError:  # the disk or its rights stand in the way, not the book
            raise said from error
        raise BookDamagedError(
            _("{name} cannot be read: it is broken, or the password is wrong.").format(name=path.name),
            _("Bring back a backup with “renmai restore”."),
        ) from error
    if tables and application != sqlite_file.APPLICATION_ID:
        raise BookError(
            _("{name} is a database, but no book.").format(name=path.name), _("Choose another file.")
        )


def mark_as_book(connection: Connection) -> None:
    """Write the sign by which a file is known as a book."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={sqlite_file.APPLICATION_ID}")


def plain_rows(session: Session, sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement in SQL of its own, what the session changed so far counted in."""
    if session.autoflush:
        session.flush()
    connection = session.connection()
    raw = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and raw is not None:
        found: list[tuple[Any, ...]] = raw.execute(sql, values).fetchall()  # the driver takes :name as it is
        return found
    return [tuple(row) for row in connection.execute(text(sql), values)]


def plain_numbers(session: Session, sql: str, values: dict[str, Any]) -> "array[int]":
    """Return the one column of numbers of a statement in SQL of its own, in its order."""
    connection = session.connection()
    raw = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and raw is not None:
        return sqlite_file.numbers(raw, sql, values)
    return array("q", (row[0] for row in connection.execute(text(sql), values)))


def reserve_ids(session: Session, table: str, count: int) -> int:
    """Return the first of ``count`` fresh ids of a table; none of them was ever used."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        last = connection.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name=:t"), {"t": table}
        ).scalar()
        return int(last or 0) + 1
    sequence = f"{table}_id_seq"
    first = connection.execute(text("SELECT nextval(:s)"), {"s": sequence}).scalar_one()
    connection.execute(text("SELECT setval(:s, :v)"), {"s": sequence, "v": int(first) + count - 1})
    return int(first)


def ordered_numbers(session: Session, query: Select[tuple[int]]) -> "array[int]":
    """Return a query's one column of numbers in its order.

    SQLite hands a hundred thousand rows over one by one; as one text they come in a third of the time. It
    keeps the order of a subquery under an aggregate that depends on it.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return array("q", connection.execute(query).scalars())
    inner = query.subquery()
    (number,) = inner.c
    whole = connection.execute(select(func.json_group_array(number)).select_from(inner)).scalar_one()
    return array("q", json.loads(whole))


@contextmanager
def set_aside(
    session: Session, table: Table, *names: str, between: Callable[[], None] | None = None
) -> Iterator[None]:
    """Do without indexes while most rows of a table change, and build them anew afterwards.

    SQLite keeps an index row by row: that costs several times what changing the rows does. The act stays
    whole, for the indexes are part of its transaction. Without names all go that allow equal values.
    ``between`` is called before each is built and may raise.
    """
    connection = session.connection()
    named = [each for each in table.indexes if (each.name in names if names else not each.unique)]
    is_sqlite = connection.dialect.name == "sqlite"
    found = sorted(named, key=lambda each: str(each.name)) if is_sqlite else []
    for each in found:
        each.drop(connection)
    yield
    for each in found:
        if between is not None:
            between()
        each.create(connection)


@contextmanager
def making_way(
    session: Session, tables: Iterable[Table], count: int, between: Callable[[], None] | None = None
) -> Iterator[None]:
    """Set the tables' indexes aside while so many rows come or go, where that is most of a table."""
    with ExitStack() as stack:
        for table in tables if count >= _MANY else ():
            if _is_most(session.connection(), table, count):
                stack.enter_context(set_aside(session, table, between=between))
        yield


def _is_most(connection: Connection, table: Table, count: int) -> bool:
    """Tell whether a table has not much more rows than so many, without counting a large one whole."""
    bound = count + count // 2
    some = select(table.c.id).limit(bound + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= bound


def packed_rows(connection: Connection, table: Table, first: int, last: int) -> tuple[str, int] | None:
    """Return the rows of a span of ids as the journal keeps them, and how many there are.

    SQLite puts them into words itself, in a tenth of the time; None where it cannot: a branch's book does not
    know how, and of a fraction it would keep too few digits.
    """
    if connection.dialect.name != "sqlite" or any(isinstance(each.type, Float) for each in table.columns):
        return None
    quote = connection.dialect.identifier_preparer.quote
    parts = [
        f"""iif({name} IS NULL{"" if each.name == "name" else f" OR {name} = ''"}, '', ',"{each.name}":' """
        f"""|| json_quote({name}))"""
        for each in table.columns
        if each.name != "id" and (name := quote(each.name))
    ]
    found = connection.exec_driver_sql(
        f"""SELECT '[' || group_concat(concat('{{"id":', id, {", ".join(parts)}, '}}')) || ']', count(*) """
        f"FROM {quote(table.name)} WHERE id BETWEEN ? AND ?",
        (first, last),
    ).one()
    return (found[0] or "", found[1])


def defer_foreign_keys(session: Session) -> None:
    """Judge foreign keys at the end of this transaction, since undoing puts rows back in any order."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    else:
        connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")


def faults(engine: Engine, progress: Progress | None = None) -> list[str]:
    """Return what the database finds wrong with itself: broken pages, rows that point nowhere."""
    if engine.dialect.name != "sqlite":
        return []
    found: list[str] = []
    with engine.connect() as connection, stoppable(connection, progress):
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if line != "ok":
                found.append(str(line))
        for table, row, parent, _index in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            found.append(f"{table} {row} → {parent}")
    return found


def copy_whole(engine: Engine, target: Path, progress: Progress | None = None) -> None:
    """Write a complete copy of a file book, in one file without a WAL beside it."""
    with engine.connect() as connection:
        connection.commit()
        raw = connection.connection.driver_connection
        if raw is None:
            raise BookError(_("The book is closed."))
        with stoppable(connection, progress):
            raw.execute("VACUUM INTO ?", (str(target),))


def fold_journal_file(engine: Engine) -> None:
    """Bring everything from the ``-wal`` file into the book and empty it."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def in_words(error: Exception) -> BookError:
    """Return the database's complaint as a sentence: a full disk, a locked or a broken book."""
    cause = str(error.orig if isinstance(error, DatabaseError) else error).lower()
    nothing = _("Nothing was changed.")
    if "full" in cause or "disk i/o" in cause or "unable to open" in cause:
        return BookError(_("The disk of the book is full or cannot be written."), nothing)
    if "locked" in cause or "busy" in cause:
        return BookBusyError(_("Another program is writing in this book."), nothing)
    if "readonly" in cause or "query_only" in cause or "read-only" in cause:
        return BookError(_("The book cannot be written here."), nothing)
    if "malformed" in cause or "not a database" in cause or "corrupt" in cause:
        return BookDamagedError(_("The book is broken."), _("Bring back a backup with “renmai restore”."))
    if "connection" in cause:
        return BookError(_("The branch's book cannot be reached."), _("Look at the network and the address."))
    if isinstance(error, IntegrityError):
        return BookError(_("Other records still hang on this one."), nothing)
    if "encrypted" in cause or "hmac" in cause:
        return BookDamagedError(_("The book is broken."), _("Bring back a backup with “renmai restore”."))
    return BookError(_("The book did not take the change."), nothing)
