"""What a wording may say of somebody: salutation, 你 or 您, firm, home, liking, what they were told."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact, Remark
from models.interaction import Interaction, Participation
from models.kinds import NoteKind, TieKind
from services import sessions
from services.contacts import places
from services.contacts.organizations import short_name
from services.diary.addressing import NEAR, salutations, ties_with_me

_ELDER_AGE, _ELDER_BY = 60, 15
_ELDERS = "爷奶公婆叔伯姑舅姨爸妈父母岳婶"
_SHORT = 4
_TOLD = 4
"""So many of the last greetings are not to be repeated."""
_NAME_LONG = 10


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody as a wording sees them."""

    contact_id: int
    name: str
    salutation: str
    tie: str
    """Which wordings are theirs: customer, friend, teacher …"""
    you: str
    near: bool
    organization: str
    title: str
    hometown: str
    interest: str
    told: tuple[str, ...]
    """The last greetings to them, newest first."""


def portraits(session: Session, ids: Sequence[int]) -> dict[int, Portrait]:
    """Return these people as wordings see them."""
    said, ties = salutations(session, ids), ties_with_me(session, list(ids))
    likes, told = _likes(session, ids), _told(session, ids)
    today = sessions.today(session)
    me = session.get_one(Contact, sessions.me_id(session))
    mine = _born(me.birth_solar)
    found = {}
    for part in sessions.chunks(ids):
        for row in session.scalars(select(Contact).where(Contact.id.in_(part))):
            kind, subkind, role = ties.get(row.id, (TieKind.CUSTOMER.value, None, ""))
            audience = _audience(kind, subkind, role)
            elder = _is_elder(row, role, today, mine)
            near = kind in NEAR and audience != "teacher"
            found[row.id] = Portrait(
                *(row.id, row.name, said.get(row.id, row.name), audience),
                you="你" if near and not elder else "您",
                near=near,
                organization=_firm(row.organization),
                title=row.title,
                hometown=_home(row.native_code),
                interest=likes.get(row.id, ""),
                told=tuple(told.get(row.id, ())),
            )
    return found


def _audience(kind: str, subkind: str | None, role: str) -> str:
    if kind == TieKind.SCHOOLING:
        taught = (subkind or "").startswith("teacher") or "老师" in role or "导师" in role
        return "teacher" if taught and role != "学生" else "schooling"
    same = {TieKind.RELATIVE, TieKind.FRIEND, TieKind.COLLEAGUE, TieKind.TOWNSMAN}
    return kind if kind in same else "customer"


def _born(solar: str | None) -> int | None:
    year = (solar or "")[:4]
    return int(year) if year.isdigit() else None


def _is_elder(row: Contact, role: str, today: dt.date, mine: int | None) -> bool:
    born = _born(row.birth_solar)
    if born is not None:
        older = mine is not None and mine - born >= _ELDER_BY
        return older or today.year - born >= _ELDER_AGE
    return any(sign in role for sign in _ELDERS)


def _firm(name: str) -> str:
    short = short_name(name)
    return short if len(short) <= _NAME_LONG else ""


def _home(code: str | None) -> str:
    if not code:
        return ""
    name = places.shown(code).split(" ")[-1]
    return name if len(name) <= _SHORT else ""


def _likes(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return one short thing each likes, the newest learned."""
    found: dict[int, str] = {}
    for part in sessions.chunks(ids):
        rows = session.execute(
            select(Remark.contact_id, Remark.text)
            .where(Remark.contact_id.in_(part), Remark.kind == NoteKind.INTEREST)
            .order_by(Remark.id)
        )
        found.update({contact_id: text for contact_id, text in rows if 2 <= len(text) <= _SHORT})
    return found


def _told(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for part in sessions.chunks(ids):
        rows = session.execute(
            select(Participation.contact_id, Interaction.note)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Participation.contact_id.in_(part), Interaction.inbound.is_(False))
            .where(Interaction.occasion != "", Interaction.note != "")
            .order_by(Interaction.day.desc(), Interaction.id.desc())
        )
        for contact_id, note in rows:
            if len(found[contact_id]) < _TOLD:
                found[contact_id].append(note)
    return found
