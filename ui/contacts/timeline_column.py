"""The middle of the person page: a line to log by, what happened below it, and who changed what."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from services import history
from services.contacts.overview import Overview
from services.diary import corrections, entries, timeline
from services.diary.drafts import EntryDraft
from services.diary.timeline import TimelineEntry, TimelinePage
from services.errors import RenmaiError
from services.history import Step
from services.i18n import _, _n
from services.vocabulary import interaction_word
from ui.contacts.log_line import example, understand
from ui.contacts.tabs import Tabs
from ui.contacts.timeline_entry import EntryWidget
from ui.shell.desk import Desk
from ui.widgets.buttons import LINK, QUIET, Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import FieldFrame
from ui.widgets.frames import emptied
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.menus import MenuItem, build_menu

HAPPENED, CHANGED, BESIDE = "happened", "changed", "beside"
_WIDEST = 720


class TimelineColumn(QWidget):
    """One-line log on top, the timeline or the changes below."""

    logged = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: Overview | None = None
        self._view = HAPPENED
        self.tabs = Tabs(
            desk.theme,
            ((HAPPENED, _("History")), (CHANGED, _("Changes")), (BESIDE, _("Tasks and ties"))),
        )
        self.tabs.show_tab(BESIDE, False)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.line = LineEdit(
            desk.theme, placeholder=example(), icon="act.log", key="Ctrl+L", name=_("Log in a line")
        )
        self.line.textEdited.connect(self._on_line_edited)
        self.line.returnPressed.connect(self._on_line_entered)
        self._line_field = FieldFrame(desk.theme, "", self.line, above=True)
        self._line_field.label.hide()
        self.narrow = Button(
            desk.theme, "", QUIET, icon="act.filter", small=True, name=_("Search the history")
        )
        self.narrow.setToolTip(_("Search the history"))
        self.narrow.clicked.connect(self._on_narrow)
        self._lay_out()

    def _on_narrow(self) -> None:
        if self._seen is not None:
            self._desk.go("chronicle", contact_id=self._seen.record.id)

    def _lay_out(self) -> None:
        body = QFrame()
        body.setProperty("surface", "surface")
        narrow = QWidget()
        narrow.setMaximumWidth(_WIDEST)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(narrow, _WIDEST)
        across.addStretch(1)
        inner = QVBoxLayout(narrow)
        inner.setContentsMargins(20, 14, 20, 20)
        inner.setSpacing(16)
        inner.addWidget(self._line_field)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        inner.addLayout(self._body)
        inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.narrow)
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        column.addWidget(self._stack, 1)

    def take_in(self, side: QWidget) -> None:
        """Show the column at the right behind a tab of its own, where there is no room beside this one."""
        self._stack.addWidget(side)
        self.tabs.show_tab(BESIDE, True)

    def give_back(self, side: QWidget) -> None:
        """Let the column at the right go; the tab goes with it."""
        self._stack.removeWidget(side)
        self.tabs.show_tab(BESIDE, False)
        if self._view == BESIDE:
            self.tabs.choose(HAPPENED)

    def show_person(self, seen: Overview) -> None:
        """Show what happened with somebody; a line begun about the same person stays."""
        if self._seen is None or self._seen.record.id != seen.record.id:
            self.line.clear()
            self._on_line_edited("")
            self._scroll.verticalScrollBar().setValue(0)
        self._seen = seen
        total = seen.timeline.total
        self.tabs.set_words(HAPPENED, _("History") + (f" {total}" if total else ""))
        self._fill()

    def _on_tab_chosen(self, key: str) -> None:
        self._view = key
        self._stack.setCurrentIndex(1 if key == BESIDE else 0)
        if key != BESIDE:
            self._fill()

    def _fill(self) -> None:
        emptied(self._body)
        if self._seen is None:
            return
        self._line_field.setVisible(self._view == HAPPENED and not self._seen.record.is_me)
        if self._view == CHANGED:
            self._fill_changes(self._seen.record.id)
            return
        page = self._seen.timeline
        if not page.total:
            self._body.addWidget(
                EmptyState(self._desk.theme, _("Nothing happened yet."), _("How did you first meet?"), ())
            )
            return
        self._put(page, more=0)

    def _put(self, page: TimelinePage, more: int) -> None:
        """Put a page of entries below; ``more`` are in view already."""
        shown = more + len(page.entries)
        for place, entry in enumerate(page.entries, more + 1):
            last = place == page.total
            widget = EntryWidget(self._desk.theme, entry, self._desk.today(), last=last)
            widget.menu_asked.connect(self._on_menu_asked)
            self._body.addWidget(widget)
        rest = page.total - shown
        if rest > 0:
            words = _n("{n} more", "{n} more", rest).format(n=rest)
            button = Button(self._desk.theme, words, LINK)
            button.clicked.connect(lambda: self._on_more_clicked(button, shown))
            self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more_clicked(self, button: Button, shown: int) -> None:
        if self._seen is None:
            return
        who = self._seen.record.id
        self._body.removeWidget(button)
        button.deleteLater()
        self._put(self._desk.read(lambda session: timeline.timeline(session, who, shown)), shown)

    def _fill_changes(self, contact_id: int) -> None:
        steps: list[Step] = self._desk.read(lambda session: history.steps(session, contact_id, 100))
        for step in steps:
            words = label(f"{step.at[5:16].replace('T', ' ')}   {step.label}", wrap=True)
            if step.undone:
                words.setText(words.text() + f" ({_('taken back')})")
                words.setProperty("tone", "muted")
            words.setContentsMargins(0, 6, 0, 6)
            self._body.addWidget(words)

    def _on_line_edited(self, text: str) -> None:
        self._line_field.clear_error()
        today = self._desk.today()
        self.line.set_echo(understand(text, today).echo(today) if text.strip() else "")

    def _on_line_entered(self) -> None:
        text, seen = self.line.text().strip(), self._seen
        if not text or seen is None:
            return
        told = understand(text, self._desk.today())
        draft = EntryDraft(
            told.kind, (seen.record.id,), result=told.result, note=told.note, next_day=told.next_day
        )
        words = _("Logged: {kind} with {name}").format(
            kind=interaction_word(told.kind), name=seen.record.name
        )
        self._desk.act(
            words, lambda session: entries.log(session, draft), self._on_logged, failed=self._on_refused
        )

    def _on_logged(self, _logged: Any) -> None:
        self.line.clear()
        self._on_line_edited("")
        self.logged.emit()

    def _on_refused(self, error: RenmaiError) -> None:
        self._line_field.set_error(error.sentence())

    def _on_menu_asked(self, entry: TimelineEntry, where: QPoint) -> None:
        items = [MenuItem(_("Take this entry out"), lambda: self._remove(entry), "act.delete")]
        build_menu(self._desk.theme, self, items).popup(where)

    def _remove(self, entry: TimelineEntry) -> None:
        if self._seen is not None:
            words = _("Took an entry with {name} out").format(name=self._seen.record.name)
            self._desk.act(words, lambda session: corrections.remove(session, entry.id))
