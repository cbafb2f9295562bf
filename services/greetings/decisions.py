"""What was decided about a greeting before it goes out: the wording, answers to the rules, "not this one"."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.greeting import Greeting


@dataclass(frozen=True, slots=True)
class Decision:
    """What is kept of one greeting."""

    contact_id: int
    occasion: str
    day: dt.date
    text: str = ""
    skipped: bool = False
    answers: tuple[str, ...] = ()
    """The rules that asked of this very wording and were answered with "send it"."""

    @property
    def key(self) -> tuple[int, str, dt.date]:
        """Whom, for what, when."""
        return self.contact_id, self.occasion, self.day


def between(session: Session, first: dt.date, last: dt.date) -> dict[tuple[int, str, dt.date], Decision]:
    """Return what was decided about the greetings of these days."""
    rows = session.scalars(select(Greeting).where(Greeting.day >= first, Greeting.day <= last))
    found = [_of(row) for row in rows]
    return {decision.key: decision for decision in found}


def _of(row: Greeting) -> Decision:
    told = json.loads(row.answers)
    return Decision(row.contact_id, row.occasion, row.day, row.text, row.skipped, tuple(map(str, told)))


def keep(session: Session, decision: Decision) -> None:
    """Keep a decision in place of what was decided before."""
    row = _row(session, decision.key)
    if row is None:
        row = Greeting(contact_id=decision.contact_id, occasion=decision.occasion, day=decision.day)
        session.add(row)
    row.text = decision.text
    row.skipped = decision.skipped
    row.answers = json.dumps(list(decision.answers), ensure_ascii=False)
    session.flush()


def keep_all(session: Session, made: Sequence[Decision]) -> None:
    """Keep several decisions."""
    for decision in made:
        keep(session, decision)


def _row(session: Session, key: tuple[int, str, dt.date]) -> Greeting | None:
    contact_id, occasion, day = key
    return session.scalars(
        select(Greeting)
        .where(Greeting.contact_id == contact_id, Greeting.occasion == occasion, Greeting.day == day)
        .limit(1)
    ).first()
