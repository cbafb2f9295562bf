"""Keeps the form of a visit in the book while it is written, so that a crash loses nothing."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from services.diary import kept_drafts
from services.diary.drafts import VisitDraft
from services.errors import DraftError
from services.i18n import _
from ui.shell.desk import Desk

KEPT_EVERY = 3000
"""Milliseconds after which what was written since is kept."""


class DraftKeeping(QObject):
    """Looks at the form every few seconds and keeps what changed; ``read`` gives what is written."""

    kept = Signal(str)
    """What to say of it: 草稿已存 16:05."""

    def __init__(self, desk: Desk, read: Callable[[], VisitDraft], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._read = desk, read
        self._person = 0
        self._last: VisitDraft | None = None
        self.clock = QTimer(self)
        self.clock.setInterval(KEPT_EVERY)
        self.clock.timeout.connect(self.keep)

    @property
    def person(self) -> int:
        """Whom the form is about; 0 while it is nobody."""
        return self._person

    def begun(self, person: int) -> VisitDraft | None:
        """Be about somebody from now on; return what was begun about them before."""
        self._person = person
        return self._desk.read(lambda session: kept_drafts.kept(session, person))

    def unchanged(self) -> None:
        """Take what is written now as what needs no keeping."""
        self._last = self._written()

    def turn_to(self, person: int) -> None:
        """Be about somebody else with what is written: nothing stays with the one before."""
        self.forget()
        self._person = person

    def keep(self) -> None:
        """Keep what is written, if it is something else than was kept last."""
        draft, person = self._written(), self._person
        if draft is None or draft == self._last or self._desk.book.read_only:
            return
        self._last = draft
        words = _("Draft kept {time}").format(time=f"{dt.datetime.now():%H:%M}")
        self._desk.act(
            words,
            lambda session: kept_drafts.keep(session, person, draft),
            lambda _at: self.kept.emit(words),
            quiet=True,
        )

    def forget(self) -> None:
        """Let go of what was kept; the form may go on."""
        person, self._last = self._person, None
        if not self._desk.book.read_only:
            self._desk.act("", lambda session: kept_drafts.forget(session, person), quiet=True)

    def _written(self) -> VisitDraft | None:
        """Return what is written; nothing while a time is half typed."""
        try:
            return self._read()
        except DraftError:
            return None
