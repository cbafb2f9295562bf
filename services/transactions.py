"""How a whole book is opened, read and changed through SQLAlchemy; loaded with the first session.

Loading SQLAlchemy and mapping every table takes as long as bringing up a window, so that ``services.book``
gets along without until somebody asks for more than a first look.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, configure_mappers

from models import tables
from models.contact import Manager
from models.journal import JournalStep
from services import history, locations, recorder, sessions, storage, upgrade
from services.changes import Changes
from services.errors import BookError, UndoError
from services.i18n import _

if TYPE_CHECKING:
    from services.book import Book

T = TypeVar("T")
_TYING = frozenset({"ties", "memberships", "cohorts"})
"""Tables whose change can alter how far people are from me."""


def engine_of(location: str, password: str | None, *, read_only: bool) -> Engine:
    """Return the database of a book, everything mapped that sessions will need."""
    assert tables.metadata.tables
    configure_mappers()
    return storage.engine_of(location, password, read_only=read_only)


def open_whole(book: "Book") -> None:
    """Find out that it is a book, bring it to the newest schema after a backup, and find whose it is."""
    try:
        if not locations.is_server(book.location):
            storage.check_identity(book.engine, Path(book.location))
        _bring_up(book)
        find_manager(book)
    except DatabaseError as error:
        raise storage.in_words(error) from error


def _bring_up(book: "Book") -> None:
    version = upgrade.version_of(book.engine)
    upgrade.refuse_newer(version)
    storage.write_ahead(book.engine)
    if version == upgrade.NEWEST:
        return
    if version is None:
        raise BookError(_("{name} holds no book.").format(name=book.location), _("Choose another file."))
    if book.read_only:
        raise BookError(_("This book must be brought up to date first; open it for writing once."))
    from services.safety import backups

    book.claim()
    if not locations.is_server(book.location):
        backups.make(book, "migration")
    upgrade.bring_up(book.engine)


def find_manager(book: "Book") -> None:
    """Find out whose book it is."""
    with Session(book.engine) as session:
        manager = session.scalars(select(Manager).order_by(Manager.id).limit(1)).first()
    if manager is None or manager.contact_id is None:
        raise BookError(_("The book has no owner; bring back a backup."))
    book.manager_id = manager.id
    book.me_id = manager.contact_id


@contextmanager
def reading(book: "Book") -> Iterator[Session]:
    """Give a session that sees one state of the book."""
    try:
        with Session(book.engine, expire_on_commit=False, autoflush=False) as session:
            sessions.prepare(session, book.clock, book.manager_id, book.me_id)
            yield session
    except DatabaseError as error:
        raise storage.in_words(error) from error


def carry_out(
    book: "Book",
    label: str,
    work: Callable[[Session], T],
    *,
    lasting: bool = False,
    kind: str = "do",
    undoes: int | None = None,
) -> tuple[T, Changes | None]:
    """Do one change in one transaction and write it into the journal; return what was touched."""
    engine = book.engine.execution_options(**{storage.WRITES: True})
    try:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            sessions.prepare(session, book.clock, book.manager_id, book.me_id)
            record = recorder.watch(session)
            result = work(session)
            session.flush()
            _settle_distances(session, record)
            if record.is_empty():
                return result, None
            step = JournalStep(
                at=book.clock.now(),
                label=label[:200],
                kind=kind,
                lasting=lasting,
                undoes_id=undoes,
                manager_id=sessions.manager_id(session),
            )
            _write_down(session, record, step)
            contacts = None if record.contacts is None else frozenset(record.contacts)
            return result, Changes(step.id, label, frozenset(record.tables), contacts, kind, not lasting)
    except DatabaseError as error:
        raise storage.in_words(error) from error


def _write_down(session: Session, record: recorder.Record, step: JournalStep) -> None:
    session.add(step)
    session.flush()
    recorder.write(session, record, step.id)
    if step.undoes_id is not None:
        session.get_one(JournalStep, step.undoes_id).undone_by_id = step.id
    for finish in session.info.get("finishing", ()):
        finish(step.id)
    session.flush()


def turn(book: "Book", kind: str) -> tuple[str, Changes | None]:
    """Undo my newest act or redo what was undone last; return its label. Raises UndoError."""
    step = _turnable(book, kind)
    if step is None:
        raise UndoError(
            _("There is nothing to take back.") if kind == "undo" else _("There is nothing to do again.")
        )

    def work(session: Session) -> None:
        history.take_back(session, step)
        if "book_settings" in recorder.record_of(session).tables:
            from services.prospects import derived

            derived.refresh(session, None)

    _none, changes = carry_out(book, step.label, work, kind=kind, undoes=step.id)
    return step.label, changes


def label_of_next(book: "Book", kind: str) -> str | None:
    """Return the label of the act that undo, or redo, would turn."""
    step = _turnable(book, kind)
    return None if step is None else step.label


def _turnable(book: "Book", kind: str) -> JournalStep | None:
    with reading(book) as session:
        return history.undoable(session) if kind == "undo" else history.redoable(session)


def _settle_distances(session: Session, record: recorder.Record) -> None:
    """Count distances anew after any act, or its undoing, that moved people nearer or farther."""
    if record.tables.isdisjoint(_TYING):
        return
    from services.network import distances  # brings numpy with it: never at the start of the program

    distances.settle(session, record)
