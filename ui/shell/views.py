"""Pages and their views as data, for whoever looks for them by a word, and the keys of them all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from services.i18n import _, _p
from ui.shell.actions import ACTIONS, NONE, ActionEntry
from ui.shell.pages import ENTRIES, HIDDEN, PAGES

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

_VIEW = "view"


def _go(window: "MainWindow", page: str, args: dict[str, Any]) -> None:
    window.show_page(page, args)


def _brief(window: "MainWindow") -> None:
    """Show the brief of whom the page is about; without anybody, the list to choose from."""
    chosen = window.desk.focus_ids[:1]
    if chosen:
        window.show_page("brief", {"contact_id": chosen[0]})
    else:
        window.show_page("prospects")
        window.desk.toast(_("Choose a row: B shows the brief."), undo=False)


def _view(key: str, word: Callable[[], str], page: str, **args: Any) -> ActionEntry:
    return ActionEntry(key, NONE, word, partial(_go, page=page, args=args))


def _page_entries() -> tuple[ActionEntry, ...]:
    """Return what goes to the pages of the rail; what a menu offers already is not told twice."""
    offered = {keys for entry in ACTIONS for keys in entry.shortcuts}
    return tuple(
        _view(f"page_{page.key}", page.word, page.key)
        for page in PAGES
        if page.place != HIDDEN and page.shortcut not in offered
    )


VIEWS: tuple[ActionEntry, ...] = (
    *_page_entries(),
    _view("surveys", lambda: _("Surveys"), "gatherings", **{_VIEW: "surveys"}),
    _view("cards_handed", lambda: _("Cards"), "gatherings", **{_VIEW: "cards"}),
    _view("insight", lambda: _("Insight"), "map", insight=True),
    ActionEntry("brief", NONE, lambda: _("Brief"), _brief),
)
"""They have no menu; the palette and the search box find them."""


@dataclass(frozen=True, slots=True)
class PageKey:
    """A letter that works on one page."""

    page: str
    word: Callable[[], str]
    key: str

    def words(self) -> str:
        """Return the page and what the letter does there."""
        return f"{ENTRIES[self.page].word()} · {self.word()}"


PAGE_KEYS: tuple[PageKey, ...] = (
    PageKey("today", lambda: _("Plan the week"), "W"),
    PageKey("prospects", lambda: _("Brief"), "B"),
    PageKey("map", lambda: _("Insight"), "I"),
    PageKey("map", lambda: _p("key", "Guessed ties"), "G"),
    PageKey("map", lambda: _p("key", "Fold or unfold a group"), "F"),
)


def keys_told() -> list[tuple[str, str]]:
    """Return every key with what it does, each once: pages, acts, letters of single pages."""
    told = [(entry.word(), entry.shortcuts[0]) for entry in ACTIONS if entry.shortcuts]
    taken = {key for _words, key in told}
    pages = [(page.word(), page.shortcut) for page in PAGES if page.shortcut and page.shortcut not in taken]
    letters = [(one.words(), one.key) for one in PAGE_KEYS]
    return [
        *pages,
        *told,
        *letters,
        (_("Factor classes, in the table"), "1 2 3 0"),
        (_("One step back"), "Esc"),
    ]
