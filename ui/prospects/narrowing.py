"""Opens the filter's menu and its lists, and applies what is ticked in them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from services.i18n import _
from services.prospects import choices
from services.prospects.choices import Choice
from services.prospects.filters import Filter
from ui.prospects.choice_popup import ChoicePopup, Load
from ui.prospects.filter_menu import LISTS, FilterMenu, list_word
from ui.shell.desk import Desk


class Narrowing:
    """Stands between the tool row and the filter in force."""

    def __init__(
        self, desk: Desk, anchor: QWidget, wanted: Callable[[], Filter], apply: Callable[[Filter], None]
    ) -> None:
        self._desk, self._anchor, self._wanted, self._apply = desk, anchor, wanted, apply

    def open(self) -> FilterMenu:
        """Open the menu of all conditions below its button."""
        menu = FilterMenu(self._wanted(), self._apply, self.open_list, self._anchor)
        menu.popup(self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + 2)))
        return menu

    def open_condition(self, key: str) -> None:
        """Open what a chip was set by."""
        if key in LISTS:
            self.open_list(key)
        else:
            self.open()

    def open_list(self, key: str) -> ChoicePopup:
        """Open the list of a condition: places, organizations, circles, tags or imports."""
        single = key in ("place", "batch")
        popup = ChoicePopup(
            self._desk.theme,
            _("Find: {what}").format(what=list_word(key)),
            self._loading(key),
            self._ticked(key),
            single=single,
            parent=self._anchor,
        )
        popup.chosen.connect(lambda chosen: self._apply(self._with(key, chosen)))
        popup.open_under(self._anchor)
        return popup

    def _loading(self, key: str) -> Load:
        """Return how the list is read for what is typed; organizations are too many to hold them all."""
        if key == "organizations":
            return lambda text: self._desk.read(lambda session: choices.organizations(session, text))
        read = {
            "place": choices.place_choices,
            "cohorts": choices.cohorts,
            "tags": choices.tag_choices,
            "batch": choices.batches,
        }[key]
        everything = self._desk.read(read)
        return lambda text: [choice for choice in everything if text.strip() in choice.name]

    def _ticked(self, key: str) -> list[str]:
        wanted = self._wanted()
        if key == "place":
            return [wanted.place] if wanted.place else []
        if key == "batch":
            return [str(wanted.batch)] if wanted.batch is not None else []
        values: tuple[object, ...] = getattr(wanted, key)
        return [str(value) for value in values]

    def _with(self, key: str, chosen: tuple[Choice, ...]) -> Filter:
        wanted, keys = self._wanted(), tuple(choice.key for choice in chosen)
        if key == "place":
            words = chosen[0].name if chosen else ""
            return replace(wanted, place=keys[0] if keys else "", place_words=words)
        if key == "batch":
            return replace(wanted, batch=int(keys[0]) if keys else None)
        if key == "tags":
            return replace(wanted, tags=keys)
        numbers = tuple(int(found) for found in keys)
        return (
            replace(wanted, organizations=numbers)
            if key == "organizations"
            else replace(wanted, cohorts=numbers)
        )
