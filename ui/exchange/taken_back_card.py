"""What taking an import back left: who stays because they were changed since."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.exchange.batches import TakenBack
from services.i18n import _, _n
from services.lists import listed
from ui.look.theme import Theme
from ui.widgets.frames import Card
from ui.widgets.labels import label
from ui.widgets.strips import StateIcon


class TakenBackCard(Card):
    """Shown above the past imports until something else is imported; hidden when everything went."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=6, parent=parent)
        self.heading = label("", "strong", wrap=True)
        self.names = label("", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(StateIcon(theme, "state.info", "info"))
        row.addWidget(self.heading, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.names)
        words = _("What you changed after the import is kept. Delete them by hand if they are not wanted.")
        self.body.addWidget(label(words, "caption", wrap=True))
        self.hide()

    def show_kept(self, file: str, told: TakenBack) -> None:
        """Show who stays of a file."""
        count = len(told.kept)
        said = _n(
            "{file} is taken back, but {count} was changed since and stays:",
            "{file} is taken back, but {count} were changed since and stay:",
            count,
        )
        self.heading.setText(said.format(file=file, count=count))
        self.names.setText(listed(told.kept))
        self.setVisible(bool(count))
