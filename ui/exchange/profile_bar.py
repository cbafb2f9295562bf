"""Above the columns: which remembered mapping was used, or under which name this one will be remembered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from services.exchange.opening import Opened
from services.exchange.profiles import differs, heads_of
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.strips import StateIcon

_NAME_WIDTH = 220


class ProfileBar(QWidget):
    """One line; hidden where there is nothing to remember and nothing was remembered."""

    dropped = Signal()
    """The guess is wanted instead of the remembered mapping."""
    forgotten = Signal(str)
    """A remembered mapping is to go, by its name."""
    renamed = Signal(str, str)
    """A remembered mapping and its other name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self._words = ElidedLabel("", "body", "secondary")
        self.keep = QCheckBox(_("Remember these columns as"))
        self.keep.toggled.connect(self._on_kept)
        self.name = QLineEdit()
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.setMaxLength(60)
        self.name.setAccessibleName(_("Name of the remembered columns"))
        self.name.editingFinished.connect(self._on_named)
        self.drop_button = Button(theme, _("Guess anew"), QUIET, icon="act.undo", small=True)
        self.drop_button.clicked.connect(self.dropped)
        self.forget_button = Button(theme, _("Forget it"), QUIET, icon="act.delete", small=True)
        self.forget_button.clicked.connect(self._on_forgotten)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(StateIcon(theme, "act.history"))
        row.addWidget(self._words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.name)
        row.addStretch(0)
        row.addWidget(self.drop_button)
        row.addWidget(self.forget_button)

    def show_file(self, opened: Opened) -> None:
        """Show what is remembered of a file's columns, or may be."""
        self._opened = opened
        first = next(iter(opened.wanted()), None)
        used = bool(opened.profile)
        changed = first is not None and bool(heads_of(first)) and differs(opened, first)
        self.setVisible(used or changed)
        self._words.setText(
            _("Placed as remembered.") if used else _("The next such list goes the same way.")
        )
        self.keep.setVisible(not used)
        for button in (self.drop_button, self.forget_button):
            button.setVisible(used)
        self.keep.blockSignals(True)
        self.keep.setChecked(opened.keeps)
        self.keep.blockSignals(False)
        if not self.name.hasFocus():
            self.name.setText(opened.kept_name)

    def _on_kept(self, wanted: bool) -> None:
        if self._opened is not None:
            self._opened.keeps = wanted

    def _on_named(self) -> None:
        opened, name = self._opened, self.name.text().strip()
        if opened is None or not name:
            return
        if opened.profile and name != opened.profile:
            self.renamed.emit(opened.profile, name)
        else:
            opened.keep_as = name

    def _on_forgotten(self) -> None:
        if self._opened is not None:
            self.forgotten.emit(self._opened.profile)
