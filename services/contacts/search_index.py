"""The search box's memory of a book: built when first asked, kept up by what acts touch."""

import threading
from collections.abc import Iterable
from operator import itemgetter

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from services import sessions
from services.book import Book
from services.changes import Changes
from services.contacts.search_keys import words_of
from services.contacts.search_segment import MISS, Order, Segment

Answer = tuple[int, Order, int]
"""Score, order among equals, and id."""

_REBUILT_BEYOND = 4000
"""So many changed contacts are read anew together with all the others."""


class SearchIndex:
    """Answers words with contacts, best first; several threads may ask."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._lock = threading.RLock()
        self._segments: list[Segment] | None = None
        self._stale: set[int] | None = set()
        """Contacts changed since the segments were read; None when they are too many to name."""
        self._young: set[int] = set()
        """Contacts the second segment tells anew, so that the large first one is not read again."""
        self._stop = book.on_change(self._on_changed)

    def close(self) -> None:
        """Stop listening to the book."""
        self._stop()

    def warm(self) -> None:
        """Read the book now rather than at the first keystroke."""
        with self._lock:
            self._bring_up()

    def ranked(self, query: str, limit: int) -> tuple[list[int], int]:
        """Return the ids of the best ``limit`` contacts for a query, and how many answer it in all."""
        words = words_of(query)
        if not words:
            return [], 0
        found: list[Answer] = []
        total = 0
        with self._lock:
            for segment in self._bring_up():
                best, count = _best(segment, words, limit)
                total += count
                found += best
        found.sort()
        return [contact for _score, _order, contact in found[:limit]], total

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches("contacts"):
            return
        with self._lock:
            if changes.contacts is None or self._stale is None:
                self._stale = None
            else:
                self._stale |= changes.contacts

    def _bring_up(self) -> list[Segment]:
        """Read what changed since the last word; changes heard meanwhile wait for the next."""
        young = self._young
        if self._segments and self._stale == set():
            return self._segments
        with self._book.read() as session:
            if not self._segments or self._stale is None or len(young | self._stale) > _REBUILT_BEYOND:
                young.clear()
                self._segments = [_segment(session, None)]
            else:
                young |= self._stale
                old = self._segments[0]
                old.alive[np.isin(old.ids, list(young))] = False
                self._segments = [old, _segment(session, young)]
        self._stale = set()
        return self._segments


def _segment(session: Session, ids: Iterable[int] | None) -> Segment:
    """Read contacts' search keys, by tier and pinyin; me is left out, as of every list."""
    statement = select(Contact.id, Contact.search_key, Contact.tier_rank, Contact.sort_key).where(
        Contact.is_me.is_(False)
    )
    if ids is None:
        rows = list(session.execute(statement).tuples())
    else:
        parts = sessions.chunks(sorted(ids))
        rows = [
            row for part in parts for row in session.execute(statement.where(Contact.id.in_(part))).tuples()
        ]
    rows.sort(key=itemgetter(2, 3, 0))
    return Segment([row[0] for row in rows], [row[1] for row in rows], [(row[2], row[3]) for row in rows])


def _best(segment: Segment, words: list[str], limit: int) -> tuple[list[Answer], int]:
    """Return score, order and id of a segment's best answers to all words, and how many there are."""
    scores = segment.scores(words[0]).astype(np.uint16)
    answered = segment.alive & (scores != MISS)
    for word in words[1:]:
        more = segment.scores(word)
        answered &= more != MISS
        scores += more
    places = np.flatnonzero(answered)
    kept = scores[places]
    total = len(places)
    if total > limit:
        worst = np.partition(kept, limit - 1)[limit - 1]
        places = places[kept <= worst]
        kept = kept[kept <= worst]
    best = np.argsort(kept, kind="stable")[:limit]
    return [
        (int(kept[number]), segment.orders[places[number]], int(segment.ids[places[number]]))
        for number in best
    ], total
