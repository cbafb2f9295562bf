"""The printed row beside what is typed back: the person on the paper, and what changed since."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.contacts.phones import shown
from services.i18n import _
from services.sheets.outcomes import PrintedChange
from services.sheets.records import PrintedRow
from services.vocabulary import result_word
from ui.look.theme import Theme
from ui.widgets.frames import Card
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.signs import TierBadge


class PrintedRowCard(Card):
    """Shows one row as it was printed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=4, parent=parent)
        self.code = label("", "heading")
        self.name = label("", "strong")
        self._salutation = label("", "body", "secondary")
        self._badge = TierBadge(theme)
        self._post = ElidedLabel("", "body", "secondary")
        self._phone = label("", "number")
        self._why = label("", "caption", wrap=True)
        self.note = label("", "caption", "warn", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (self.code, self._badge, self.name):
            top.addWidget(part)
        top.addWidget(self._salutation, 1)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        for widget in (self._post, self._phone, self._why, self.note):
            column.addWidget(widget)
        self._none = label(
            _("Which row? The number stands at the left of the paper."), "body", "muted", wrap=True
        )
        self.body.addWidget(self._inside)
        self.body.addWidget(self._none)
        self.show_row(None, PrintedChange(), "call")

    def show_row(self, row: PrintedRow | None, change: PrintedChange, kind: str) -> None:
        """Show a row and what to know before it is typed back."""
        self._inside.setVisible(row is not None)
        self._none.setVisible(row is None)
        if row is None:
            return
        self.code.setText(row.code)
        self._badge.set_tier(row.tier)
        self.name.setText(row.name)
        self._salutation.setText(row.salutation if row.salutation != row.name else "")
        self._post.setText(f"{row.organization} {row.title}".strip())
        self._phone.setText(row.phone_shown or _("no phone"))
        self._why.setText(row.reason)
        notes = self._notes(row, change, kind)
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))

    def _notes(self, row: PrintedRow, change: PrintedChange, kind: str) -> list[str]:
        notes = []
        if row.result is not None:
            told = result_word(row.result, kind)
            notes.append(_("Typed back already: {result}. Typing again replaces it.").format(result=told))
        if change.phone is not None:
            notes.append(_("Since printed, the number is {phone}.").format(phone=shown(change.phone) or "—"))
        if change.post is not None:
            notes.append(_("Since printed, the post is {post}.").format(post=change.post or "—"))
        if change.do_not_contact:
            notes.append(_("Since printed, they asked not to be contacted."))
        return notes
