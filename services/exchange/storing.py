"""A plan into the book: new people by the bulk path, known ones filled up field by field."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.base import Base
from models.contact import Address, Contact, ContactPoint, Remark, SpecialDay
from models.interaction import Task
from models.kinds import TaskKind
from models.organization import Education, Employment, Organization
from models.tables import table
from services import recorder, sessions, storage
from services.contacts import derived, organizations
from services.exchange.facts import PostFact, RowFacts
from services.exchange.plan import Plan, PlannedRow, Verdict
from services.progress import Progress

Row = dict[str, Any]

_STEP = 5000
_FILLED = [table(model.__tablename__) for model in (Contact, ContactPoint, Employment, Education, Address)]
"""Tables that every new person brings rows to."""


@dataclass(slots=True)
class Details:
    """Rows of the tables that hang on a contact, gathered before they are written at once."""

    points: list[Row] = field(default_factory=list)
    addresses: list[Row] = field(default_factory=list)
    employments: list[Row] = field(default_factory=list)
    educations: list[Row] = field(default_factory=list)
    remarks: list[Row] = field(default_factory=list)
    assessments: list[Row] = field(default_factory=list)
    tasks: list[Row] = field(default_factory=list)
    special_days: list[Row] = field(default_factory=list)

    def write(self, session: Session) -> None:
        """Write them all."""
        tables: tuple[tuple[type[Base], list[Row]], ...] = (
            (ContactPoint, self.points),
            (Address, self.addresses),
            (Employment, self.employments),
            (Education, self.educations),
            (Remark, self.remarks),
            (Assessment, self.assessments),
            (Task, self.tasks),
            (SpecialDay, self.special_days),
        )
        for model, rows in tables:
            recorder.bulk_insert(session, model, rows)


class Firms:
    """Employers and schools of a plan by match key, the missing ones added in one go."""

    def __init__(self, session: Session, rows: Iterable[PlannedRow]) -> None:
        told = [row.facts for row in rows]
        schools = {school.school for facts in told for school in facts.schools if school.school}
        firms = {post.organization for facts in told for post in facts.posts if post.organization}
        self._ids = organizations.known(session, firms | schools)
        self._names: dict[int, str] = {}
        fresh: dict[str, Row] = {}
        for name in sorted(firms | schools):
            key = organizations.match_key(organizations.clean_name(name))
            if key not in self._ids and key not in fresh:
                fresh[key] = organizations.kept_fields(name, is_school=name in schools)
        self.added = len(fresh)
        added = list(fresh.values())
        for number, row in zip(recorder.bulk_insert(session, Organization, added), added, strict=True):
            self._ids[str(row["match_key"])] = number
            self._names[number] = str(row["name"])
        missing = [number for number in self._ids.values() if number not in self._names]
        for part in sessions.chunks(missing):
            for firm in session.query(Organization.id, Organization.name).filter(Organization.id.in_(part)):
                self._names[firm[0]] = firm[1]

        self._meant: dict[str, int | None] = {"": None}
        self._posts: dict[tuple[str, str], derived.Post] = {}

    def id_of(self, name: str) -> int | None:
        """Return an organization's id; None for an empty name."""
        if name not in self._meant:
            self._meant[name] = self._ids[organizations.match_key(organizations.clean_name(name))]
        return self._meant[name]

    def post_of(self, post: PostFact) -> derived.Post:
        """Return a post as lists show it."""
        key = (post.organization, post.title)
        if key not in self._posts:
            number = self.id_of(post.organization)
            self._posts[key] = derived.Post(number, self._names.get(number or 0, ""), post.title)
        return self._posts[key]


def store_new(
    session: Session, rows: Sequence[PlannedRow], firms: Firms, source: str, progress: Progress
) -> dict[int, int]:
    """Add the new people of a plan; return contact ids by the identity of their planned rows."""
    now, day = sessions.now(session), sessions.today(session)
    stored: dict[int, int] = {}
    with storage.making_way(session, _FILLED, len(rows)):
        for first in range(0, len(rows), _STEP):
            progress.step(first, len(rows))
            part = rows[first : first + _STEP]
            contacts = [_contact_row(planned.facts, firms, source, now, day) for planned in part]
            ids = recorder.bulk_insert(session, Contact, contacts)
            details = Details()
            for contact_id, planned in zip(ids, part, strict=True):
                _gather(details, contact_id, planned.facts, firms, day)
                stored[id(planned)] = contact_id
            details.write(session)
    progress.step(len(rows), max(1, len(rows)))
    return stored


