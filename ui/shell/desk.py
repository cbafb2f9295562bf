"""What every page is handed: the book, the theme, ways to act, to go elsewhere, to say something."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from services.book import Book
from services.changes import Changes
from services.errors import RenmaiError
from services.i18n import _
from services.preferences import Preferences
from services.progress import Progress
from ui.look.theme import Theme
from ui.shell.tasks import Task, Tasks

if TYPE_CHECKING:
    from services.contacts.search import Search

T = TypeVar("T")


class Desk(QObject):
    """The window's middle: pages ask here and never know each other."""

    changed = Signal(object)
    """Changes, on the window's thread, after every act."""
    toasted = Signal(str, bool)
    """A sentence, and whether undo is offered beside it."""
    failed = Signal(object)
    """An error to show."""
    went = Signal(str, dict)
    """The key of a page to show, and what it is to show."""
    logging_asked = Signal(object, str)
    """Contact ids to write a line about, and the kind of interaction or an empty string."""
    book_asked = Signal(str)
    """The path of another book to open."""
    _heard = Signal(object)

    def __init__(
        self,
        book: Book,
        theme: Theme,
        preferences: Preferences,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.theme = theme
        self.preferences = preferences
        self.tasks = tasks
        self.focus_ids: tuple[int, ...] = ()
        """Whom the page in view is about: filled into the quick log."""
        self.takes_person: Callable[[int], bool] | None = None
        """Set by a page that shows people found by the search box itself, as the map does."""
        self.shared_filter: object = None
        """The filter last chosen in the table or on the map: each takes over the other's."""
        self.neighbours: tuple[int, ...] = ()
        """The list the person page walks through with Alt+↑↓."""
        self._search: Search | None = None
        self._waiting: list[Callable[[], None]] = []
        self._is_closed = False
        self._heard.connect(self._on_heard)
        self._stop_listening = book.on_change(self._heard.emit)
        tasks.failed.connect(self.fail)

    def today(self) -> dt.date:
        """Return the day the book lives in."""
        return self.book.clock.today()

    @property
    def search(self) -> "Search":
        """The search box's memory of the book, made at its first use."""
        if self._search is None:
            from services.contacts.search import Search

            self._search = Search(self.book)
        return self._search

    def warm_search(self, *, again: bool = False) -> None:
        """Let the search box read the book before a letter is typed; ``again``: only if it did before."""
        if (self._search is not None) is again:
            search = self.search
            self.tasks.run(lambda _progress: search.warm())

    def read(self, work: Callable[[Any], T]) -> T:
        """Run a short read of a service and return what it gives."""
        with self.book.read() as session:
            return work(session)

    def look(self, work: Callable[[Any], T]) -> T:
        """Run a read of the first picture, one that asks plainly: nothing need be loaded for it."""
        with self.book.look() as seen:
            return work(seen)

    def when_loaded(self, call: Callable[[], None]) -> None:
        """Call once the whole book is read without waiting: now, or after ``load``."""
        if self.book.is_loaded:
            call()
        else:
            self._waiting.append(call)

    def fetch(self, work: Callable[[Any], T], done: Callable[[T], None]) -> None:
        """Run a read on the worker; what it gives comes home unless the window has closed meanwhile."""

        def read(_progress: Progress) -> T:
            with self.book.read() as session:
                return work(session)

        self.tasks.run(read, lambda found: None if self._is_closed else done(found), self.fail)

    def load(self) -> None:
        """Load on the worker what reading the whole book takes; asked for once the first picture is there."""

        def done(_none: None) -> None:
            waiting, self._waiting = self._waiting, []
            for call in waiting:
                call()

        self.fetch(lambda _session: None, done)

    def act(
        self,
        label: str,
        work: Callable[[Any], T],
        then: Callable[[T], None] | None = None,
        *,
        quiet: bool = False,
        lasting: bool = False,
        failed: Callable[[RenmaiError], None] | None = None,
    ) -> Task:
        """Change the book off the window's thread, then say so with undo beside it (``quiet``: say nothing).

        ``label`` is the sentence shown and kept in the journal. ``failed`` hears an error instead of the
        page's failure strip.
        """

        def done(result: T) -> None:
            if not quiet:
                self.toasted.emit(label, not lasting)
            if then is not None:
                then(result)

        return self.tasks.run(
            lambda _progress: self.book.act(label, work, lasting=lasting), done, failed or self.fail
        )

    def undo(self) -> None:
        """Take back the newest act and say which."""
        self.tasks.run(
            lambda _progress: self.book.undo(),
            lambda label: self.toast(_("Taken back: {label}").format(label=label), undo=False),
            self.fail,
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.tasks.run(
            lambda _progress: self.book.redo(),
            lambda label: self.toast(_("Done again: {label}").format(label=label)),
            self.fail,
        )

    def toast(self, words: str, undo: bool = True) -> None:
        """Say what happened, bottom centre, for eight seconds."""
        self.toasted.emit(words, undo)

    def fail(self, error: object) -> None:
        """Show an error in the page's strip: what happened, what was kept, what to do."""
        self.failed.emit(error)

    def go(self, page: str, **args: Any) -> None:
        """Show a page by its key."""
        self.went.emit(page, args)

    def open_contact(self, contact_id: int, among: Sequence[int] = ()) -> None:
        """Open the person page; ``among`` is the list that Alt+↑↓ walks."""
        self.neighbours = tuple(among)
        self.go("person", contact_id=contact_id)

    def log(self, contact_ids: Sequence[int] = (), kind: str = "") -> None:
        """Open the quick log on top of where one is; without ids, about whom the page is about."""
        self.logging_asked.emit(tuple(contact_ids) or self.focus_ids, kind)

    def open_book(self, path: str) -> None:
        """Ask for another book."""
        self.book_asked.emit(path)

    def close(self) -> None:
        """Stop listening to the book; what still waits for it is dropped."""
        self._is_closed = True
        self._stop_listening()
        if self._search is not None:
            self._search.close()

    def _on_heard(self, changes: Changes) -> None:
        self.changed.emit(changes)
