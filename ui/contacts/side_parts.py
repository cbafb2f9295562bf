"""Lines of the person page's right column: a task with its box, a tie with its sign."""

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import TaskKind, Tier
from services.contacts.dates import sentence_day
from services.diary.tasks import OpenTask
from services.i18n import _, _p
from services.network.tie_lines import CircleLine, TieLine
from services.vocabulary import closeness_word, task_word, tie_kind_word
from ui.look.theme import Theme
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.signs import KindChip, TierBadge


def task_words(task: OpenTask) -> str:
    """Return a task in one line; plans without words are named by their kind."""
    text = task.text.splitlines()[0] if task.text.strip() else task_word(task.kind)
    if task.kind is TaskKind.THEIR_PROMISE:
        return _("They: {text}").format(text=text)
    if task.kind is TaskKind.APPOINTMENT and task.due_time:
        return f"{task.due_time} {text}"
    return text


class TaskLine(QWidget):
    """A box to tick, what was promised, by when."""

    ticked = Signal(int)

    def __init__(self, theme: Theme, task: OpenTask, today: dt.date) -> None:
        super().__init__()
        del theme
        self.task = task
        self.box = QCheckBox()
        self.box.setAccessibleName(_("Done: {text}").format(text=task_words(task)))
        self.box.clicked.connect(lambda: self.ticked.emit(task.id))
        words = ElidedLabel(task_words(task))
        when, tone = sentence_day(task.due, today), ""
        if task.due == today:
            when, tone = _("today"), "primary"
        elif task.due < today:
            when, tone = _("{days} days late").format(days=(today - task.due).days), "warn"
        due = label(when, "strong" if tone else "caption", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(words, 1)
        row.addWidget(due)
        if task.said_day is not None:
            words.setToolTip(_("said on {day}").format(day=sentence_day(task.said_day, today)))


class MyTieLine(QWidget):
    """A tie of theirs with me: sign, what they are to me, how close, since when."""

    def __init__(self, theme: Theme, kind: str, words: str, detail: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(KindChip(theme, kind, tie_kind_word(kind)))
        row.addWidget(label(words))
        row.addWidget(ElidedLabel(detail, "caption"), 1)


def tie_detail(line: TieLine) -> str:
    """Return how close a tie is and since when."""
    parts = [closeness_word(line.closeness) if line.closeness else "", line.since or ""]
    return _p("between words", ", ").join(part for part in parts if part)


def circle_detail(line: CircleLine) -> str:
    """Return how many are in a cohort, and whether I am."""
    words = _("{n} people").format(n=line.size)
    return words + (_(", me too") if line.with_me else "")


class OtherLine(QAbstractButton):
    """Somebody they know: sign, name, what they are to each other, tier; a press opens the person."""

    def __init__(self, theme: Theme, line: TieLine, tier: Tier | None) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(line.name)
        self.setAccessibleName(f"{line.name} {line.words}")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(8)
        row.addWidget(KindChip(theme, line.kind, tie_kind_word(line.kind)))
        row.addWidget(label(line.name))
        row.addWidget(ElidedLabel(line.words, "caption"), 1)
        if tier is not None:
            row.addWidget(TierBadge(theme, tier))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground under the mouse."""
        if self.underMouse():
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._theme.color("bg.hover"))
            painter.end()


def column_of(*parts: QWidget) -> QVBoxLayout:
    """Return a layout of widgets below each other without gaps."""
    column = QVBoxLayout()
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return column
