"""Books with people to greet."""

import datetime as dt
from typing import Any

from models.contact import Contact
from models.kinds import CohortKind, InteractionKind, TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services.book import Book
from services.diary import entries
from services.diary.drafts import EntryDraft
from tests.builders import DAY, add_contact


def mobile(number: int) -> str:
    """Return an invented mobile."""
    return f"1380000{number:04d}"


def people(book: Book, count: int, **facts: Any) -> list[int]:
    """Add so many customers with mobiles, best tier first."""
    given = "砚秋知行听雨望舒启明佩瑶书航若溪念慈一诺"
    names = [
        f"{'沈程邵单陆易仇苏韩江'[n % 10]}{given[n % 19]}{given[(n * 7 + n // 19) % 19]}"
        for n in range(count)
    ]
    return [
        add_contact(
            book,
            name,
            mobile(place),
            **{"tier_rank": 1 + place % 3, "title": "总经理", "gender": "female", **facts},
        )
        for place, name in enumerate(names)
    ]


def met(book: Book, ids: list[int], days: int = 200) -> None:
    """Let there have been a call with each of them, long ago."""
    at = dt.datetime.combine(DAY - dt.timedelta(days=days), dt.time(9)).astimezone()

    def work(session: Any) -> None:
        for one in ids:
            entries.log(session, EntryDraft(InteractionKind.CALL, (one,), at))

    book.act("打过", work)


def together(book: Book, ids: list[int], kind: CohortKind, *, with_me: bool = False) -> None:
    """Put people into one cohort."""

    def work(session: Any) -> None:
        cohort = Cohort(name=f"圈 {kind.value}", kind=kind.value)
        session.add(cohort)
        session.flush()
        for one in [*ids, *([book.me_id] if with_me else [])]:
            session.add(Membership(cohort_id=cohort.id, contact_id=one))

    book.act("一圈", work)


def tied(book: Book, contact_id: int, kind: TieKind, role: str = "", subkind: str | None = None) -> None:
    """Tie somebody to me: what they are to me."""
    tie = Tie(from_id=contact_id, to_id=book.me_id, kind=kind.value, role=role, subkind=subkind)
    book.act("关系", lambda session: session.add(tie))


def set_facts(book: Book, contact_id: int, **facts: Any) -> None:
    """Change columns of somebody's row."""

    def work(session: Any) -> None:
        row = session.get_one(Contact, contact_id)
        for key, value in facts.items():
            setattr(row, key, value)

    book.act("改", work)
