"""Chooses whom a sheet holds: day, number, tiers, district, reasons; says how many people that is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from models.kinds import SheetKind, Tier
from services.diary.reasons import ReasonKind
from services.i18n import _, _n, _p
from services.sheets import call_sheet, choosing
from services.sheets.choosing import SheetChoice
from services.vocabulary import tier_word
from ui.diary.day_edit import DayEdit
from ui.diary.floating_form import FloatingForm
from ui.sheets.paper import ROWS_A_PAGE, sheet_title
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.fields import Field, FieldFrame, SaveKeys
from ui.widgets.labels import label
from ui.widgets.segments import Segment, Segments

WIDTH, TOP = 560, 110


class ChoosingForm(FloatingForm):
    """Ctrl+Enter shows the sheet as it would be printed."""

    chosen = Signal(object)
    """A SheetChoice."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk, over, WIDTH, TOP)
        theme = desk.theme
        kinds = [Segment(kind.value, sheet_title(kind)) for kind in SheetKind]
        self.kind = Segments(theme, kinds, name=_("Which sheet"))
        self.day = DayEdit(theme, desk.today, name=_("Day"))
        self.count = Field(theme, _("How many"), placeholder=_("as many as a day has"), width=200)
        self.count.edit.setValidator(QIntValidator(1, 1000, self))
        self.tiers = {tier: QCheckBox(tier_word(tier)) for tier in Tier}
        self.reasons = {kind: QCheckBox(words) for kind, words in _reason_words().items()}
        self.district = QComboBox()
        self._told = label("", "body", "secondary", wrap=True)
        self.show_it = Button(theme, _("Show the sheet"), PRIMARY, key="Ctrl+Enter")
        self._lay_out()
        self.kind.chosen.connect(lambda _key: self._tell())
        self.day.understood.connect(self._on_day_understood)
        self.count.edited.connect(lambda _text: self._tell())
        self.district.activated.connect(lambda _row: self._tell())
        for box in (*self.tiers.values(), *self.reasons.values()):
            box.toggled.connect(lambda _on: self._tell())
        SaveKeys(self).saved.connect(self.finish)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        self.show_it.clicked.connect(self.finish)
        fields = [
            FieldFrame(theme, title, content)
            for title, content in (
                (_("Sheet"), self.kind),
                (_("Day"), self.day),
                (_("Tier"), _in_a_row(list(self.tiers.values()))),
                (_("Why"), _in_a_row(list(self.reasons.values()))),
                (_("District"), self.district),
            )
        ]
        heading = label(_("Whom to print"), "heading")
        self.stack([heading, *fields, self.count], self.show_it, _p("print", "Not now"), self._told)

    def open(self) -> None:
        """Come up with today's call sheet."""
        self.kind.set_current(SheetKind.CALL.value)
        self.day.offer(None)
        self.day.clear()
        self.count.set_text("")
        for box in (*self.tiers.values(), *self.reasons.values()):
            box.setChecked(False)
        self._fill_districts()
        self._tell()
        self.come_up()
        self.day.setFocus()

    def choice(self) -> SheetChoice:
        """Return what is chosen; nothing ticked means everybody."""
        district = str(self.district.currentData() or "")
        day = self.day.day()
        count = int(self.count.text()) if self.count.text() else None
        return SheetChoice(
            SheetKind(self.kind.current()),
            day,
            count,
            tuple(tier for tier, box in self.tiers.items() if box.isChecked()),
            (district,) if district else (),
            tuple(kind for kind, box in self.reasons.items() if box.isChecked()),
            rest=count is None and day in (None, self._desk.today()),
        )

    def finish(self) -> None:
        """Hand the choice over."""
        if self.day.problem():
            self.day.setFocus()
            return
        if self._tell():
            choice = self.choice()
            self.leave()
            self.chosen.emit(choice)

    def _on_day_understood(self) -> None:
        if self.isVisible():
            self._fill_districts()
            self._tell()

    def _fill_districts(self) -> None:
        kept = self.district.currentData()
        day = self.day.day()
        found = self._desk.read(lambda session: choosing.districts(session, day))
        self.district.clear()
        self.district.addItem(_("everywhere"), "")
        for name, count in found:
            people = _n("{n} person", "{n} people", count).format(n=count)
            self.district.addItem(f"{name}　{people}", name)
        self.district.setCurrentIndex(max(0, self.district.findData(kept)))

    def _tell(self) -> int:
        """Say how many people and pages that makes; return how many people."""
        choice = self.choice()
        people = len(self._desk.read(lambda session: call_sheet.preview(session, choice)).rows)
        pages = -(-people // ROWS_A_PAGE)
        words = _("{people} people on {pages} pages").format(people=people, pages=pages)
        self._told.setText(words if people else _("Nobody answers to that."))
        self.show_it.setEnabled(bool(people))
        return people


def _reason_words() -> dict[ReasonKind, str]:
    return {
        ReasonKind.PROMISE: _p("reason", "Promised"),
        ReasonKind.OCCASION: _p("reason", "Own day"),
        ReasonKind.OVERDUE: _p("reason", "Overdue"),
        ReasonKind.FRESH: _p("reason", "Never contacted"),
    }


def _in_a_row(boxes: Sequence[QWidget]) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(16)
    for box in boxes:
        row.addWidget(box)
    row.addStretch(1)
    return whole
