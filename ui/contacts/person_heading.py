"""What stands in the top bar over a person: the way back, where in the list one is, the next and the last."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import QUIET, Button
from ui.widgets.labels import label


class PersonHeading(QWidget):
    """Back, the list's name, the person's, the place in the list, up and down."""

    left = Signal()
    moved = Signal(int)
    """To the next (1) or the last (-1) of the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = Button(theme, "", QUIET, icon="act.back", name=_("Back"))
        back.setToolTip(_("Back") + "  Alt+←")
        back.clicked.connect(self.left)
        crumb = Button(theme, _("Prospects"), QUIET)
        crumb.clicked.connect(self.left)
        self._name = label("", "strong")
        self._place = label("", "caption")
        self._last = Button(theme, "", QUIET, icon="act.previous", name=_("The one before in the list"))
        self._last.setToolTip(_("The one before in the list") + "  Alt+↑")
        self._last.clicked.connect(lambda: self.moved.emit(-1))
        self._next = Button(theme, "", QUIET, icon="act.next", name=_("The next in the list"))
        self._next.setToolTip(_("The next in the list") + "  Alt+↓")
        self._next.clicked.connect(lambda: self.moved.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (
            back,
            crumb,
            label("›", "body", "muted"),
            self._name,
            self._place,
            self._last,
            self._next,
        ):
            row.addWidget(part)
        row.addStretch(1)

    def show_place(self, name: str, place: int, count: int) -> None:
        """Show a name and which of how many it is; a count below two shows no place."""
        self._name.setText(name if len(name) <= 16 else name[:15] + "…")
        listed = count > 1
        words = _("{place} of {count}").format(place=place, count=count) if listed else ""
        self._place.setText(f"  {words}  " if words else "")
        for button, usable in ((self._last, place > 1), (self._next, place < count)):
            button.setVisible(listed)
            button.setEnabled(usable)
