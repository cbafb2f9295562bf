"""The message in the quick log: its occasion, its wording with the count, and what the rules say of it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from services.greetings.checking import check
from services.greetings.findings import Finding, MessageDraft, stops
from services.greetings.segments import segments
from services.i18n import _
from ui.diary.findings_list import FindingsList
from ui.diary.form_row import FormRow
from ui.shell.desk import Desk
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit

_PAUSE_MS = 250
"""Checks run when typing rests so long."""


class MessagePart(QWidget):
    """Rows of a message; the checks are of the first person it goes to."""

    checked = Signal()
    """The findings are those of the text in view."""

    def __init__(
        self, desk: Desk, people: Callable[[], Sequence[int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._people = desk, people
        self._findings: tuple[Finding, ...] = ()
        self.occasion = LineEdit(
            desk.theme, placeholder=_("Mid-autumn, birthday, what you follow up"), name=_("Occasion")
        )
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Wording"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(desk.theme.font("read"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 4 + 16)
        self._count = label("", "caption", "secondary")
        self.findings = FindingsList(desk.theme)
        wording = QWidget()
        column = QVBoxLayout(wording)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self._count)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.wording_row = FormRow(_("Wording"), wording, top=8)
        outer.addWidget(FormRow(_("Occasion"), self.occasion))
        outer.addWidget(self.wording_row)
        outer.addWidget(FormRow(_("Rules"), self.findings, top=0))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.check)
        self.text.textChanged.connect(self._on_text_changed)
        self.occasion.textEdited.connect(lambda _text: self._pause.start())

    def begin(self, salutation: str) -> None:
        """Start a message with the salutation."""
        self.occasion.clear()
        self.text.setPlainText(f"{salutation}，" if salutation else "")
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.check()

    def wording(self) -> str:
        """Return the wording."""
        return self.text.toPlainText().strip()

    def is_stopped(self) -> bool:
        """Check now, and tell whether a rule stops the message."""
        self.check()
        return stops(self._findings)

    def check(self) -> None:
        """Ask the rules about the text in view, for everybody it goes to; each sentence is said once."""
        self._pause.stop()
        drafts = self._drafts()

        def findings(session: Any) -> dict[str, Finding]:
            return {one.message: one for draft in drafts for one in check(session, draft)}

        found = self._desk.read(findings)
        self._findings = tuple(sorted(found.values(), key=lambda finding: finding.severity != "stop"))
        self.findings.say(self._findings)
        self.checked.emit()

    def _drafts(self) -> list[MessageDraft]:
        text, occasion = self.wording(), self.occasion.text().strip()
        return [MessageDraft(person, text, None, occasion) for person in self._people()]

    def _on_text_changed(self) -> None:
        text = self.wording()
        self._count.setText(
            _("{length} characters, {count} message(s)").format(length=len(text), count=segments(text))
        )
        self._pause.start()


def beside(*parts: QWidget) -> QWidget:
    """Return widgets side by side."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    return line
