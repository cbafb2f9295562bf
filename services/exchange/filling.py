"""Rows that are somebody in the book: blanks filled, posts added, contradictions kept as they were."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.contact import Address, Contact, ContactPoint, Remark
from models.organization import Education, Employment
from services import recorder, sessions
from services.contacts import names
from services.exchange.facts import PostFact, RowFacts, RowProblem, SchoolFact
from services.exchange.field_labels import column_words
from services.exchange.merge_rules import COLUMNS_OF, FIELD_OF, KEEP, MergeRules
from services.exchange.plan import PlannedRow
from services.exchange.storing import Details, Firms, gather_more
from services.i18n import _

_LUNAR = ("birth_lunar_month", "birth_lunar_day", "birth_lunar_leap", "birth_lunar_year")
_FOLLOWING = {"native_code": "native_place", "birth_code": "birth_place"}
_SILENT = frozenset({"source", "purpose", "consent"})


@dataclass(slots=True)
class Present:
    """What the book holds of somebody, as far as a row may add to it."""

    row: dict[str, Any]
    points: set[tuple[str, str]] = field(default_factory=set)
    posts: list[tuple[int | None, str, str, bool]] = field(default_factory=list)
    schools: list[tuple[int | None, str]] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    remarks: set[tuple[str, str]] = field(default_factory=set)
    factors: set[str] = field(default_factory=set)


def present(session: Session, ids: Iterable[int]) -> dict[int, Present]:
    """Return what the book holds of these people."""
    found: dict[int, Present] = {}
    for part in sessions.chunks(ids):
        for row in session.execute(select(Contact.__table__).where(Contact.id.in_(part))).mappings():
            found[row["id"]] = Present(dict(row))
        for point in session.execute(
            select(ContactPoint.contact_id, ContactPoint.kind, ContactPoint.value).where(
                ContactPoint.contact_id.in_(part)
            )
        ):
            found[point.contact_id].points.add((point.kind, point.value))
        for post in session.scalars(select(Employment).where(Employment.contact_id.in_(part))):
            found[post.contact_id].posts.append(
                (post.organization_id, post.title, post.department, post.is_present)
            )
        for school in session.scalars(select(Education).where(Education.contact_id.in_(part))):
            found[school.contact_id].schools.append((school.school_id, school.class_name))
        for place in session.scalars(select(Address).where(Address.contact_id.in_(part))):
            found[place.contact_id].addresses.add(place.text)
        for remark in session.scalars(select(Remark).where(Remark.contact_id.in_(part))):
            found[remark.contact_id].remarks.add((remark.kind, remark.text))
        for told in session.scalars(select(Assessment).where(Assessment.contact_id.in_(part))):
            found[told.contact_id].factors.add(told.factor)
    return found


def fill_up(
    session: Session,
    targets: dict[int, list[PlannedRow]],
    firms: Firms,
    rules: MergeRules = KEEP,
) -> set[int]:
    """Bring rows into the people they are; add conflicts to the rows' problems. Return whom that changed."""
    known = present(session, targets)
    details = Details()
    updates: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    changed: set[int] = set()
    day = sessions.today(session)
    for contact_id, rows in targets.items():
        here = known[contact_id]
        columns: dict[str, Any] = {}
        for planned in rows:
            columns.update(_fill_columns(here, planned, rules))
            more = _what_is_new(session, here, planned.facts, firms)
            if _holds(more):
                gather_more(details, contact_id, more, firms, day)
                changed.add(contact_id)
        if columns:
            updates[tuple(sorted(columns))].append({"id": contact_id, **columns})
            changed.add(contact_id)
    for group in updates.values():
        recorder.bulk_update(session, Contact, group)
    _settle_primary(session, changed, details)
    details.write(session)
    return changed


def _fill_columns(here: Present, planned: PlannedRow, rules: MergeRules) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    facts = planned.facts
    clashes = conflicting(here.row, facts)
    taken = {name for name in clashes if planned.takes(name, rules)}
    for name, (said, had) in clashes.items():
        if name not in taken:
            planned.problems.append(_conflict(facts, name, said, had))
    for column, value in facts.single.items():
        held = here.row.get(column)
        leader = _FOLLOWING.get(column)
        if value in (None, "", False) or held == value or column in _SILENT:
            continue
        if column == "notes" and held:
            if str(value) not in held:
                filled[column] = f"{held}\n{value}"
        elif column in _LUNAR:
            if here.row["birth_lunar_month"] is None:
                filled[column] = value
        elif leader is not None:
            if not held and (leader in filled or here.row[leader] == facts.single.get(leader)):
                filled[column] = value
        elif held in (None, "", False) or _is_finer(column, str(held), str(value)):
            filled[column] = value
        elif column not in FIELD_OF:
            planned.problems.append(_conflict(facts, column, value, held))
    for name in taken:
        filled.update(_replacing(name, facts))
    here.row.update(filled)
    return filled


