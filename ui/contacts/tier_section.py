"""The tier with its sentence, and the factors below it, changed by 1 2 3 0 where they stand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.contacts.overview import Overview
from services.i18n import _
from services.prospects.own_factors import FactorNames
from services.vocabulary import tier_word
from ui.contacts.line_form import LineForm
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label, set_tone
from ui.widgets.signs import FactorBox, TierBadge


class TierSection(QWidget):
    """Badge, interval, why; a line for each factor with its class in words."""

    entered = Signal(str, object)
    """A factor's key and the class 1 to 3 or None."""
    pin_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badge = TierBadge(theme, large=True)
        self._interval = label("", "strong")
        self._why = label("", "caption", wrap=True)
        self._pin = Button(theme, _("Set by hand"), QUIET, icon="act.pin_tier", small=True)
        self._pin.clicked.connect(self.pin_asked)
        self._id = 0
        self._boxes: dict[str, FactorBox] = {}
        self._words: dict[str, tuple[QLabel, QLabel]] = {}
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._interval)
        words.addWidget(self._why)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._badge)
        top.addLayout(words, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, 58)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeading(_("Priority"), trailing=self._pin))
        column.addLayout(top)
        self._form_room = QVBoxLayout()
        column.addLayout(self._form_room)
        column.addLayout(self._grid)

    def show_person(self, seen: Overview) -> None:
        """Show somebody's tier and factors."""
        if seen.record.id != self._id:
            self._id = seen.record.id
            self._close_form()
        row, told = seen.row, seen.explanation
        self._badge.set_tier(row.tier)
        if row.pinned:
            self._interval.setText(_("{tier}, set by hand").format(tier=tier_word(row.tier)))
            self._why.setText(seen.pin_words)
        else:
            self._interval.setText(told.interval)
            self._why.setText(told.sentence)
        self._pin.setText(_("Let go") if row.pinned else _("Set by hand"))
        if list(self._boxes) != [factor.key for factor in seen.factors]:
            self._build(seen.factors)
        for factor in seen.factors:
            klass = row.classes.get(factor.key)
            stale = factor.key in row.stale
            words = factor.words[klass - 1] if klass else _("not known")
            self._boxes[factor.key].set_class(klass, stale=stale, words=words)
            said, again = self._words[factor.key]
            said.setText(words)
            set_tone(said, "primary" if klass else "muted")
            again.setVisible(stale)

    def open_form(self, form: LineForm) -> None:
        """Open a form below the tier; it goes when it is stored or left."""
        self._form_room.addWidget(form)
        for done in (form.closed, form.saved):
            done.connect(self._close_form)
        form.begin()

    def _close_form(self) -> None:
        emptied(self._form_room)

    def focus_factors(self) -> None:
        """Put the keys on the first factor."""
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            first.setFocus()

    def _build(self, factors: tuple[FactorNames, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes.clear()
        self._words.clear()
        for place, factor in enumerate(factors):
            box = FactorBox(self._theme, factor.key, factor.name)
            box.entered.connect(self.entered)
            words, stale = label("", "body"), label(_("look again"), "caption", "warn")
            words.setContentsMargins(4, 0, 0, 0)
            stale.setToolTip(_("Assessed more than a year ago"))
            self._boxes[factor.key] = box
            self._words[factor.key] = (words, stale)
            for column, part in enumerate((label(factor.name, "body", "secondary"), box, words, stale)):
                self._grid.addWidget(part, place, column)
