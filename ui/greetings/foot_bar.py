"""The bar at the foot of the greetings: how many may go out, and the ways out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from services.greetings.queue import EntryState, Queue
from services.i18n import _, _n, _p
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, SECONDARY, Button
from ui.widgets.labels import ElidedLabel, label


class FootBar(QFrame):
    """60 px: the counts at the left, one by one and 写出发送清单 at the right."""

    write_asked = Signal()
    one_by_one_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setProperty("edge", "top")
        self.setFixedHeight(theme.size("actionbar"))
        self._ready = label("", "strong")
        self._rest = ElidedLabel("", "caption", "secondary")
        self.one_by_one = Button(theme, _("One by one"), SECONDARY, icon="act.copy", key="Ctrl+D")
        self.write = Button(theme, _("Write out the list"), PRIMARY, icon="act.import", key="Ctrl+Enter")
        self.one_by_one.clicked.connect(self.one_by_one_asked)
        self.write.clicked.connect(self.write_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(self._ready)
        row.addWidget(self._rest, 1)
        row.addWidget(self.one_by_one)
        row.addWidget(self.write)

    def show_counts(self, queue: Queue | None, ticked: int) -> None:
        """Say how many are ticked, and what keeps the others."""
        if queue is None:
            return
        asks, stops = queue.count(EntryState.ASK), queue.count(EntryState.STOP)
        self._ready.setText(_n("{count} to send", "{count} to send", ticked).format(count=ticked))
        parts = []
        if asks:
            parts.append(_("{count} for you to decide").format(count=asks))
        if stops:
            parts.append(_("{count} stopped").format(count=stops))
        rest = (
            _("{what}, left out for now").format(what=_p("between words", ", ").join(parts)) if parts else ""
        )
        if queue.skipped:
            said = _("{count} not to be sent").format(count=queue.skipped)
            rest = f"{rest}　{said}".strip()
        self._rest.setText(rest)
        for button in (self.write, self.one_by_one):
            button.setEnabled(ticked > 0)
            button.setToolTip("" if ticked else _("Nothing is ticked."))
