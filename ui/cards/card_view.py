"""One card at a time: the picture, its form, whom of the book it belongs to, and the two ways on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from services.cards import keeping
from services.cards.keeping import CardDraft, CardOutlook
from services.i18n import _, _n
from services.progress import Progress
from ui.cards.card_form import CardForm
from ui.cards.outlook_line import OutlookLine
from ui.cards.picture_view import PictureView
from ui.cards.queue import CardItem, State
from ui.exchange.latest import Latest
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.labels import label

_FORM_WIDTH = 440


class CardView(QWidget):
    """Shows a card of the row; what is to happen with it is told by the buttons."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.item: CardItem | None = None
        self.picture = PictureView(desk.theme)
        self.form = CardForm(desk.theme)
        self.outlook = OutlookLine(desk.theme)
        self.note = label("", "caption", "warn", wrap=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.store_button = Button(desk.theme, _("Save, next card"), PRIMARY, key="Enter")
        self.skip_button = Button(desk.theme, _("Not this one"))
        self._looked = Latest(desk.tasks)
        self._asked: tuple[tuple[str, str], ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.picture, 1)
        row.addWidget(self._side())
        self.form.left.connect(self._look_up)
        self.outlook.changed.connect(self.form.focus_first)

    def _side(self) -> QFrame:
        inside = QFrame()
        inside.setProperty("surface", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.note)
        column.addWidget(self.form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 10, 16, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.skip_button)
        buttons.addStretch(1)
        buttons.addWidget(self.store_button)
        side = QFrame()
        side.setProperty("surface", "surface")
        side.setProperty("edge", "left")
        side.setFixedWidth(_FORM_WIDTH)
        right = QVBoxLayout(side)
        right.setContentsMargins(1, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(scroll, 1)
        right.addWidget(self.outlook)
        right.addLayout(buttons)
        return side

    def draft(self) -> CardDraft:
        """Return what stands in the form."""
        name = self.item.name if self.item is not None else ""
        return CardDraft(self.form.facts(), name, self.outlook.add_again)

    def keep_facts(self) -> None:
        """Let the card remember what stands in the form, before another one is shown."""
        if self.item is not None and self.item.state is State.READ:
            self.item.facts = self.form.facts()

    def show_item(self, item: CardItem) -> None:
        """Show a card as far as it is read."""
        self.item = item
        self.picture.show_picture(item.name, item.image)
        if item.facts is not None:
            self.form.show_facts(item.facts)
        else:
            self.form.show_reading(item.reading)
        self._say(item)
        self.form.setEnabled(item.state is State.READ)
        self.store_button.setEnabled(item.state is State.READ)
        self.skip_button.setEnabled(item.is_open)
        self.outlook.forget()
        self._asked = ()
        self._look_up()
        if self.isVisible():
            self.form.focus_first()

    def _say(self, item: CardItem) -> None:
        """Say above the form what stands in the way, or what to look at."""
        doubts = self.form.doubts()
        words = ""
        if item.state in (State.WAITING, State.READING):
            words = _("Reading the card …")
        elif item.state is State.STORED:
            words = _("Saved already.")
        elif item.error is not None:
            words = f"{item.error.message}\n{item.error.hint}"
        elif doubts:
            words = _n("Look at {count} marked field (F8).", "Look at {count} marked fields (F8).", doubts)
            words = words.format(count=doubts)
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _look_up(self) -> None:
        """Ask who the person may be, unless nothing was changed since."""
        item, draft = self.item, self.draft()
        if item is None or item.state is not State.READ or draft.facts == self._asked:
            return
        self._asked = draft.facts

        def look(_progress: Progress) -> CardOutlook:
            with self._desk.book.read() as session:
                return keeping.outlook(session, draft)

        self._looked.run(look, self._on_looked_up, self._desk.fail, "")

    def _on_looked_up(self, found: CardOutlook) -> None:
        self.outlook.say(found)
