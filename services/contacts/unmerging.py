"""Taking merged people apart, weeks later: what was changed since stays where it is and is listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from models import tables
from models.contact import Contact
from models.journal import JournalChange
from models.same_person import Merge, MergedPerson
from services import history, recorder, sessions, storage
from services.contacts import duplicates, merging
from services.contacts.choosing import name_of
from services.errors import ChoiceError
from services.i18n import _, _p
from services.rows import Row, images, unpacked
from services.since import FOLLOWING, Since


@dataclass(frozen=True, slots=True)
class TakenApart:
    """Who is a contact of their own again, and what stays with the one who was kept."""

    contact_id: int
    restored: tuple[int, ...]
    names: tuple[str, ...]
    kept: tuple[str, ...]
    """What was changed since the merge and stays, in words."""


@dataclass(frozen=True, slots=True)
class MergedIn:
    """A merge as the person page tells of it: when, and who became part of this person."""

    merge_id: int
    at: str
    names: tuple[str, ...]


def merges_of(session: Session, contact_id: int) -> list[MergedIn]:
    """Return the merges that made a contact what it is, newest first; those taken apart are left out."""
    rows = session.scalars(
        select(Merge)
        .where(Merge.kept_id == contact_id, Merge.taken_apart_at.is_(None))
        .order_by(Merge.id.desc())
    )
    return [
        MergedIn(row.id, row.at.astimezone().date().isoformat(), _names(session, row.step_id)) for row in rows
    ]


def label_of(session: Session, contact_id: int) -> str:
    """Return what the journal says when somebody is taken apart."""
    merge = _find(session, contact_id)
    names, kept = _names(session, merge.step_id), name_of(session, merge.kept_id)
    if set(names) == {kept}:
        return _("Made two of {name} again").format(name=kept)
    others = _p("between words", ", ").join(names)
    return _("Took {others} out of {name} again").format(others=others, name=kept)


def unmerge(session: Session, contact_id: int) -> TakenApart:
    """Undo the newest merge into a contact, or the one that took the contact in; within an act.

    From then on they are known to be different. Raises ChoiceError where there is nothing to take apart.
    """
    merge = _find(session, contact_id)
    storage.defer_foreign_keys(session)
    session.flush()
    changes = session.scalars(
        select(JournalChange).where(JournalChange.step_id == merge.step_id).order_by(JournalChange.position)
    ).all()
    since = Since(session, merge.step_id or 0)
    gone = [change for change in changes if change.action == "delete"]
    people = [row for change in gone if change.table_name == "contacts" for row in _images(change)]
    history.put_back(session, recorder.record_of(session), tables.table("contacts"), people)
    kept = _restore(session, [change for change in changes if change.action == "update"], since)
    for change in gone:
        if change.table_name != "contacts":
            _put_back(session, change)
    session.expire_all()
    merge.taken_apart_at = sessions.now(session)
    restored = [row["id"] for row in people]
    for other in restored:
        duplicates.say_different(session, merge.kept_id, other)
    merging.settle(session, [merge.kept_id, *restored])
    return TakenApart(
        merge.kept_id, tuple(restored), tuple(row["name"] for row in people), tuple(dict.fromkeys(kept))
    )


def _find(session: Session, contact_id: int) -> Merge:
    """Return the merge meant; raises ChoiceError for none, or when the kept one is no contact any more."""
    inside = select(MergedPerson.merge_id).where(MergedPerson.contact_id == contact_id)
    merge = session.scalars(
        select(Merge)
        .where(or_(Merge.kept_id == contact_id, Merge.id.in_(inside)), Merge.taken_apart_at.is_(None))
        .order_by(Merge.id.desc())
        .limit(1)
    ).first()
    if merge is None:
        raise ChoiceError(_("Nobody was merged into {name}.").format(name=name_of(session, contact_id)))
    if session.get(Contact, merge.kept_id) is not None:
        return merge
    further = merging.became(session, merge.kept_id)
    if further is None:
        raise ChoiceError(_("Whoever was kept is no longer in the book."))
    raise ChoiceError(
        _("They are part of {name} by now.").format(name=name_of(session, further)),
        _("Take that one apart first."),
    )


def _names(session: Session, step_id: int | None) -> tuple[str, ...]:
    """Return the names of those a merge took in, from the journal."""
    images_kept = session.scalars(
        select(JournalChange).where(
            JournalChange.step_id == step_id,
            JournalChange.table_name == "contacts",
            JournalChange.action == "delete",
        )
    )
    return tuple(str(row["name"]) for change in images_kept for row in _images(change))


def _images(change: JournalChange) -> list[Row]:
    return images(tables.table(change.table_name), change.before)


def _restore(session: Session, changes: Sequence[JournalChange], since: Since) -> list[str]:
    """Put rows back as they were before the merge, unless somebody changed them; return what stays."""
    record = recorder.record_of(session)
    stays: list[str] = []
    rows = {
        (name, row["id"]): row
        for name in {change.table_name for change in changes}
        for row in since.rows(name, [one.row_id for one in changes if one.table_name == name])
    }
    for change in changes:
        table, row = tables.table(change.table_name), rows.get((change.table_name, change.row_id))
        if row is None:
            continue  # taken out since
        before = unpacked(table, change.before)
        changed = since.changed(table.name, row)
        if table.name == "contacts":
            before = {name: value for name, value in before.items() if name not in FOLLOWING["contacts"]}
            stays += [_field(name) for name in before if name in changed]
            before = {name: value for name, value in before.items() if name not in changed}
        elif changed:
            stays.append(_called(session, table, row))
            continue
        history.set_values(session, record, table, change.row_id, before)
    return stays


def _put_back(session: Session, change: JournalChange) -> None:
    """Put rows back that the merge found twice, as far as what they point to is still there."""
    table = tables.table(change.table_name)
    rows = [row for row in _images(change) if _has_its_parents(session, table, row)]
    history.put_back(session, recorder.record_of(session), table, rows)


def _has_its_parents(session: Session, table: Table, row: Row) -> bool:
    for key in table.foreign_keys:
        target = row.get(key.parent.name)
        if target is not None:
            query = select(key.column).where(key.column == target)
            if session.connection().execute(query).first() is None:
                return False
    return True


def _field(column: str) -> str:
    from services.exchange.field_labels import column_words

    return column_words(column)


def _called(session: Session, table: Table, row: Row) -> str:
    """Return how a row is called that stays: the number, the words, whom the tie is with."""
    if table.name == "ties":
        ends = [name_of(session, row[end]) for end in ("from_id", "to_id")]
        return _("the tie of {one} and {other}").format(one=ends[0], other=ends[1])
    for column in ("value", "text", "title", "class_name", "reason", "factor", "role"):
        words: Any = row.get(column)
        if words:
            return str(words)[:40]
    return _("a detail")
