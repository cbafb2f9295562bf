"""一页简报: the page one reads before the door opens, as it comes out of the printer."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from services.briefing import aims
from services.briefing.brief import brief_of
from services.briefing.records import Brief
from services.changes import Changes
from services.errors import RenmaiError
from services.i18n import _, _p
from ui.briefing import print_act
from ui.briefing.paper import draw
from ui.briefing.printing import brief_title
from ui.look.focus import NO_RING
from ui.sheets.paper_view import PaperView
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.buttons import PRIMARY, QUIET, Button
from ui.widgets.line_edit import LineEdit

_MARGIN = 20


class BriefPage(Page):
    """What the visit is for at the top, the page itself below."""

    goes_back = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._seen: Brief | None = None
        theme = desk.theme
        self.leave = Button(theme, "", QUIET, icon="act.back", name=_("Back"))
        self.leave.setToolTip(_("Back") + " Esc")
        self.aim = LineEdit(
            theme, placeholder=_("What for? Enter keeps it with the plan"), icon="act.visit", name=_("Aim")
        )
        self.save = Button(theme, _("Save as PDF"), icon="act.export")
        self.print = Button(theme, _("Print"), PRIMARY, icon="act.print", key="Ctrl+P")
        self.paper = PaperView()
        self._scroll = QScrollArea()
        self._lay_out()
        self.leave.clicked.connect(self._on_leave)
        self.aim.returnPressed.connect(self._on_aim_entered)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self.print_page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("surface", "surface")
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, _MARGIN, 8)
        row.setSpacing(8)
        row.addWidget(self.leave)
        row.addWidget(self.aim, 1)
        row.addWidget(self.save)
        row.addWidget(self.print)
        inside = QFrame()
        inside.setProperty("surface", "sunken")
        around = QVBoxLayout(inside)
        around.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        around.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._scroll, 1)

    @override
    def title(self) -> str:
        return brief_title(self._seen) if self._seen else _("Brief")

    @override
    def caption(self) -> str:
        """Return when the visit is, and that the page is made of what the book knows now."""
        return self._seen.when if self._seen else ""

    @override
    def shown(self, **args: Any) -> None:
        """Show the brief of ``contact_id``."""
        if "contact_id" in args:
            self._read(int(args["contact_id"]))
            self._scroll.verticalScrollBar().setValue(0)
        if self._seen is not None:
            self.desk.focus_ids = (self._seen.contact_id,)

    @override
    def refresh(self, changes: Changes | None) -> None:
        if self._seen is not None:
            self._read(self._seen.contact_id)

    def _read(self, contact_id: int) -> None:
        try:
            seen = self.desk.read(lambda session: brief_of(session, contact_id))
        except RenmaiError as error:
            self._seen = None
            self.paper.show_drawing(None)
            self.desk.fail(error)
            return
        self._seen = seen
        if not self.aim.hasFocus():
            self.aim.setText(seen.meeting.aim if seen.meeting else "")
        self.paper.show_drawing(partial(draw, brief=seen))
        self.paper.setAccessibleName(brief_title(seen))
        self.paper.setAccessibleDescription(spoken(seen))
        self.heading_changed.emit()

    def _on_aim_entered(self) -> None:
        seen, words = self._seen, self.aim.text().strip()
        if seen is None or not words or (seen.meeting and seen.meeting.aim == words):
            self.setFocus()
            return
        label = _("Aim of the visit to {name}: {aim}").format(name=seen.name, aim=words)
        self.setFocus()
        self.desk.act(label, lambda session: aims.set_aim(session, seen.contact_id, words))

    def _on_leave(self) -> None:
        if self._seen is not None:
            self.desk.open_contact(self._seen.contact_id, self.desk.neighbours)

    def _on_save(self) -> None:
        if self._seen is not None:
            print_act.save(self.desk, self.window(), self._seen)

    @override
    def can_print(self) -> bool:
        return self._seen is not None

    @override
    def print_page(self) -> None:
        """Show the brief as it would be printed."""
        if self._seen is not None:
            print_act.preview(self.window(), self._seen)

    @override
    def step_back(self) -> bool:
        """From the aim back to the page; what was typed there and not kept is what it was before."""
        if self.aim.hasFocus():
            self.setFocus()
            self.aim.setText(self._seen.meeting.aim if self._seen and self._seen.meeting else "")
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 or E into the aim; arrows and pages scroll."""
        bar, key = self._scroll.verticalScrollBar(), event.key()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if key in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)])
        elif key == Qt.Key.Key_F2 or (key == Qt.Key.Key_E and not event.modifiers()):
            self.aim.setFocus()
            self.aim.selectAll()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.paper.fit(self.width() - 2 * _MARGIN - 14)


def spoken(brief: Brief) -> str:
    """Return the page in words, for a reader of the screen."""
    parts = [brief.name, brief.post, brief.phone, brief.when, brief.why]
    parts += [f"{fact.label} {fact.words}" for fact in (*brief.who, *brief.occasions)]
    parts += [f"{past.day} {past.words}" for past in brief.past]
    parts += [f"{promise.words} {promise.due}" for promise in brief.promises]
    parts += [_p("brief", "Do not mention") + " " + words for words in brief.taboos]
    parts += [point.whole for point in (*brief.likes, *brief.points)]
    return "\n".join(part for part in parts if part)
