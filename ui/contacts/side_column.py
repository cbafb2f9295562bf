"""The right column of the person page: promises, ties, whom they know, where they came from."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.kinds import TaskKind
from services.contacts.dates import parse_day, sentence_day
from services.contacts.overview import Overview
from services.diary import tasks
from services.i18n import _, _n
from services.network.tie_lines import TieLine
from ui.contacts.following_section import FollowingSection
from ui.contacts.side_parts import (
    MyTieLine,
    OtherLine,
    TaskLine,
    circle_detail,
    task_words,
    tie_detail,
)
from ui.contacts.splitting import merged_words
from ui.shell.desk import Desk
from ui.widgets.buttons import LINK, Button
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label, rule
from ui.widgets.line_edit import LineEdit
from ui.widgets.strips import StateIcon

_SHOWN = 6


class SideColumn(QScrollArea):
    """What is open between the two of you, and who stands around them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: Overview | None = None
        self._all = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QFrame()
        ground.setProperty("surface", "window")
        self.new_task = LineEdit(
            desk.theme, placeholder=_("What you promised, and by when: … Friday"), name=_("New task")
        )
        self.new_task.hide()
        self.new_task.textEdited.connect(self._on_task_edited)
        self.new_task.returnPressed.connect(self._on_task_entered)
        self.new_task.editingFinished.connect(self._on_task_left)
        self._tasks, self._mine, self._others = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._source = label("", "caption", wrap=True)
        column = QVBoxLayout(ground)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        for part in (self._tasks, self._mine, self._others):
            part.setSpacing(0)
            column.addLayout(part)
        column.insertWidget(1, self.new_task)
        self.following = FollowingSection(desk)
        column.addWidget(self.following)
        column.addStretch(1)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(
            StateIcon(desk.theme, "state.protected", "text.muted", 16), 0, Qt.AlignmentFlag.AlignTop
        )
        foot.addWidget(self._source, 1)
        column.addLayout(foot)
        self.setWidget(ground)

    def show_person(self, seen: Overview) -> None:
        """Show what is open with somebody and whom they know."""
        if self._seen is None or self._seen.record.id != seen.record.id:
            self._all = False
            self.new_task.clear()
            self.new_task.hide()
        self._seen = seen
        self._fill_tasks(seen)
        self._fill_mine(seen)
        self._fill_others(seen)
        self.following.show_person(seen.record.id)
        merged = merged_words(self._desk, seen.record.id)
        self._source.setText("\n".join(part for part in (source_words(seen), merged) if part))

    def _fill_tasks(self, seen: Overview) -> None:
        emptied(self._tasks)
        add = Button(self._desk.theme, "+", LINK, small=True, name=_("New task"))
        add.setToolTip(_("New task"))
        add.clicked.connect(self.begin_task)
        self._tasks.addWidget(SectionHeading(_("To do"), len(seen.tasks) or None, add))
        for task in seen.tasks[:12]:
            line = TaskLine(self._desk.theme, task, seen.day)
            line.ticked.connect(partial(self._finish, task_words(task)))
            self._tasks.addWidget(line)
        if not seen.tasks:
            self._tasks.addWidget(label(_("Nothing is open."), "body", "muted"))

    def _fill_mine(self, seen: Overview) -> None:
        emptied(self._mine)
        if seen.record.is_me:
            return
        self._mine.addWidget(rule())
        self._mine.addSpacing(10)
        strength = (
            label(_("strength {n}").format(n=f"{seen.strength:.2f}"), "caption") if seen.strength else None
        )
        self._mine.addWidget(SectionHeading(_("Between you"), trailing=strength))
        for line in seen.ties_with_me:
            self._mine.addWidget(MyTieLine(self._desk.theme, line.kind, line.words, tie_detail(line)))
        for circle in seen.circles:
            if circle.kind:
                self._mine.addWidget(
                    MyTieLine(self._desk.theme, circle.kind, circle.name, circle_detail(circle))
                )
        if not seen.ties_with_me and not any(circle.kind for circle in seen.circles):
            self._mine.addWidget(label(_("No tie noted yet."), "body", "muted"))

    def _fill_others(self, seen: Overview) -> None:
        emptied(self._others)
        lines = seen.ties_with_others
        if not lines:
            return
        map_button = Button(self._desk.theme, _("Map"), LINK, icon="act.show_map", small=True)
        map_button.clicked.connect(lambda: self._desk.go("map", contact_id=seen.record.id))
        self._others.addWidget(rule())
        self._others.addSpacing(10)
        self._others.addWidget(SectionHeading(_("People they know"), len(lines), map_button))
        shown: Sequence[TieLine] = lines if self._all else lines[:_SHOWN]
        tiers = self._desk.read(lambda session: _tiers(session, [line.other_id for line in shown]))
        for line in shown:
            row = OtherLine(self._desk.theme, line, tiers.get(line.other_id))
            row.clicked.connect(partial(self._desk.open_contact, line.other_id))
            self._others.addWidget(row)
        rest = len(lines) - len(shown)
        if rest > 0:
            more = Button(self._desk.theme, _n("{n} more", "{n} more", rest).format(n=rest), LINK, small=True)
            more.clicked.connect(self._on_more_clicked)
            self._others.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more_clicked(self) -> None:
        self._all = True
        if self._seen is not None:
            self._fill_others(self._seen)

    def _finish(self, words: str, task_id: int) -> None:
        self._desk.act(_("Done: {text}").format(text=words), lambda session: tasks.finish(session, task_id))

    def begin_task(self) -> None:
        """Open the line for a new task."""
        self.new_task.show()
        self.new_task.setFocus()

    def _on_task_edited(self, text: str) -> None:
        words, due = self._task_in(text)
        del words
        self.new_task.set_echo(sentence_day(due, self._desk.today()) if text.strip() else "")

    def _on_task_entered(self) -> None:
        seen = self._seen
        words, due = self._task_in(self.new_task.text())
        if not words or seen is None:
            return
        draft = tasks.TaskDraft(seen.record.id, words, due, TaskKind.PROMISE)

        def work(session: Any) -> int:
            return tasks.add(session, draft)

        self.new_task.clear()
        self.new_task.set_echo("")
        self.new_task.hide()
        self._desk.act(_("Noted a promise to {name}").format(name=seen.record.name), work)

    def _on_task_left(self) -> None:
        if not self.new_task.text().strip():
            self.new_task.hide()

    def _task_in(self, text: str) -> tuple[str, dt.date]:
        """Return what is promised and by when: the last word where it is a day, else in a week."""
        today = self._desk.today()
        words = text.split()
        if len(words) > 1:
            found = parse_day(words[-1], today).day
            if found is not None and found >= today:
                return " ".join(words[:-1]), found
        return " ".join(words), today + dt.timedelta(days=7)


def _tiers(session: Any, ids: list[int]) -> dict[int, Any]:
    from services.prospects import prospect_rows

    return {row.id: row.tier for row in prospect_rows.rows(session, ids) if row is not None}


def source_words(seen: Overview) -> str:
    """Return where somebody's record came from, when, and whether they agreed."""
    record = seen.record
    source = record.source or _("entered by hand")
    parts = [_("Source: {source}, {day}").format(source=source, day=record.added_day.isoformat())]
    if record.consent:
        parts.append(record.consent)
    return "。".join(parts)
