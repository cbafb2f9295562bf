"""Reads everything of one contact in a dozen indexed look-ups."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.contact import Address, Contact, ContactPoint, Remark, SpecialDay, Tag, Tagging
from models.organization import Cohort, Education, Employment, Membership, Organization
from services.contacts.records import (
    AddressRecord,
    BirthdayRecord,
    ContactRecord,
    EducationRecord,
    EmploymentRecord,
    FactorRecord,
    MembershipRecord,
    PlaceRecord,
    Point,
    RemarkRecord,
    SpecialDayRecord,
)
from services.errors import ChoiceError
from services.i18n import _

_COPIED = (
    *("id", "uid", "is_me", "name", "name_note", "nickname", "english_name", "salutation", "gender"),
    *("ethnicity", "party", "spouse", "children", "notes", "source", "purpose", "consent"),
    *("do_not_contact", "do_not_contact_reason", "organization", "title", "phone"),
    *("added_day", "last_day", "next_day", "pin_reason", "pin_until"),
)


def contact(session: Session, contact_id: int) -> ContactRecord:
    """Return everything of one contact's own; raises ChoiceError when there is none with that id."""
    row = session.get(Contact, contact_id)
    if row is None:
        raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
    facts: dict[str, Any] = {name: getattr(row, name) for name in _COPIED}
    return ContactRecord(
        **facts,
        points=_points(session, contact_id),
        addresses=_addresses(session, contact_id),
        birthday=BirthdayRecord(
            row.birth_solar,
            row.birth_lunar_month,
            row.birth_lunar_day,
            row.birth_lunar_leap,
            row.birth_lunar_year,
        ),
        special_days=_special_days(session, contact_id),
        native_place=PlaceRecord(row.native_place, row.native_code),
        birth_place=PlaceRecord(row.birth_place, row.birth_code),
        employments=employments(session, contact_id),
        educations=educations(session, contact_id),
        remarks=_remarks(session, contact_id),
        tags=_tags(session, contact_id),
        cohorts=_cohorts(session, contact_id),
        factors=_factors(session, contact_id),
    )


def _points(session: Session, contact_id: int) -> tuple[Point, ...]:
    rows = session.scalars(
        select(ContactPoint)
        .where(ContactPoint.contact_id == contact_id)
        .order_by(ContactPoint.position, ContactPoint.id)
    )
    return tuple(Point(row.id, row.kind, row.value, row.label, row.unsure) for row in rows)


def _addresses(session: Session, contact_id: int) -> tuple[AddressRecord, ...]:
    rows = session.scalars(select(Address).where(Address.contact_id == contact_id).order_by(Address.id))
    return tuple(AddressRecord(row.id, row.kind, row.text, row.code, row.postcode) for row in rows)


def _special_days(session: Session, contact_id: int) -> tuple[SpecialDayRecord, ...]:
    rows = session.scalars(
        select(SpecialDay).where(SpecialDay.contact_id == contact_id).order_by(SpecialDay.id)
    )
    return tuple(
        SpecialDayRecord(
            row.id,
            row.label,
            row.solar,
            f"{row.lunar_month}-{row.lunar_day}" if row.lunar_month and row.lunar_day else None,
            row.lunar_leap,
        )
        for row in rows
    )


def employments(session: Session, contact_id: int) -> tuple[EmploymentRecord, ...]:
    """Return somebody's posts: the primary one, other present ones, then former ones, newest first."""
    rows = session.execute(
        select(Employment, Organization.name)
        .outerjoin(Organization, Organization.id == Employment.organization_id)
        .where(Employment.contact_id == contact_id)
    ).tuples()
    found = [
        EmploymentRecord(
            row.id,
            row.organization_id,
            name or "",
            row.department,
            row.title,
            row.since,
            row.until,
            row.is_present,
            row.is_primary,
        )
        for row, name in rows
    ]
    found.sort(key=lambda post: (post.since or "", post.id), reverse=True)
    return tuple(sorted(found, key=lambda post: (not post.is_primary, not post.is_present)))


def educations(session: Session, contact_id: int) -> tuple[EducationRecord, ...]:
    """Return somebody's schools in the order of the years, as far as those are known."""
    rows = session.execute(
        select(Education, Organization.name)
        .outerjoin(Organization, Organization.id == Education.school_id)
        .where(Education.contact_id == contact_id)
        .order_by(Education.id)
    ).tuples()
    found = [
        EducationRecord(
            row.id,
            row.school_id,
            name or "",
            row.stage,
            row.class_name,
            row.major,
            row.from_year,
            row.to_year,
        )
        for row, name in rows
    ]
    return tuple(sorted(found, key=lambda time: time.from_year or time.to_year or 9999))


def _remarks(session: Session, contact_id: int) -> tuple[RemarkRecord, ...]:
    rows = session.scalars(select(Remark).where(Remark.contact_id == contact_id).order_by(Remark.id))
    return tuple(RemarkRecord(row.id, row.kind, row.text, row.day) for row in rows)


def _tags(session: Session, contact_id: int) -> tuple[str, ...]:
    joined = select(Tag.name).join(Tagging, Tagging.tag_id == Tag.id)
    return tuple(session.scalars(joined.where(Tagging.contact_id == contact_id).order_by(Tagging.id)))


def _cohorts(session: Session, contact_id: int) -> tuple[MembershipRecord, ...]:
    rows = session.execute(
        select(Cohort.id, Cohort.name, Cohort.kind, Membership.role)
        .join(Membership, Membership.cohort_id == Cohort.id)
        .where(Membership.contact_id == contact_id)
        .order_by(Cohort.id)
    )
    return tuple(MembershipRecord(*row) for row in rows.tuples())


def _factors(session: Session, contact_id: int) -> tuple[FactorRecord, ...]:
    rows = session.scalars(
        select(Assessment).where(Assessment.contact_id == contact_id).order_by(Assessment.id)
    )
    return tuple(FactorRecord(row.factor, row.class_, row.day, row.source, row.evidence) for row in rows)
