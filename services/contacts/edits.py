"""Adding a person and changing single facts of one, with the checks of the draft."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Address, Contact, ContactPoint, Remark, SpecialDay
from models.kinds import AddressKind, NoteKind, PointKind
from services import sessions
from services.contacts import checks, derived, educations, employments, tags
from services.contacts.checks import Finding, PointFacts
from services.contacts.dates import parse_birthday
from services.contacts.drafts import ContactDraft
from services.contacts.facts import PLAIN, ContactFacts, birthday_columns, facts_of, plain_text
from services.contacts.names import clean_name
from services.contacts.writing import cell_text
from services.errors import ChoiceError, DraftError
from services.i18n import _

_NAMES = frozenset({"name", "nickname", "english_name"})
_PLACES = {"native_place": "native_code", "birth_place": "birth_code"}


def problems(session: Session, draft: ContactDraft) -> tuple[Finding, ...]:
    """Return what is wrong with a draft, in words, field by field; an empty tuple when it may be added."""
    return facts_of(draft, sessions.today(session)).findings


def add(session: Session, draft: ContactDraft) -> int:
    """Add a person and return the id; raises DraftError for the first value that cannot be kept."""
    facts = facts_of(draft, sessions.today(session))
    _refuse(facts.findings)
    day = sessions.today(session)
    contact = Contact(
        **facts.columns,
        added_at=sessions.now(session),
        added_day=day,
        clock_ordinal=day.toordinal(),
    )
    session.add(contact)
    session.flush()
    complete(session, contact.id, facts)
    return contact.id


def complete(session: Session, contact_id: int, facts: ContactFacts) -> None:
    """Give somebody the numbers, places, posts, schools, remarks and tags of a draft they do not have yet."""
    _join_points(session, contact_id, facts.points)
    known = set(session.scalars(select(Address.text).where(Address.contact_id == contact_id)))
    session.add_all(
        Address(contact_id=contact_id, kind=one.kind, text=one.text, code=one.code, postcode=one.postcode)
        for one in facts.addresses
        if one.text not in known
    )
    for day in facts.days:
        told = day.day
        session.add(
            SpecialDay(
                contact_id=contact_id,
                label=day.label,
                solar=told.solar,
                lunar_month=told.lunar_month,
                lunar_day=told.lunar_day,
                lunar_leap=told.leap,
            )
        )
    for kind, text in facts.remarks:
        add_remark(session, contact_id, NoteKind(kind), text)
    for school in facts.educations:
        educations.join(session, contact_id, school)
    for post in facts.employments:
        employments.join(session, contact_id, post)
    if facts.tags:
        tags.tag(session, [contact_id], facts.tags)
    employments.settle(session, contact_id)


def edit(session: Session, contact_id: int, field: str, value: str) -> None:
    """Change one fact of a person in place; an empty value takes it out.

    Fields are those of ContactDraft that hold one text. Raises DraftError for a value the rules refuse.
    """
    contact = _get(session, contact_id)
    change = _EDITS.get(field) or (_edit_plain if field in PLAIN else None)
    if change is None:
        raise DraftError(_("There is no fact {field}.").format(field=field), field=field)
    for column, kept in change(session, field, value).items():
        setattr(contact, column, kept)
    session.flush()
    if field in _NAMES:
        derived.refresh(session, [contact_id])


def refusal(session: Session, field: str, value: str) -> str:
    """Return the sentence with which ``edit`` would refuse a value, or an empty text."""
    try:
        change = _EDITS.get(field, _edit_plain)
        change(session, field, value)
    except DraftError as error:
        return error.message
    return ""


def point_refusal(kind: PointKind, value: str) -> str:
    """Return the sentence with which a number or an address would be refused, or an empty text."""
    if not cell_text(value):
        return ""
    try:
        return "" if _checked_points(kind, value) else _("There is nothing to keep in that.")
    except DraftError as error:
        return error.message


def _edit_plain(_session: Session, field: str, value: str) -> dict[str, Any]:
    return {field: plain_text(field, value)}


def _edit_name(_session: Session, _field: str, value: str) -> dict[str, Any]:
    name = clean_name(value)
    if not name.name:
        raise DraftError(_("A contact needs a name."), field="name")
    return {"name": name.name[:120], **({"name_note": name.note[:120]} if name.note else {})}


def _edit_gender(_session: Session, _field: str, value: str) -> dict[str, Any]:
    gender, wrong = checks.gender_of(value)
    if wrong is not None:
        raise DraftError(wrong.reason, field="gender")
    return {"gender": gender}


def _edit_birthday(session: Session, _field: str, value: str) -> dict[str, Any]:
    found = parse_birthday(value, sessions.today(session))
    if found.birthday is None and (found.problem or value.strip()):
        raise DraftError(found.problem or _("This is no date."), field="birthday")
    return birthday_columns(found.birthday)


def _edit_place(_session: Session, field: str, value: str) -> dict[str, Any]:
    text, code = checks.placed(value)
    return {field: text, _PLACES[field]: code}


_Edit = Callable[[Session, str, str], dict[str, Any]]
_EDITS: dict[str, _Edit] = {
    "name": _edit_name,
    "gender": _edit_gender,
    "birthday": _edit_birthday,
    "native_place": _edit_place,
    "birth_place": _edit_place,
}


def set_do_not_contact(session: Session, contact_id: int, on: bool, reason: str = "") -> None:
    """Note that somebody asked not to be contacted, and why; or that they may be again."""
    contact = _get(session, contact_id)
    contact.do_not_contact = on
    contact.do_not_contact_reason = cell_text(reason)[:200] if on else ""
    session.flush()


def add_point(session: Session, contact_id: int, kind: PointKind, value: str) -> None:
    """Add a number, e-mail, WeChat, QQ or website, or several in one line; raises DraftError."""
    _get(session, contact_id)
    found = _checked_points(kind, value)
    if not found:
        raise DraftError(_("There is nothing to keep in that."), field=kind.value)
    _join_points(session, contact_id, found)
    derived.refresh(session, [contact_id])


def change_point(session: Session, point_id: int, value: str) -> None:
    """Write a number or an address anew; an empty one is taken out. Raises DraftError."""
    row = session.get(ContactPoint, point_id)
    if row is None:
        raise ChoiceError(_("This number is no longer in the book."))
    contact_id = row.contact_id
    if not cell_text(value):
        session.delete(row)
    else:
        first, *more = _checked_points(PointKind(row.kind), value)
        row.kind, row.value, row.unsure = first.kind, first.value, first.unsure
        row.label = first.label or row.label
        _join_points(session, contact_id, more)
    session.flush()
    derived.refresh(session, [contact_id])


def put_point_first(session: Session, point_id: int) -> None:
    """Make a number the first of its person: lists show it."""
    row = session.get_one(ContactPoint, point_id)
    others = session.scalars(
        select(ContactPoint)
        .where(ContactPoint.contact_id == row.contact_id, ContactPoint.id != point_id)
        .order_by(ContactPoint.position, ContactPoint.id)
    )
    for position, other in enumerate((row, *others)):
        other.position = position
    derived.refresh(session, [row.contact_id])


def add_remark(session: Session, contact_id: int, kind: NoteKind, text: str) -> int:
    """Note one thing learned about somebody today; raises DraftError when it says nothing."""
    words = text.strip()
    if not words:
        raise DraftError(_("Nothing was written."), field="remark")
    row = Remark(contact_id=contact_id, kind=kind.value, text=words, day=sessions.today(session))
    session.add(row)
    session.flush()
    return row.id


def remove_remark(session: Session, remark_id: int) -> None:
    """Take a remark out."""
    session.delete(session.get_one(Remark, remark_id))
    session.flush()


def set_address(session: Session, contact_id: int, kind: AddressKind, text: str) -> None:
    """Write somebody's address of a kind anew; an empty one is taken out."""
    row = session.scalars(
        select(Address).where(Address.contact_id == contact_id, Address.kind == kind).limit(1)
    ).first()
    words, code = checks.placed(text, longest=300)
    if not words:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(Address(contact_id=contact_id, kind=kind.value, text=words, code=code, postcode=""))
    else:
        row.text, row.code = words, code
    session.flush()


