"""One day of the week, or who could be seen: a list that gives and takes by dragging and by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from services.diary.week import Stop
from services.i18n import _, _p
from services.vocabulary import tier_word
from ui.look.theme import Theme
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.signs import KeyHint

_KIND = "application/x-renmai-stop"
_STOP = Qt.ItemDataRole.UserRole


class StopList(QListWidget):
    """Stops under the heads of their districts; the arrows walk, with Shift they move the one chosen."""

    dropped = Signal(int, int)
    """Contact and task (0 without one) that were let fall here."""
    moved = Signal(object, int)
    """A stop, and by how many days."""
    left = Signal(int)
    """The caret wants the list before or after."""
    pressed_key = Signal(str, object)
    """open, brief or off, and the stop."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda item: self.pressed_key.emit("open", item.data(_STOP)))

    def show_stops(self, stops: Sequence[Stop], notes: Sequence[str] = ()) -> None:
        """Show notes, then stops; what was chosen stays chosen."""
        kept = self.stop()
        self.clear()
        for note in notes:
            self._add_head(note, "text.muted")
        district: str | None = None
        for stop in stops:
            if stop.district != district and not stop.time:
                district = stop.district
                self._add_head(district or _("Where, is not known"), "text.secondary")
            self._add_stop(stop)
            if kept is not None and stop.contact_id == kept.contact_id:
                self.setCurrentRow(self.count() - 1)
        if not self.hasFocus():
            self.clearSelection()

    def _add_head(self, words: str, token: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font("caption"))
        item.setForeground(self._theme.color(token))
        self.addItem(item)

    def _add_stop(self, stop: Stop) -> None:
        tier = tier_word(stop.tier)
        head = f"{tier}  {stop.name}" if not stop.time else f"{stop.time}  {tier}  {stop.name}"
        item = QListWidgetItem(f"{head}\n{stop.words}" if stop.words else head)
        item.setData(_STOP, stop)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )
        parts = (stop.name, tier, stop.time, stop.district, stop.words)
        spoken = _p("between words", ", ").join(part for part in parts if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(spoken)
        self.addItem(item)

    def stop(self) -> Stop | None:
        """Return the stop chosen."""
        item = self.currentItem()
        found = item.data(_STOP) if item is not None else None
        return found if isinstance(found, Stop) else None

    def stops(self) -> list[Stop]:
        """Return the stops shown."""
        found = [self.item(row).data(_STOP) for row in range(self.count())]
        return [stop for stop in found if isinstance(stop, Stop)]

    def choose_first(self) -> None:
        """Stand on the first stop, unless one is chosen."""
        if self.stop() is None:
            rows = [row for row in range(self.count()) if self.item(row).data(_STOP) is not None]
            if rows:
                self.setCurrentRow(rows[0])

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        item = self.currentItem()
        if item is not None:
            item.setSelected(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up the highlight: of eight lists only the one with the caret shows one."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.clearSelection()

    @override
    def mimeTypes(self) -> list[str]:
        return [_KIND]

    @override
    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        for item in items:
            stop = item.data(_STOP)
            if isinstance(stop, Stop):
                data.setData(_KIND, QByteArray(f"{stop.contact_id} {stop.task_id or 0}".encode()))
        return data

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        _take(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _take(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        told = bytes(event.mimeData().data(_KIND).data()).decode().split()
        if len(told) == 2 and event.source() is not self:
            event.setDropAction(Qt.DropAction.CopyAction)  # the book moves it, not the list
            event.accept()
            self.dropped.emit(int(told[0]), int(told[1]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        stop, shift = self.stop(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        keys = {
            Qt.Key.Key_Return: "open",
            Qt.Key.Key_Enter: "open",
            Qt.Key.Key_B: "brief",
            Qt.Key.Key_Delete: "off",
        }
        step, act = steps.get(Qt.Key(event.key())), keys.get(Qt.Key(event.key()))
        if step and shift and stop is not None:
            self.moved.emit(stop, step)
        elif step:
            self.left.emit(step)
        elif act and stop is not None:
            self.pressed_key.emit(act, stop)
        elif event.text().isdigit() and stop is not None:
            self.pressed_key.emit(event.text(), stop)
        else:
            super().keyPressEvent(event)


def _take(event: QDragMoveEvent) -> None:
    if event.mimeData().hasFormat(_KIND):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()


class WeekColumn(QFrame):
    """A head of two lines over a list; ``key`` is the digit that puts a visit here."""

    def __init__(self, theme: Theme, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.setProperty("edge", "right")
        self.head = ElidedLabel("", "strong")
        self.note = label("", "caption")
        self.list = StopList(theme, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 4, 4)
        column.setSpacing(2)
        heading = QHBoxLayout()
        heading.setContentsMargins(0, 0, 4, 0)
        heading.addWidget(self.head, 1)
        self.key = KeyHint(theme, key)
        if not key:
            self.key.hide()
        heading.addWidget(self.key)
        column.addLayout(heading)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addWidget(self.list, 1)
