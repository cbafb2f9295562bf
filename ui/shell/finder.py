"""Finds people, organizations and commands for what was typed into the search box or the palette."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction

from services.contacts import pinyin
from services.i18n import _, _n
from ui.shell.desk import Desk
from ui.shell.other_names import also_called
from ui.shell.results import COMMAND, HEAD, ORGANIZATION, PERSON, WORDS, Result

PEOPLE, ORGANIZATIONS, COMMANDS = 20, 4, 5

_ICONS = {
    "new_contact": "act.add_contact",
    "import": "act.import",
    "export": "act.export",
    "print": "act.print",
    "open_book": "act.open_file",
    "new_book": "act.open_file",
    "backup": "act.backup",
    "restore": "act.history",
    "check": "state.ok",
    "undo": "act.undo",
    "redo": "act.redo",
    "log": "act.log",
    "type_back": "page.sheets",
    "search": "act.search",
    "same_person": "act.merge",
    "introduce": "act.introduce",
    "calendar": "act.next_day",
    "theme": "act.theme_dark",
    "sample": "act.open_file",
    "keys": "act.help",
    "about": "act.help",
    "back": "act.back",
    "forward": "act.forward",
}


class Finder:
    """Puts together what answers a query, in the order people, organizations, commands."""

    def __init__(self, desk: Desk, actions: Callable[[], Iterable[QAction]]) -> None:
        self._desk = desk
        self._actions = actions

    def find(self, query: str) -> list[Result]:
        """Return the lines for a query; with an empty one, only the commands."""
        if not query.strip():
            return self._commands("", most=12)
        lines = [*self._people(query), *self._organizations(query), *self._commands(query, COMMANDS)]
        if not lines:
            return [Result(WORDS, _("Nobody and nothing answers to that."))]
        return lines

    def _people(self, query: str) -> list[Result]:
        found = self._desk.search.people(query, PEOPLE)
        if not found.hits:
            return []
        lines = [Result(HEAD, _("People"))]
        for hit in found.hits:
            by_name = hit.by == "name"
            by_organization = hit.by == "organization"
            lines.append(
                Result(
                    PERSON,
                    hit.name,
                    hit.id,
                    detail="" if by_organization else hit.organization,
                    why="" if by_name else hit.why,
                    marks=hit.marks,
                    tier=hit.tier,
                )
            )
        rest = found.total - len(found.hits)
        if rest > 0:
            lines.append(Result(WORDS, _n("{n} more person", "{n} more people", rest).format(n=rest)))
        return lines

    def _organizations(self, query: str) -> list[Result]:
        found = self._desk.search.organizations(query, ORGANIZATIONS)
        if not found:
            return []
        lines = [Result(HEAD, _("Organizations"))]
        for hit in found:
            people = _n("{n} person", "{n} people", hit.people).format(n=hit.people)
            lines.append(Result(ORGANIZATION, hit.name, hit, detail=people, icon="state.firm"))
        return lines

    def _commands(self, query: str, most: int) -> list[Result]:
        wanted = query.strip().lower()
        typed = pinyin.typed(wanted)
        lines = [Result(HEAD, _("Commands"))]
        for action in self._actions():
            words = action.text().replace("&", "").rstrip("…")
            if not words or not action.isEnabled() or len(lines) > most:
                continue
            key = str(action.data() or "")
            named = [words, *also_called(key).split()]
            if any(wanted in name.lower() or (typed and _sounds_like(name, typed)) for name in named):
                icon = _ICONS.get(key, "act.palette")
                keys = action.shortcut().toString()
                lines.append(Result(COMMAND, words, action, icon=icon, key=keys))
        return lines if len(lines) > 1 else []


def _sounds_like(words: str, typed: str) -> bool:
    """True where the words, from any of their characters on, are spelled as typed: beifen finds 现在备份."""
    return any(
        key.startswith(typed)
        for start in range(len(words))
        for key in pinyin.search_keys(words[start:], surname_rules=False)
    )
