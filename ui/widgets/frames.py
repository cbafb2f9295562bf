"""Grounds and headings: surfaces, cards, the heading of a section."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.labels import label


def surface(kind: str = "surface", edge: str = "", parent: QWidget | None = None) -> QFrame:
    """Return a plain ground: window, surface, sunken, selected, card, chosen, float or drop.

    ``edge`` draws one line of 1 px at its top, bottom, left or right.
    """
    frame = QFrame(parent)
    set_surface(frame, kind)
    if edge:
        frame.setProperty("edge", edge)
    return frame


def set_surface(frame: QFrame, kind: str) -> None:
    """Give a frame another ground while it is shown."""
    frame.setProperty("surface", kind)
    frame.style().unpolish(frame)
    frame.style().polish(frame)


class Card(QFrame):
    """A white card with a thin line; ``chosen`` gives it the frame of 2 px, and nothing inside moves."""

    def __init__(self, *, margin: int = 12, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = margin
        self.body = QVBoxLayout(self)
        self.body.setSpacing(spacing)
        self._chosen = True
        self.set_chosen(False)

    @property
    def is_chosen(self) -> bool:
        """True while it has the strong frame."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Draw the strong frame or the thin one."""
        if chosen == self._chosen:
            return
        self._chosen = chosen
        inner = self._margin - (1 if chosen else 0)
        self.body.setContentsMargins(inner, inner, inner, inner)
        set_surface(self, "chosen" if chosen else "card")


class SectionHeading(QWidget):
    """A heading over a section, perhaps a count beside it and something at the right."""

    def __init__(
        self,
        text: str,
        count: int | None = None,
        trailing: QWidget | None = None,
        *,
        role: str = "section",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._text = label(text, role)
        self._count = label("", "caption")
        self.set_count(count)
        row.addWidget(self._text)
        row.addWidget(self._count)
        row.addStretch(1)
        if trailing is not None:
            row.addWidget(trailing, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Change the words."""
        self._text.setText(text)

    def set_count(self, count: int | None) -> None:
        """Show a number beside the words, or none."""
        self._count.setText("" if count is None else str(count))
        self._count.setVisible(count is not None)


def emptied(layout: QBoxLayout) -> QBoxLayout:
    """Take everything out of a layout and let it go; for panels that are filled anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            emptied(inner)
    return layout
