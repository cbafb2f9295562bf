"""The two columns of the visit form: when and what was talked of at the left, what they want at the right."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import InteractionKind
from services.diary import entries
from services.diary.drafts import CHECKLIST, VisitDraft
from services.i18n import _, _p
from ui.diary.agreed_lines import AgreedLines
from ui.diary.chip_edit import ChipEdit
from ui.diary.choices import result_segments
from ui.diary.day_edit import DayEdit, parse_with
from ui.diary.learned_lines import LearnedLines
from ui.diary.message_part import beside
from ui.diary.who_row import WhoRow
from ui.look.theme import grown
from ui.shell.desk import Desk
from ui.widgets.fields import DateField, Field, FieldFrame, TextField
from ui.widgets.frames import SectionHeading
from ui.widgets.labels import label, rule
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import BOXES, Segment, Segments

FIRST, KNOWN = "first", "known"


def checklist_words() -> dict[str, str]:
    """Return the points of a good first meeting in words."""
    return {
        "appearance": _("well dressed"),
        "full_name": _("said my full name"),
        "card": _("handed my card"),
        "salutation": _("right salutation"),
    }


class TalkColumn(QWidget):
    """当时 and 谈了什么."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self.day = DayEdit(theme, desk.today, name=_p("visit", "Time"))
        self.start = LineEdit(theme, placeholder="15:00", name=_("From"))
        self.end = LineEdit(theme, placeholder="15:50", name=_("Until"))
        for edit in (self.start, self.end):
            edit.setFixedWidth(grown(theme, 66))
        self.place = Field(theme, _("Place"), icon="state.place")
        self.who = WhoRow(desk)
        self.purpose = Field(theme, _("Purpose"))
        self.meeting = Segments(
            theme,
            [Segment(FIRST, _("First meeting")), Segment(KNOWN, _("Met before"))],
            name=_("Which meeting"),
        )
        self.checks = {point: QCheckBox(words) for point, words in checklist_words().items()}
        self.topics = ChipEdit(theme, _("Topics"), _("Enter adds one"))
        self.learned = TextField(theme, _("Learned"), lines=5)
        self.remarks = LearnedLines(theme)
        self.gladly = Field(
            theme, _p("visit", "Gladly"), placeholder=_("which questions they liked to answer")
        )
        self.products = ChipEdit(theme, _("Products"), _("Enter adds one"))
        self._lay_out(desk)
        self.meeting.chosen.connect(self._on_meeting_chosen)

    def _lay_out(self, desk: Desk) -> None:
        theme = desk.theme
        when = beside(self.day, self.start, label(_p("visit", "to"), "caption"), self.end)
        self._checklist = QWidget()
        checks = QHBoxLayout(self._checklist)
        checks.setContentsMargins(88, 0, 0, 0)
        checks.setSpacing(12)
        for box in self.checks.values():
            checks.addWidget(box)
        checks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SectionHeading(_("At the time")))
        column.addWidget(FieldFrame(theme, _p("visit", "Time"), when))
        column.addWidget(self.place)
        column.addWidget(FieldFrame(theme, _p("visit", "Present"), self.who))
        column.addWidget(self.purpose)
        column.addWidget(FieldFrame(theme, _("Which meeting"), beside(self.meeting, QWidget())))
        column.addWidget(self._checklist)
        column.addWidget(rule())
        column.addWidget(SectionHeading(_("What was talked of")))
        column.addWidget(FieldFrame(theme, _("Topics"), self.topics))
        column.addWidget(self.learned)
        column.addWidget(FieldFrame(theme, _("Keep of it"), self.remarks))
        column.addWidget(self.gladly)
        column.addWidget(FieldFrame(theme, _("Products"), self.products))
        column.addStretch(1)

    def _on_meeting_chosen(self, key: str) -> None:
        self._checklist.setVisible(key == FIRST)

    def load(self, draft: VisitDraft, today: dt.date) -> None:
        """Show a draft; one without a moment is of today."""
        at = draft.entry.at.astimezone() if draft.entry.at is not None else None
        earlier = at is not None and at.date() != today
        self.day.setText(f"{at.month}-{at.day}" if at is not None and earlier else _("today"))
        self.start.setText(f"{at:%H:%M}" if at is not None else "")
        ended = at + dt.timedelta(minutes=draft.entry.minutes or 0) if at is not None else None
        self.end.setText(f"{ended:%H:%M}" if ended is not None and draft.entry.minutes else "")
        self.place.set_text(draft.place)
        self.purpose.set_text(draft.purpose)
        self.meeting.set_current(FIRST if draft.first_meeting else KNOWN)
        self._on_meeting_chosen(self.meeting.current())
        for point, box in self.checks.items():
            box.setChecked(point in draft.checklist)
        self.topics.set_words(draft.topics)
        self.learned.set_text(draft.learned or draft.entry.note)
        self.remarks.set_remarks(draft.remarks)
        self.gladly.set_text(draft.gladly)
        self.products.set_words(draft.products)

    def is_first(self) -> bool:
        """Tell whether it was the first meeting."""
        return self.meeting.current() == FIRST

    def checklist(self) -> tuple[str, ...]:
        """Return the points that held, of a first meeting."""
        held = tuple(point for point in CHECKLIST if self.checks[point].isChecked())
        return held if self.is_first() else ()


