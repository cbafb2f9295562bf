"""The left side of the page: which greetings, and the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.greetings.composing import Wanted
from services.greetings.queue import EntryState
from services.i18n import _
from ui.greetings.course import Course, row_of
from ui.greetings.queue_list import QueueList
from ui.greetings.queue_model import Line, lines_of
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.segments import Segment, Segments

ALL, WAITING = "all", "waiting"


class QueuePane(QFrame):
    """Segments by state above the list; what was chosen stays chosen when the queue is read anew."""

    narrowed = Signal()
    """Another state was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.wanted: Wanted | None = None
        """The greeting in view."""
        self._row = 0
        self.segments = Segments(theme, [Segment(ALL, _("All"))], name=_("Which greetings"))
        self.segments.set_current(ALL)
        self.segments.chosen.connect(lambda _key: self.narrowed.emit())
        self.more_button = Button(theme, "", QUIET, icon="act.more", name=_("More about greetings"))
        self.more_button.setToolTip(_("More about greetings"))
        self.list = QueueList(theme)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 8, 8, 8)
        tools.addWidget(self.segments)
        tools.addStretch(1)
        tools.addWidget(self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(300)
        self.setFocusProxy(self.list)

    def remember(self, wanted: Wanted | None) -> None:
        """Remember which line is in view."""
        self.wanted, self._row = wanted, self.list.currentIndex().row()

    def show_course(self, course: Course) -> None:
        """Show the queue as it was read."""
        self._show_segments(course)
        lines = self._lines(course)
        self.list.lines.show(lines, course.ticked())
        place = row_of(lines, self.wanted)
        self.list.choose_row(place if place >= 0 else max(0, min(self._row, len(lines) - 1)))

    def _show_segments(self, course: Course) -> None:
        built = course.queue
        if built is None:
            return
        counts = {
            ALL: (_("All"), len(built.entries)),
            EntryState.READY: (_("Ready"), built.count(EntryState.READY)),
            EntryState.ASK: (_("Your call"), built.count(EntryState.ASK)),
            EntryState.STOP: (_("Stopped"), built.count(EntryState.STOP)),
            WAITING: (_("No answer"), len(course.waiting)),
        }
        chosen = self.segments.current() or ALL
        shown = [
            Segment(str(key), f"{word} {count}")
            for key, (word, count) in counts.items()
            if count or key in (ALL, chosen)
        ]
        self.segments.set_segments(shown)
        self.segments.set_current(chosen)

    def _lines(self, course: Course) -> list[Line]:
        chosen = self.segments.current() or ALL
        if course.queue is None:
            return []
        if chosen == WAITING:
            return list(course.waiting)
        return lines_of(course.queue, None if chosen == ALL else EntryState(chosen))
