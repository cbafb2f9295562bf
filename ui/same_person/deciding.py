"""What is decided about a pair: made one after a copy of the book, or remembered as two people."""

import time
from collections.abc import Callable

from services.contacts import duplicates, merging
from services.contacts.choosing import name_of
from services.contacts.duplicates import Pair
from services.contacts.merging import MergeDraft
from services.errors import ChoiceError
from services.i18n import _
from ui.shell.desk import Desk

_COPY_HOLDS = 600.0
"""Seconds a copy of the book made before a merge serves the next ones of the same sitting."""

Told = Callable[[], None]


class Deciding:
    """Acts off the window's thread; every decision can be taken back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._copied_at: float | None = None

    def merge(self, draft: MergeDraft, then: Told) -> None:
        """Make the two one, as chosen."""
        book, now = self._desk.book, time.monotonic()
        fresh = self._copied_at is None or now - self._copied_at > _COPY_HOLDS
        label = self._desk.read(lambda session: merging.label_of(session, draft))

        def done(_kept: int) -> None:
            self._copied_at = now if fresh else self._copied_at
            then()
            self._desk.toast(label)

        self._desk.tasks.run(
            lambda _progress: merging.run(book, draft, copy_first=fresh), done, self._desk.fail, _("Merging")
        )

    def say_different(self, pair: Pair, then: Told) -> None:
        """Remember that the two are two people."""
        label = duplicates.difference_words(pair.a_name, pair.b_name)
        self._desk.act(
            label, lambda session: duplicates.say_different(session, pair.a, pair.b), lambda _done: then()
        )


def pair_of(desk: Desk, one: int, other: int) -> Pair:
    """Return a pair the user put together; who is me stays."""
    if other == desk.book.me_id:
        one, other = other, one
    return Pair(one, other, name(desk, one), name(desk, other), 0.0, (_("Put together by you"),))


def name(desk: Desk, contact_id: int) -> str:
    """Return a contact's name."""
    return desk.read(lambda session: name_of(session, contact_id))


def are_there(desk: Desk, pair: Pair) -> bool:
    """Tell whether both are still in the book."""
    try:
        desk.read(lambda session: merging.side_by_side(session, (pair.a, pair.b)))
    except ChoiceError:
        return False
    return True
