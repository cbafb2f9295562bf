"""Typing a sheet back by keys alone: row number, digit of the result, sentence, Tab, day, Enter."""

from typing import Any

from PySide6.QtCore import QRegularExpression, QStringListModel, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from models.kinds import InteractionKind, SheetKind
from services.diary.wording import understood
from services.errors import RenmaiError
from services.i18n import _
from services.sheets import outcomes
from services.sheets.outcomes import Outcome, OutcomeDraft, PrintedChange
from services.sheets.records import PrintedRow, PrintedSheet
from services.vocabulary import result_word
from ui.diary.choices import result_segments
from ui.diary.day_edit import DayEdit
from ui.sheets.printed_row_card import PrintedRowCard
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import STACKED, Segments

_ROW_OR_SHEET = QRegularExpression(r"\d{1,4}|#?\d{4,6}-\d{1,3}")


class TypeBack(QWidget):
    """The panel beside the paper; after each row the next open one is proposed."""

    typed = Signal(int)
    """The row that was written down."""
    sheet_asked = Signal(str)
    """The number of another sheet, typed, or scanned from its paper with a sign before it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: PrintedSheet | None = None
        self._offered = ""
        theme = desk.theme
        self._heading = label("", "heading")
        self._count = label("", "caption", "secondary")
        self.number = LineEdit(theme, name=_("Row number"))
        self.number.setFixedWidth(84)
        self.number.setValidator(QRegularExpressionValidator(_ROW_OR_SHEET, self))
        self.card = PrintedRowCard(theme)
        self.results = Segments(theme, result_segments(InteractionKind.CALL), look=STACKED, name=_("Result"))
        self.line = LineEdit(theme, placeholder=_("One sentence: what was said"), name=_("One sentence"))
        self.day = DayEdit(theme, desk.today)
        self.day.offer(None)
        self.store = Button(theme, _("Save"), PRIMARY, key="Enter")
        self.wrong = label("", "caption", "danger", wrap=True)
        self.rows = QListView()
        self._rows = QStringListModel(self)
        self.rows.setModel(self._rows)
        self.rows.setProperty("plain", True)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setAccessibleName(_("Rows of the sheet"))
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(label(_("Row"), "caption"))
        first.addWidget(self.number)
        first.addWidget(label(_("Enter takes the row proposed"), "caption"), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.day, 1)
        foot.addWidget(self.store)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(first)
        column.addWidget(self.card)
        column.addWidget(self.results)
        column.addWidget(self.line)
        column.addLayout(foot)
        column.addWidget(self.wrong)
        column.addWidget(self.rows, 1)
        self.wrong.hide()

    def _bind(self) -> None:
        self.number.textEdited.connect(self._on_number_edited)
        self.number.returnPressed.connect(self._on_number_entered)
        self.results.chosen.connect(lambda _key: self.line.setFocus())
        self.line.textEdited.connect(self._on_line_edited)
        for edit in (self.line, self.day):
            edit.returnPressed.connect(self.save)
        self.store.clicked.connect(self.save)
        self.rows.clicked.connect(lambda index: self.take_row(index.row() + 1))

    def show_sheet(self, sheet: PrintedSheet | None) -> None:
        """Type back that sheet; a row begun on the same sheet stays."""
        same = sheet is not None and self._sheet is not None and sheet.number == self._sheet.number
        self._sheet = sheet
        self.setEnabled(sheet is not None)
        if sheet is None:
            return
        self._heading.setText(_("Type back {number}").format(number=sheet.short))
        self._count.setText(_("{done} of {all}").format(done=sheet.typed, all=len(sheet.rows)))
        self._rows.setStringList([self._told(row) for row in sheet.rows])
        if not same:
            kind = InteractionKind.VISIT if sheet.kind is SheetKind.VISIT else InteractionKind.CALL
            self.results.set_segments(result_segments(kind))
            self.propose()
        else:
            self._show_row()

    def _told(self, row: PrintedRow) -> str:
        assert self._sheet is not None
        ended = result_word(row.result, self._sheet.kind.value) if row.result else "—"
        return f"{row.code}　{row.name}　{ended}"

    def propose(self, after: int = 0) -> None:
        """Propose the next row not typed back, behind the one just written or from the top."""
        rows = self._sheet.rows if self._sheet is not None else ()
        left = [row.row for row in rows if row.result is None]
        coming = [row for row in left if row > after] or left
        self.take_row(coming[0] if coming else 1, focus=False)

    def take_row(self, number: int, *, focus: bool = True) -> None:
        """Go to a row and empty the fields."""
        self.number.setText(f"{number:02d}")
        self._offered = ""
        self.results.set_current("")
        self.line.clear()
        self.day.clear()
        self._complain("")
        self._show_row()
        if focus:
            self._focus_results()

    def begin(self) -> None:
        """Put the caret on the row number, ready to be typed over."""
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def row(self) -> PrintedRow | None:
        """Return the printed row whose number stands in the field."""
        text = self.number.text()
        rows = self._sheet.rows if self._sheet is not None else ()
        return next((row for row in rows if text.isdigit() and row.row == int(text)), None)

    def _show_row(self) -> None:
        row = self.row()
        change = PrintedChange()
        if row is not None:
            post = f"{row.organization} {row.title}".strip()
            person, phone = row.contact_id, row.phone
            change = self._desk.read(lambda s: outcomes.changed_since(s, person, phone, post))
        kind = self._sheet.kind.value if self._sheet is not None else SheetKind.CALL.value
        self.card.show_row(row, change, kind)

    def _on_number_edited(self, text: str) -> None:
        """Two digits are a row: on to the result."""
        self._complain("")
        self._show_row()
        rows = len(self._sheet.rows) if self._sheet is not None else 0
        if len(text) >= max(2, len(str(rows))) and self.row() is not None:
            self._focus_results()

    def _on_number_entered(self) -> None:
        if "-" in self.number.text():
            self.sheet_asked.emit(self.number.text().lstrip("#"))
        elif self.row() is None:
            self._complain(_("This sheet has no such row."))
        else:
            self._focus_results()

    def _focus_results(self) -> None:
        kind = self._sheet.kind if self._sheet is not None else SheetKind.CALL
        first = result_segments(InteractionKind(kind.value))[0].key
        self.results.button(first).setFocus()

    def _on_line_edited(self, text: str) -> None:
        if self.day.text() == self._offered:
            proposal = understood(text, self._desk.today())
            self._offered = proposal.as_typed(self._desk.today()) if proposal is not None else ""
            self.day.setText(self._offered)

    def save(self) -> None:
        """Write the row down, or say what is missing."""
        row, result = self.row(), self.results.current()
        if self._sheet is None or row is None:
            self._complain(_("This sheet has no such row."))
            self.begin()
            return
        if not result:
            self._complain(_("First the result, by its digit."))
            self._focus_results()
            return
        if self.day.problem():
            self._complain(self.day.problem())
            self.day.setFocus()
            return
        draft = OutcomeDraft(
            self._sheet.number, row.row, result, self.line.text(), self.day.day(), self.day.time()
        )

        def work(session: Any) -> Outcome:
            return outcomes.type_back(session, draft)

        words = _("{name}: {result}").format(
            name=row.name, result=result_word(result, self._sheet.kind.value)
        )
        self._desk.act(words, work, lambda _done: self._on_saved(row.row), failed=self._on_refused)

    def _on_saved(self, row: int) -> None:
        self.typed.emit(row)
        self.propose(row)
        self.begin()

    def _on_refused(self, error: RenmaiError) -> None:
        self._complain(error.sentence())

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
