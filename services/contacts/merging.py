"""Making one person of several: side by side, then as one act that can be taken back or taken apart."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Participation, Task
from models.kinds import PHONE_KINDS, PointKind
from models.same_person import Merge, MergedPerson
from models.tie import Tie
from services import locations, recorder, sessions, storage
from services.book import Book
from services.contacts import derived, details, employments, merge_fields, merge_rows, phones
from services.contacts.merge_fields import FieldLine
from services.contacts.records import ContactRecord
from services.contacts.schools import class_words
from services.errors import ChoiceError
from services.i18n import _, _p
from services.prospects import derived as tiers
from services.vocabulary import factor_word, point_word

_MOST_MERGES = 100
"""So many merges upon each other are followed."""


@dataclass(frozen=True, slots=True)
class MergeDraft:
    """Who stays, who becomes part of them, and where another's value is wanted: field → contact id."""

    keep: int
    others: tuple[int, ...]
    choices: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitedLine:
    """A list that is united: what each contact brings, and how it is called."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Contacts beside each other, the one that stays first."""

    ids: tuple[int, ...]
    names: tuple[str, ...]
    added: tuple[dt.date, ...]
    """The days they came into the book."""
    fields: tuple[FieldLine, ...]
    lists: tuple[UnitedLine, ...]


def run(book: Book, draft: MergeDraft, *, copy_first: bool = True) -> int:
    """Copy the book, then merge as one act; return who stayed. A branch's book is copied by its server."""
    with book.read() as session:
        label = label_of(session, draft)
    merge_fields.check((draft.keep, *draft.others), draft.choices)
    book.claim()
    if copy_first and not locations.is_server(book.location):
        from services.safety import backups

        backups.make(book, "merge")
    return book.act(label, lambda session: merge(session, draft))


def label_of(session: Session, draft: MergeDraft) -> str:
    """Return what the journal says of a merge; raises ChoiceError when it cannot be."""
    kept, *others = _people(session, draft)
    if {person.name for person in others} == {kept.name}:
        return _("Made one of {name}, who was there twice").format(name=kept.name)
    names = _p("between words", ", ").join(dict.fromkeys(person.name for person in others))
    return _("Merged {others} into {name}").format(others=names, name=kept.name)


def side_by_side(session: Session, ids: Sequence[int]) -> SideBySide:
    """Return contacts beside each other; raises ChoiceError for somebody who is not there."""
    people = _people(session, MergeDraft(ids[0], tuple(ids[1:])))
    records = [details.contact(session, person.id) for person in people]
    lists = [UnitedLine(label, values) for label, values in _lists(session, records) if any(values)]
    names = tuple(person.name for person in people)
    added = tuple(person.added_day for person in people)
    return SideBySide(tuple(ids), names, added, merge_fields.field_lines(people), tuple(lists))


def merge(session: Session, draft: MergeDraft) -> int:
    """Let the others become part of one contact, within an act; return the one that stays.

    Blanks are filled, lists united, a conflicting single value stays as the kept one has it unless chosen
    otherwise. Raises ChoiceError for contacts that cannot be merged, DraftError for a wrong choice.
    """
    kept, *others = _people(session, draft)
    storage.defer_foreign_keys(session)
    merge_fields.apply(kept, others, draft.choices)
    session.flush()
    told = Merge(at=sessions.now(session), kept_id=kept.id)
    session.add(told)
    session.flush()
    for other in others:
        session.add(MergedPerson(merge_id=told.id, contact_id=other.id, uid=other.uid))
        merge_rows.move(session, draft.keep, other.id)
    session.flush()
    recorder.remove(session, Contact.__tablename__, list(draft.others))
    settle(session, [draft.keep])

    def finish(step_id: int) -> None:
        told.step_id = step_id

    session.info.setdefault("finishing", []).append(finish)
    return draft.keep


