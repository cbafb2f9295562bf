"""Ringing somebody up: the number goes onto the clipboard, and to the dialler where one is set."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from models.kinds import InteractionKind
from services.contacts.phones import shown
from services.i18n import _
from ui.shell.desk import Desk

DIALS = "dial"
"""The machine's choice to hand numbers to its dialler."""


def call(desk: Desk, contact_id: int, number: str) -> None:
    """Copy the number as bare digits, dial it if that is set, and open the quick log for what comes of it."""
    copy_number(desk, number)
    if desk.preferences.get(DIALS, False):
        QDesktopServices.openUrl(QUrl(f"tel:{number.replace('-', ',')}"))
    desk.log([contact_id], InteractionKind.CALL.value)


def copy_number(desk: Desk, number: str) -> None:
    """Put a number onto the clipboard and say so."""
    QGuiApplication.clipboard().setText(number)
    desk.toast(_("Copied {number}").format(number=shown(number)), undo=False)