def _checked_points(kind: PointKind, value: str) -> Sequence[PointFacts]:
    check = {
        PointKind.EMAIL: checks.check_emails,
        PointKind.WECHAT: checks.check_wechat,
        PointKind.QQ: checks.check_qq,
        PointKind.WEBSITE: checks.check_websites,
    }.get(kind, checks.check_phones)
    points, findings = check([value])
    _refuse(findings)
    return points


def _join_points(session: Session, contact_id: int, points: Sequence[PointFacts]) -> None:
    """Add those of the points that the person does not have yet, behind the others."""
    rows = session.execute(
        select(ContactPoint.value, ContactPoint.position).where(ContactPoint.contact_id == contact_id)
    ).all()
    known = {row[0] for row in rows}
    position = max((row[1] for row in rows), default=-1)
    for point in points:
        if point.value in known:
            continue
        position += 1
        known.add(point.value)
        session.add(
            ContactPoint(
                contact_id=contact_id,
                kind=point.kind,
                value=point.value,
                label=point.label,
                position=position,
                unsure=point.unsure,
            )
        )
    session.flush()


def _refuse(findings: Sequence[Finding]) -> None:
    """Raise DraftError for the first finding that stops."""
    for finding in findings:
        if finding.stops:
            words = finding.reason
            if finding.value:
                words = _("{value}: {reason}").format(value=finding.value, reason=finding.reason)
            raise DraftError(words, field=finding.field)


def _get(session: Session, contact_id: int) -> Contact:
    found = session.get(Contact, contact_id)
    if found is None:
        raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
    return found