class WantsColumn(QWidget):
    """她要什么 and 说好的事."""

    def __init__(self, desk: Desk, next_hint: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._next_hint = next_hint
        self.said = Field(theme, _p("visit", "Said"))
        self.implied = Field(theme, _p("visit", "Unsaid"))
        moods = [
            Segment("glad", _p("visit", "Glad")),
            Segment("even", _p("visit", "Even")),
            Segment("cool", _p("visit", "Cool")),
        ]
        self.mood = Segments(theme, moods, name=_("Mood"))
        self.ended_by = Segments(
            theme,
            [Segment("them", _p("visit", "They")), Segment("me", _p("visit", "I"))],
            name=_("Who ended it"),
        )
        self.ended_why = LineEdit(theme, placeholder=_("done, guests, tired"), name=_("Why it ended"))
        self.results = Segments(theme, result_segments(InteractionKind.VISIT), look=BOXES, name=_("Result"))
        self.line = Field(theme, _("One sentence"), placeholder=_("what the timeline will show"))
        self.agreed = AgreedLines(theme, desk.today)
        self.next = DateField(theme, _("Next contact"), parse_with(desk.today))
        self._hint = label("", "caption")
        self._lay_out(desk)

    def _lay_out(self, desk: Desk) -> None:
        theme = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SectionHeading(_("What they want")))
        column.addWidget(self.said)
        column.addWidget(self.implied)
        column.addWidget(FieldFrame(theme, _("Mood"), beside(self.mood, QWidget())))
        column.addWidget(FieldFrame(theme, _("Who ended it"), beside(self.ended_by, self.ended_why)))
        self.result_field = FieldFrame(theme, _("Result"), self.results)
        column.addWidget(self.result_field)
        column.addWidget(self.line)
        column.addWidget(rule())
        heading = SectionHeading(
            _p("visit", "Agreed"), trailing=label(_("Comes up in Today when due"), "caption")
        )
        column.addWidget(heading)
        column.addWidget(self.agreed)
        column.addWidget(self.next)
        column.addWidget(self._hint)
        column.addStretch(1)
        self._hint.setContentsMargins(88, 0, 0, 0)

    def load(self, draft: VisitDraft) -> None:
        """Show a draft."""
        self.said.set_text(draft.wants_said)
        self.implied.set_text(draft.wants_implied)
        self.mood.set_current(draft.mood)
        self.ended_by.set_current(draft.ended_by)
        self.ended_why.setText(draft.ended_why)
        # Where nobody was met there is little to record; those results come only with a draft that has one.
        offered = result_segments(InteractionKind.VISIT)
        met = [segment for segment in offered if entries.counts(segment.key)]
        self.results.set_segments(met if entries.counts(draft.entry.result) else offered)
        self.results.set_current(draft.entry.result or "")
        self.line.set_text(draft.entry.note)
        self.agreed.set_promises(draft.promises)
        day, time = draft.entry.next_day, draft.entry.next_time
        self.next.set_text(f"{day.month}-{day.day} {time or ''}".strip() if day else "")
        self._hint.setText(self._next_hint())
