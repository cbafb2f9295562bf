"""Ringing somebody up: the bare number onto the clipboard, and to the dialler where one is set."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from services.contacts.phones import shown
from services.i18n import _
from ui.shell.desk import Desk

DIALS = "dial"
"""The machine's choice to hand numbers to its dialler."""


def ring(desk: Desk, name: str, number: str) -> bool:
    """Copy the number, dial it where that is set, and say so; False when there is none."""
    if not number:
        desk.toast(_("There is no number of {name}.").format(name=name), undo=False)
        return False
    QGuiApplication.clipboard().setText(number)
    if desk.preferences.get(DIALS, False):
        QDesktopServices.openUrl(QUrl(f"tel:{number.replace('-', ',')}"))
    desk.toast(_("Copied {number}").format(number=shown(number)), undo=False)
    return True
