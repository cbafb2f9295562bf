"""The book: opened once, read in short sessions, changed only by acts that can be taken back."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from services import first_look, locations
from services.book_lock import BookLock
from services.changes import Changes
from services.clock import Clock, SystemClock
from services.errors import BookError, BookExistsError
from services.i18n import _
from services.reading import Look, Reading

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

T = TypeVar("T")
Listener = Callable[[Changes], None]


class Book:
    """One database of people. Make it with ``Book.open`` or ``Book.create``.

    A book that is as it should be opens by a first look, without SQLAlchemy; the first session loads that.
    """

    def __init__(
        self, location: str, clock: Clock, password: str | None = None, *, read_only: bool = False
    ) -> None:
        self.location = location
        self.clock = clock
        self.manager_id = 0
        self.me_id = 0
        self.read_only = read_only
        self._password = password
        self._look: Look | None = None
        self._engine: Engine | None = None
        self._lock = None if locations.is_server(location) else BookLock(Path(location))
        self._loading = threading.Lock()
        self._acting = threading.RLock()
        self._listeners: list[Listener] = []

    @property
    def path(self) -> Path:
        """The book's file; a branch's book has none."""
        if self._lock is None:
            raise BookError(_("A branch's book is not a file."))
        return Path(self.location)

    @property
    def is_loaded(self) -> bool:
        """Whether sessions can be had without loading anything first."""
        return self._engine is not None

    @property
    def engine(self) -> "Engine":
        """The database underneath, for sessions, backups and checks; whoever asks first waits for it."""
        if self._engine is None:
            with self._loading:
                if self._engine is None:
                    from services import transactions

                    self._engine = transactions.engine_of(
                        self.location, self._password, read_only=self.read_only
                    )
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
        book = cls(str(location), clock or SystemClock(), password, read_only=read_only)
        try:
            found = None if book._lock is None else first_look.into(book.path, password)
            if found is None:
                from services import transactions

                transactions.open_whole(book)
            else:
                book._look, book.manager_id, book.me_id = found
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
        from services import storage, transactions, upgrade
        from services.contacts.owner import NAMELESS, make_owner

        place = str(location)
        if not locations.is_server(place):
            _make_empty_file(Path(place))
        book = cls(place, clock or SystemClock())
        try:
            storage.write_ahead(book.engine)
            upgrade.bring_up(book.engine)
            book.act(
                _("Made the book"),
                lambda session: make_owner(session, name.strip() or NAMELESS, employer),
                lasting=True,
            )
            transactions.find_manager(book)
        except BaseException:
            book.close()
            if not locations.is_server(place):
                Path(place).unlink(missing_ok=True)
            raise
        return book

    def claim(self) -> None:
        """Become the only writer for as long as the book is open; raises BookBusyError."""
        if self._lock is not None:
            self._lock.take()

    def read(self) -> "AbstractContextManager[Session]":
        """Give a session that sees one state of the book; it ends with the block."""
        from services import transactions

        return transactions.reading(self)

    @contextmanager
    def look(self) -> Iterator[Reading]:
        """Give what plain reads go by (``services.reading``): the first look, later a session."""
        if self._look is None or self.is_loaded:
            with self.read() as session:
                yield session
            return
        with first_look.one_state(self._look, self.clock, self.manager_id, self.me_id) as seen:
            yield seen

    def act(self, label: str, work: "Callable[[Session], T]", *, lasting: bool = False) -> T:
        """Do one change whole or not at all, and write it down; listeners hear what was touched.

        ``label`` is what the user is told was done. A ``lasting`` act (printing, sending, erasing) is never
        undone.
        """
        from services import transactions

        self._may_write()
        with self._acting:
            result, changes = transactions.carry_out(self, label, work, lasting=lasting)
        if changes is not None:
            self.announce(changes)
        return result

    def undo(self) -> str:
        """Take back my newest act, whole; return its label; raises UndoError when it cannot be."""
        return self._turn("undo")

    def redo(self) -> str:
        """Do again what was taken back last; return its label."""
        return self._turn("redo")

    def _turn(self, kind: str) -> str:
        from services import transactions

        self._may_write()
        with self._acting:
            label, changes = transactions.turn(self, kind)
        if changes is not None:
            self.announce(changes)
        return label

    def can_undo(self) -> str | None:
        """Return the label of the act that undo would take back."""
        from services import transactions

        return transactions.label_of_next(self, "undo")

    def can_redo(self) -> str | None:
        """Return the label of the act that redo would do again."""
        from services import transactions

        return transactions.label_of_next(self, "redo")

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call the listener, on the acting thread, after every act; return a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, changes: Changes) -> None:
        """Tell listeners of a change, also of one that was no act, such as a restored book."""
        for listener in tuple(self._listeners):
            listener(changes)

    def close(self) -> None:
        """Let go of the file; a closed book is not used again."""
        if self._look is not None:
            self._look.close()
        with self._loading:
            if self._engine is not None:
                self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def _may_write(self) -> None:
        if self.read_only:
            raise BookError(
                _("The book is open for reading only."), _("Change it in the window that has it open.")
            )
        self.claim()


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
