"""The picture of a card, as large as there is room, and ways to turn it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.labels import ElidedLabel


class Photograph(QWidget):
    """Paints one picture, whole and undistorted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._drawn = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAccessibleName(_("Picture of the card"))
        theme.changed.connect(self.update)

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or an empty frame while there is none."""
        self._image = image
        self._drawn = QImage()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, made as small as the widget once and kept."""
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        scaled = self._image.size().scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio)
        if self._drawn.size() != scaled:
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._drawn = self._image.scaled(scaled, keep, smooth)
        width, height = scaled.width() / ratio, scaled.height() / ratio
        target = QRectF((self.width() - width) / 2, 0, width, height)
        painter = QPainter(self)
        painter.drawImage(target, self._drawn)
        painter.setPen(self._theme.color("line.strong"))
        painter.drawRect(target.adjusted(0, 0, -1, -1))
        painter.end()


class PictureView(QFrame):
    """The picture with its name above and what can be done with it below."""

    turned = Signal(int)
    """Degrees to the right."""
    stepped = Signal(int)
    """To the card before (-1) or after (1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunken")
        self.photograph = Photograph(theme)
        self._name = ElidedLabel("", "caption", "secondary")
        self.before = Button(theme, "", QUIET, icon="act.previous", small=True, name=_("Card before (PgUp)"))
        self.after = Button(theme, "", QUIET, icon="act.next", small=True, name=_("Next card (PgDn)"))
        self.turn_left = Button(theme, _("Turn left"), QUIET, icon="act.undo", small=True)
        self.turn_right = Button(theme, _("Turn right"), QUIET, icon="act.redo", small=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addWidget(self._name, 1)
        head.addWidget(self.turn_left)
        head.addWidget(self.turn_right)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.photograph, 1)
        self.turn_left.clicked.connect(lambda: self.turned.emit(-90))
        self.turn_right.clicked.connect(lambda: self.turned.emit(90))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))

    def show_picture(self, name: str, image: QImage | None) -> None:
        """Show a picture under its name."""
        self._name.setText(name)
        self.photograph.show_image(image)
        for button in (self.turn_left, self.turn_right):
            button.setEnabled(image is not None)
