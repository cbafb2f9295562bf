"""The rows a quick log leaves out: when it was, how long it took, who called whom."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from services.contacts.entered_days import parse_day
from services.i18n import _
from ui.diary.form_row import FormRow
from ui.diary.message_part import beside
from ui.look.theme import Theme, grown
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit


class UnfoldedPart(QWidget):
    """Folded away until asked for; empty fields mean now, not timed, I called them."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.when = LineEdit(theme, placeholder=_("Now; or yesterday 15:00"), name=_("When"))
        self.lasted = LineEdit(theme, placeholder=_("minutes"), name=_("Minutes"))
        self.lasted.setFixedWidth(grown(theme, 84))
        self.inbound = QCheckBox(_("They came to me"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = beside(self.when, self.lasted, label(_("minutes"), "caption"), self.inbound)
        column.addWidget(FormRow(_("When"), line))
        self.hide()

    def fields(self) -> tuple[QLineEdit, ...]:
        """Return its lines."""
        return self.when, self.lasted

    def clear(self) -> None:
        """Empty it and fold it away."""
        self.when.clear()
        self.lasted.clear()
        self.inbound.setChecked(False)
        self.hide()

    def problem(self) -> str:
        """Return what cannot be understood, or an empty text."""
        entry = parse_day(self.when.text(), self._today())
        if self.when.text().strip() and entry.day is None:
            return entry.problem
        if self.lasted.text().strip() and self.minutes() is None:
            return _("How many minutes? A number will do.")
        return ""

    def moment(self) -> dt.datetime | None:
        """Return when it was; None means now. A day without a time is its noon."""
        entry = parse_day(self.when.text(), self._today())
        if entry.day is None or (entry.day == self._today() and entry.time is None):
            return None
        return dt.datetime.combine(entry.day, entry.time or dt.time(12)).astimezone()

    def minutes(self) -> int | None:
        """Return how long it took."""
        text = self.lasted.text().strip()
        return int(text) if text.isascii() and text.isdigit() else None

    def is_inbound(self) -> bool:
        """Tell whether they came to me."""
        return self.inbound.isChecked()
