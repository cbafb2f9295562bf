"""Below the form: whom of the book the card belongs to, and the way to say that it does not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.cards.keeping import CardOutlook
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.labels import label, set_tone


class OutlookLine(QFrame):
    """One sentence: somebody new, or who will be filled up and why; below it what cannot be kept."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("edge", "top")
        self.setProperty("surface", "surface")
        self.add_again = False
        self._found = CardOutlook()
        self._words = label("", "body", "secondary", wrap=True)
        self._problems = label("", "caption", "warn", wrap=True)
        self.other_button = Button(theme, _("Somebody else"), QUIET, small=True)
        self.other_button.clicked.connect(self._on_other_clicked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.other_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 16, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problems)
        self.forget()

    @property
    def words(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def forget(self) -> None:
        """Show nothing, as long as nobody knows."""
        self.add_again = False
        self._words.setText("")
        self._problems.hide()
        self.other_button.hide()

    def say(self, found: CardOutlook) -> None:
        """Show what storing would do."""
        if found.contact_id != self._found.contact_id:
            self.add_again = False
        self._found = found
        problems = [f"{one.value}：{one.reason}" for one in found.problems if one.value]
        self._problems.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))
        self._show()

    def _show(self) -> None:
        known = self._found.contact_id is not None
        self.other_button.setVisible(known)
        self.other_button.setText(_("The same person") if self.add_again else _("Somebody else"))
        if not known or self.add_again:
            self._words.setText(_("Somebody new"))
            set_tone(self._words, "secondary")
            return
        words = _("In the book already: {name}, {why}. Blanks are filled up.")
        self._words.setText(words.format(name=self._found.name, why=self._found.why))
        set_tone(self._words, "info")

    def _on_other_clicked(self) -> None:
        self.add_again = not self.add_again
        self._show()
        self.changed.emit()
