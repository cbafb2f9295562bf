"""Tags: the manager's own words on people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Tag, Tagging
from services import recorder, sessions
from services.errors import DraftError
from services.i18n import _

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and on how many people it is."""

    name: str
    people: int


def tags(session: Session) -> list[TagCount]:
    """Return every tag in use or not, the most used first."""
    people = func.count(Tagging.id)
    query = select(Tag.name, people).outerjoin(Tagging, Tagging.tag_id == Tag.id).group_by(Tag.id, Tag.name)
    return [TagCount(name, count) for name, count in session.execute(query.order_by(people.desc(), Tag.name))]


def tag(session: Session, contact_ids: Sequence[int], names: Iterable[str]) -> int:
    """Put tags on people and return how many taggings are new; raises DraftError without a word."""
    wanted = [name.strip()[:_LONGEST] for name in names if name.strip()]
    if not wanted:
        raise DraftError(_("A tag needs a word."), field="tag")
    added = 0
    for name in dict.fromkeys(wanted):
        tag_id = _find_or_add(session, name)
        has = _tagged(session, contact_ids, tag_id)
        fresh = [
            {"contact_id": key, "tag_id": tag_id} for key in dict.fromkeys(contact_ids) if key not in has
        ]
        recorder.bulk_insert(session, Tagging, fresh)
        added += len(fresh)
    return added


def untag(session: Session, contact_ids: Sequence[int], names: Iterable[str]) -> int:
    """Take tags off people and return how many taggings there were; a tag on nobody is forgotten."""
    removed = 0
    for name in dict.fromkeys(names):
        row = session.scalar(select(Tag).where(Tag.name == name))
        if row is None:
            continue
        taggings = _tagged(session, contact_ids, row.id)
        recorder.bulk_delete(session, Tagging, list(taggings.values()))
        removed += len(taggings)
        if not session.scalar(select(func.count(Tagging.id)).where(Tagging.tag_id == row.id)):
            session.delete(row)
            session.flush()
    return removed


def rename(session: Session, name: str, new_name: str) -> None:
    """Call a tag something else; raises DraftError when that word is empty or another tag's."""
    word = new_name.strip()[:_LONGEST]
    if not word:
        raise DraftError(_("A tag needs a word."), field="tag")
    if word != name and session.scalar(select(Tag.id).where(Tag.name == word)) is not None:
        raise DraftError(_("There is a tag “{name}” already.").format(name=word), field="tag")
    row = session.scalar(select(Tag).where(Tag.name == name))
    if row is not None:
        row.name = word
        session.flush()


def _find_or_add(session: Session, name: str) -> int:
    found = session.scalar(select(Tag.id).where(Tag.name == name))
    if found is not None:
        return found
    row = Tag(name=name)
    session.add(row)
    session.flush()
    return row.id


def _tagged(session: Session, contact_ids: Iterable[int], tag_id: int) -> dict[int, int]:
    """Return the tagging of each of these contacts that bears the tag."""
    found: dict[int, int] = {}
    for part in sessions.chunks(contact_ids):
        query = select(Tagging.contact_id, Tagging.id).where(
            Tagging.tag_id == tag_id, Tagging.contact_id.in_(part)
        )
        found.update((contact_id, row_id) for contact_id, row_id in session.execute(query))
    return found
