"""Posts: a different employer adds one, never overwrites; the newest present one is what lists show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organization import Employment, Organization
from services import sessions
from services.contacts import checks, derived, organizations
from services.contacts.drafts import EmploymentDraft
from services.contacts.writing import cell_text
from services.errors import ChoiceError, DraftError
from services.i18n import _

_LONGEST = 120


class HasPost(Protocol):
    """Whatever says when a post began and whether it lasts."""

    @property
    def since(self) -> str | None:
        """YYYY, YYYY-MM or YYYY-MM-DD."""

    @property
    def is_present(self) -> bool:
        """Whether it lasts."""


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post as it is stored; the organization is still its name."""

    organization: str
    department: str
    title: str
    since: str | None
    until: str | None
    is_present: bool


def primary_of(posts: Sequence[HasPost]) -> int | None:
    """Return which post is primary, given in the order they were entered: the newest present one.

    A later one counts as newer unless both say when they began and it began earlier.
    """
    best: int | None = None
    for place, post in enumerate(posts):
        if not post.is_present:
            continue
        before = posts[best].since if best is not None else None
        if best is None or not (post.since and before and post.since < before):
            best = place
    return best


def facts_of(draft: EmploymentDraft) -> tuple[PostFacts | None, list[checks.Finding]]:
    """Return a post as it is stored, None for an empty one, and what is wrong with it."""
    organization = organizations.clean_name(draft.organization)
    department = cell_text(draft.department)[:_LONGEST]
    title = cell_text(draft.title)[:_LONGEST]
    since, wrong_since = checks.day_of(draft.since, "since")
    until, wrong_until = checks.day_of(draft.until, "until")
    findings = [finding for finding in (wrong_since, wrong_until) if finding is not None]
    if since and until and until < since[: len(until)]:
        findings.append(checks.Finding("until", until, _("The post ends before it begins.")))
    if not (organization or department or title):
        return None, findings
    return PostFacts(organization, department, title, since, until, draft.is_present and not until), findings


def add(session: Session, contact_id: int, draft: EmploymentDraft) -> int:
    """Add a post, or fill in the present one at the same employer; return its id.

    Raises DraftError for an empty post and for days that are none.
    """
    facts, findings = facts_of(draft)
    if findings:
        raise DraftError(findings[0].reason, field=findings[0].field)
    if facts is None:
        raise DraftError(_("Where, or as what? Write one of the two."), field="organization")
    row = join(session, contact_id, facts)
    settle(session, contact_id)
    return row.id


def join(session: Session, contact_id: int, facts: PostFacts) -> Employment:
    """Store a post without choosing the primary one: blanks of the same post are filled, no more."""
    place = organizations.find_or_add(session, facts.organization) if facts.organization else None
    place_id = place.id if place else None
    for row in _rows(session, contact_id):
        told = {"organization_id": place_id, "title": facts.title, "is_present": facts.is_present}
        if row.is_present and is_same_post(told, {name: getattr(row, name) for name in told}):
            row.department = row.department or facts.department
            row.title = row.title or facts.title
            row.since = row.since or facts.since
            return row
    row = Employment(
        contact_id=contact_id,
        organization_id=place_id,
        department=facts.department,
        title=facts.title,
        since=facts.since,
        until=facts.until,
        is_present=facts.is_present,
        is_primary=False,
    )
    session.add(row)
    session.flush()
    return row


def is_same_post(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two posts, as rows, are one: the same employer, and nothing told contradicts."""
    same = one["organization_id"] == other["organization_id"] and one["is_present"] == other["is_present"]
    pairs = ((one.get(name), other.get(name)) for name in ("title", "since", "until"))
    return same and all(not a or not b or a == b for a, b in pairs)


def change(session: Session, employment_id: int, draft: EmploymentDraft) -> None:
    """Write a post anew as the draft says; an empty draft removes it."""
    row = _get(session, employment_id)
    facts, findings = facts_of(draft)
    if findings:
        raise DraftError(findings[0].reason, field=findings[0].field)
    if facts is None:
        session.delete(row)
    else:
        place = organizations.find_or_add(session, facts.organization) if facts.organization else None
        row.organization_id = place.id if place else None
        row.department, row.title = facts.department, facts.title
        row.since, row.until, row.is_present = facts.since, facts.until, facts.is_present
    settle(session, row.contact_id)


def leave(session: Session, employment_id: int, until: str = "") -> None:
    """Make a post a former one, ended today unless told."""
    row = _get(session, employment_id)
    day, wrong = checks.day_of(until, "until")
    if wrong is not None:
        raise DraftError(wrong.reason, field="until")
    row.until = day or sessions.today(session).isoformat()[:7]
    row.is_present = False
    settle(session, row.contact_id)


def remove(session: Session, employment_id: int) -> None:
    """Take a post out that was entered by mistake."""
    row = _get(session, employment_id)
    session.delete(row)
    settle(session, row.contact_id)


def draft_of(session: Session, employment_id: int) -> EmploymentDraft:
    """Return a post as a form shows it."""
    row = _get(session, employment_id)
    place = session.get(Organization, row.organization_id) if row.organization_id else None
    return EmploymentDraft(
        organization=place.name if place else "",
        title=row.title,
        department=row.department,
        since=row.since or "",
        until=row.until or "",
        is_present=row.is_present,
    )


def settle(session: Session, contact_id: int) -> None:
    """Choose the primary post anew and bring the contact's row in line."""
    session.flush()
    rows = _rows(session, contact_id)
    primary = primary_of(rows)
    for place, row in enumerate(rows):
        row.is_primary = place == primary
    derived.refresh(session, [contact_id])


def _rows(session: Session, contact_id: int) -> Sequence[Employment]:
    return session.scalars(
        select(Employment).where(Employment.contact_id == contact_id).order_by(Employment.id)
    ).all()


def _get(session: Session, employment_id: int) -> Employment:
    row = session.get(Employment, employment_id)
    if row is None:
        raise ChoiceError(_("This post is no longer in the book."))
    return row
