"""A row of a floating form: label at the left, what is entered, and something quiet at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.labels import label

LABEL = 76
INSET = 20


class FormRow(QFrame):
    """Stands under others with a thin line between; ``top`` puts the label so far below the content's top."""

    def __init__(
        self,
        title: str,
        content: QWidget,
        trailing: QWidget | None = None,
        *,
        ruled: bool = True,
        top: int | None = None,
    ) -> None:
        super().__init__()
        self.content = content
        self.setProperty("surface", "surface")
        if ruled:
            self.setProperty("edge", "bottom")
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 10, INSET, 10)
        row.setSpacing(8)
        caption = label(title, "caption")
        caption.setFixedWidth(LABEL)
        caption.setBuddy(content)
        if top:
            caption.setContentsMargins(0, top, 0, 0)
        row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop if top is not None else Qt.AlignmentFlag(0))
        row.addWidget(content, 1)
        if trailing is not None:
            row.addWidget(trailing)
