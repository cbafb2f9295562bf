"""The window that asks what to export: which list, whom, which columns, in which form."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from services.exchange import exporting, own_columns
from services.i18n import _, _n, _p
from services.prospects.filters import Filter
from services.vocabulary import import_kind_word
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.fields import FieldFrame, SaveKeys
from ui.widgets.labels import label
from ui.widgets.segments import Segment, Segments

XLSX, CSV, GB = "xlsx", "csv", "gb"
ALL, IN_VIEW = "all", "view"
_WIDTH = 520


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written; without ``fields`` every column that holds something."""

    kind: str
    form: str
    filter: Filter | None
    fields: tuple[str, ...]


class ExportDialog(QDialog):
    """Four lines and a button; the file is asked for afterwards."""

    wished = Signal(object)

    def __init__(self, desk: Desk, in_view: Filter | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_view = in_view
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(_WIDTH)
        theme = desk.theme
        everybody = desk.read(lambda session: exporting.people_in(session, None))
        shown = desk.read(lambda session: exporting.people_in(session, in_view)) if in_view else 0
        self.kinds = Segments(
            theme,
            [Segment(kind, import_kind_word(kind)) for kind in own_columns.KINDS],
            name=_p("import", "List"),
        )
        whom = [Segment(ALL, _("All {count} people").format(count=f"{everybody:,}"))]
        if in_view is not None:
            words = _n("The {count} in view", "The {count} in view", shown).format(count=shown)
            whom.insert(0, Segment(IN_VIEW, words))
        self.whom = Segments(theme, whom, name=_p("import", "Whom"))
        forms = [
            Segment(XLSX, _p("import", "Workbook")),
            Segment(CSV, _("Text, UTF-8")),
            Segment(GB, _("Text, GB18030")),
        ]
        self.forms = Segments(theme, forms, name=_p("import", "Form"))
        self.words = label("", "caption", wrap=True)
        self.columns = QListWidget()
        self.columns.setAccessibleName(_("Columns"))
        self.columns.setFixedHeight(168)
        self.columns.hide()
        self._make_buttons(theme)
        for part, key in ((self.kinds, own_columns.CONTACTS), (self.whom, whom[0].key), (self.forms, XLSX)):
            part.set_current(key)
            part.chosen.connect(self._on_chosen)
        self._lay_out(desk)
        SaveKeys(self).saved.connect(self._on_export_clicked)
        self._on_chosen("")

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
        for title, part in (
            (_p("import", "List"), self.kinds),
            (_p("import", "Whom"), self.whom),
            (_p("import", "Form"), self.forms),
        ):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(part)
            row.addStretch(1)
            column.addWidget(FieldFrame(desk.theme, title, holder))
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

    def _on_chosen(self, _key: str) -> None:
        self.words.setText(_form_words(self.forms.current(), self.kinds.current()))
        self.columns.clear()
        in_one_sheet = self.forms.current() != XLSX
        for field in own_columns.fields_of(self.kinds.current(), in_one_sheet=in_one_sheet):
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
        narrowed = self._in_view if self.whom.current() == IN_VIEW else None
        wish = ExportWish(self.kinds.current(), self.forms.current(), narrowed, self.fields())
        self.accept()
        self.wished.emit(wish)


def _form_words(form: str, kind: str) -> str:
    if form != XLSX:
        words = _("Each contact's own facts, posts and schools; ties do not fit into a text file.")
        return words if form == CSV else words + _(" For old programs.")
    if kind == own_columns.CONTACTS:
        return _(
            "Everything: posts, schools, circles and ties in further sheets. Import reads it back whole."
        )
    return _("One sheet with the columns such a list has.")
