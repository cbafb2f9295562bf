"""The panel of the visit form: what was said last, what saving will change, the six factors."""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import Factor
from services.briefing.brief import meeting_of
from services.contacts.day_words import sentence_day
from services.diary.glance import Glance
from services.diary.implications import Implication
from services.i18n import _, _p
from services.vocabulary import class_word, factor_head, factor_word
from ui.look.theme import Theme
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.signs import FactorBox, TierBadge
from ui.widgets.strips import StateIcon


class VisitPanel(QWidget):
    """Shows one person beside the form about the visit."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._classes: dict[str, int | None] = {}
        self._ticks: dict[int, QCheckBox] = {}
        self._name = ElidedLabel("", "heading")
        self._post = ElidedLabel("", "body", "secondary")
        self._badge = TierBadge(theme, large=True)
        self._last_heading = SectionHeading("")
        self._last = label("", "body", wrap=True)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(6)
        self._outline = QVBoxLayout()
        self._outline.setSpacing(6)
        self._implied = QVBoxLayout()
        self._implied.setSpacing(6)
        self.offers: dict[str, tuple[Implication, QCheckBox]] = {}
        self._told = label("", "caption", wrap=True)
        self.boxes = {factor.value: FactorBox(theme, factor.value, factor_word(factor)) for factor in Factor}
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._post)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for place, (factor, box) in enumerate(self.boxes.items()):
            head = label(factor_head(factor), "caption")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setToolTip(factor_word(factor))
            grid.addWidget(head, 0, place)
            grid.addWidget(box, 1, place, Qt.AlignmentFlag.AlignCenter)
            box.entered.connect(self._on_class_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(rule())
        column.addLayout(self._outline)
        for widget in (self._last_heading, self._last):
            column.addWidget(widget)
        column.addWidget(rule())
        column.addWidget(SectionHeading(_("What saving changes")))
        column.addLayout(self._changes)
        column.addWidget(rule())
        hint = label(_("press 1 2 3 0"), "caption")
        column.addWidget(SectionHeading(_("Did a factor change?"), trailing=hint))
        column.addLayout(grid)
        column.addLayout(self._implied)
        column.addWidget(self._told)
        column.addStretch(1)

    def show_person(self, seen: Glance, fulfilled: tuple[int, ...]) -> None:
        """Show somebody; the promises in ``fulfilled`` begin ticked."""
        self._name.setText(seen.name)
        self._post.setText(" · ".join(part for part in (seen.organization, seen.title) if part))
        self._badge.set_tier(seen.tier)
        when = sentence_day(seen.last_day, self._today()) if seen.last_day else ""
        self._last_heading.set_text(_("Last time ({when})").format(when=when) if when else _("Last time"))
        self._last.setText(seen.last_said or _("Nothing written down."))
        self._classes = dict(seen.classes)
        for factor, box in self.boxes.items():
            box.set_class(seen.classes.get(factor))
        self._told.setText("")
        self.offer(())
        self._show_outline(seen)
        self._show_changes(seen, fulfilled)

    def _show_outline(self, seen: Glance) -> None:
        """Show what one meant to do there, sentence by sentence, with boxes for one's own eyes."""
        emptied(self._outline)
        meeting = meeting_of(seen.tasks)
        points = [one.strip() for one in re.split("[。；\n]", meeting.aim if meeting else "") if one.strip()]
        points += [
            _("Do not mention: {what}").format(what=words.removeprefix("别提")) for words in seen.taboos
        ]
        if points:
            self._outline.addWidget(SectionHeading(_("What you meant to do there")))
            for point in points:
                self._outline.addWidget(QCheckBox(point[:26]))
            self._outline.addWidget(rule())

    def offer(self, implications: Sequence[Implication]) -> None:
        """Offer classes a contact speaks for, each without a tick; what was ticked stays ticked."""
        if tuple(one for one, _box in self.offers.values()) == tuple(implications):
            return
        ticked = {factor for factor, (_one, box) in self.offers.items() if box.isChecked()}
        emptied(self._implied)
        self.offers = {}
        if implications:
            self._implied.addWidget(label(_("Perhaps this changed, tick what did"), "caption"))
        for one in implications:
            told = _("{factor} {before} → {after}: {evidence}").format(
                factor=factor_word(one.factor),
                before=one.before or "?",
                after=one.after,
                evidence=one.evidence,
            )
            box = QCheckBox(told if len(told) <= 30 else told[:29] + "…")
            box.setToolTip(told)
            box.setChecked(one.factor in ticked)
            box.toggled.connect(lambda on, one=one: self._on_offer_ticked(one, on))
            self.offers[one.factor] = (one, box)
            self._implied.addWidget(box)

    def _on_offer_ticked(self, one: Implication, on: bool) -> None:
        self._on_class_entered(one.factor, one.after if on else self._classes.get(one.factor))

    def evidence(self, factor: str) -> str:
        """Return what speaks for a factor's new class, where an offer was ticked."""
        found = self.offers.get(factor)
        return found[0].evidence if found is not None and found[1].isChecked() else ""

    def _show_changes(self, seen: Glance, fulfilled: tuple[int, ...]) -> None:
        emptied(self._changes)
        self._ticks = {}
        for task in seen.tasks:
            if task.kind.value in ("promise", "their_promise"):
                box = QCheckBox(_("Tick off “{text}”").format(text=task.text[:20]))
                box.setChecked(task.id in fulfilled)
                self._ticks[task.id] = box
                self._changes.addWidget(box)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(StateIcon(self._theme, "act.later", "secondary", 16))
        row.addWidget(label(_("The last contact becomes this visit")), 1)
        self._changes.addWidget(line)

    def fulfilled(self) -> tuple[int, ...]:
        """Return the promises ticked off."""
        return tuple(task for task, box in self._ticks.items() if box.isChecked())

    def changed_classes(self) -> dict[str, int | None]:
        """Return the factors whose class is another now."""
        return {
            factor: box.klass for factor, box in self.boxes.items() if box.klass != self._classes.get(factor)
        }

    def _on_class_entered(self, factor: str, klass: int | None) -> None:
        self.boxes[factor].set_class(klass)
        told = [
            _("{factor} {before} → {after}").format(
                factor=factor_word(changed),
                before=self._classes.get(changed) or "?",
                after=f"{now} {class_word(changed, now)}" if now else "?",
            )
            for changed, now in self.changed_classes().items()
        ]
        self._told.setText(_p("between words", ", ").join(told))
