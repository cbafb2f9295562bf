"""The tier with its sentence, and the factors below it, changed by 1 2 3 0 where they stand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.contacts.overview import Overview
from services.i18n import _
from services.prospects.standing import FactorLine
from ui.contacts.line_form import LineForm
from ui.look.theme import Theme
from ui.widgets.buttons import LINK, Button
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
        self._pin = Button(theme, _("Set by hand"), LINK, icon="act.pin_tier", small=True)
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
        told = seen.standing
        self._badge.set_tier(told.tier)
        self._interval.setText(told.heading)
        self._why.setText(told.sentence)
        self._pin.setText(_("Let go") if told.pin else _("Set by hand"))
        if list(self._boxes) != [factor.key for factor in told.factors]:
            self._build(told.factors)
        for factor in told.factors:
            self._boxes[factor.key].set_class(factor.klass, stale=factor.stale, words=factor.words)
            said, again = self._words[factor.key]
            said.setText(factor.words)
            set_tone(said, "primary" if factor.klass else "muted")
            again.setVisible(factor.stale)
            again.setToolTip(factor.note)
            source = (factor.source, factor.evidence, factor.day.isoformat() if factor.day else "")
            said.setToolTip(" · ".join(part for part in source if part))

    def boxes(self) -> list[FactorBox]:
        """Return the factors' boxes in their order."""
        return list(self._boxes.values())

    def heading(self) -> str:
        """Return the tier as it is said."""
        return self._interval.text()

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

    def _build(self, factors: tuple[FactorLine, ...]) -> None:
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
            self._boxes[factor.key] = box
            self._words[factor.key] = (words, stale)
            for column, part in enumerate((label(factor.name, "body", "secondary"), box, words, stale)):
                self._grid.addWidget(part, place, column)
