"""What the window can do from anywhere, as data: words, key, menu."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from services.i18n import _

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

FILE, EDIT, GO, HELP, NONE = "file", "edit", "go", "help", ""


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One act of the window: ``run`` is called with the window."""

    key: str
    menu: str
    word: Callable[[], str]
    run: Callable[["MainWindow"], None]
    shortcuts: tuple[str, ...] = ()
    separated: bool = False
    """A line stands above it in its menu."""


def _dialogs() -> ModuleType:
    """Return the small windows; they list these very actions, so they are loaded late."""
    from ui.shell import dialogs

    return dialogs


def _close(window: "MainWindow") -> None:
    window.close()


def _entry(
    key: str,
    menu: str,
    word: Callable[[], str],
    run: Callable[["MainWindow"], None],
    *keys: str,
    separated: bool = False,
) -> ActionEntry:
    return ActionEntry(key, menu, word, run, keys, separated)


ACTIONS: tuple[ActionEntry, ...] = (
    _entry("new_contact", FILE, lambda: _("New contact…"), lambda w: w.floating.new_contact(), "Ctrl+N"),
    _entry("import", FILE, lambda: _("Import…"), lambda w: w.files.choose_import(), "Ctrl+I"),
    _entry("cards", FILE, lambda: _("Photographs of cards…"), lambda w: w.show_page("cards")),
    _entry("my_card", FILE, lambda: _("My card"), lambda w: w.show_page("my_card")),
    _entry("export", FILE, lambda: _("Export…"), lambda w: w.files.export(), "Ctrl+Shift+E"),
    _entry("print", FILE, lambda: _("Print"), lambda w: w.print_page(), "Ctrl+P"),
    _entry("new_book", FILE, lambda: _("New book…"), lambda w: w.files.new_book(), separated=True),
    _entry("open_book", FILE, lambda: _("Open a book…"), lambda w: w.files.open_book(), "Ctrl+O"),
    _entry("backup", FILE, lambda: _("Back up now"), lambda w: w.files.back_up(), separated=True),
    _entry("restore", FILE, lambda: _("Bring back a backup…"), lambda w: w.files.restore()),
    _entry("check", FILE, lambda: _("Check the book"), lambda w: w.files.check()),
    _entry("quit", FILE, lambda: _("Quit"), lambda w: _close(w), "Ctrl+Q", separated=True),
    _entry("undo", EDIT, lambda: _("Undo"), lambda w: w.desk.undo(), "Ctrl+Z"),
    _entry("redo", EDIT, lambda: _("Redo"), lambda w: w.desk.redo(), "Ctrl+Shift+Z", "Ctrl+Y"),
    _entry("log", EDIT, lambda: _("Log a contact…"), lambda w: w.desk.log(), "Ctrl+L", separated=True),
    _entry("type_back", EDIT, lambda: _("Type back a sheet…"), lambda w: w.type_back(), "Ctrl+Shift+L"),
    _entry("same_person", EDIT, lambda: _("The same person?"), lambda w: w.show_page("same"), separated=True),
    _entry("search", GO, lambda: _("Find people"), lambda w: w.top_bar.search.focus_search(), "Ctrl+F"),
    _entry("palette", GO, lambda: _("Find and do…"), lambda w: w.floating.palette(), "Ctrl+K"),
    _entry("introduce", GO, lambda: _("Who can introduce me"), lambda w: w.introduce(), "Ctrl+R"),
    _entry("week", GO, lambda: _("Plan the week"), lambda w: w.show_page("week")),
    _entry("calendar", GO, lambda: _("Calendar"), lambda w: w.show_page("calendar"), "Ctrl+Shift+D"),
    _entry("reminders", GO, lambda: _("Today's reminders"), lambda w: w.show_page("reminders")),
    _entry("chronicle", GO, lambda: _("All that happened"), lambda w: w.show_page("chronicle"), "Ctrl+H"),
    _entry("back", GO, lambda: _("Back"), lambda w: w.back(), "Alt+Left", separated=True),
    _entry("forward", GO, lambda: _("Forward"), lambda w: w.forward(), "Alt+Right"),
    _entry("theme", HELP, lambda: _("Light or dark"), lambda w: w.turn_theme()),
    _entry("sample", HELP, lambda: _("Open the sample book"), lambda w: w.files.open_sample()),
    _entry("keys", HELP, lambda: _("Keys"), lambda w: _dialogs().show_keys(w), "F1"),
    _entry("about", HELP, lambda: _("About Renmai"), lambda w: _dialogs().show_about(w)),
)


def install(window: "MainWindow", entries: Iterable[ActionEntry] = ACTIONS) -> dict[str, QAction]:
    """Make the window's actions; their keys work on every page."""
    made: dict[str, QAction] = {}
    for entry in entries:
        action = QAction(entry.word(), window)
        action.setShortcuts([QKeySequence(keys) for keys in entry.shortcuts])
        action.setData(entry.key)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False, run=entry.run: run(window))
        window.addAction(action)
        made[entry.key] = action
    return made
