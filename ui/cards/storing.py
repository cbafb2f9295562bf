"""A card of the form into the book, off the window's thread, after a backup before the first of them."""

from PySide6.QtCore import QObject, Signal

from services.cards import keeping
from services.cards.keeping import CardDraft, KeptCard
from services.errors import RenmaiError
from services.i18n import _
from services.safety import backups
from ui.cards import picture_files
from ui.cards.queue import CardItem
from ui.shell.desk import Desk


class CardStoring(QObject):
    """Stores one card at a time and counts what became of them."""

    stored = Signal(object)
    """The item."""
    refused = Signal(object)
    """The error."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._backed_up = False
        self.is_busy = False
        self.new = self.known = 0

    def store(self, item: CardItem, draft: CardDraft) -> None:
        """Begin to store a card; its picture is made small on the way."""
        self.is_busy = True
        image = item.image

        def work(_progress: object) -> KeptCard:
            jpeg = picture_files.kept(image) if image is not None else None
            return self._keep(draft, jpeg)

        self._desk.tasks.run(work, lambda kept: self._on_kept(item, kept), self._on_refused)

    def _keep(self, draft: CardDraft, jpeg: bytes | None) -> KeptCard:
        book = self._desk.book
        if not self._backed_up:
            book.claim()
            backups.make(book, "import")
            self._backed_up = True
        label = _("Took in the card of {name}").format(name=draft.name)
        return book.act(label, lambda session: keeping.keep(session, draft, jpeg))

    def _on_kept(self, item: CardItem, kept: KeptCard) -> None:
        self.is_busy = False
        self.new += kept.is_new
        self.known += not kept.is_new
        words = _("Saved {name}") if kept.is_new else _("Filled up {name}")
        self._desk.toast(words.format(name=kept.name))
        self.stored.emit(item)

    def _on_refused(self, error: RenmaiError) -> None:
        self.is_busy = False
        self.refused.emit(error)

    def begin_anew(self) -> None:
        """Count from nought, for another row of cards."""
        self.new = self.known = 0
