"""A fact that looks like text until it is touched."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.widgets.fields import FieldFrame
from ui.widgets.line_edit import LineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FactEdit(LineEdit):
    """Text at rest; hover shows the field, click, F2 or Enter edits, Enter stores, Esc restores, Tab goes on.

    ``stored`` carries the new text; whoever refuses it calls ``refuse`` within, and the typed text stays.
    """

    restored = Signal()
    """Esc brought the fact back as it was."""
    stored = Signal(str)
    touched = Signal()
    """Editing began."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, placeholder=placeholder or _("Not written down"), name=name, parent=parent)
        self._theme = theme
        self._fact = text
        self._editing = self._refused = self._hovered = False
        self.setText(text)
        self._rest()

    @property
    def is_editing(self) -> bool:
        """True while the user may type."""
        return self._editing

    def fact(self) -> str:
        """Return the value stored last."""
        return self._fact

    def set_fact(self, text: str) -> None:
        """Show a value; what is being typed is left alone."""
        self._fact = text
        if not self._editing:
            self.setText(text)
            self.setCursorPosition(0)

    def begin(self) -> None:
        """Start editing with everything selected."""
        if self._editing:
            return
        self._editing = True
        self.setReadOnly(False)
        self._show_as("edit")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocus()
        self.selectAll()
        self.touched.emit()

    def refuse(self) -> None:
        """Keep the field open with what was typed: the value was not taken."""
        self._refused = True
        self.set_wrong(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin by F2 or Enter; store by Enter; go back by Esc."""
        key = event.key()
        if not self._editing:
            if key == Qt.Key.Key_F2 or key in _ENTER:
                self.begin()
            else:
                event.ignore()
        elif key in _ENTER and not event.modifiers():
            self._store()
        elif key == Qt.Key.Key_Escape:
            self.setText(self._fact)
            self._rest()
            self.restored.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin by a click."""
        if not self._editing and event.button() == Qt.MouseButton.LeftButton:
            self.begin()
        else:
            super().mousePressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Store on leaving, as Tab does."""
        super().focusOutEvent(event)
        if self._editing and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._store()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the pencil."""
        self._hovered = True
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Take the pencil away."""
        self._hovered = False
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a pencil while the mouse is over it."""
        super().paintEvent(event)
        if self._hovered and not self._editing:
            side = self._theme.size("icon.small")
            painter = QPainter(self)
            pixmap = icon_pixmap(self._theme, "act.edit", "secondary", side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(self.width() - side - 9, (self.height() - side) / 2), pixmap)
            painter.end()

    def _store(self) -> None:
        text = self.text().strip()
        self._refused = False
        if text != self._fact:
            before, self._fact = self._fact, text
            self.stored.emit(text)
            if self._refused:
                self._fact = before
                return
        self.setText(self._fact)
        self._rest()

    def _rest(self) -> None:
        self._editing = False
        self.set_wrong(False)
        self.deselect()
        self.setReadOnly(True)
        self.setCursorPosition(0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._show_as("rest")

    def _show_as(self, state: str) -> None:
        self.setProperty("fact", state)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()


class FactRow(FieldFrame):
    """A fact with its label at the left and room for what is wrong with it."""

    stored = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str = "",
        *,
        placeholder: str = "",
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = FactEdit(theme, text, name=title, placeholder=placeholder)
        super().__init__(theme, title, self.edit, above=above, parent=parent)
        self.edit.stored.connect(self.stored)
        self.edit.restored.connect(self.clear_error)
        self.edit.textEdited.connect(lambda _text: self.clear_error())
        self.setFocusProxy(self.edit)

    def refuse(self, sentence: str) -> None:
        """Say why the value was not taken; the typed text stays in the open field."""
        self.edit.refuse()
        self.set_error(sentence)
