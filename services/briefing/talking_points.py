"""What one can begin with: the place we both come from, the name, what they like, what their firm is at.

A point counts as used when an earlier entry speaks of it: nobody wants to hear the same opening twice.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation, VisitDetail
from models.kinds import NoteKind
from services import sessions
from services.briefing import rarity
from services.briefing.records import TalkingPoint
from services.contacts import places
from services.contacts.organizations import short_name
from services.contacts.overview import Overview
from services.contacts.surnames import surname_of
from services.i18n import _, _p
from services.prospects.cadence import day_words

MOST = 5
_LOOKED_AT = 200
"""Earlier entries searched for a point."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What one can begin with: what they like, and the place, the name, the firm."""

    likes: tuple[TalkingPoint, ...]
    others: tuple[TalkingPoint, ...]


def points(session: Session, seen: Overview) -> Talk:
    """Return the points in the order they open doors, those not used yet before the others."""
    me = session.get_one(Contact, sessions.me_id(session))
    told = _told(session, seen.record.id)
    others = [
        *_home(seen, me.native_place, me.native_code),
        *_name(seen, me.name),
        *_remarked(seen, NoteKind.FIRM, _p("brief", "Firm")),
    ]
    likes = _remarked(seen, NoteKind.INTEREST, _p("brief", "Interest"))
    return Talk(_marked(likes, told, seen.day), _marked(others, told, seen.day)[:MOST])


Found = tuple[str, str, tuple[str, ...]]
"""The word before a point, the point, and the marks by which an entry shows that it was talked of."""


def _home(seen: Overview, my_place: str, my_code: str | None) -> list[Found]:
    """Return the place both come from, as near as it is the same; theirs alone is still something to ask."""
    place = seen.record.native_place
    if not place.text:
        return []
    label = _p("brief", "Home")
    name = places.shown(place.code) if place.code else place.text
    marks = tuple({part for part in (*name.split(), places.short_name(place.text)) if len(part) > 1})
    marks += ("老乡", "老家")
    if place.code and my_code:
        theirs, mine = places.levels(place.code), places.levels(my_code)
        words = (_("both from the province"), _("both from the city"), _("both from the county"))
        shared = [one == other for one, other in zip(theirs, mine, strict=True)]
        # A code of a province alone has no city of its own: its levels repeat.
        depth = max((at for at, same in enumerate(shared) if same and all(shared[: at + 1])), default=-1)
        if depth >= 0:
            return [(label, _("{words}, {place}").format(words=words[depth], place=name), marks)]
    elif my_place and my_place == place.text:
        return [(label, _("{words}, {place}").format(words=_("from the same place"), place=name), marks)]
    return [(label, name, marks)]


def _name(seen: Overview, my_name: str) -> list[Found]:
    """Return the surname where it says something: shared and not everywhere, or rare in itself."""
    surname = surname_of(seen.record.name)
    shared = rarity.of_both(seen.record.name, my_name)
    if shared:
        words = _("{name} like me, a rare one") if shared > 1 else _("{name} like me")
    elif surname and rarity.rarity(surname) > 1:
        words = _("{name}, rare: ask where the family comes from")
    else:
        return []
    return [(_p("brief", "Name"), words.format(name=surname), ("本家", f"姓{surname}", "姓氏"))]


def _remarked(seen: Overview, kind: NoteKind, label: str) -> list[Found]:
    """Return what was noted, newest first."""
    noted = [remark for remark in seen.record.remarks if remark.kind == kind][::-1][:4]
    return [(label, remark.text, (remark.text[:12],)) for remark in noted if remark.text]


def _told(session: Session, contact_id: int) -> list[tuple[dt.date, str]]:
    """Return the days and words of earlier entries, newest first."""
    rows = session.execute(
        select(Interaction.day, Interaction.note, VisitDetail.topics, VisitDetail.learned, VisitDetail.gladly)
        .join(Participation, Participation.interaction_id == Interaction.id)
        .outerjoin(VisitDetail, VisitDetail.interaction_id == Interaction.id)
        .where(Participation.contact_id == contact_id)
        .order_by(Participation.day.desc(), Interaction.id.desc())
        .limit(_LOOKED_AT)
    )
    return [(day, " ".join(part for part in parts if part)) for day, *parts in rows]


def _marked(found: list[Found], told: list[tuple[dt.date, str]], today: dt.date) -> tuple[TalkingPoint, ...]:
    """Return points with the day they served last; fresh ones first, else in their order."""
    used = (TalkingPoint(label, words, _used(marks, told, today)) for label, words, marks in found)
    return tuple(sorted(used, key=lambda point: bool(point.used)))


def _used(marks: Sequence[str], told: list[tuple[dt.date, str]], today: dt.date) -> str:
    for day, words in told:
        if any(mark and mark in words for mark in marks):
            return _("used {day}").format(day=day_words(day, today))
    return ""


def firm_words(seen: Overview) -> str:
    """Return the firm and the post as one says them."""
    return f"{short_name(seen.record.organization)}　{seen.record.title}".strip("　")
