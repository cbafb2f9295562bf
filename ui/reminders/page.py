"""今天的提醒: what was said and what is still to come, for desks without a tray and for reading again."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from services.diary.reminders import Reminder, reminders
from services.i18n import _, _p
from ui.reminders import choices as kept
from ui.reminders.reminding import follow
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.empty_state import EmptyState

_TABLES = ("tasks", "interactions", "call_sheet_rows", "call_sheets", "contacts", "postponements")


class RemindersPage(Page):
    """A list by time; Enter goes where it leads."""

    goes_back = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("Today's reminders"))
        self.empty = EmptyState(desk.theme)
        self.empty.say(
            _("Nothing to be reminded of today."), _("Visits with a time come up half an hour before."), ()
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.setFocusProxy(self.list)
        self.list.itemDoubleClicked.connect(self._on_opened)

    @override
    def title(self) -> str:
        return _("Today's reminders")

    @override
    def caption(self) -> str:
        """Return when nobody is disturbed."""
        chosen = kept.choices(self.desk.preferences)
        if not chosen.on:
            return _("switched off in Settings")
        quiet = chosen.quiet
        return _("quiet from {begin} to {end}").format(begin=f"{quiet.begin:%H:%M}", end=f"{quiet.end:%H:%M}")

    @override
    def shown(self, **args: Any) -> None:
        self._read()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._read()

    def _read(self) -> None:
        chosen = kept.choices(self.desk.preferences)
        told = self.desk.read(lambda session: reminders(session, chosen.before, chosen.quiet))
        said = kept.said(self.desk.preferences, self.desk.today())
        row = self.list.currentRow()
        self.list.clear()
        for one in told:
            self._add(one, one.key in said)
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self.list.setVisible(bool(told))
        self.empty.setVisible(not told)

    def _add(self, one: Reminder, said: bool) -> None:
        state = _p("reminder", "said") if said else _p("reminder", "to come")
        head = f"{one.at:%H:%M}  {one.title}  ·  {state}"
        item = QListWidgetItem(f"{head}\n{one.words}" if one.words else head)
        item.setData(Qt.ItemDataRole.UserRole, one)
        self.list.addItem(item)

    def _on_opened(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Reminder):
            follow(self.desk, found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._on_opened(item)
        else:
            super().keyPressEvent(event)
