"""The menus behind the seal, and on macOS in the system's menu bar."""

import sys
from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from services.i18n import _
from ui.shell.actions import ACTIONS, EDIT, FILE, GO, HELP


def _titles() -> dict[str, str]:
    return {FILE: _("File"), EDIT: _("Edit"), GO: _("Go"), HELP: _("Help")}


def _filled(menu: QMenu, key: str, actions: Mapping[str, QAction]) -> QMenu:
    for entry in ACTIONS:
        if entry.menu == key:
            if entry.separated:
                menu.addSeparator()
            menu.addAction(actions[entry.key])
    return menu


def seal_menu(window: QMainWindow, actions: Mapping[str, QAction]) -> QMenu:
    """Return the menu that the seal opens, with a submenu for each subject."""
    whole = QMenu(window)
    for key, title in _titles().items():
        _filled(whole.addMenu(title), key, actions)
    return whole


def system_menu_bar(window: QMainWindow, actions: Mapping[str, QAction]) -> None:
    """Fill the system's menu bar where there is one (macOS)."""
    if sys.platform != "darwin":
        return
    for key, title in _titles().items():
        _filled(window.menuBar().addMenu(title), key, actions)
