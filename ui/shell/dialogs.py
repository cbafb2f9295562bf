"""Small windows of the shell: keys, about, and the keys that go to pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QMessageBox

from services.book import Book
from services.i18n import _
from ui.shell.pages import PageEntry
from ui.shell.views import keys_told
from ui.widgets.paint import key_words

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


def window_title(book: Book) -> str:
    """Return the window's title: the book when it is not the usual one; Qt adds the program's name itself."""
    from services import locations

    known = {str(locations.default_book()): _("Renmai"), str(locations.sample_book()): _("Sample book")}
    title = known.get(book.location, book.path.stem)
    return _("{book} (only to look at)").format(book=title) if book.read_only else title


def add_page_key(window: "MainWindow", entry: PageEntry) -> None:
    """Let a key go to a page."""
    shortcut = QShortcut(QKeySequence(entry.shortcut), window)
    shortcut.activated.connect(lambda: window.show_page(entry.key))


def show_keys(window: "MainWindow") -> None:
    """List the keys that work everywhere, in two columns."""
    dialog = QDialog(window)
    dialog.setWindowTitle(_("Keys"))
    grid = QGridLayout(dialog)
    grid.setContentsMargins(24, 20, 24, 20)
    grid.setHorizontalSpacing(24)
    listed = keys_told()
    half = (len(listed) + 1) // 2
    for number, (word, key) in enumerate(listed):
        column = 0 if number < half else 2
        grid.addWidget(QLabel(word.rstrip("…"), dialog), number % half, column)
        shown = QLabel(key_words(key), dialog)
        shown.setStyleSheet(f"color: {window.desk.theme.hex('text.secondary')}")
        grid.addWidget(shown, number % half, column + 1)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def show_about(window: "MainWindow") -> None:
    """Say what the program is and under which licence."""
    from ui.commands.line import version

    QMessageBox.about(
        window,
        _("About Renmai"),
        _(
            "Renmai 人脉 {version}\n\nThe book of the people you know, for people whose work is "
            "relationships.\nIt stays on this computer. Free software under the GPL, version 3 or later."
        ).format(version=version()),
    )
