"""What one does with greetings: decide about one, note an answer, put somebody in, send and write out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from models.kinds import InteractionKind
from services.greetings import outbox, sending
from services.greetings.queue import EntryState, QueueEntry
from services.greetings.sending import Message
from services.i18n import _, _n
from ui.greetings import queue_list
from ui.greetings.course import Course
from ui.greetings.queue_model import QueueModel, Waiting
from ui.shell.desk import Desk

FOLDER = "greetings.folder"
"""The machine's choice: where lists were written last."""


class QueueActs:
    """Every decision is one act with its undo."""

    def __init__(self, desk: Desk, course: Course) -> None:
        self._desk, self._course = desk, course

    def run(self, what: str, entry: QueueEntry) -> None:
        """Do what a key of the list asks for."""
        acts: dict[str, Callable[[QueueEntry], None]] = {
            queue_list.COPY: lambda one: QGuiApplication.clipboard().setText(one.text),
            queue_list.SKIP: self.skip,
            queue_list.SWAP: self.swap,
            queue_list.KEEP: self.keep,
        }
        if work := acts.get(what):
            work(entry)

    def skip(self, entry: QueueEntry) -> None:
        """Put a greeting aside."""
        self._desk.act(_("Not sent to {name}").format(name=entry.name), self._course.skip(entry))

    def swap(self, entry: QueueEntry) -> None:
        """Give a greeting another wording."""
        self._desk.act(_("Other wording for {name}").format(name=entry.name), self._course.swap(entry))

    def keep(self, entry: QueueEntry) -> None:
        """Answer what is asked with "send it"; what is stopped says why."""
        if entry.state is EntryState.ASK:
            self._desk.act(_("As it is to {name}").format(name=entry.name), self._course.keep(entry))
        elif entry.state is EntryState.STOP:
            self._desk.toast(entry.findings[0].message, undo=False)

    def turn_tick(self, entry: QueueEntry, lines: QueueModel) -> None:
        """Tick a greeting that is ready, or take its tick away; one that is not says what to do first."""
        if entry.state is EntryState.READY:
            self._course.turn_tick(entry)
            lines.tick(self._course.ticked())
        else:
            words = _("Decide first: R other wording, K as it is, Enter to change it.")
            self._desk.toast(words, undo=False)

    def rewrite(self, entry: QueueEntry | None, text: str) -> None:
        """Keep the wording as it was changed."""
        if entry is None:
            return
        words = _("Wording for {name}").format(name=entry.name)
        self._desk.act(words, self._course.rewrite(entry, text), quiet=True)

    def answered(self, line: Waiting) -> None:
        """Write down that they answered."""
        self._desk.act(
            _("{name} answered").format(name=line.name),
            lambda session: sending.answered(session, line.contact_id, line.occasion),
        )

    def take(self, contact_id: int, like: QueueEntry | None) -> bool:
        """Put somebody into the queue for the occasion in view; tell whether that is possible."""
        told = self._course.add(contact_id, like)
        if told is not None:
            self._desk.act(_("Added to {occasion}").format(occasion=told[1]), told[0])
        return told is not None

    def sent(self, message: Message, kind: str) -> None:
        """Write down one message as sent."""
        self._desk.act(
            _("Greeted {name}").format(name=message.name),
            lambda session: sending.write_down(session, [message], InteractionKind(kind)),
        )

    def write_out(self, window: QWidget) -> None:
        """Ask where to; write what passed for the platform that sends, and write it down as sent.

        What is sent cannot be called back, so neither can this act.
        """
        messages = self._course.messages()
        if not messages:
            self._desk.toast(_("Nothing is ticked."), undo=False)
            return
        folder = Path(str(self._desk.preferences.get(FOLDER, Path.home())))
        name = _("Greetings {day}").format(day=self._desk.today().isoformat())
        plain, old = _("Table for Excel and most platforms (*.csv)"), _("Table in GB18030 (*.csv)")
        chosen, pattern = QFileDialog.getSaveFileName(
            window, _("Write out the list"), str(folder / f"{name}.csv"), f"{plain};;{old}"
        )
        if not chosen:
            return
        target = Path(chosen)
        target = target if target.suffix.lower() == ".csv" else target.with_name(f"{target.name}.csv")
        self._desk.preferences.set(FOLDER, str(target.parent))
        encoding = outbox.GB18030 if pattern == old else outbox.UTF8

        def work(session: Any) -> None:
            sending.write_down(session, messages)
            outbox.write_csv(target, messages, encoding)

        count = len(messages)
        words = _n("Wrote out {count} greeting", "Wrote out {count} greetings", count)
        self._desk.act(words.format(count=count), work, lasting=True)
