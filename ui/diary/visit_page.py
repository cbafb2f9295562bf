"""拜访记录: the full form of a visit, with the person at the right."""

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import InteractionKind
from services import settings
from services.contacts.day_words import sentence_day
from services.contacts.entered_days import parse_day
from services.diary import kept_drafts, visits
from services.diary.drafts import EntryDraft, Logged, VisitDraft
from services.diary.glance import Glance, glance
from services.diary.implications import Standing, implied, standing
from services.errors import DraftError, RenmaiError
from services.i18n import _
from services.prospects import assessing
from services.vocabulary import tier_word
from ui.diary.draft_keeping import DraftKeeping
from ui.diary.visit_columns import TalkColumn, WantsColumn
from ui.diary.visit_panel import VisitPanel
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.buttons import PRIMARY, QUIET, Button
from ui.widgets.fields import SaveKeys
from ui.widgets.folding_scroll import FoldingScroll
from ui.widgets.labels import label
from ui.widgets.panel_splitter import PanelSplitter


class VisitPage(Page):
    """A draft a person, kept in the book while it is written; saving writes everything in one act."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._person = 0
        self._seen: Glance | None = None
        self._standing: Standing | None = None
        self.talk = TalkColumn(desk)
        self.wants = WantsColumn(desk, self._next_hint)
        self.panel = VisitPanel(desk.theme, desk.today)
        self._name = label("", "heading")
        self._kept = label("", "caption", "secondary")
        self.wrong = label("", "caption", "danger", wrap=True)
        self.save = Button(desk.theme, _("Save the visit"), PRIMARY)
        self.keeping = DraftKeeping(desk, self.draft, self)
        self._lay_out()
        self.keeping.kept.connect(self._kept.setText)
        self.save.clicked.connect(self.store)
        for heard in (self.wants.results.chosen, self.wants.mood.chosen, self.talk.learned.edited):
            heard.connect(self._on_heard)
        self.wants.line.edited.connect(self._on_heard)
        self.talk.who.changed.connect(self._on_people_changed)
        SaveKeys(self).saved.connect(self.store)

    def _lay_out(self) -> None:
        self._inside = QFrame()
        self._inside.setProperty("surface", "surface")
        self._columns = QHBoxLayout(self._inside)
        self._columns.setContentsMargins(20, 16, 16, 24)
        self._columns.setSpacing(24)
        self._columns.addWidget(self.talk, 1)
        self._columns.addWidget(self.wants, 1)
        scroll = FoldingScroll(self._columns)
        scroll.setWidget(self._inside)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(scroll, 1)
        self.splitter = PanelSplitter(
            self.theme,
            page,
            self.panel,
            lambda: self.desk.preferences.get("visit.panel"),
            lambda width: self.desk.preferences.set("visit.panel", width),
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("surface", "surface")
        head.setProperty("edge", "bottom")
        back = Button(self.theme, "", QUIET, icon="act.back", small=True, name=_("Back; the draft is kept"))
        give_up = Button(self.theme, _("Give up"))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(back)
        row.addWidget(self._name)
        row.addWidget(self._kept)
        row.addWidget(self.wrong, 1)
        row.addWidget(label(_("Ctrl Enter saves"), "caption"))
        row.addWidget(give_up)
        row.addWidget(self.save)
        back.clicked.connect(self._leave)
        give_up.clicked.connect(self._give_up)
        return head

    @override
    def title(self) -> str:
        return _("Visit record")

    @override
    def shown(self, **args: Any) -> None:
        """Begin with the ``draft`` of a quick log, or about ``contact_id``; a kept draft comes back."""
        given = args.get("draft")
        entry = given if isinstance(given, EntryDraft) else EntryDraft(InteractionKind.VISIT, ())
        people = entry.contact_ids or (
            (int(args["contact_id"]),) if "contact_id" in args else (self._person,) if self._person else ()
        )
        if self._person and (self._person,) != people[:1]:
            self.keeping.keep()
        self._begin(people, entry)

    def _begin(self, people: tuple[int, ...], entry: EntryDraft) -> None:
        def seen(session: Any) -> list[Glance]:
            return [glance(session, one) for one in people]

        glances = self.desk.read(seen)
        self._seen = glances[0] if glances else None
        self._person = people[0] if people else 0
        self.desk.focus_ids = people
        first = self._seen is not None and not self._seen.visited
        kept = self.keeping.begun(self._person)
        draft = kept or VisitDraft(entry, first_meeting=first)
        if kept is not None and entry.note:  # what the quick log has just handed over is the newer word
            draft = replace(kept, entry=entry)
        self.talk.who.choose(glances)
        self.talk.load(draft, self.desk.today())
        self.wants.load(draft)
        self._standing = None
        if self._seen is not None:
            self._standing = self.desk.read(lambda session: standing(session, people[0]))
            self.panel.show_person(self._seen, draft.entry.fulfilled)
            self._on_heard()
        self._name.setText(self._seen.name if self._seen is not None else _("With whom"))
        self.complain("")
        self._kept.setText(_("The draft is back") if kept is not None else "")
        self.keeping.unchanged()
        self.heading_changed.emit()

    def _on_people_changed(self) -> None:
        people = self.talk.who.people()
        if people and people[0] != self._person:
            self.keeping.turn_to(people[0])
            self._person = people[0]
            self._seen = self.desk.read(lambda session: glance(session, people[0]))
            self._standing = self.desk.read(lambda session: standing(session, people[0]))
            self.panel.show_person(self._seen, ())
            self._name.setText(self._seen.name)
            self.wants.load(self.draft())
            self.heading_changed.emit()

    def _next_hint(self) -> str:
        """Say by which day the tier asks for the next contact."""
        if self._seen is None:
            return ""
        days = self.desk.read(settings.rules).cadence[self._seen.tier.value]
        latest = self.desk.today() + dt.timedelta(days=days)
        return _("By tier {tier}, {day} at the latest").format(
            tier=tier_word(self._seen.tier), day=sentence_day(latest, self.desk.today())
        )

    def draft(self) -> VisitDraft:
        """Return what is written; raises DraftError for a time that is none."""
        talk, wants = self.talk, self.wants
        at, minutes = self._moment()
        following = parse_day(wants.next.text(), self.desk.today())
        entry = EntryDraft(
            kind=InteractionKind.VISIT,
            contact_ids=talk.who.people(),
            at=at,
            result=wants.results.current() or None,
            note=wants.line.text() or talk.learned.text().split("\n")[0][:80],
            next_day=following.day,
            next_time=f"{following.time:%H:%M}" if following.time else None,
            fulfilled=self.panel.fulfilled(),
            minutes=minutes,
        )
        return VisitDraft(
            entry=entry,
            place=talk.place.text(),
            purpose=talk.purpose.text(),
            first_meeting=talk.is_first(),
            checklist=talk.checklist(),
            topics=talk.topics.words(),
            learned=talk.learned.text(),
            gladly=talk.gladly.text(),
            products=talk.products.words(),
            wants_said=wants.said.text(),
            wants_implied=wants.implied.text(),
            mood=wants.mood.current(),
            ended_by=wants.ended_by.current(),
            ended_why=wants.ended_why.text().strip(),
            remarks=talk.remarks.remarks(),
            promises=wants.agreed.promises(),
        )

    def _moment(self) -> tuple[dt.datetime | None, int | None]:
        """Return when it began and how many minutes it took, as far as told."""
        day = self.talk.day.day() or self.desk.today()
        began, ended = (_clock(edit.text()) for edit in (self.talk.start, self.talk.end))
        if began is None:
            at = None if day == self.desk.today() else dt.datetime.combine(day, dt.time(12)).astimezone()
            return at, None
        at = dt.datetime.combine(day, began).astimezone()
        if ended is None:
            return at, None
        minutes = (ended.hour - began.hour) * 60 + ended.minute - began.minute
        if minutes < 0:
            raise DraftError(_("It ended before it began."), field="minutes")
        return at, minutes

    def store(self) -> None:
        """Write the visit down with the factors that changed, in one act."""
        problem = self.wants.agreed.problem()
        problem = problem or self.talk.day.problem()
        if problem or not self.wants.next.check():
            self.complain(problem or self.wants.next.error)
            return
        try:
            draft = self.draft()
        except DraftError as error:
            self.complain(error.sentence())
            return
        if not draft.entry.contact_ids:
            self.complain(_("With whom? Choose somebody."))
            self.talk.who.focus_search()
            return
        if not draft.entry.result:
            self.complain(_("How did it end? Choose the result."))
            self.wants.result_field.content.setFocus()
            return
        classes, person = self.panel.changed_classes(), draft.entry.contact_ids[0]
        begun_about = self.keeping.person
        said = {factor: self.panel.evidence(factor) for factor in classes}

        def work(session: Any) -> Logged:
            logged = visits.log(session, draft)
            kept_drafts.forget(session, begun_about)
            for factor, klass in classes.items():
                told = said.get(factor) or draft.entry.note
                assessing.assess(session, [person], factor, klass, source=_("Visit"), evidence=told[:300])
            return logged

        words = _("Logged a visit to {names}").format(names=self.talk.who.names())
        self.desk.act(words, work, lambda _logged: self._on_stored(person), failed=self._on_refused)

    def _on_heard(self, *_what: object) -> None:
        """Offer what was heard as evidence for the factors; nothing of it counts without a tick."""
        if self._standing is None:
            return
        words = f"{self.talk.learned.text()}。{self.wants.line.text()}"
        heard = implied(self._standing, self.wants.results.current(), self.wants.mood.current(), words)
        self.panel.offer(heard)

    def _on_stored(self, person: int) -> None:
        self._person = 0
        self.desk.open_contact(person)

    def _on_refused(self, error: RenmaiError) -> None:
        self.complain(error.sentence())

    def complain(self, words: str) -> None:
        """Say what is wrong, or nothing."""
        self.wrong.setText(words)

    def _leave(self) -> None:
        self.keeping.keep()
        if self._person:
            self.desk.open_contact(self._person)
        else:
            self.desk.go("today")

    def _give_up(self) -> None:
        person, self._person = self._person, 0
        self.keeping.forget()
        if person:
            self.desk.open_contact(person)
        else:
            self.desk.go("today")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keeping.clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeping.clock.stop()

    @override
    def step_back(self) -> bool:
        """Esc keeps the draft and goes back."""
        self._leave()
        return True


def _clock(text: str) -> dt.time | None:
    """Return a time written 15:00, 9:30 or 15点; None for an empty field. Raises DraftError otherwise."""
    bare = text.strip()
    if not bare:
        return None
    entry = parse_day(bare, dt.date(2000, 1, 1))
    if entry.time is None:
        raise DraftError(_("A time is written like 15:00."), field="at")
    return entry.time
