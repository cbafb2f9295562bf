"""往来: everything that happened, of one person, one firm or all, narrowed and searched."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import InteractionKind
from services.changes import Changes
from services.contacts.choosing import name_of
from services.contacts.organizations import called
from services.diary.chronicle import Chronicle, Wanted, chronicle, people_of
from services.diary.timeline import TimelineEntry
from services.i18n import _, _n
from services.vocabulary import interaction_word
from ui.contacts.timeline_entry import ICONS, EntryWidget
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.buttons import LINK, Button
from ui.widgets.chips import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.frames import emptied
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import Segment, Segments

EVERYTHING = "all"
_PAUSE = 150
"""Milliseconds without a key after which the search begins."""
_WIDEST = 720
_TABLES = ("interactions", "participations", "tasks", "visit_details", "contacts")
Told = tuple[Chronicle, dict[int, tuple[int, str]]]


class ChroniclePage(Page):
    """The field and the kinds at the top, what happened below, newest first."""

    goes_back = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._wanted = Wanted()
        self._round = 0
        self._total = 0
        theme = desk.theme
        self.words = LineEdit(
            theme, placeholder=_("Two characters suffice"), icon="act.search", name=_("Search what happened")
        )
        self.words.setMaximumWidth(328)
        kinds = [Segment(EVERYTHING, _("All kinds"))]
        kinds += [Segment(kind.value, interaction_word(kind), ICONS[kind]) for kind in InteractionKind]
        self.kinds = Segments(theme, kinds, name=_("Kind of contact"))
        self.kinds.set_current(EVERYTHING)
        self.chips = ChipRow(theme, clearable=False)
        self.list = QVBoxLayout()
        self._scroll = QScrollArea()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self.setFocusProxy(self.words)
        self._pause.timeout.connect(self._read)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.words.returnPressed.connect(self._read)
        self.kinds.chosen.connect(lambda _key: self._read())
        self.chips.removed.connect(lambda _key: self.narrow(Wanted()))

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("surface", "surface")
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.kinds)
        row.addWidget(self.chips, 1)
        body = QFrame()
        body.setProperty("surface", "surface")
        narrow = QWidget()
        narrow.setMaximumWidth(_WIDEST)
        inner = QVBoxLayout(narrow)
        inner.setContentsMargins(20, 16, 20, 20)
        inner.addLayout(self.list)
        inner.addStretch(1)
        self.list.setSpacing(0)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(narrow, _WIDEST)
        across.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._scroll, 1)

    @override
    def title(self) -> str:
        return _("History")

    @override
    def caption(self) -> str:
        return _n("{count} entry", "{count} entries", self._total).format(count=f"{self._total:,}")

    @override
    def shown(self, **args: Any) -> None:
        """Narrow to a ``contact_id`` or an ``organization_id``, and begin with ``words``."""
        if "words" in args:
            self.words.setText(str(args["words"]))
        self.narrow(Wanted(contact_id=args.get("contact_id"), organization_id=args.get("organization_id")))

    def narrow(self, wanted: Wanted) -> None:
        """Look at one person's or one firm's, or at everybody's."""
        self._wanted = wanted

        def told(session: Any) -> str:
            if wanted.contact_id is not None:
                return name_of(session, wanted.contact_id)
            return called(session, wanted.organization_id) if wanted.organization_id is not None else ""

        name = self.desk.read(told)
        self.chips.set_chips([("who", name)] if name else [])
        self.desk.focus_ids = (wanted.contact_id,) if wanted.contact_id is not None else ()
        self._read()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._read()

    def asked(self) -> Wanted:
        """Return what is looked for now."""
        chosen = self.kinds.current()
        kinds = () if chosen in ("", EVERYTHING) else (InteractionKind(chosen),)
        who = self._wanted
        return Wanted(self.words.text(), kinds, who.contact_id, who.organization_id)

    def _read(self, offset: int = 0) -> None:
        """Search off the window's thread; only the newest question is answered."""
        self._pause.stop()
        self._round += 1
        number, wanted = self._round, self.asked()

        def found(session: Any) -> Told:
            page = chronicle(session, wanted, offset)
            return page, people_of(session, [entry.id for entry in page.entries])

        def work(_progress: object) -> Told:
            return self.desk.read(found)

        def show(told: Told) -> None:
            if number == self._round:
                self._show(told, offset)

        self.desk.tasks.run(work, show, self.desk.fail)

    def _show(self, told: Told, offset: int) -> None:
        page, people = told
        self._total = page.total
        if not offset:
            emptied(self.list)
            self._scroll.verticalScrollBar().setValue(0)
        if not page.total:
            self._say_nothing()
        for place, entry in enumerate(page.entries, offset + 1):
            self.list.addWidget(self._line(entry, people.get(entry.id), place == page.total))
        rest = page.total - offset - len(page.entries)
        if rest > 0:
            more = Button(self.theme, _n("{n} more", "{n} more", rest).format(n=f"{rest:,}"), LINK)
            more.clicked.connect(lambda: self._on_more_clicked(more, offset + len(page.entries)))
            self.list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.heading_changed.emit()

    def _say_nothing(self) -> None:
        if self.asked() == Wanted():
            empty = EmptyState(self.theme)
            empty.say(_("Nothing happened yet."), _("How did you first meet?"), ())
            self.list.addWidget(empty)
            return
        self.list.addWidget(label(_("No entry holds this."), "body", "muted"))

    def _line(self, entry: TimelineEntry, who: tuple[int, str] | None, last: bool) -> QWidget:
        name = "" if who is None or self._wanted.contact_id is not None else who[1]
        if name:  # whoever stands before what happened is not told again
            entry = replace(entry, others=entry.others[1:])
        line = EntryWidget(self.theme, entry, self.desk.today(), last=last, whose=name)
        if who is not None:
            line.opened.connect(lambda: self.desk.open_contact(who[0]))
        return line

    def _on_more_clicked(self, more: Button, offset: int) -> None:
        self.list.removeWidget(more)
        more.deleteLater()
        self._read(offset)

    @override
    def step_back(self) -> bool:
        """Esc empties the field first."""
        if self.words.text():
            self.words.clear()
            self.words.setFocus()
            return True
        return False
