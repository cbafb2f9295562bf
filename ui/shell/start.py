"""Opening the window: the program's long-lived things, built once in sight of each other."""

import gc
import importlib
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from resources import data_path
from services import locations
from services.book import Book
from services.errors import BookBusyError, RenmaiError
from services.i18n import _
from services.preferences import Preferences
from services.progress import Progress
from ui.look import qt_words
from ui.look.apply import apply_theme
from ui.look.fonts import has_chinese, missing_font_words
from ui.look.theme import Theme
from ui.shell import failure, placing
from ui.shell.desk import Desk
from ui.shell.first_paint import FirstPaint
from ui.shell.main_window import MainWindow
from ui.shell.pages import ENTRIES
from ui.shell.tasks import Tasks

RESTORE = "restore:"
SAMPLE = "sample"
_OPENED_SLOWLY = ("person", "exchange")
"""Pages whose code takes longer to load than the window itself."""


def application() -> QApplication:
    """Return the running Qt program, made when there is none, speaking the language chosen."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Renmai")
    app.setApplicationDisplayName(_("Renmai"))
    app.setDesktopFileName("renmai")
    app.setWindowIcon(QIcon(str(data_path("icons", "seal", "renmai.svg"))))
    qt_words.speak(app)
    return app


class Program(QObject):
    """Holds theme, choices and worker for the whole run, and one window at a time on one book."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.preferences = Preferences()
        self.theme = Theme(str(self.preferences.get("theme", "system")), self)
        self.theme.set_high_contrast(bool(self.preferences.get("high_contrast", False)))
        self.theme.set_text_scale(float(self.preferences.get("text_scale", 1.0)))
        apply_theme(app, self.theme)
        self.tasks = Tasks(self)
        self.desk: Desk | None = None
        self.window: MainWindow | None = None

    def open(self, path: Path) -> bool:
        """Open a book in a new window; an error is shown and the window before it stays."""
        try:
            book = self._book(path)
        except RenmaiError as error:
            self._tell(error)
            return False
        self._leave()
        self.desk = Desk(book, self.theme, self.preferences, self.tasks, self)
        self.desk.book_asked.connect(self._on_book_asked)
        self.window = MainWindow(self.desk)
        failure.install_hook(self.desk.fail)
        self.window.closed.connect(self._on_window_closed)
        self.window.show_page(self._first_page())
        placing.fit_screen(self.window)
        FirstPaint(self.window, self.desk.load)
        self.window.show()
        if book.read_only:
            self.desk.toast(_("Another window is writing in this book; here you can only look."), undo=False)
        else:
            QTimer.singleShot(1500, self._back_up)
        QTimer.singleShot(2500, self._load_pages)
        return True

    def _remind(self) -> None:
        from ui.reminders.reminding import Reminding

        if self.desk is not None and self.window is not None:
            reminding = Reminding(self.desk, self.window)
            self.window.closed.connect(reminding.stop)
            reminding.start()

    def _book(self, path: Path) -> Book:
        book = Book.open(path) if path.exists() else Book.create(path)
        try:
            book.claim()
        except BookBusyError:
            book.close()
            book = Book.open(path, read_only=True)
        return book

    def _first_page(self) -> str:
        from services.prospects import first_page

        assert self.desk is not None
        return "today" if self.desk.look(first_page.anybody) else "welcome"

    def _back_up(self) -> None:
        if self.desk is not None:
            self.tasks.run(partial(_copied, self.desk.book))
            self.tasks.run(partial(_settled, self.desk.book))

    def _load_pages(self) -> None:
        """Load on the worker, one by one, what takes long when first opened; nobody waits for it yet."""
        self.tasks.run(partial(_loaded, "ui.reminders.reminding"), lambda _none: self._remind())
        for key in _OPENED_SLOWLY:
            self.tasks.run(partial(_loaded, ENTRIES[key].module))

    def _on_book_asked(self, wanted: str) -> None:
        if wanted.startswith(RESTORE):
            self._restore(Path(wanted.removeprefix(RESTORE)))
        elif wanted == SAMPLE:
            self.open(sample())
        else:
            self.open(Path(wanted))

    def _restore(self, backup: Path) -> None:
        from services.safety import restoring

        if self.desk is None:
            return
        place = self.desk.book.path
        self._leave()
        words = ""
        try:
            people = restoring.restore(place, backup)
            words = _("The book is that of {file} again, {count} people. The one before is kept as a backup.")
            words = words.format(file=backup.name, count=people)
        except RenmaiError as error:
            self._tell(error)
        if self.open(place) and words:
            self.desk.toast(words, undo=False)

    def _tell(self, error: RenmaiError) -> None:
        QMessageBox.warning(self.window, _("Renmai"), f"{error.message}\n\n{error.hint}".strip())

    def _leave(self) -> None:
        if self.window is not None:
            self.window.closed.disconnect(self._on_window_closed)
            self.window.close()
            self.window.deleteLater()
            self.window = None
        if self.desk is not None:
            self.desk.close()
            self.desk.book.close()
            self.desk.deleteLater()
            self.desk = None

    def _on_window_closed(self) -> None:
        self.tasks.close()
        if self.desk is not None:
            self.desk.close()
            self.desk.book.close()
        self._app.quit()


def _loaded(module: str, _progress: Progress) -> None:
    importlib.import_module(module)


def _copied(book: Book, _progress: Progress) -> None:
    from services.safety import backups  # loaded here, on the worker: the window waits for nothing

    backups.make_daily(book)


def _settled(book: Book, _progress: Progress) -> None:
    from services.prospects import derived

    book.act(_("Tiers set by hand came to their end"), derived.expire_pins, lasting=True)


def sample() -> Path:
    """Return the sample book, made when there is none."""
    from services import sample_book

    place = locations.sample_book()
    if not place.exists():
        sample_book.make(place, data_path("samples"))
    return place


def open_window(book: Path | None, *, sample_wanted: bool = False) -> int:
    """Open the window on a book, the sample, or the user's own book; return the exit status at its end."""
    app = application()
    program = Program(app)
    if not has_chinese():
        QMessageBox.warning(None, _("Renmai"), missing_font_words())
    place = sample() if sample_wanted else book or locations.default_book()
    if not program.open(place):
        return 3
    _settle()
    return app.exec()


def _settle() -> None:
    """Collect garbage from now on, past what was loaded and stays anyway."""
    gc.freeze()
    gc.enable()
