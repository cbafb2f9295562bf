"""The wordings greetings are written from: the shipped ones to change or put away, and one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from services.errors import RenmaiError
from services.greetings import filling, occasions, templates
from services.greetings.day_names import day_name
from services.greetings.festivals import FESTIVALS
from services.greetings.templates import Template, TemplateDraft
from services.i18n import _, _p
from services.vocabulary import tie_kind_word
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.fields import FieldFrame
from ui.widgets.frames import surface
from ui.widgets.labels import label, set_tone

_LIST = 420
_WIDEST = 560


def tie_word(tie: str) -> str:
    """Return for whom a wording is."""
    if not tie:
        return _("Anybody")
    return _("Teacher") if tie == "teacher" else tie_kind_word(tie)


def occasion_names() -> list[str]:
    """Return the occasions a wording may be for, by their Chinese names."""
    own = [occasions.BIRTHDAY, occasions.FOUNDING, templates.OWN_DAY, templates.TERM]
    return ["", *own, *(one.name for one in FESTIVALS)]


def occasion_word(name: str) -> str:
    """Return the occasion of a wording in words."""
    special = {
        "": _("Any festival"),
        templates.OWN_DAY: _("A day of their own"),
        templates.TERM: _("Any solar term"),
    }
    return special.get(name) or day_name(name)


class WordingsView(QWidget):
    """The list at the left, the wording chosen at the right; Ctrl+Enter keeps, Esc goes back."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: list[Template] = []
        self._key = ""
        self.filter, self.occasion, self.tie = QComboBox(), QComboBox(), QComboBox()
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 5 + 16)
        self.said = label("", "caption", "secondary", wrap=True)
        theme = desk.theme
        self.new_button = Button(theme, _("New wording"), SECONDARY, icon="act.edit")
        self.save_button = Button(theme, _("Keep"), PRIMARY)
        self.away_button = Button(theme, _("Put away"), SECONDARY)
        self.restore_button = Button(theme, _("As shipped"), SECONDARY)
        self.back_button = Button(theme, _("Back to the queue"), QUIET, key="Esc")
        self._fill_choices()
        self._lay_out()
        self.setFocusProxy(self.list)
        self._connect()

    def _fill_choices(self) -> None:
        self.filter.addItem(_("All occasions"), None)
        for name in occasion_names():
            self.filter.addItem(occasion_word(name), name)
            self.occasion.addItem(occasion_word(name), name)
        for tie in ("", *templates.TIES):
            self.tie.addItem(tie_word(tie), tie)
        self.list.setAccessibleName(_("Wordings"))
        self.filter.setAccessibleName(_("Occasion"))

    def _lay_out(self) -> None:
        left = surface("surface")
        left.setFixedWidth(_LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 0, 0)
        column.setSpacing(8)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 12, 0)
        tools.addWidget(self.filter, 1)
        tools.addWidget(self.new_button)
        column.addLayout(tools)
        column.addWidget(self.list, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(left)
        outer.addLayout(self._form(), 1)

    def _form(self) -> QVBoxLayout:
        form = QVBoxLayout()
        form.setContentsMargins(20, 16, 20, 16)
        form.setSpacing(12)
        theme = self._desk.theme
        for title, field in (
            (_("Occasion"), self.occasion),
            (_("For whom"), self.tie),
            (_("Wording"), self.text),
        ):
            frame = FieldFrame(theme, title, field)
            frame.setMaximumWidth(_WIDEST)
            form.addWidget(frame)
        names = " ".join(f"{{{name}}}" for name in filling.FILLED)
        help_words = _(
            "Filled by themselves: {names}. Any other in braces is yours to fill. [one|other] varies."
        )
        form.addWidget(label(help_words.format(names=names), "caption", wrap=True))
        form.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.save_button, self.away_button, self.restore_button, self.back_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        form.addLayout(buttons)
        form.addStretch(1)
        return form

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(lambda _place: self.refresh())
        self.list.currentRowChanged.connect(self._on_row_chosen)
        self.text.textChanged.connect(self._say)
        self.new_button.clicked.connect(self.begin_new)
        self.save_button.clicked.connect(self.save)
        self.away_button.clicked.connect(self.put_away)
        self.restore_button.clicked.connect(self.restore)
        self.back_button.clicked.connect(self.closed)

    def refresh(self) -> None:
        """Read the wordings anew."""
        wanted, key = self.filter.currentData(), self._key
        everything = self._desk.read(templates.catalog)
        self._found = [one for one in everything if wanted is None or one.occasion == wanted]
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._found:
            mine = _p("wording", "own") + " · " if one.own else ""
            head = f"{mine}{occasion_word(one.occasion)} · {tie_word(one.tie)}"
            item = QListWidgetItem(f"{head}\n{one.text}")
            item.setToolTip(one.text)
            self.list.addItem(item)
        self.list.blockSignals(False)
        place = next((place for place, one in enumerate(self._found) if one.key == key), 0)
        self.list.setCurrentRow(place if self._found else -1)
        if not self._found:
            self.begin_new()

    def _on_row_chosen(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        one = self._found[row]
        self._key = one.key
        self.occasion.setCurrentIndex(max(0, self.occasion.findData(one.occasion)))
        self.tie.setCurrentIndex(max(0, self.tie.findData(one.tie)))
        self.text.setPlainText(one.text)
        shipped = not one.key.startswith("own:")
        self.away_button.setText(_("Put away") if shipped else _("Delete"))
        self.restore_button.setVisible(shipped and one.own)

    def begin_new(self) -> None:
        """Start a wording of one's own."""
        self._key = ""
        self.list.setCurrentRow(-1)
        chosen = self.filter.currentData()
        self.occasion.setCurrentIndex(max(0, self.occasion.findData(chosen or "")))
        self.text.setPlainText("{称呼}，")
        self.restore_button.hide()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        """Say which blanks a wording leaves, and in how many ways it can be said."""
        text = self.text.toPlainText()
        blanks = _p("between names", ", ").join(filling.blanks(text))
        ways = sum(1 for _text in filling.variants(text, 512, 0))
        set_tone(self.said, "warn" if blanks else "secondary")
        self.said.setText(
            _("To be filled by hand each time: {blanks}. It is stopped until then.").format(blanks=blanks)
            if blanks
            else _("Can be said in {count} ways.").format(count=ways)
        )

    def save(self) -> None:
        """Keep the wording."""
        draft = TemplateDraft(
            self.text.toPlainText(), self.occasion.currentData(), self.tie.currentData(), self._key
        )
        self._desk.act(
            _("Kept a wording"),
            lambda session: templates.save(session, draft),
            self._on_saved,
            failed=self._on_refused,
        )

    def _on_saved(self, kept: Template) -> None:
        self._key = kept.key
        self.refresh()

    def _on_refused(self, error: RenmaiError) -> None:
        set_tone(self.said, "danger")
        self.said.setText(error.sentence())
        self.text.setFocus()

    def put_away(self) -> None:
        """Put a shipped wording away, or take an own one out."""
        key = self._key
        if key:
            self._desk.act(
                _("Put a wording away"),
                lambda session: templates.remove(session, key),
                lambda _told: self.refresh(),
            )

    def restore(self) -> None:
        """Take the wording as it was shipped."""
        key = self._key
        self._desk.act(
            _("A wording as shipped"),
            lambda session: templates.restore(session, key),
            lambda _told: self.refresh(),
        )
