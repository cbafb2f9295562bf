"""Menus built from records: words, icon, key, and why something cannot be done now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.look.icons import icon
from ui.look.theme import Theme


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of a menu; ``why_not`` switches it off and is its tooltip; ``checked`` makes it a tick."""

    text: str
    work: Callable[[], None]
    icon: str = ""
    key: str = ""
    why_not: str = ""
    checked: bool | None = None
    dangerous: bool = False


def build_menu(theme: Theme, parent: QWidget, items: Iterable[MenuItem | QAction | None]) -> QMenu:
    """Return a menu; None in the items is a line between groups. It is let go when it closes.

    Keys are shown, not bound: binding belongs to the window's actions, which can be given as they are.
    """
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for item in items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, QAction):
            menu.addAction(item)
        else:
            _add(menu, theme, item)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, theme: Theme, item: MenuItem) -> None:
    # what stands behind the tab is shown as the key and bound to nothing
    action = menu.addAction(f"{item.text}\t{item.key}" if item.key else item.text)
    if item.icon:
        action.setIcon(icon(theme, item.icon, "danger" if item.dangerous else "secondary"))
    if item.checked is not None:
        action.setCheckable(True)
        action.setChecked(item.checked)
    action.setEnabled(not item.why_not)
    action.setToolTip(item.why_not)
    action.triggered.connect(lambda _checked=False, work=item.work: work())
