"""The book: opened once, read in short sessions, changed only by acts that can be taken back."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from models.contact import Manager
from models.journal import JournalStep
from services import history, locations, recorder, sessions, storage, upgrade
from services.book_lock import BookLock
from services.changes import Changes
from services.clock import Clock, SystemClock
from services.errors import BookError, BookExistsError, UndoError
from services.i18n import _

T = TypeVar("T")
Listener = Callable[[Changes], None]
_TYING = frozenset({"ties", "memberships", "cohorts"})
"""Tables whose change can alter how far people are from me."""


class Book:
    """One database of people. Make it with ``Book.open`` or ``Book.create``."""

    def __init__(self, location: str, engine: Engine, clock: Clock) -> None:
        self.location = location
        self.clock = clock
        self.manager_id = 0
        self.me_id = 0
        self.read_only = False
        self._engine = engine
        self._lock = None if storage.is_server(location) else BookLock(Path(location))
        self._acting = threading.RLock()
        self._listeners: list[Listener] = []

    @property
    def path(self) -> Path:
        """The book's file; a branch's book has none."""
        if self._lock is None:
            raise BookError(_("A branch's book is not a file."))
        return Path(self.location)

    @property
    def engine(self) -> Engine:
        """The database underneath, for backups and checks."""
        return self._engine

    @classmethod
    def open(
        cls,
        location: str | Path,
        *,
        password: str | None = None,
        clock: Clock | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open an existing book, brought to the newest schema after a backup; raises BookError in words."""
        place = str(location)
        if not storage.is_server(place):
            storage.inspect_file(Path(place), password)
        book = cls(place, storage.engine_of(place, password, read_only=read_only), clock or SystemClock())
        book.read_only = read_only
        try:
            if not storage.is_server(place):
                storage.check_identity(book._engine, Path(place))
            book._bring_up()
            book._find_manager()
        except DatabaseError as error:
            book.close()
            raise storage.in_words(error) from error
        except BaseException:
            book.close()
            raise
        return book

    @classmethod
    def create(
        cls,
        location: str | Path,
        *,
        name: str = "",
        employer: str = "",
        clock: Clock | None = None,
    ) -> Self:
        """Make a new book whose owner is the contact **me**; an existing one is refused."""
        from services.contacts.owner import NAMELESS, make_owner

        place = str(location)
        if not storage.is_server(place):
            _make_empty_file(Path(place))
        book = cls(place, storage.engine_of(place), clock or SystemClock())
        try:
            storage.write_ahead(book._engine)
            upgrade.bring_up(book._engine)
            book._act(
                _("Made the book"),
                lambda session: make_owner(session, name.strip() or NAMELESS, employer),
                lasting=True,
            )
            book._find_manager()
        except BaseException:
            book.close()
            if not storage.is_server(place):
                Path(place).unlink(missing_ok=True)
            raise
        return book

    def _bring_up(self) -> None:
        version = upgrade.version_of(self._engine)
        upgrade.refuse_newer(version)
        storage.write_ahead(self._engine)
        if version == upgrade.NEWEST:
            return
        if version is None:
            raise BookError(_("{name} holds no book.").format(name=self.location), _("Choose another file."))
        if self.read_only:
            raise BookError(_("This book must be brought up to date first; open it for writing once."))
        from services.safety import backups

        self.claim()
        if self._lock is not None:
            backups.make(self, "migration")
        upgrade.bring_up(self._engine)

    def _find_manager(self) -> None:
        with Session(self._engine) as session:
            manager = session.scalars(select(Manager).order_by(Manager.id).limit(1)).first()
        if manager is None or manager.contact_id is None:
            raise BookError(_("The book has no owner; bring back a backup."))
        self.manager_id = manager.id
        self.me_id = manager.contact_id

    def claim(self) -> None:
        """Become the only writer for as long as the book is open; raises BookBusyError."""
        if self._lock is not None:
            self._lock.take()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one state of the book; it ends with the block."""
        try:
            with Session(self._engine, expire_on_commit=False, autoflush=False) as session:
                sessions.prepare(session, self.clock, self.manager_id, self.me_id)
                yield session
        except DatabaseError as error:
            raise storage.in_words(error) from error

    def act(self, label: str, work: Callable[[Session], T], *, lasting: bool = False) -> T:
        """Do one change whole or not at all, and write it down; listeners hear what was touched.

        ``label`` is what the user is told was done. A ``lasting`` act (printing, sending, erasing) is never
        undone.
        """
        return self._act(label, work, lasting=lasting)

    def _act(
        self,
        label: str,
        work: Callable[[Session], T],
        *,
        lasting: bool = False,
        kind: str = "do",
        undoes: int | None = None,
    ) -> T:
        if self.read_only:
            raise BookError(
                _("The book is open for reading only."), _("Change it in the window that has it open.")
            )
        self.claim()
        with self._acting:
            try:
                result, changes = self._transaction(label, work, lasting, kind, undoes)
            except (OperationalError, DatabaseError) as error:
                raise storage.in_words(error) from error
        if changes is not None:
            for listener in tuple(self._listeners):
                listener(changes)
        return result

    def _transaction(
        self, label: str, work: Callable[[Session], T], lasting: bool, kind: str, undoes: int | None
    ) -> tuple[T, Changes | None]:
        engine = self._engine.execution_options(**{storage.WRITES: True})
        with Session(engine, expire_on_commit=False) as session, session.begin():
            sessions.prepare(session, self.clock, self.manager_id, self.me_id)
            record = recorder.watch(session)
            result = work(session)
            session.flush()
            _settle_distances(session, record)
            if record.is_empty():
                return result, None
            step = JournalStep(
                at=self.clock.now(),
                label=label[:200],
                kind=kind,
                lasting=lasting,
                undoes_id=undoes,
                manager_id=sessions.manager_id(session),
            )
            session.add(step)
            session.flush()
            recorder.write(session, record, step.id)
            if undoes is not None:
                undone = session.get_one(JournalStep, undoes)
                undone.undone_by_id = step.id
            for finish in session.info.get("finishing", ()):
                finish(step.id)
            session.flush()
            contacts = None if record.contacts is None else frozenset(record.contacts)
            return result, Changes(step.id, label, frozenset(record.tables), contacts, kind, not lasting)

    def undo(self) -> str:
        """Take back my newest act, whole; return its label; raises UndoError when it cannot be."""
        return self._turn(history.undoable, "undo", _("There is nothing to take back."))

    def redo(self) -> str:
        """Do again what was taken back last; return its label."""
        return self._turn(history.redoable, "redo", _("There is nothing to do again."))

    def _turn(self, find: Callable[[Session], JournalStep | None], kind: str, none: str) -> str:
        with self.read() as session:
            step = find(session)
        if step is None:
            raise UndoError(none)

        def work(session: Session) -> None:
            history.take_back(session, step)
            if "book_settings" in recorder.record_of(session).tables:
                from services.prospects import derived

                derived.refresh(session, None)

        self._act(step.label, work, kind=kind, undoes=step.id)
        return step.label

    def can_undo(self) -> str | None:
        """Return the label of the act that undo would take back."""
        with self.read() as session:
            step = history.undoable(session)
            return None if step is None else step.label

    def can_redo(self) -> str | None:
        """Return the label of the act that redo would do again."""
        with self.read() as session:
            step = history.redoable(session)
            return None if step is None else step.label

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call the listener, on the acting thread, after every act; return a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, changes: Changes) -> None:
        """Tell listeners of a change that was no act, such as a restored book."""
        for listener in tuple(self._listeners):
            listener(changes)

    def close(self) -> None:
        """Let go of the file; a closed book is not used again."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()


def _make_empty_file(path: Path) -> None:
    """Make the file that becomes a book, readable by its owner only; one that is there is refused."""
    try:
        if path.exists():
            raise BookExistsError(
                _("There is a book at {path} already.").format(path=path), _("Choose another name.")
            )
        locations.make_private_folder(path.parent)
        path.touch()
        locations.make_private(path)
    except OSError as error:
        raise BookError(
            _("No book can be made at {path}.").format(path=path), _("Choose another folder or name.")
        ) from error


def _settle_distances(session: Session, record: recorder.Record) -> None:
    """Count distances anew after any act, or its undoing, that moved people nearer or farther."""
    if record.tables.isdisjoint(_TYING):
        return
    from services.network import distances  # brings numpy with it: never at the start of the program

    distances.settle(session, record)
