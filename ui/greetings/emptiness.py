"""What stands in place of a queue without greetings: which day comes next, and a way to write early."""

from collections.abc import Callable

from services.contacts.day_words import sentence_day
from services.greetings.queue import Queue
from services.i18n import _
from ui.widgets.empty_state import EmptyState


def say_nothing_due(empty: EmptyState, queue: Queue, look_ahead: Callable[[int], None]) -> None:
    """Say that no occasion comes in these days, and offer to write for the next one."""
    heading = _("No occasion in the next {days} days.").format(days=queue.days)
    coming = queue.next_occasion
    if coming is None:
        empty.say(heading)
        return
    day = sentence_day(coming.day, queue.first)
    body = _("The next one: {day}, {occasion}.").format(day=day, occasion=coming.shown())
    ahead = (coming.day - queue.first).days
    words = _("Write for {occasion} early").format(occasion=coming.shown())
    empty.say(heading, body, [(words, lambda: look_ahead(ahead))])
