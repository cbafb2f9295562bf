"""名片: pictures of cards in a row, each beside its filled form; Enter stores and goes to the next."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services.cards import recognition
from services.errors import DraftError, RenmaiError
from services.i18n import _
from ui.cards import taking
from ui.cards.card_view import CardView
from ui.cards.queue import CardItem, CardQueue, State
from ui.cards.storing import CardStoring
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.empty_state import EmptyState


class CardsPage(Page):
    """Shows one card at a time; nothing is in the book before Enter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.queue = CardQueue(desk, self)
        self.start = EmptyState(desk.theme)
        self.view = CardView(desk)
        self.storing = CardStoring(desk, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._connect()
        self._show_start()

    def _connect(self) -> None:
        view = self.view
        self.queue.moved.connect(self._on_moved)
        self.queue.read.connect(self._on_read)
        view.form.entered.connect(self.store)
        view.store_button.clicked.connect(self.store)
        view.skip_button.clicked.connect(self.skip)
        view.picture.turned.connect(self.queue.turn)
        view.picture.stepped.connect(self.queue.go)
        self.storing.stored.connect(lambda item: self.queue.finish(item, State.STORED))
        self.storing.refused.connect(self._on_refused)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, work in (
            ("Ctrl+Return", self.store),
            ("Ctrl+Enter", self.store),
            ("PgDown", partial(self.queue.go, 1)),
            ("PgUp", partial(self.queue.go, -1)),
            ("F8", view.form.focus_next_doubt),
        ):
            QShortcut(QKeySequence(keys), self, work, context=here)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.start, self.paste, context=here)

    @override
    def title(self) -> str:
        """Return the page's title."""
        return _("Business cards")

    @override
    def caption(self) -> str:
        """Return which card of how many is in view."""
        if self.queue.current is None:
            return ""
        words = _("Card {number} of {count}").format(number=self.queue.at + 1, count=len(self.queue.items))
        stored = self.queue.count(State.STORED)
        return words + (_(" · {count} saved").format(count=stored) if stored else "")

    @override
    def shown(self, **args: Any) -> None:
        """Take ``files``, an ``image`` or what is on the clipboard (``paste``); else go on where one was."""
        if args.get("files"):
            self.queue.take_files(taking.pictures_in([str(file) for file in args["files"]]))
        elif isinstance(args.get("image"), QImage):
            self.queue.take_image(args["image"])
        elif args.get("paste"):
            self.paste()
        self._focus()

    def paste(self) -> None:
        """Take what is on the clipboard: picture files, or a picture."""
        files, image = taking.on_clipboard()
        if image is not None:
            self.queue.take_image(image)
        elif files:
            self.queue.take_files(files)
        else:
            self.desk.toast(_("There is no picture on the clipboard."), undo=False)

    def store(self) -> None:
        """Store the card in view and go to the next."""
        item = self.queue.current
        if item is None or self.storing.is_busy or item.state is not State.READ:
            return
        draft = self.view.draft()
        if draft.name:
            self.storing.store(item, draft)
        else:
            self.view.form.refuse("name", _("Write whose card it is."))

    def _on_refused(self, error: RenmaiError) -> None:
        if isinstance(error, DraftError):
            self.view.form.refuse(error.field, error.sentence())
        else:
            self.desk.fail(error)

    def skip(self) -> None:
        """Leave the card in view out."""
        item = self.queue.current
        if item is not None and not self.storing.is_busy:
            self.queue.finish(item, State.SKIPPED)

    @override
    def step_back(self) -> bool:
        """Go back to the import page; the cards stay in their row."""
        self.desk.go("exchange")
        return True

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what takes memory while nothing is read."""
        super().hideEvent(event)
        if not self.desk.tasks.is_busy:
            self.queue.close()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to what is in view."""
        super().focusInEvent(event)
        self._focus()

    def _focus(self) -> None:
        if self.queue.current is not None:
            self.view.form.focus_first()
        elif self.start.buttons():
            self.start.buttons()[0].setFocus()

    def _on_moved(self) -> None:
        if self.view.item is not self.queue.current:
            self.view.keep_facts()
        self._show()

    def _on_read(self, item: CardItem) -> None:
        if item is self.queue.current:
            self._show()
        else:
            self.heading_changed.emit()

    def _show(self) -> None:
        item = self.queue.current
        self.heading_changed.emit()
        if item is None:
            self._show_start()
            return
        self._stack.setCurrentWidget(self.view)
        self.view.show_item(item)

    def _show_start(self) -> None:
        """Say what to do: at the beginning, and once all cards are done."""
        self.view.item = None
        choose = (_("Choose pictures"), lambda: self.queue.take_files(taking.ask_files(self)))
        if self.queue.items:
            words = _("{new} new, {known} filled up, {skipped} left out").format(
                new=self.storing.new, known=self.storing.known, skipped=self.queue.count(State.SKIPPED)
            )
            see = (_("See the people"), self._go_on)
            self.start.say(_("All cards are done."), words, [see, choose])
        else:
            folder = (_("A whole folder"), lambda: self.queue.take_files(taking.ask_folder(self)))
            paste = (_("Paste  Ctrl+V"), self.paste)
            acts = [choose, folder, paste]
            if not recognition.is_installed():
                acts.append((_("Copy the line"), _copy_line))
            self.start.say(_("Photographs of cards, or their QR codes"), _how(), acts)
        self._stack.setCurrentWidget(self.start)
        if self.isVisible():
            self._focus()

    def _go_on(self) -> None:
        self.queue.items, self.queue.at = [], 0
        self.storing.begin_anew()
        self._show_start()
        self.desk.go("prospects")


def _copy_line() -> None:
    QGuiApplication.clipboard().setText(recognition.install_line())


def _how() -> str:
    """Return what happens with pictures, and what is missing for it."""
    words = _("Drop pictures or a folder on the window. Each card is shown beside its form; Enter saves.")
    if recognition.is_installed():
        return words
    more = _("QR codes are read; reading print needs an addition.")
    return f"{words}\n\n{more}\n{recognition.how_to_get()}"
