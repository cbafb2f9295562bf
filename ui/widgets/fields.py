"""Fields of a form: label at the left or above, the input, and what is wrong with it below."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from services.errors import RenmaiError
from ui.look.theme import Theme
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit

LABEL_WIDTH = 76
Parse = Callable[[str], tuple[date, str]]


class FieldFrame(QWidget):
    """A label, any input, and a sentence of error under it; the label reads as the input's name."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        content: QWidget,
        *,
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.title, self.content = theme, title, content
        self._label = label(title, "caption")
        self._label.setBuddy(content)
        if not content.accessibleName():
            content.setAccessibleName(title)
        self._error = label("", "caption", "danger", wrap=True)
        self._error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        if above:
            grid.addWidget(self._label, 0, 0)
            grid.addWidget(content, 1, 0)
            grid.addWidget(self._error, 2, 0)
            return
        self._label.setFixedWidth(LABEL_WIDTH)
        self._label.setWordWrap(True)
        self._label.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        # what has a width of its own stands at the left of its room, not in its middle
        own_width = content.minimumWidth() == content.maximumWidth() or _is_fixed(content)
        grid.addWidget(content, 0, 1, Qt.AlignmentFlag.AlignLeft if own_width else Qt.AlignmentFlag(0))
        grid.addWidget(self._error, 1, 1)
        grid.setColumnStretch(1, 1)

    def set_error(self, sentence: str, *, focus: bool = False) -> None:
        """Say what is wrong under the input; what was typed stays."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._mark(bool(sentence))
        if sentence:
            self.content.setAccessibleDescription(sentence)
            if focus:
                self.content.setFocus()

    def clear_error(self) -> None:
        """Take the sentence and the mark away."""
        self.set_error("")

    @property
    def error(self) -> str:
        """Return the sentence shown, or an empty text."""
        return self._error.text()

    @property
    def label(self) -> QLabel:
        """Return the label, to change its words."""
        return self._label

    def _mark(self, wrong: bool) -> None:
        if isinstance(self.content, LineEdit):
            self.content.set_wrong(wrong)
            return
        self.content.setProperty("wrong", wrong)
        self.content.style().unpolish(self.content)
        self.content.style().polish(self.content)


def _is_fixed(content: QWidget) -> bool:
    return content.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed


class Field(FieldFrame):
    """One line of text with a label; Enter goes to the next field."""

    edited = Signal(str)
    left = Signal()
    """The user is done with it: time for the checks."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        placeholder: str = "",
        icon: str = "",
        width: int = 0,
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = LineEdit(theme, placeholder=placeholder, icon=icon, name=title)
        if width:
            self.edit.setFixedWidth(width)
        super().__init__(theme, title, self.edit, above=above, parent=parent)
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.editingFinished.connect(self.left)
        self.edit.returnPressed.connect(lambda: self.focusNextChild())
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """Return what it holds, without blanks at the ends."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Show a value and forget an error."""
        self.edit.setText(text)
        self.clear_error()

    def _on_text_edited(self, text: str) -> None:
        self.clear_error()
        self.edited.emit(text)


class TextField(FieldFrame):
    """Several lines of text with a label; Tab goes on, Enter makes a line."""

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        placeholder: str = "",
        lines: int = 4,
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(theme, title, self.edit, above=above, parent=parent)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(theme.font("body"))
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + 16)
        self.edit.textChanged.connect(self._on_text_changed)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """Return what it holds, without blanks at the ends."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a value and forget an error."""
        self.edit.setPlainText(text)
        self.clear_error()

    def _on_text_changed(self) -> None:
        self.clear_error()
        self.edited.emit()


class DateField(Field):
    """A day written as one likes (9-28, 周五, 3天, 八月十五), echoed as it was understood.

    ``parse`` returns the day and its echo, or raises a RenmaiError with the sentence to show.
    """

    day_changed = Signal(object)
    """The day understood, or None."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        parse: Parse,
        *,
        placeholder: str = "",
        width: int = 0,
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            title,
            placeholder=placeholder,
            icon="act.next_day",
            width=width,
            above=above,
            parent=parent,
        )
        self._parse = parse
        self._day: date | None = None
        self.edited.connect(self._on_edited)
        self.left.connect(self._on_left)

    def day(self) -> date | None:
        """Return the day understood; None when empty or not understood."""
        return self._day

    def check(self) -> bool:
        """Tell whether it is empty or understood; say what is wrong otherwise."""
        if not self.text():
            return True
        try:
            self._parse(self.text())
        except RenmaiError as error:
            self.set_error(error.sentence())
            return False
        return True

    @override
    def set_text(self, text: str) -> None:
        """Show words for a day and what they mean."""
        super().set_text(text)
        self._understand()

    def _on_edited(self, _text: str) -> None:
        self._understand()

    def _on_left(self) -> None:
        self.check()

    def _understand(self) -> None:
        before, self._day = self._day, None
        echo = ""
        if self.text():
            try:
                self._day, echo = self._parse(self.text())
            except RenmaiError:
                echo = ""  # not yet: the sentence comes on leaving
        self.edit.set_echo(echo)
        if self._day != before:
            self.day_changed.emit(self._day)


class SaveKeys(QObject):
    """Lets Ctrl+Enter save from anywhere in a form."""

    saved = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        for part in (form, *form.findChildren(QWidget)):
            part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Enter before the input does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.saved.emit()
                return True
        return False
