"""Whom an introducer brought before, and what came of them as far as the book knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import TieKind, VisitResult
from models.tie import Tie
from services import sessions
from services.i18n import _

_TELLING = (VisitResult.CLOSED, VisitResult.INTERESTED)
"""Results that say something was earned, the better one first."""
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Brought:
    """Somebody an introducer brought before, and what came of it: closed business, or interest."""

    introducer_id: int
    contact_id: int
    name: str
    result: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The name, and what it earned in brackets."""
        told = (
            {
                VisitResult.CLOSED: _("closed: {note}") if self.note else _("closed"),
                VisitResult.INTERESTED: _("under discussion"),
            }.get(VisitResult(self.result))
            if self.result
            else ""
        )
        return (
            _("{name} ({what})").format(name=self.name, what=told.format(note=self.note))
            if told
            else self.name
        )


def brought_by(session: Session, introducers: Iterable[int]) -> tuple[Brought, ...]:
    """Return whom these people brought, by the referrals of the book, in the order they came."""
    rows = list(
        session.execute(
            select(Tie.from_id, Tie.to_id, Contact.name)
            .join(Contact, Contact.id == Tie.to_id)
            .where(
                Tie.kind == TieKind.REFERRAL.value,
                Tie.from_id.in_(list(introducers)),
                Contact.is_me.is_(False),
            )
            .order_by(Tie.id)
        ).tuples()
    )
    came = _results(session, {newcomer for _giver, newcomer, _name in rows})
    return tuple(Brought(giver, key, name, *came.get(key, ("", ""))) for giver, key, name in rows)


def _results(session: Session, people: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return the best result with each of these people, and what was written beside it."""
    found: dict[int, tuple[str, str]] = {}
    for part in sessions.chunks(people):
        rows = session.execute(
            select(Participation.contact_id, Interaction.result, Interaction.note)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Participation.contact_id.in_(part), Interaction.result.in_(_TELLING))
            .order_by(Interaction.result != VisitResult.CLOSED, Interaction.at.desc())
        )
        for person, result, note in rows.tuples():
            line = note.strip().splitlines()[0] if note.strip() else ""
            short = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
            found.setdefault(person, (result or "", short))
    return found