def conflicting(row: Mapping[str, Any], facts: RowFacts) -> dict[str, tuple[str, str]]:
    """Return the fields in which a contact's own row and a list's row contradict: what each says."""
    found: dict[str, tuple[str, str]] = {}
    if facts.name and names.match_key(facts.name) != names.match_key(row["name"]):
        found["name"] = facts.name, row["name"]
    lunar = _lunar_conflict(row, facts)
    if lunar is not None:
        found["lunar_birthday"] = lunar
    for column, value in facts.single.items():
        field = FIELD_OF.get(column)
        if field is None or column in _LUNAR or column in _FOLLOWING:
            continue
        held = row.get(column)
        if value in (None, "", False) or held in (None, "", False) or held == value:
            continue
        if not _is_finer(column, str(held), str(value)) and not _is_finer(column, str(value), str(held)):
            found[field] = str(value), str(held)
    return found


def _replacing(field: str, facts: RowFacts) -> dict[str, Any]:
    """Return what the columns of a field become when the row's value takes the place of the book's."""
    if field == "name":
        return {"name": facts.name[:120]}
    blanks = {"birth_lunar_leap": False}
    return {column: facts.single.get(column, blanks.get(column)) for column in COLUMNS_OF[field]}


def _lunar_conflict(row: Mapping[str, Any], facts: RowFacts) -> tuple[str, str] | None:
    """Return what row and book say of another lunar birthday, month and day taken together."""
    said, held = (
        (told.get("birth_lunar_month"), told.get("birth_lunar_day"), bool(told.get("birth_lunar_leap")))
        for told in (facts.single, row)
    )
    if None in said or None in held or said == held:
        return None
    words = [("闰" if leap else "") + f"{month}-{day}" for month, day, leap in (said, held)]
    return words[0], words[1]


def _is_finer(column: str, held: str, value: str) -> bool:
    """Tell whether a birthday only completes the one in the book: 1980 becomes 1980-08-15."""
    return column == "birth_solar" and value.startswith(held) and len(value) > len(held)


def _conflict(facts: RowFacts, column: str, value: object, held: object) -> RowProblem:
    return RowProblem(
        facts.sheet,
        facts.row,
        column_words(column),
        str(value),
        _("the book says {held}; kept as it was").format(held=held),
    )


def _what_is_new(session: Session, here: Present, facts: RowFacts, firms: Firms) -> RowFacts:
    """Return only what the book does not hold yet, and count it as held from now on."""
    more = RowFacts(facts.sheet, facts.row, facts.name)
    more.points = [point for point in facts.points if (point.kind.value, point.value) not in here.points]
    here.points |= {(point.kind.value, point.value) for point in more.points}
    more.posts = [post for post in facts.posts if not _held_post(session, here, post, firms)]
    here.posts += [(firms.id_of(p.organization), p.title, p.department, p.is_present) for p in more.posts]
    more.schools = [school for school in facts.schools if not _held_school(here, school, firms)]
    here.schools += [(firms.id_of(school.school), school.class_name) for school in more.schools]
    more.addresses = tuple(place for place in facts.addresses if place.text not in here.addresses)
    here.addresses |= {place.text for place in more.addresses}
    more.remarks = tuple(remark for remark in facts.remarks if remark not in here.remarks)
    here.remarks |= set(more.remarks)
    more.factors = {factor: klass for factor, klass in facts.factors.items() if factor not in here.factors}
    here.factors |= set(more.factors)
    return more


def _holds(more: RowFacts) -> bool:
    return bool(more.points or more.posts or more.schools or more.addresses or more.remarks or more.factors)


def _held_post(session: Session, here: Present, post: PostFact, firms: Firms) -> bool:
    """Tell whether the book knows the post; the same employer with a title where there was none fills it."""
    number = firms.id_of(post.organization)
    for held in here.posts:
        if held[0] == number and (not post.title or held[1] in ("", post.title)):
            if post.title and not held[1]:
                _complete_post(session, here.row["id"], number, post)
            return True
    return False


def _complete_post(session: Session, contact_id: int, organization_id: int | None, post: PostFact) -> None:
    row = session.scalars(
        select(Employment).where(
            Employment.contact_id == contact_id, Employment.organization_id == organization_id
        )
    ).first()
    if row is not None:
        row.title, row.department = post.title, row.department or post.department
        session.flush()


def _held_school(here: Present, school: SchoolFact, firms: Firms) -> bool:
    number = firms.id_of(school.school)
    return any(
        held[0] == number and (not school.class_name or held[1] == school.class_name) for held in here.schools
    )


def _settle_primary(session: Session, changed: set[int], details: Details) -> None:
    """The newest present post is primary: those it takes over from are no longer."""
    fresh = details.people_with_primary()
    rows = [
        {"id": number, "is_primary": False}
        for part in sessions.chunks(fresh & changed)
        for number in session.scalars(
            select(Employment.id).where(Employment.contact_id.in_(part), Employment.is_primary.is_(True))
        )
    ]
    recorder.bulk_update(session, Employment, rows)
