"""What is laid over a page: the quick log, a new contact, the palette; each made when first asked for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.shell.desk import Desk

if TYPE_CHECKING:
    from ui.contacts.one_line_form import OneLineForm
    from ui.diary.quick_log import QuickLog
    from ui.shell.palette import Palette


class Floating(QObject):
    """Makes what floats, over the whole window."""

    def __init__(self, desk: Desk, over: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(over)
        self._desk, self._over, self._actions = desk, over, actions
        self._quick_log: QuickLog | None = None
        self._new_contact: OneLineForm | None = None
        self._palette: Palette | None = None
        desk.logging_asked.connect(self._on_logging_asked)

    def new_contact(self) -> None:
        """Ask for a contact in one line."""
        if self._new_contact is None:
            from ui.contacts.one_line_form import OneLineForm

            self._new_contact = OneLineForm(self._desk, self._over)
        self._new_contact.open()

    def palette(self) -> None:
        """Ask what to find or to do."""
        if self._palette is None:
            from ui.shell.palette import Palette

            self._palette = Palette(self._desk, self._actions.values(), self._over)
        self._palette.open()

    def _on_logging_asked(self, contact_ids: Sequence[int], kind: str) -> None:
        if self._quick_log is None:
            from ui.diary.quick_log import QuickLog

            self._quick_log = QuickLog(self._desk, self._over)
        self._quick_log.open(contact_ids, kind)