def became(session: Session, contact_id: int) -> int | None:
    """Return the contact somebody is part of by now, merge upon merge; None for one who was never merged."""
    found: int | None = None
    looked_for = contact_id
    for _step in range(_MOST_MERGES):
        query = (
            select(Merge.kept_id)
            .join(MergedPerson, MergedPerson.merge_id == Merge.id)
            .where(MergedPerson.contact_id == looked_for, Merge.taken_apart_at.is_(None))
            .order_by(Merge.id.desc())
            .limit(1)
        )
        kept = session.scalar(query)
        if kept is None or session.get(Contact, looked_for) is not None:
            break
        found = looked_for = kept
    return found


def settle(session: Session, contact_ids: Sequence[int]) -> None:
    """Bring what contacts' rows keep in line with what hangs on them now."""
    for contact_id in contact_ids:
        employments.settle(session, contact_id)
    derived.refresh(session, contact_ids)
    tiers.refresh(session, contact_ids)


def _people(session: Session, draft: MergeDraft) -> list[Contact]:
    """Return the contacts of a draft, the kept one first."""
    ids = (draft.keep, *draft.others)
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise ChoiceError(_("A merge takes two different contacts or more."))
    found = []
    for contact_id in ids:
        person = session.get(Contact, contact_id)
        if person is None:
            raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
        found.append(person)
    if any(person.is_me for person in found[1:]):
        raise ChoiceError(_("You yourself stay."), _("Merge the other one into you: name “me” first."))
    return found


def _lists(session: Session, records: Sequence[ContactRecord]) -> list[tuple[str, tuple[str, ...]]]:
    ids = [record.id for record in records]
    return [
        (_p("column", "Phone"), tuple(_points(record, *PHONE_KINDS) for record in records)),
        (point_word("email"), tuple(_points(record, PointKind.EMAIL) for record in records)),
        (point_word("wechat"), tuple(_points(record, PointKind.WECHAT) for record in records)),
        (point_word("qq"), tuple(_points(record, PointKind.QQ) for record in records)),
        (_p("merge", "Posts"), tuple(_posts(record) for record in records)),
        (_p("merge", "Schools"), tuple(_schools(record) for record in records)),
        (_p("merge", "Addresses"), tuple(_lines(one.text for one in record.addresses) for record in records)),
        (_p("merge", "Circles"), tuple(_lines(one.name for one in record.cohorts) for record in records)),
        (_p("merge", "Tags"), tuple(_lines(record.tags) for record in records)),
        (_p("merge", "Rated"), tuple(_factors(record) for record in records)),
        (_p("merge", "Learned"), tuple(_lines(one.text for one in record.remarks) for record in records)),
        (_p("merge", "Notes"), tuple(record.notes for record in records)),
        (_p("merge", "Ties"), _counted(session, Tie, ids)),
        (_p("merge", "Contacts had"), _counted(session, Participation, ids)),
        (_p("merge", "Tasks"), _counted(session, Task, ids)),
    ]


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _points(record: ContactRecord, *kinds: str) -> str:
    shown = phones.shown if set(kinds) <= set(PHONE_KINDS) else str
    return _lines(shown(point.value) for point in record.of_kind(*kinds))


def _posts(record: ContactRecord) -> str:
    return _lines(f"{post.organization} {post.title}".strip() for post in record.employments)


def _schools(record: ContactRecord) -> str:
    return _lines(
        class_words(time.school, time.from_year, time.class_name) or time.school for time in record.educations
    )


def _factors(record: ContactRecord) -> str:
    return " · ".join(f"{factor_word(one.factor)} {one.klass}" for one in record.factors)


def _counted(session: Session, model: Any, ids: Sequence[int]) -> tuple[str, ...]:
    """Return how many rows hang on each contact, as text; nothing for none."""
    counts = []
    for contact_id in ids:
        if model is Tie:
            mine = or_(Tie.from_id == contact_id, Tie.to_id == contact_id)
        else:
            mine = model.contact_id == contact_id
        count = session.scalar(select(func.count(model.id)).where(mine)) or 0
        counts.append(f"{count}" if count else "")
    return tuple(counts)
