"""On the import page before a file is chosen: the mappings remembered, to be renamed or let go."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.exchange.field_choices import word_of
from services.exchange.remembered import Profile
from services.i18n import _
from services.lists import listed
from services.vocabulary import import_kind_word
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.fact_edit import FactEdit
from ui.widgets.frames import Card, SectionHeading, emptied
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.strips import StateIcon

_NAME_WIDTH = 240


class RememberedSection(QWidget):
    """One line a mapping: its name, the headings it is known by; hidden where nothing is remembered."""

    renamed = Signal(str, str)
    """The name of one, and the other it is to have."""
    forgotten = Signal(str)
    kept = Signal(object)
    """One just forgotten is wanted after all (Profile)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: dict[str, RememberedLine] = {}
        self._card = Card(margin=0, spacing=0)
        words = _("A list with the same headings is placed the same way, without asking.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeading(_("Columns remembered"), role="heading"))
        column.addWidget(label(words, "caption", "secondary", wrap=True))
        column.addWidget(self._card)
        self.hide()

    def show_profiles(self, profiles: Sequence[Profile]) -> None:
        """Show what is remembered, the newest first."""
        emptied(self._card.body)
        self.lines.clear()
        for number, profile in enumerate(profiles):
            if number:
                self._card.body.addWidget(rule())
            line = RememberedLine(self._theme, profile)
            line.renamed.connect(partial(self._on_renamed, line))
            line.forgotten.connect(self.forgotten)
            line.kept.connect(self.kept)
            self.lines[profile.name] = line
            self._card.body.addWidget(line)
        self.setVisible(bool(profiles))

    def refuse(self, name: str, sentence: str) -> None:
        """Say why one does not get its other name; what was typed stays."""
        self.lines[name].refuse(sentence)

    def _on_renamed(self, line: "RememberedLine", other: str) -> None:
        name = line.profile.name
        self.renamed.emit(name, other)
        if not line.is_refused:
            self.lines[other] = self.lines.pop(name)
            line.take_name(other)


class RememberedLine(QWidget):
    """One mapping; after it is forgotten it can be had back until something else is shown."""

    renamed = Signal(str)
    forgotten = Signal(str)
    kept = Signal(object)

    def __init__(self, theme: Theme, profile: Profile) -> None:
        super().__init__()
        self.profile = profile
        self.is_refused = self._is_gone = False
        self._words = ElidedLabel("", "caption", "secondary")
        self.name = FactEdit(theme, profile.name, name=_("Name of the remembered columns"))
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.stored.connect(self._on_stored)
        self.name.touched.connect(lambda: self._words.setText(self._known_by()))
        self.button = Button(theme, "", QUIET, icon="act.delete", small=True)
        self.button.clicked.connect(self._on_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(StateIcon(theme, "act.history"))
        row.addWidget(self.name)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self._show_state()

    def words(self) -> str:
        """Return what stands beside the name."""
        return self._words.text()

    def refuse(self, sentence: str) -> None:
        """Say why the name is not taken."""
        self.is_refused = True
        self.name.refuse()
        self._words.setText(sentence)

    def take_name(self, name: str) -> None:
        """Go by another name from now on."""
        self.profile = Profile(name, self.profile.heads, self.profile.kind, self.profile.fields)
        self.name.set_fact(name)
        self._show_state()

    def _known_by(self) -> str:
        pairs = zip(self.profile.heads, self.profile.fields, strict=True)
        placed = listed(f"{head} → {word_of(field)}" for head, field in pairs if field)
        return f"{import_kind_word(self.profile.kind)} · {placed}"

    def _on_stored(self, text: str) -> None:
        self.is_refused = False
        self.renamed.emit(text)

    def _on_button(self) -> None:
        self._is_gone = not self._is_gone
        if self._is_gone:
            self.forgotten.emit(self.profile.name)
        else:
            self.kept.emit(self.profile)
        self._show_state()

    def _show_state(self) -> None:
        gone, name = self._is_gone, self.profile.name
        self.name.setEnabled(not gone)
        self._words.setText(_("Forgotten.") if gone else self._known_by())
        self.button.setText(_("Keep it after all") if gone else _("Forget it"))
        words = _("Keep {name} after all") if gone else _("Forget {name}")
        self.button.setAccessibleName(words.format(name=name))
