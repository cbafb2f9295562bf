"""Times at schools, with class and years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organization import Education, Organization
from services.contacts import checks, organizations
from services.contacts.drafts import EducationDraft
from services.contacts.schools import parse_schooling
from services.contacts.writing import cell_text
from services.errors import ChoiceError, DraftError
from services.i18n import _

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """A time at a school as it is stored; the school is still its name."""

    school: str
    stage: str | None
    class_name: str
    major: str
    from_year: int | None
    to_year: int | None


def facts_of(draft: EducationDraft) -> tuple[SchoolFacts | None, list[checks.Finding]]:
    """Return a time at a school as it is stored, None for an empty one, and what is wrong with it."""
    school = organizations.clean_name(draft.school)
    class_name = cell_text(draft.class_name)[:_LONGEST]
    major = cell_text(draft.major)[:_LONGEST]
    first, wrong_first = checks.year_of(draft.from_year, "from_year")
    last, wrong_last = checks.year_of(draft.to_year, "to_year")
    findings = [finding for finding in (wrong_first, wrong_last) if finding is not None]
    if first and last and last < first:
        findings.append(checks.Finding("to_year", str(last), _("School ends before it begins.")))
    if not (school or class_name or major):
        return None, findings
    stage = draft.stage or parse_schooling(f"{school} {class_name}").stage
    return SchoolFacts(school, stage, class_name, major, first, last), findings


def add(session: Session, contact_id: int, draft: EducationDraft) -> int:
    """Add a time at a school, or fill in the one told already; return its id; raises DraftError."""
    return join(session, contact_id, _checked(draft)).id


def join(session: Session, contact_id: int, facts: SchoolFacts) -> Education:
    """Store a time at a school: blanks of the same one are filled, nothing is overwritten."""
    place = organizations.find_or_add(session, facts.school, is_school=True) if facts.school else None
    place_id = place.id if place else None
    for row in _rows(session, contact_id):
        if row.school_id == place_id and _goes_with(row, facts):
            row.class_name = row.class_name or facts.class_name
            row.major = row.major or facts.major
            row.stage = row.stage or facts.stage
            row.from_year = row.from_year or facts.from_year
            row.to_year = row.to_year or facts.to_year
            session.flush()
            return row
    row = Education(
        contact_id=contact_id,
        school_id=place_id,
        stage=facts.stage,
        class_name=facts.class_name,
        major=facts.major,
        from_year=facts.from_year,
        to_year=facts.to_year,
    )
    session.add(row)
    session.flush()
    return row


def change(session: Session, education_id: int, draft: EducationDraft) -> None:
    """Write a time at a school anew as the draft says."""
    row = _get(session, education_id)
    facts = _checked(draft)
    place = organizations.find_or_add(session, facts.school, is_school=True) if facts.school else None
    row.school_id = place.id if place else None
    row.stage, row.class_name, row.major = facts.stage, facts.class_name, facts.major
    row.from_year, row.to_year = facts.from_year, facts.to_year
    session.flush()


def remove(session: Session, education_id: int) -> None:
    """Take a time at a school out."""
    session.delete(_get(session, education_id))
    session.flush()


def draft_of(session: Session, education_id: int) -> EducationDraft:
    """Return a time at a school as a form shows it."""
    row = _get(session, education_id)
    place = session.get(Organization, row.school_id) if row.school_id else None
    return EducationDraft(
        school=place.name if place else "",
        class_name=row.class_name,
        stage=row.stage,
        major=row.major,
        from_year=row.from_year,
        to_year=row.to_year,
    )


def _checked(draft: EducationDraft) -> SchoolFacts:
    facts, findings = facts_of(draft)
    if findings:
        raise DraftError(findings[0].reason, field=findings[0].field)
    if facts is None:
        raise DraftError(_("Which school?"), field="school")
    return facts


_TOLD = ("class_name", "major", "from_year", "to_year")


def _goes_with(row: Education, facts: SchoolFacts) -> bool:
    """Tell whether nothing told of the two times at one school contradicts."""
    pairs = ((getattr(row, name), getattr(facts, name)) for name in _TOLD)
    return all(not one or not other or one == other for one, other in pairs)


def is_same_time(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two times at school, as rows, are one: the same school, and nothing told contradicts."""
    pairs = ((one[name], other[name]) for name in _TOLD)
    return one["school_id"] == other["school_id"] and all(not a or not b or a == b for a, b in pairs)


def _rows(session: Session, contact_id: int) -> Sequence[Education]:
    return session.scalars(
        select(Education).where(Education.contact_id == contact_id).order_by(Education.id)
    ).all()


def _get(session: Session, education_id: int) -> Education:
    row = session.get(Education, education_id)
    if row is None:
        raise ChoiceError(_("This school is no longer in the book."))
    return row
