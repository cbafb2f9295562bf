"""What the page knows while one works through the queue: wordings in view, what is ticked or turned down."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from services.greetings import decisions, queue, sending
from services.greetings.composing import Wanted
from services.greetings.decisions import Decision
from services.greetings.findings import Severity
from services.greetings.queue import EntryState, Queue, QueueEntry
from services.greetings.sending import Message, PastGreeting
from ui.greetings.queue_model import Waiting

Work = Callable[[Any], Any]
Told = tuple[Queue, tuple[PastGreeting, ...]]


class Course:
    """Holds no widgets; every decision is a function of the book to be run as an act."""

    def __init__(self) -> None:
        self.queue: Queue | None = None
        self.waiting: tuple[Waiting, ...] = ()
        self.days: int | None = None
        self._said: dict[Wanted, str] = {}
        self._turned_down: dict[Wanted, set[str]] = {}
        self._unticked: set[Wanted] = set()

    def load(self, session: Any) -> Told:
        """Read the queue and those who have not answered."""
        return queue.build(session, None, self.days, dict(self._said)), sending.waiting(session)

    def take(self, told: Told, words: Callable[[dt.date], str]) -> None:
        """Take what was read; wordings in view stay as they are from now on."""
        self.queue, waiting = told
        for entry in self.queue.entries:
            # Of a wording the user changed the one before is remembered: undo brings it back.
            if entry.decision is None or not entry.decision.text:
                self._said[entry.key] = entry.text
        self.waiting = tuple(
            Waiting(one.contact_id, one.name, one.occasion, one.text, words(one.day)) for one in waiting
        )

    def ticked(self) -> set[Wanted]:
        """Return which greetings are to go out: those that are ready, unless unticked."""
        entries = self.queue.entries if self.queue is not None else ()
        return {one.key for one in entries if one.state is EntryState.READY} - self._unticked

    def turn_tick(self, entry: QueueEntry) -> None:
        """Tick a greeting or take its tick away."""
        self._unticked ^= {entry.key}

    def messages(self) -> list[Message]:
        """Return the ticked greetings as messages, those of another day with their time."""
        if self.queue is None:
            return []
        ticked, today = self.ticked(), self.queue.first
        return [
            Message(
                *(one.contact_id, one.name, one.mobile, one.text, one.findings, one.occasion.name),
                at=one.at if one.occasion.day > today else None,
            )
            for one in self.queue.entries
            if one.key in ticked
        ]

    def keep(self, entry: QueueEntry) -> Work:
        """Answer what the rules ask of a greeting with "send it"."""
        rules = [one.rule.value for one in (*entry.answered, *entry.findings) if one.severity is Severity.ASK]
        made = replace(_blank(entry), text=entry.text, answers=tuple(dict.fromkeys(rules)))
        return lambda session: decisions.keep(session, made)

    def rewrite(self, entry: QueueEntry, text: str) -> Work:
        """Keep another wording; what was answered of the old one is open again."""
        return lambda session: decisions.keep(session, replace(_blank(entry), text=text))

    def skip(self, entry: QueueEntry) -> Work:
        """Put a greeting aside."""
        made = replace(_blank(entry), text=entry.decision.text if entry.decision else "", skipped=True)
        return lambda session: decisions.keep(session, made)

    def swap(self, entry: QueueEntry) -> Work:
        """Give a greeting another wording, none it had before."""
        turned_down = self._turned_down.setdefault(entry.key, set())
        turned_down.add(entry.text)
        built = self.queue

        def work(session: Any) -> None:
            if built is not None:
                text = queue.other_wording(session, built, entry, turned_down)
                decisions.keep(session, replace(_blank(entry), text=text))

        return work

    def add(self, contact_id: int, like: QueueEntry | None) -> tuple[Work, str] | None:
        """Put somebody into the queue by hand, for the occasion in view or the next one; and its name."""
        occasion = like.occasion if like is not None else self.queue.next_occasion if self.queue else None
        if occasion is None:
            return None
        made = Decision(contact_id, occasion.name, occasion.day)
        return (lambda session: decisions.keep(session, made)), occasion.shown()


def _blank(entry: QueueEntry) -> Decision:
    return Decision(entry.contact_id, entry.occasion.name, entry.occasion.day)


def row_of(entries: Sequence[object], key: Wanted | None) -> int:
    """Return where a greeting stands among lines, -1 when it is not there."""
    for place, line in enumerate(entries):
        if isinstance(line, QueueEntry) and line.key == key:
            return place
    return -1
