"""The window that asks what to export: which list, whom, which columns, in which form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.kinds import CohortKind
from services.contacts import cohorts
from services.contacts.cohorts import CohortSummary
from services.exchange import exporting, handouts, own_columns
from services.i18n import _, _n, _p
from services.prospects.filters import Filter
from services.vocabulary import import_kind_word
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.fields import FieldFrame, SaveKeys
from ui.widgets.labels import label
from ui.widgets.segments import Segment, Segments

XLSX, CSV, GB, CARD3, CARD4 = "xlsx", "csv", "gb", "vcf3", "vcf4"
ALL, IN_VIEW, SELECTED = "all", "view", "selected"
_WIDTH = 600


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written; without ``fields`` every column that holds something."""

    kind: str
    form: str
    filter: Filter | None
    fields: tuple[str, ...]
    cohort: int | None = None
    """The circle written as its members would like it."""
    cohort_name: str = ""


class ExportDialog(QDialog):
    """Four lines and a button; the file is asked for afterwards."""

    wished = Signal(object)

    def __init__(
        self,
        desk: Desk,
        in_view: Filter | None,
        parent: QWidget | None = None,
        selected: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self._in_view = in_view
        self._selected = tuple(selected)
        self._cohorts = desk.read(_circles)
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(_WIDTH)
        theme = desk.theme
        kinds = [Segment(kind, import_kind_word(kind)) for kind in own_columns.KINDS]
        kinds.append(Segment(handouts.CALLS, _("Today's calls")))
        self.kinds = Segments(theme, kinds, name=_p("import", "List"))
        whom = self._whom(desk)
        self.whom = Segments(theme, whom, name=_p("import", "Whom"))
        self.circle = QComboBox()
        self.circle.setAccessibleName(_("Which circle"))
        self.circle.addItem(_("Everybody chosen above, with all columns"), None)
        for one in self._cohorts:
            self.circle.addItem(_("{name}, {count} people").format(name=one.name, count=one.size), one.id)
        self.forms = Segments(theme, [], name=_p("import", "Form"))
        self.words = label("", "caption", wrap=True)
        self.columns = QListWidget()
        self.columns.setAccessibleName(_("Columns"))
        self.columns.setFixedHeight(168)
        self.columns.hide()
        self._make_buttons(theme)
        self._lay_out(desk)
        self._show_forms()
        for part, key in ((self.kinds, own_columns.CONTACTS), (self.whom, whom[0].key), (self.forms, XLSX)):
            part.set_current(key)
            part.chosen.connect(self._on_chosen)
        self.circle.activated.connect(lambda _place: self._on_chosen(""))
        SaveKeys(self).saved.connect(self._on_export_clicked)
        self._on_chosen("")

    def _whom(self, desk: Desk) -> list[Segment]:
        everybody = desk.read(lambda session: exporting.people_in(session, None))
        found = []
        if self._selected:
            words = _n("The {count} chosen", "The {count} chosen", len(self._selected))
            found.append(Segment(SELECTED, words.format(count=f"{len(self._selected):,}")))
        if self._in_view is not None:
            shown = desk.read(lambda session: exporting.people_in(session, self._in_view))
            words = _n("The {count} in view", "The {count} in view", shown)
            found.append(Segment(IN_VIEW, words.format(count=f"{shown:,}")))
        return [*found, Segment(ALL, _("All {count} people").format(count=f"{everybody:,}"))]

    def _make_buttons(self, theme: Theme) -> None:
        self.columns_button = Button(theme, _("Choose columns"), QUIET, icon="act.columns", small=True)
        self.columns_button.clicked.connect(self._on_columns_asked)
        self.export_button = Button(theme, _("Export"), PRIMARY, icon="act.export", key="Ctrl+Enter")
        self.export_button.clicked.connect(self._on_export_clicked)
        self.cancel_button = Button(theme, _p("import", "Cancel"), SECONDARY)
        self.cancel_button.clicked.connect(self.reject)

    def _lay_out(self, desk: Desk) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        self._lines: dict[QWidget, QWidget] = {}
        for title, part in (
            (_p("import", "List"), self.kinds),
            (_p("import", "Whom"), self.whom),
            (_p("import", "Circle"), self.circle),
            (_p("import", "Form"), self.forms),
        ):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(part)
            row.addStretch(1)
            self._lines[part] = FieldFrame(desk.theme, title, holder)
            column.addWidget(self._lines[part])
        column.addWidget(self.words)
        column.addWidget(self.columns_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.columns)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.export_button)
        column.addLayout(foot)

    def fields(self) -> tuple[str, ...]:
        """Return the columns chosen; nothing when all are, or none were looked at."""
        if self.columns.isHidden():
            return ()
        items = [self.columns.item(place) for place in range(self.columns.count())]
        chosen = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        if len(chosen) == len(items):
            return ()
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)

    def is_handout(self) -> bool:
        """Tell whether a list for people to read is wanted: a circle as its members like it, or the calls."""
        return self.kinds.current() == handouts.CALLS or self.cohort() is not None

    def cohort(self) -> int | None:
        """Return the circle chosen for a class list."""
        told = self.circle.currentData()
        return int(told) if self.kinds.current() == own_columns.CLASSMATES and told is not None else None

    def _show_forms(self) -> None:
        forms = [
            Segment(XLSX, _p("import", "Workbook")),
            Segment(CSV, _("Text, UTF-8")),
            Segment(GB, _("Text, GB18030")),
        ]
        if not self.is_handout():
            forms += [Segment(CARD3, _("Cards 3.0")), Segment(CARD4, _("Cards 4.0"))]
        self.forms.set_segments(forms)
        if not self.forms.current():
            self.forms.set_current(XLSX)

    def _on_chosen(self, _key: str) -> None:
        self._show_forms()
        kind, handout = self.kinds.current(), self.is_handout()
        self._lines[self.whom].setVisible(not handout)
        self._lines[self.circle].setVisible(kind == own_columns.CLASSMATES and bool(self._cohorts))
        self.columns_button.setVisible(not handout)
        self.words.setText(_form_words(self.forms.current(), kind, handout=handout))
        self.columns.clear()
        if handout:
            self.columns.hide()
        else:
            self._list_columns(kind)
        self.adjustSize()

    def _list_columns(self, kind: str) -> None:
        in_one_sheet = self.forms.current() != XLSX
        for field in own_columns.fields_of(kind, in_one_sheet=in_one_sheet):
            if field in ("name", "uid"):
                continue
            item = QListWidgetItem(own_columns.BY_FIELD[field].head, self.columns)
            item.setData(Qt.ItemDataRole.UserRole, field)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)

    def _on_columns_asked(self) -> None:
        self.columns.setVisible(self.columns.isHidden())
        self.adjustSize()

    def _on_export_clicked(self) -> None:
        whom = self.whom.current()
        narrowed = self._in_view if whom == IN_VIEW else None
        if whom == SELECTED:
            narrowed = Filter(found=self._selected)
        number = self.cohort()
        name = next((one.name for one in self._cohorts if one.id == number), "")
        wish = ExportWish(self.kinds.current(), self.forms.current(), narrowed, self.fields(), number, name)
        self.accept()
        self.wished.emit(wish)


def _circles(session: Any) -> list[CohortSummary]:
    """Return the circles with people in them, classes and courses first."""
    found = [one for one in cohorts.cohorts(session) if one.size]
    return sorted(found, key=lambda one: one.kind not in (CohortKind.CLASS, CohortKind.COURSE))


def _form_words(form: str, kind: str, *, handout: bool) -> str:
    if handout:
        if kind == handouts.CALLS:
            return _("Who, the number and why, with room for how it went. Nothing private beyond that.")
        return _("Number, name, phone, firm and city below a title; no notes, no tiers: fit to be passed on.")
    if form in (CARD3, CARD4):
        words = _("A card for each, as phones and mail programs take them; ties do not fit.")
        return words if form == CARD3 else words + _(" For the newest programs.")
    if form != XLSX:
        words = _("Each contact's own facts, posts and schools; ties do not fit into a text file.")
        return words if form == CSV else words + _(" For old programs.")
    if kind == own_columns.CONTACTS:
        return _(
            "Everything: posts, schools, circles and ties in further sheets. Import reads it back whole."
        )
    return _("One sheet with the columns such a list has.")
