"""Likes and what not to mention: chips one adds to by a line, and takes away by their cross."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.kinds import NoteKind
from services.contacts import edits, tags
from services.contacts.overview import Overview
from services.i18n import _
from services.vocabulary import note_word
from ui.shell.desk import Desk
from ui.widgets.buttons import LINK, Button
from ui.widgets.chips import PLAIN, SOFT, WARN, Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import SectionHeading
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.menus import MenuItem, build_menu

_KINDS = (
    *(NoteKind.INTEREST, NoteKind.TABOO, NoteKind.FAMILY, NoteKind.FIRM, NoteKind.WANTS),
    *(NoteKind.OFFICE, NoteKind.COMPETITOR, NoteKind.OTHER),
)
_TAG = "tag"


class RemarksSection(QWidget):
    """Chips of remarks and tags, and a line to add one."""

    added = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: Overview | None = None
        self._kind: str = NoteKind.INTEREST
        self._add = Button(desk.theme, _("Add"), LINK, small=True, name=_("Add what you learned"))
        self._add.clicked.connect(self._on_add_clicked)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 8)
        self._none = label(_("Nothing yet. What do they like, what not?"), "body", "muted")
        self.line = LineEdit(desk.theme)
        self.line.hide()
        self.line.returnPressed.connect(self._on_line_entered)
        self.line.editingFinished.connect(self._on_line_left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeading(_("Likes and taboos"), trailing=self._add))
        column.addWidget(self._chips)
        column.addWidget(self._none)
        column.addWidget(self.line)

    def show_person(self, seen: Overview) -> None:
        """Show somebody's remarks and tags; what not to mention comes last, in warning colours."""
        self._seen = seen
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        remarks = sorted(seen.record.remarks, key=lambda remark: remark.kind == NoteKind.TABOO)
        for remark in remarks:
            taboo = remark.kind == NoteKind.TABOO
            plain = remark.kind in (NoteKind.INTEREST, NoteKind.TABOO)
            text = remark.text if plain else f"{note_word(remark.kind)}：{remark.text}"
            icon = "state.warning" if taboo else ""
            self._put(Chip(self._desk.theme, _short(text), kind=WARN if taboo else PLAIN, icon=icon), text)
            self._last.removed.connect(lambda number=remark.id: self._remove(number))
        for tag in seen.record.tags:
            self._put(Chip(self._desk.theme, tag, kind=SOFT), tag)
            self._last.removed.connect(lambda tag=tag: self._untag(tag))
        self._none.setVisible(not remarks and not seen.record.tags)
        self._chips.setVisible(bool(remarks or seen.record.tags))
        self._chips.updateGeometry()

    def _put(self, chip: Chip, whole: str) -> None:
        chip.setToolTip(whole)
        self._flow.addWidget(chip)
        self._last = chip

    def _on_add_clicked(self) -> None:
        items = [MenuItem(note_word(kind), partial(self.begin, kind)) for kind in _KINDS]
        items.append(MenuItem(_("Tag"), lambda: self.begin(_TAG), icon="act.tag"))
        menu = build_menu(self._desk.theme, self, items)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def begin(self, kind: str) -> None:
        """Open the line for a remark of that kind."""
        self._kind = kind
        title = _("Tag") if kind == _TAG else note_word(kind)
        self.line.setPlaceholderText(title)
        self.line.setAccessibleName(title)
        self.line.clear()
        self.line.show()
        self.line.setFocus()

    def _on_line_entered(self) -> None:
        text, seen = self.line.text().strip(), self._seen
        self.line.hide()
        if not text or seen is None:
            return
        who, name, kind = seen.record.id, seen.record.name, self._kind
        if kind == _TAG:
            self._desk.act(
                _("Tagged {name} {tag}").format(name=name, tag=text),
                lambda session: tags.tag(session, [who], [text]),
            )
            return

        def work(session: Any) -> None:
            edits.add_remark(session, who, NoteKind(kind), text)

        self._desk.act(_("Noted something about {name}").format(name=name), work)

    def _on_line_left(self) -> None:
        if not self.line.text().strip():
            self.line.hide()

    def _remove(self, remark_id: int) -> None:
        if self._seen is not None:
            label_words = _("Took a remark about {name} out").format(name=self._seen.record.name)
            self._desk.act(label_words, lambda session: edits.remove_remark(session, remark_id))

    def _untag(self, tag: str) -> None:
        if self._seen is not None:
            who, name = self._seen.record.id, self._seen.record.name
            label_words = _("Took the tag {tag} off {name}").format(tag=tag, name=name)
            self._desk.act(label_words, lambda session: tags.untag(session, [who], [tag]))


def _short(text: str) -> str:
    line = text.splitlines()[0] if text else ""
    return line if len(line) <= 18 else line[:17] + "…"
