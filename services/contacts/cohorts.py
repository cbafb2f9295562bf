"""Cohorts: people who share something, entered once.

A class or a course ties its members as schoolmates, a department as colleagues; the ties follow from
membership and are never stored pair by pair. An event, a household or a circle only suggests ties.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.gathering import Gathering
from models.kinds import TYING_COHORTS, CohortKind, TieKind
from models.organization import Cohort, Membership
from services import recorder, sessions
from services.contacts import organizations
from services.contacts.writing import cell_text
from services.errors import ChoiceError, DraftError
from services.i18n import _

_ONE_BY_ONE = 50


@dataclass(frozen=True, slots=True)
class CohortDraft:
    """What a cohort is, before it is in the book."""

    name: str
    kind: CohortKind = CohortKind.CIRCLE
    stage: str | None = None
    """Of a class or course: where they study, a Stage."""
    organization: str = ""
    """The school or the employer."""
    class_name: str = ""
    from_year: int | None = None
    to_year: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class CohortSummary:
    """A cohort as lists and filters show it."""

    id: int
    name: str
    kind: CohortKind
    size: int


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a cohort."""

    contact_id: int
    name: str
    role: str
    is_me: bool


def tie_kind(kind: str) -> TieKind | None:
    """Return the kind of tie that membership gives; None where it only suggests one."""
    return TYING_COHORTS.get(CohortKind(kind))


def find(session: Session, draft: CohortDraft) -> int | None:
    """Return the cohort a draft means: of its kind and name, or of the same school, class and first year."""
    name = cell_text(draft.name)
    found = session.scalar(
        select(Cohort.id).where(Cohort.name == name, Cohort.kind == draft.kind).order_by(Cohort.id).limit(1)
    )
    if found is not None or not (draft.organization and draft.class_name):
        return found
    place = organizations.find(session, draft.organization)
    if place is None:
        return None
    same = select(Cohort.id).where(
        Cohort.kind == draft.kind,
        Cohort.organization_id == place.id,
        Cohort.class_name == cell_text(draft.class_name),
        Cohort.from_year == draft.from_year,
    )
    return session.scalar(same.order_by(Cohort.id).limit(1))


def find_or_add(session: Session, draft: CohortDraft) -> int:
    """Return the cohort a draft means, added when it is new; raises DraftError for one without a name."""
    found = find(session, draft)
    if found is not None:
        return found
    name = cell_text(draft.name)
    if not name:
        raise DraftError(_("A circle needs a name."), field="name")
    place = None
    if cell_text(draft.organization):
        is_school = draft.kind in (CohortKind.CLASS, CohortKind.COURSE)
        place = organizations.find_or_add(session, draft.organization, is_school=is_school)
    cohort = Cohort(
        name=name[:200],
        kind=draft.kind.value,
        stage=draft.stage,
        organization_id=place.id if place else None,
        class_name=cell_text(draft.class_name)[:120],
        from_year=draft.from_year,
        to_year=draft.to_year,
        notes=draft.notes,
    )
    session.add(cohort)
    session.flush()
    return cohort.id


def add_members(session: Session, cohort_id: int, contact_ids: Iterable[int], role: str = "") -> int:
    """Put people into a cohort; those in it already stay as they are. Return how many are new."""
    session.flush()
    inside = set(session.scalars(select(Membership.contact_id).where(Membership.cohort_id == cohort_id)))
    new = [one for one in dict.fromkeys(contact_ids) if one not in inside]
    rows = [{"cohort_id": cohort_id, "contact_id": one, "role": role} for one in new]
    if len(new) <= _ONE_BY_ONE:
        session.add_all(Membership(**row) for row in rows)
        session.flush()
    else:
        recorder.bulk_insert(session, Membership, rows)
    return len(new)


def remove_members(session: Session, cohort_id: int, contact_ids: Iterable[int]) -> None:
    """Take people out of a cohort."""
    for part in sessions.chunks(contact_ids):
        inside = Membership.cohort_id == cohort_id, Membership.contact_id.in_(part)
        for row in session.scalars(select(Membership).where(*inside)):
            session.delete(row)
    session.flush()


def rename(session: Session, cohort_id: int, name: str) -> None:
    """Give a cohort another name."""
    if not cell_text(name):
        raise DraftError(_("A circle needs a name."), field="name")
    _get(session, cohort_id).name = cell_text(name)[:200]
    session.flush()


def remove(session: Session, cohort_id: int) -> None:
    """Dissolve a cohort; its people stay, the ties it gave go with it."""
    cohort = _get(session, cohort_id)
    for row in session.scalars(select(Membership).where(Membership.cohort_id == cohort_id)):
        session.delete(row)
    for held in session.scalars(select(Gathering).where(Gathering.cohort_id == cohort_id)):
        held.cohort_id = None
    session.flush()
    session.delete(cohort)
    session.flush()


def cohorts(session: Session) -> list[CohortSummary]:
    """Return all cohorts by name, with how many people are in each, me included."""
    rows = session.execute(
        select(Cohort.id, Cohort.name, Cohort.kind, func.count(Membership.id))
        .outerjoin(Membership, Membership.cohort_id == Cohort.id)
        .group_by(Cohort.id)
        .order_by(Cohort.name, Cohort.id)
    )
    return [CohortSummary(number, name, CohortKind(kind), size) for number, name, kind, size in rows.tuples()]


def members(session: Session, cohort_id: int) -> list[Member]:
    """Return who is in a cohort, by pinyin."""
    rows = session.execute(
        select(Contact.id, Contact.name, Membership.role, Contact.is_me)
        .join(Membership, Membership.contact_id == Contact.id)
        .where(Membership.cohort_id == cohort_id)
        .order_by(Contact.sort_key, Contact.id)
    )
    return [Member(*row) for row in rows.tuples()]


def _get(session: Session, cohort_id: int) -> Cohort:
    found = session.get(Cohort, cohort_id)
    if found is None:
        raise ChoiceError(_("This circle is no longer in the book."))
    return found
