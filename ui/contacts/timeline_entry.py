"""One thing that happened, as the person page shows it: day, sign, what, what was said, what was promised."""

import datetime as dt

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import InteractionKind, TaskKind, TaskState
from services.contacts.dates import narrow_day, sentence_day
from services.diary.timeline import Promise, TimelineEntry
from services.i18n import _, _p
from services.lists import listed
from services.vocabulary import interaction_word, result_word
from ui.look.icons import draw_icon
from ui.look.theme import Theme
from ui.widgets.labels import label
from ui.widgets.strips import StateIcon

ICONS = {
    InteractionKind.VISIT: "act.visit",
    InteractionKind.CALL: "act.call",
    InteractionKind.SMS: "act.text",
    InteractionKind.WECHAT: "act.wechat",
    InteractionKind.CARD: "act.card",
    InteractionKind.EVENT: "act.event",
}
_DAY, _SIGN, _GAP = 46, 22, 10


class _Mark(QWidget):
    """The sign in its circle, and the line down to the next."""

    def __init__(self, theme: Theme, icon: str, last: bool) -> None:
        super().__init__()
        self._theme, self._icon, self._last = theme, icon, last
        self.setFixedWidth(_SIGN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sign and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.sunken"))
        painter.drawEllipse(QRectF(0, 0, _SIGN, _SIGN))
        draw_icon(painter, QRectF(4, 4, _SIGN - 8, _SIGN - 8), self._theme, self._icon)
        if not self._last:
            painter.setPen(self._theme.color("line.soft"))
            painter.drawLine(_SIGN // 2, _SIGN + 4, _SIGN // 2, self.height() - 2)
        painter.end()


class EntryWidget(QWidget):
    """An entry; its menu is asked for by the right button or the menu key."""

    menu_asked = Signal(object, QPoint)
    """The entry and where."""
    opened = Signal()
    """Enter or a double click."""

    def __init__(
        self, theme: Theme, entry: TimelineEntry, today: dt.date, *, last: bool, whose: str = ""
    ) -> None:
        """``whose`` stands before what happened, where entries of many people are in one list."""
        super().__init__()
        self.entry = entry
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        day = label(narrow_day(entry.day, today), "caption", "secondary")
        day.setFixedWidth(_DAY + (18 if entry.day.year != today.year else 0))
        day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        day.setContentsMargins(0, 3, 0, 0)
        words = QVBoxLayout()
        words.setContentsMargins(0, 1, 0, 16)
        words.setSpacing(2)
        title = _("{who}  {what}").format(who=whose, what=headline(entry)) if whose else headline(entry)
        words.addWidget(label(title, "strong", wrap=True))
        if entry.note:
            note = label(entry.note, wrap=True)
            note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(note)
        for line in _visit_lines(entry):
            words.addWidget(label(line, "caption", wrap=True))
        for promise in entry.promises:
            words.addLayout(self._promise(promise, today))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(day)
        row.addWidget(_Mark(theme, ICONS[entry.kind], last))
        row.addLayout(words, 1)
        self.setAccessibleName(f"{sentence_day(entry.day, today)} {title} {entry.note}".strip())

    def _promise(self, promise: Promise, today: dt.date) -> QHBoxLayout:
        done = promise.state == TaskState.DONE
        late = not done and promise.due < today
        icon = StateIcon(
            self._theme, "act.accept" if done else "act.task", "ok" if done else "text.muted", 16
        )
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(promise_words(promise, today), "caption", "warn" if late else "", wrap=True), 1)
        return line

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open by a double click."""
        self.opened.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_asked.emit(self.entry, event.globalPos())


def headline(entry: TimelineEntry) -> str:
    """Return what happened in a few words: 电话，接通 6 分钟."""
    parts = [interaction_word(entry.kind)]
    if entry.result:
        parts.append(result_word(entry.result, entry.kind))
    if entry.inbound:
        parts.append(_("they came to me"))
    if entry.occasion:
        parts.append(entry.occasion)
    words = _p("between words", ", ").join(parts)
    if entry.minutes:
        words += _(" {minutes} min").format(minutes=entry.minutes)
    return words


def promise_words(promise: Promise, today: dt.date) -> str:
    """Return a promise with its day: 答应：送报价，今天到期."""
    head = {
        TaskKind.PROMISE: _("I promised"),
        TaskKind.THEIR_PROMISE: _("They promised"),
        TaskKind.APPOINTMENT: _("Appointment"),
    }.get(promise.kind, _("Next"))
    day = sentence_day(promise.due, today)
    when = f"{day} {promise.due_time}" if promise.due_time else day
    if promise.state == TaskState.DONE:
        when = _("done")
    elif promise.due == today:
        when = _("due today")
    elif promise.due < today:
        when = _("{days} days late").format(days=(today - promise.due).days)
    text = promise.text.splitlines()[0] if promise.text else ""
    return f"{head}：{text}，{when}" if text else f"{head}：{when}"


def _visit_lines(entry: TimelineEntry) -> list[str]:
    lines = []
    if entry.others:
        lines.append(_("with {names}").format(names=listed(entry.others[:6])))
    visit = entry.visit
    if visit is not None:
        wants = "；".join(part for part in (visit.wants_said, visit.wants_implied) if part)
        for title, words in (
            (_("Learned"), visit.learned),
            (_("Wants"), wants),
            (_("Place"), visit.place),
        ):
            if words:
                lines.append(f"{title}：{words}")
    return lines
