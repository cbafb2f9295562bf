"""What the File menu does: books, backups, files in and out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from services import locations
from services.cards.pixels import is_picture
from services.errors import RenmaiError
from services.i18n import _
from ui.shell.desk import Desk
from ui.shell.folders import keep_folder, last_folder

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


def _book_pattern() -> str:
    return _("Books") + f" (*{locations.BOOK_SUFFIX})"


def import_pattern() -> str:
    """Return the file dialog's pattern for everything that can be imported."""
    return (
        _("Class lists, contacts, cards")
        + " (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.txt *.tsv *.vcf *.png *.jpg *.jpeg"
        + " *.graphml *.gexf *.json);;"
        + _("All files")
        + " (*)"
    )


def ask_imports(desk: Desk, over: QWidget) -> list[str]:
    """Ask for files to import; the dialog opens where the last ones were."""
    folder = str(last_folder(desk.preferences))
    paths, _chosen = QFileDialog.getOpenFileNames(over, _("Import"), folder, import_pattern())
    if paths:
        keep_folder(desk.preferences, paths[0])
    return list(paths)


class FileActs:
    """Asks for files and hands them on; the dialogs are the system's."""

    def __init__(self, desk: Desk, window: "MainWindow") -> None:
        self._desk = desk
        self._window = window

    def take(self, paths: Sequence[str]) -> None:
        """Open a book, look at cards, or begin an import, with what was dropped on the window."""
        if len(paths) == 1 and paths[0].lower().endswith(locations.BOOK_SUFFIX):
            self._desk.open_book(paths[0])
        elif any(is_picture(Path(path)) or Path(path).is_dir() for path in paths):
            self._desk.go("cards", files=list(paths))
        else:
            self._desk.go("exchange", files=list(paths))

    def choose_import(self) -> None:
        """Ask for files to import."""
        if paths := ask_imports(self._desk, self._window):
            self._desk.go("exchange", files=paths)

    def export(self) -> None:
        """Save everybody to a workbook or text file."""
        from ui.exchange.export import export_list

        export_list(self._desk, self._window)

    def new_book(self) -> None:
        """Make another book and open it."""
        path, _chosen = QFileDialog.getSaveFileName(
            self._window, _("New book"), str(locations.data_folder()), _book_pattern()
        )
        if not path:
            return
        place = Path(path).with_suffix(locations.BOOK_SUFFIX)
        from services.book import Book

        try:
            Book.create(place, name=self._owner()).close()
        except RenmaiError as error:
            self._desk.fail(error)
            return
        self._desk.open_book(str(place))

    def _owner(self) -> str:
        from services.contacts.owner import owner_name

        return self._desk.read(owner_name)

    def open_book(self) -> None:
        """Ask for another book."""
        path, _chosen = QFileDialog.getOpenFileName(
            self._window, _("Open a book"), str(locations.data_folder()), _book_pattern()
        )
        if path:
            self._desk.open_book(path)

    def open_sample(self) -> None:
        """Open the sample book, made anew when there is none."""
        self._desk.open_book("sample")

    def back_up(self) -> None:
        """Make a verified copy now."""
        from services.safety import backups

        self._desk.tasks.run(
            lambda _progress: backups.make(self._desk.book, "hand"),
            lambda made: self._desk.toast(_("Backed up: {file}").format(file=made.path.name), undo=False),
            self._desk.fail,
        )

    def restore(self) -> None:
        """Ask for a backup and put it in the book's place."""
        folder = locations.backup_folder(self._desk.book.path)
        path, _chosen = QFileDialog.getOpenFileName(
            self._window, _("Bring back a backup"), str(folder), _book_pattern()
        )
        if path:
            self._desk.book_asked.emit(f"restore:{path}")

    def check(self) -> None:
        """See whether the book is sound."""
        from services.safety import restoring

        def say(problems: list[str]) -> None:
            if problems:
                self._desk.fail(
                    RenmaiError(
                        _("The book has {count} faults.").format(count=len(problems)), "\n".join(problems)
                    )
                )
            else:
                self._desk.toast(_("The book is sound."), undo=False)

        self._desk.tasks.run(lambda _progress: restoring.check(self._desk.book), say, self._desk.fail)
