"""A list that filters as one types, with ticks: places, organizations, circles, tags, imports."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from services.prospects.choices import Choice
from ui.look.theme import Theme
from ui.widgets.frames import set_surface
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit

_KEY = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT, _HEAD = 300, 380, 72
Load = Callable[[str], Sequence[Choice]]


class ChoicePopup(QFrame):
    """Opens under a button; every tick is told at once, Esc closes."""

    chosen = Signal(tuple)
    """The choices ticked now."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        load: Load,
        ticked: Sequence[str],
        *,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_surface(self, "float")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._load, self._single = load, single
        self._ticked: dict[str, Choice] = {key: Choice(key, key, 0) for key in ticked}
        self.field = LineEdit(theme, placeholder=title, icon="act.search")
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self._none = label(_("nothing like that in the book"), "caption", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._fill)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemActivated.connect(self._turn)
        self._fill("")

    def open_under(self, widget: QWidget) -> None:
        """Show it below a widget, with the caret in its field."""
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
        self.field.setFocus()

    def choices_ticked(self) -> tuple[Choice, ...]:
        """Return what is ticked, in the order it was."""
        return tuple(self._ticked.values())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field into the list, tick by Enter, close by Esc."""
        in_field = self.field.hasFocus()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down and in_field and self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and in_field and self.list.count() == 1:
            self._turn(self.list.item(0))
        else:
            super().keyPressEvent(event)

    def _fill(self, text: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for choice in self._load(text):
            item = QListWidgetItem(f"{'　' * choice.indent}{choice.name}  {choice.people}")
            item.setData(_KEY, choice)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = choice.key in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if ticked:
                self._ticked[choice.key] = choice
        self.list.blockSignals(False)
        self._none.setVisible(self.list.count() == 0)
        row = max(self.list.sizeHintForRow(0), 24)
        self.setFixedSize(_WIDTH, min(_HEIGHT, _HEAD + row * max(1, self.list.count())))

    def _turn(self, item: QListWidgetItem) -> None:
        on = item.checkState() != Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        choice: Choice = item.data(_KEY)
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked = {choice.key: choice} if self._single else {**self._ticked, choice.key: choice}
        else:
            self._ticked.pop(choice.key, None)
        self.chosen.emit(self.choices_ticked())
        if self._single:
            self.close()
