"""A locked file: its password is asked for in the page, and again when it does not fit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from services.exchange.readers.errors import FilePasswordError
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, SECONDARY, Button
from ui.widgets.labels import label
from ui.widgets.strips import StateIcon

_WIDEST = 420


class PasswordView(QWidget):
    """A sentence, a field and two buttons; Enter opens the file."""

    entered = Signal(str)
    given_up = Signal()
    """Another file, or none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "heading", wrap=True)
        self.wrong = label("", "body", "danger", wrap=True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Password of the file"))
        self.field.setPlaceholderText(_("Password of the file"))
        self.field.returnPressed.connect(self._on_entered)
        self.open_button = Button(theme, _("Unlock"), PRIMARY, key="Enter")
        self.open_button.clicked.connect(self._on_entered)
        self.other_button = Button(theme, _("Leave it out"), SECONDARY)
        self.other_button.clicked.connect(self.given_up)
        self.setFocusProxy(self.field)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(StateIcon(theme, "act.protect", "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._heading, 1)
        column.addLayout(head)
        column.addWidget(label(_("It is used for this import and kept nowhere."), "caption", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 80, 20, 20)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)

    def ask(self, file: str, error: FilePasswordError) -> None:
        """Ask for the password of a file; one that did not fit stays, chosen, to be typed over."""
        self._heading.setText(_("{file} is locked with a password.").format(file=file))
        self.wrong.setText(error.message if error.wrong else "")
        self.wrong.setVisible(error.wrong)
        if error.wrong:
            self.field.selectAll()
        else:
            self.field.clear()

    def _on_entered(self) -> None:
        if self.field.text():
            self.entered.emit(self.field.text())
