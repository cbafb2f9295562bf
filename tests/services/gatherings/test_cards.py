"""Cards given and taken, whom one went silent on, and which channel is answered."""

import datetime as dt
from pathlib import Path
from typing import Any

from models.kinds import InteractionKind
from services.book import Book
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.gatherings import cards
from tests.builders import DAY, add_contact, new_book

CARD, CALL, SMS = InteractionKind.CARD, InteractionKind.CALL, InteractionKind.SMS


def log(book: Book, kind: InteractionKind, who: int, days_ago: int, **facts: Any) -> None:
    """Write down something of so many days ago, at noon."""
    at = dt.datetime.combine(DAY - dt.timedelta(days=days_ago), dt.time(12)).astimezone()
    book.act("test", lambda session: entries.log(session, EntryDraft(kind, (who,), at=at, **facts)))


def test_that_cards_not_followed_by_a_word_are_told_after_two_days(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    fresh, cold, spoken, missed = (
        add_contact(book, name) for name in ("新来的", "冷了的", "谈过的", "没接的")
    )
    log(book, CARD, fresh, 1)
    log(book, CARD, cold, 5, inbound=True)
    log(book, CARD, spoken, 5)
    log(book, CALL, spoken, 4, result="reached")
    log(book, CARD, missed, 6)
    log(book, CALL, missed, 5, result="not-reached")
    with book.read() as session:
        silent = cards.silent(session)
        days = cards.days(session)
    assert [(one.name, one.received) for one in silent] == [("冷了的", True), ("没接的", False)]
    assert [(one.day, one.given, one.received) for one in days][1] == (DAY - dt.timedelta(days=5), 1, 1)
    book.close()


def test_that_a_message_counts_as_answered_only_within_a_week(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    quick, late = add_contact(book, "回得快"), add_contact(book, "回得慢")
    log(book, SMS, quick, 20)
    log(book, SMS, quick, 18, inbound=True)
    log(book, SMS, late, 30)
    log(book, SMS, late, 10, inbound=True)
    log(book, CALL, late, 5, result="reached")
    log(book, CALL, late, 4, result="not-reached")
    with book.read() as session:
        rates = {one.kind: (one.tried, one.answered) for one in cards.channels(session)}
    assert rates == {CALL: (2, 1), SMS: (2, 1), InteractionKind.WECHAT: (0, 0)}
    book.close()
