"""Strips inside a page: what went wrong and what to do; how far long work has come."""

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from services.errors import RenmaiError
from services.i18n import _, _n
from ui.look.icons import draw_icon
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, SECONDARY, Button
from ui.widgets.frames import emptied
from ui.widgets.labels import label

Action = tuple[str, Callable[[], None]]
QUIET_TIME_MS = 300
"""Nothing is shown of work that takes no longer."""


class StateIcon(QWidget):
    """A painted icon that follows the theme."""

    def __init__(
        self, theme: Theme, name: str, token: str = "secondary", side: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._token = theme, name, token
        self._side = side or theme.size("icon")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_icon(self, name: str, token: str = "secondary") -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, QRectF(0, 0, self._side, self._side), self._theme, self._name, self._token)
        painter.end()


class FailureStrip(QFrame):
    """What happened, what was kept, what to do; the cause in technical words lies behind 详情."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "failure")
        self._what = label("", "strong", wrap=True)
        self._kept = label("", "body", "secondary", wrap=True)
        self._details = label("", "caption", wrap=True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._more = Button(theme, _("Details"), QUIET, small=True)
        self._more.clicked.connect(lambda: self._details.setVisible(not self._details.isVisible()))
        self._close = Button(theme, "", QUIET, icon="act.close", name=_("Close this message"), small=True)
        self._close.clicked.connect(self._on_close_clicked)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._what, self._kept, self._details):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(StateIcon(self._theme, "state.error", "danger", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        row.addWidget(self._more)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, what: str, kept: str = "", actions: Sequence[Action] = (), details: str = "") -> None:
        """Show it: what happened, what was kept (and what to do), one or two buttons that do it."""
        self._what.setText(what)
        self._kept.setText(kept)
        self._kept.setVisible(bool(kept))
        self._details.setText(details)
        self._details.hide()
        self._more.setVisible(bool(details))
        emptied(self._actions)
        for place, (text, work) in enumerate(actions):
            button = Button(self._theme, text, SECONDARY if place == 0 else QUIET)
            button.clicked.connect(lambda _checked=False, work=work: work())
            self._actions.addWidget(button)
        self.setAccessibleName(f"{what} {kept}".strip())
        self.show()

    def say_error(self, error: RenmaiError, actions: Sequence[Action] = ()) -> None:
        """Show an error of the program: its sentence, its hint, and its cause behind 详情."""
        cause = error.__cause__
        self.say(error.message, error.hint, actions, f"{type(cause).__name__}: {cause}" if cause else "")

    @property
    def words(self) -> str:
        """Return what is said, as one line."""
        return f"{self._what.text()} {self._kept.text()}".strip()

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()


class ProgressStrip(QFrame):
    """Words, how many of how many, the seconds left, a bar and a way to stop; never a modal window."""

    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._words, self._count = label("", "body"), label("", "body", "secondary")
        self._left: QLabel = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop_button = Button(theme, _("Stop"), small=True)
        self.stop_button.clicked.connect(self._on_stop_clicked)
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._words, self._count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._left)
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def start(self, words: str, *, stoppable: bool = True) -> None:
        """Begin; it shows itself after 0.3 s if the work still goes on."""
        self._words.setText(words)
        self._count.setText("")
        self._left.setText("")
        self._bar.setRange(0, 0)
        self.stop_button.setVisible(stoppable)
        self.stop_button.setEnabled(True)
        self._since = monotonic()
        self._timer.start(QUIET_TIME_MS)

    def step(self, done: int, total: int, words: str = "") -> None:
        """Say how far it has come; the seconds left are worked out once there is something to go by."""
        if words:
            self._words.setText(words)
        if total <= 0:
            return
        self._bar.setRange(0, 1000)
        self._bar.setValue(min(1000, done * 1000 // total))
        self._count.setText(f"{done:,} / {total:,}")
        gone = monotonic() - self._since
        if gone > 1 and done > 0:
            left = max(1, round(gone / done * (total - done)))
            self._left.setText(
                _n("about {count} second left", "about {count} seconds left", left).format(count=left)
            )

    def finish(self) -> None:
        """The work is over: go away."""
        self._timer.stop()
        self.hide()

    def _on_stop_clicked(self) -> None:
        self.stop_button.setEnabled(False)
        self._left.setText(_("Stopping…"))
        self.stopped.emit()
