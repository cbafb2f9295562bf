"""The pictures of somebody's cards, looked at again: saved to a file, or taken out of the book."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from services.cards import keeping, my_card
from services.cards.keeping import KeptPicture
from services.i18n import _
from ui.cards.picture_view import Photograph
from ui.shell.desk import Desk
from ui.widgets.buttons import QUIET, SECONDARY, Button
from ui.widgets.labels import label
from ui.widgets.menus import MenuItem


def picture_items(desk: Desk, over: QWidget, contact_id: int, name: str) -> list[MenuItem | None]:
    """Return the menu's way to somebody's card pictures; nothing where none is kept."""
    if not desk.read(lambda session: keeping.has_pictures(session, contact_id)):
        return []
    words = _("Picture of the card")
    return [MenuItem(words, lambda: show_pictures(desk, over, contact_id, name), "act.card")]


def show_pictures(desk: Desk, over: QWidget, contact_id: int, name: str) -> None:
    """Open the pictures of somebody's cards, the newest first."""
    pictures = desk.read(lambda session: keeping.pictures_of(session, contact_id))
    if pictures:
        KeptPictures(desk, pictures, name, over).open()


class KeptPictures(QDialog):
    """Shows one picture after the other."""

    def __init__(self, desk: Desk, pictures: list[KeptPicture], name: str, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._pictures, self._name = desk, pictures, name
        self._at = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Card of {name}").format(name=name))
        self.resize(860, 640)
        self.photograph = Photograph(desk.theme)
        self._words = label("", "caption", "secondary")
        self.next_button = Button(desk.theme, _("Next picture"), QUIET, icon="act.next")
        self.save_button = Button(desk.theme, _("Save the picture"), SECONDARY)
        self.remove_button = Button(desk.theme, _("Take the picture out of the book"), SECONDARY)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for button in (self.next_button, self.save_button, self.remove_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.photograph, 1)
        column.addLayout(row)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self._show()

    def _show(self) -> None:
        picture = self._pictures[self._at]
        self.photograph.show_image(QImage.fromData(picture.jpeg))
        self._words.setText(f"{picture.day}  {picture.file}")
        self.next_button.setVisible(len(self._pictures) > 1)

    def _on_next_clicked(self) -> None:
        self._at = (self._at + 1) % len(self._pictures)
        self._show()

    def _on_save_clicked(self) -> None:
        name = _("Card of {name}").format(name=self._name)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the picture"), str(Path.home() / f"{name}.jpg"), "JPEG (*.jpg)"
        )
        if chosen:
            target, content = Path(chosen), self._pictures[self._at].jpeg
            self._desk.tasks.run(
                lambda _progress: my_card.write_file(target, content),
                lambda _done: self._desk.toast(_("Saved {name}").format(name=target.name), undo=False),
                self._desk.fail,
            )

    def _on_remove_clicked(self) -> None:
        gone = self._pictures[self._at].id
        words = _("Took the picture of {name}'s card out of the book").format(name=self._name)
        self._desk.act(words, lambda session: keeping.remove_picture(session, gone))
        self.close()