def _contact_row(facts: RowFacts, firms: Firms, source: str, now: Any, day: Any) -> Row:
    present = primary_post(facts.posts)
    kept = derived.kept_columns(
        facts.name,
        [str(facts.single[key]) for key in ("nickname", "english_name") if facts.single.get(key)],
        facts.numbers(),
        firms.post_of(present) if present else derived.NO_POST,
    )
    row: Row = {
        "name": facts.name[:120],
        "source": source,
        "added_at": now,
        "added_day": day,
        "clock_ordinal": day.toordinal(),
        **kept,
        **facts.single,
    }
    if facts.uid:
        row["uid"] = facts.uid
    return row


def primary_post(posts: Sequence[PostFact]) -> PostFact | None:
    """Return the post that lists show: the one said to be primary, else the first present one."""
    if not posts:
        return None
    if len(posts) == 1 and (only := posts[0]).is_primary is None:
        return only if only.is_present and (only.organization or only.title) else None
    said = any(post.is_primary is not None for post in posts)
    return next(
        (
            post
            for post in posts
            if (post.is_primary if said else post.is_present and bool(post.organization or post.title))
        ),
        None,
    )


def _gather(details: Details, contact_id: int, facts: RowFacts, firms: Firms, day: Any) -> None:
    for position, point in enumerate(facts.points):
        details.points.append(
            {
                "contact_id": contact_id,
                "kind": point.kind.value,
                "value": point.value,
                "label": point.label[:60],
                "position": position,
                "unsure": point.unsure,
            }
        )
    for address in facts.addresses:
        details.addresses.append(
            {
                "contact_id": contact_id,
                "kind": address.kind,
                "text": address.text[:300],
                "code": address.code,
                "postcode": address.postcode,
            }
        )
    primary = primary_post(facts.posts)
    for post in facts.posts:
        details.employments.append(_employment(contact_id, post, firms, post is primary))
    for school in facts.schools:
        details.educations.append(
            {
                "contact_id": contact_id,
                "school_id": firms.id_of(school.school),
                "stage": school.stage,
                "class_name": school.class_name[:120],
                "major": school.major[:120],
                "from_year": school.from_year,
                "to_year": school.to_year,
            }
        )
    _gather_rest(details, contact_id, facts, day)


def _employment(contact_id: int, post: PostFact, firms: Firms, is_primary: bool) -> Row:
    return {
        "contact_id": contact_id,
        "organization_id": firms.id_of(post.organization),
        "department": post.department[:120],
        "title": post.title[:120],
        "since": post.since,
        "until": post.until,
        "is_present": post.is_present,
        "is_primary": is_primary,
    }


def _gather_rest(details: Details, contact_id: int, facts: RowFacts, day: Any) -> None:
    for own in facts.special_days:
        details.special_days.append(
            {
                "contact_id": contact_id,
                "label": own.label[:60],
                "solar": own.solar,
                "lunar_month": own.lunar_month,
                "lunar_day": own.lunar_day,
                "lunar_leap": own.lunar_leap,
            }
        )
    for kind, text in facts.remarks:
        details.remarks.append({"contact_id": contact_id, "kind": kind, "text": text, "day": day})
    for factor, klass in facts.factors.items():
        details.assessments.append(
            {"contact_id": contact_id, "factor": factor, "class": klass, "day": day, "source": "import"}
        )
    if facts.next_contact:
        import datetime as dt

        details.tasks.append(
            {
                "contact_id": contact_id,
                "kind": TaskKind.NEXT_CONTACT.value,
                "text": "",
                "due": dt.date.fromisoformat(facts.next_contact),
                "state": "open",
            }
        )


def gather_more(details: Details, contact_id: int, facts: RowFacts, firms: Firms, day: Any) -> None:
    """Gather what a row adds to somebody in the book; ``facts`` holds only what is new."""
    _gather(details, contact_id, facts, firms, day)


def new_rows(plan: Plan) -> list[PlannedRow]:
    """Return the plan's rows that become a person of their own."""
    return [row for row in plan.rows if row.verdict is Verdict.ADDED and row.same_as is None]


def by_target(rows: Iterable[PlannedRow]) -> dict[int, list[PlannedRow]]:
    """Return merged rows by the contact of the book they go into."""
    found: dict[int, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.verdict is Verdict.MERGED and row.contact_id is not None:
            found[row.contact_id].append(row)
    return found
