"""Keeps on each contact's row what lists show, sort and search by; the one place that works it out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.interaction import Interaction, Participation, Task
from models.kinds import PHONE_KINDS, PointKind, TaskState
from models.organization import Employment, Organization
from services import recorder, sessions
from services.contacts import pinyin
from services.contacts.search_keys import contact_key
from services.diary.kept import COUNTS

_ONE_BY_ONE = 50
"""Up to so many contacts views are told who changed; beyond, that many did."""


@dataclass(frozen=True, slots=True)
class Post:
    """The primary employment, as lists show it."""

    organization_id: int | None = None
    organization: str = ""
    title: str = ""


NO_POST = Post()


class Kept(NamedTuple):
    """The kept columns that follow from a contact's own facts."""

    sort_key: str
    search_key: str
    organization_id: int | None
    organization: str
    title: str
    phone: str


def kept(name: str, others: Sequence[str] = (), dialled: Sequence[str] = (), post: Post = NO_POST) -> Kept:
    """Work out what follows from a contact's own facts; single entries and imports share it.

    ``others`` are nickname and foreign name, ``dialled`` the mobiles before the telephones: the first is
    the number shown.
    """
    return Kept(
        pinyin.sort_key(name)[:400],
        contact_key((name, *others), dialled, post.organization),
        post.organization_id,
        post.organization,
        post.title,
        dialled[0] if dialled else "",
    )


def refresh(session: Session, contact_ids: Iterable[int]) -> None:
    """Work out anew what these contacts' rows keep of names, numbers, posts, interactions and tasks."""
    session.flush()
    ids = sorted(set(contact_ids))
    for part in sessions.chunks(ids):
        changed = _changed_rows(session, part)
        if len(ids) > _ONE_BY_ONE:
            _write_many(session, changed)
            continue
        for values in changed:
            contact = session.get_one(Contact, values["id"])
            for column, value in values.items():
                setattr(contact, column, value)
    session.flush()


def refresh_all(session: Session, contact_ids: Iterable[int] | None = None) -> None:
    """Work out anew everything these contacts' rows keep, the tier included; None: everybody's."""
    from services.prospects import derived as tiers

    ids = list(session.scalars(select(Contact.id))) if contact_ids is None else sorted(set(contact_ids))
    refresh(session, ids)
    tiers.refresh(session, None if contact_ids is None else ids)


def _write_many(session: Session, changed: list[dict[str, Any]]) -> None:
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for values in changed:
        alike[tuple(values)].append(values)
    for rows in alike.values():
        recorder.bulk_update(session, Contact, rows)


def _changed_rows(session: Session, ids: list[int]) -> list[dict[str, Any]]:
    """Return id and differing columns of those contacts whose kept columns are out of date."""
    numbers = _numbers(session, ids)
    posts = _posts(session, ids)
    last = dict(
        session.execute(
            select(Participation.contact_id, func.max(Participation.day))
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Participation.contact_id.in_(ids), COUNTS)
            .group_by(Participation.contact_id)
        )
        .tuples()
        .all()
    )
    following = dict(
        session.execute(
            select(Task.contact_id, func.min(Task.due))
            .where(Task.contact_id.in_(ids), Task.state == TaskState.OPEN)
            .group_by(Task.contact_id)
        )
        .tuples()
        .all()
    )
    changed = []
    for row in session.execute(select(*_READ).where(Contact.id.in_(ids))).mappings():
        others = [other for other in (row["nickname"], row["english_name"]) if other]
        dialled = [value for kind in PHONE_KINDS for told, value in numbers[row["id"]] if told == kind]
        fresh: dict[str, Any] = kept(row["name"], others, dialled, posts.get(row["id"], NO_POST))._asdict()
        fresh["last_day"] = last.get(row["id"])
        fresh["clock_ordinal"] = (fresh["last_day"] or row["added_day"]).toordinal()
        fresh["next_day"] = following.get(row["id"])
        differing = {column: value for column, value in fresh.items() if row[column] != value}
        if differing:
            changed.append({"id": row["id"], **differing})
    return changed


_READ = (
    *(Contact.id, Contact.name, Contact.nickname, Contact.english_name, Contact.added_day),
    *(Contact.sort_key, Contact.search_key, Contact.organization_id, Contact.organization, Contact.title),
    *(Contact.phone, Contact.last_day, Contact.clock_ordinal, Contact.next_day),
)


def _numbers(session: Session, ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    kinds = (PointKind.MOBILE, PointKind.PHONE)
    rows = session.execute(
        select(ContactPoint.contact_id, ContactPoint.kind, ContactPoint.value)
        .where(ContactPoint.contact_id.in_(ids), ContactPoint.kind.in_(kinds))
        .order_by(ContactPoint.position, ContactPoint.id)
    )
    for contact_id, kind, value in rows.tuples():
        found[contact_id].append((kind, value))
    return found


def _posts(session: Session, ids: list[int]) -> dict[int, Post]:
    rows = session.execute(
        select(Employment.contact_id, Employment.organization_id, Organization.name, Employment.title)
        .outerjoin(Organization, Organization.id == Employment.organization_id)
        .where(Employment.contact_id.in_(ids), Employment.is_primary)
    )
    return {
        contact_id: Post(organization_id, name or "", title)
        for contact_id, organization_id, name, title in rows.tuples()
    }
