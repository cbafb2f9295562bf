"""The menu behind 筛选: every condition of the filter, ticked where it is set."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from models.kinds import TieKind, Tier
from services.i18n import _
from services.prospects.chips import hops_words, missing_word
from services.prospects.filters import MISSING, Filter
from services.vocabulary import tie_kind_word, tier_word
from ui.prospects.tick_menu import TickMenu

MOST_HOPS = 3
LISTS = ("place", "organizations", "cohorts", "tags", "batch")
"""Conditions chosen from a list that opens on its own."""

Apply = Callable[[Filter], None]


class FilterMenu(TickMenu):
    """Applies every tick at once; ``wanted`` is the filter in force."""

    def __init__(
        self, wanted: Filter, apply: Apply, open_list: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wanted, self._apply = wanted, apply
        self._add_many(_("Tier"), "tiers", [(str(tier), tier_word(tier)) for tier in Tier])
        kinds = [kind for kind in TieKind if kind is not TieKind.BUSINESS]
        self._add_many(_("Tie with me"), "tie_kinds", [(str(kind), tie_kind_word(kind)) for kind in kinds])
        self.add_tick(_("Overdue"), wanted.overdue, lambda on: self._change(overdue=on))
        self._add_hops()
        self._add_many(_("Without"), "missing", [(name, missing_word(name)) for name in MISSING])
        self._add_disturbing()
        self.addSeparator()
        for key in LISTS:
            action = self.addAction(f"{list_word(key)}…")
            action.triggered.connect(lambda _checked=False, key=key: open_list(key))
        self.aboutToHide.connect(self.deleteLater)

    def _add_many(self, title: str, field: str, choices: list[tuple[str, str]]) -> None:
        """Add a submenu in which several values may be ticked."""
        menu = self.add_submenu(title)
        for value, words in choices:
            ticked = value in getattr(self._wanted, field)
            menu.add_tick(words, ticked, partial(self._turn, field, value))

    def _add_hops(self) -> None:
        menu = self.add_submenu(_("People between"))
        ticks: list[QAction] = []
        for hops in range(MOST_HOPS + 1):

            def chosen(on: bool, hops: int = hops) -> None:
                for other, tick in enumerate(ticks):
                    tick.setChecked(on and other == hops)
                self._change(hops=hops if on else None)

            ticks.append(menu.add_tick(hops_words(hops), self._wanted.hops == hops, chosen))

    def _add_disturbing(self) -> None:
        menu = self.add_submenu(_("do not disturb"))
        ticks: list[QAction] = []
        for value, words in ((True, _("Not to be contacted")), (False, _("May be contacted"))):

            def chosen(on: bool, value: bool = value) -> None:
                for other, tick in zip((True, False), ticks, strict=True):
                    tick.setChecked(on and other == value)
                self._change(do_not_contact=value if on else None)

            ticks.append(menu.add_tick(words, self._wanted.do_not_contact is value, chosen))

    def _turn(self, field: str, value: str, on: bool) -> None:
        before: tuple[str, ...] = getattr(self._wanted, field)
        after = (*before, value) if on else tuple(other for other in before if other != value)
        self._change(**{field: after})

    def _change(self, **values: object) -> None:
        self._wanted = replace(self._wanted, **values)  # type: ignore[arg-type]
        self._apply(self._wanted)


def list_word(key: str) -> str:
    """Return what the list of a condition is called."""
    return {
        "place": _("Place"),
        "organizations": _("Organization"),
        "cohorts": _("Circles"),
        "tags": _("Tags"),
        "batch": _("Import batch"),
    }[key]
