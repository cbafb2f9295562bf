"""The panel at the right: the gathering's facts, what came of it so far, who should meet whom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from services.gatherings import listing, meeting
from services.gatherings.listing import GatheringSummary, Harvest
from services.gatherings.meeting import Meeting
from services.i18n import _, _p
from services.prospects.cadence import day_words
from services.vocabulary import gathering_word
from ui.shell.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label

_MOST_PAIRS = 6


class GatheringPanel(QScrollArea):
    """Shows one gathering; what can be done to it stands at the foot."""

    change_asked = Signal()
    invitation_asked = Signal()
    """A message to everybody on the list who was not invited yet."""
    follow_ups_asked = Signal()
    """A task for everybody who came and was not contacted since."""
    calling_off_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.change = Button(theme, _("Edit"), icon="act.edit", key="F2", small=True)
        self.invite = Button(theme, _("Invite by message"), icon="act.text", small=True)
        self.follow = Button(theme, _("Plan follow-ups"), icon="act.task", small=True)
        self.off = Button(theme, _("Call off"), icon="act.close", small=True)
        self.change.clicked.connect(self.change_asked)
        self.invite.clicked.connect(self.invitation_asked)
        self.follow.clicked.connect(self.follow_ups_asked)
        self.off.clicked.connect(self.calling_off_asked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        buttons = FlowLayout()
        for button in (self.change, self.invite, self.follow, self.off):
            buttons.addWidget(button)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._lines)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("About the gathering"))

    def show_gathering(self, one: GatheringSummary) -> None:
        """Show a gathering as the book has it now."""
        harvest = self._desk.read(lambda session: listing.harvest(session, one.id))
        pairs = self._desk.read(lambda session: meeting.who_should_meet(session, one.id, _MOST_PAIRS))
        emptied(self._lines)
        self._lines.addWidget(label(one.draft.theme, "title", wrap=True))
        for words in self._facts(one):
            self._lines.addWidget(label(words, "body", "secondary", wrap=True))
        if one.held:
            self._show_harvest(one, harvest)
        if pairs:
            self._show_pairs(pairs, one.held)
        self.off.setVisible(not one.held)
        self.invite.setVisible(not one.held and not one.called_off)
        self.off.setText(_("It takes place") if one.called_off else _("Call off"))
        self.follow.setVisible(one.held)
        self.follow.setEnabled(harvest.followed_up < harvest.attended)

    def _facts(self, one: GatheringSummary) -> list[str]:
        draft = one.draft
        when = " ".join(part for part in (day_words(draft.day, self._desk.today()), draft.time) if part)
        head = " · ".join(part for part in (gathering_word(draft.kind), when, draft.place) if part)
        lines = [head, draft.aim]
        if draft.cost is not None:
            lines.append(_("Cost {yuan} yuan").format(yuan=f"{draft.cost:,}"))
        return [line for line in lines if line]

    def _show_harvest(self, one: GatheringSummary, found: Harvest) -> None:
        self._lines.addSpacing(10)
        self._lines.addWidget(SectionHeading(_("What came of it")))
        told = [
            _("{count} came").format(count=found.attended),
            _("{count} cards taken").format(count=found.cards),
            _("{count} contacted since").format(count=found.followed_up),
            _("{count} things still to do").format(count=found.open_tasks),
            _("{count} deals closed").format(count=found.closed),
            _("{count} new ties among them").format(count=found.new_ties),
        ]
        self._lines.addWidget(label(_p("between words", ", ").join(told), wrap=True))
        if one.draft.cost and found.attended:
            each = round(one.draft.cost / found.attended)
            self._lines.addWidget(
                label(_("{yuan} yuan for each who came").format(yuan=f"{each:,}"), "caption", "muted")
            )
        if one.draft.outcome:
            self._lines.addWidget(label(one.draft.outcome, "body", wrap=True))

    def _show_pairs(self, pairs: list[Meeting], held: bool) -> None:
        heading = _("Who could have met") if held else _("Who should meet")
        self._lines.addSpacing(10)
        self._lines.addWidget(SectionHeading(heading))
        for pair in pairs:
            why = _p("between words", ", ").join(pair.why)
            words = _("{one} and {other}: {why}").format(one=pair.one, other=pair.other, why=why)
            self._lines.addWidget(label(words, "body", wrap=True))
