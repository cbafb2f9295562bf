"""A plan into the book: new people by the bulk path, known ones filled up field by field."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
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
from services.row_writing import Columns, default_of

Row = dict[str, Any]
Told = tuple[Any, ...]

_STEP = 2500
_NAMES_A_STEP = 500
_PEOPLE = table(Contact.__tablename__)
_FILLED = [table(model.__tablename__) for model in (Contact, ContactPoint, Employment, Education, Address)]
"""Tables that every new person brings rows to."""


_FIELDS: dict[type[Base], tuple[str, ...]] = {
    ContactPoint: ("kind", "value", "label", "position", "unsure"),
    Address: ("kind", "text", "code", "postcode"),
    Employment: (
        *("organization_id", "department", "title", "since", "until"),
        *("is_present", "is_primary"),
    ),
    Education: ("school_id", "stage", "class_name", "major", "from_year", "to_year"),
    Remark: ("kind", "text", "day"),
    Assessment: ("factor", "class", "day", "source"),
    Task: ("kind", "text", "due", "state"),
    SpecialDay: ("label", "solar", "lunar_month", "lunar_day", "lunar_leap"),
}
"""What a row says of each table that hangs on a contact, after the contact's id."""


class Details:
    """Rows of the tables that hang on a contact, gathered before they are written at once."""

    def __init__(self) -> None:
        self.points: list[Told] = []
        self.addresses: list[Told] = []
        self.employments: list[Told] = []
        self.educations: list[Told] = []
        self.remarks: list[Told] = []
        self.assessments: list[Told] = []
        self.tasks: list[Told] = []
        self.special_days: list[Told] = []

    def write(self, session: Session) -> None:
        """Write them all."""
        told = (
            *(self.points, self.addresses, self.employments, self.educations),
            *(self.remarks, self.assessments, self.tasks, self.special_days),
        )
        for (model, fields), rows in zip(_FIELDS.items(), told, strict=True):
            columns = dict(zip(("contact_id", *fields), zip(*rows, strict=True), strict=False))
            recorder.bulk_insert_columns(session, model, columns)

    def people_with_primary(self) -> set[int]:
        """Return whose primary post is among them."""
        return {row[0] for row in self.employments if row[-1]}


class Firms:
    """Employers and schools of a plan by match key, the missing ones added in one go."""

    def __init__(
        self, session: Session, rows: Iterable[PlannedRow], progress: Progress | None = None
    ) -> None:
        progress = progress or Progress()
        told = [row.facts for row in rows]
        schools = {school.school for facts in told for school in facts.schools if school.school}
        firms = {post.organization for facts in told for post in facts.posts if post.organization}
        self._ids = organizations.known(session, firms | schools)
        self._names: dict[int, str] = {}
        fresh: dict[str, Row] = {}
        for number, name in enumerate(sorted(firms | schools)):
            if number % _NAMES_A_STEP == 0:
                progress.step(0, 1)
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
    taken = _taken(session, rows)
    whole = max(1, len(rows))
    with storage.making_way(session, _FILLED, len(rows), lambda: progress.step(whole, whole)):
        for first in range(0, len(rows), _STEP):
            progress.step(first, len(rows))
            part = rows[first : first + _STEP]
            ids = recorder.bulk_insert_columns(
                session, Contact, _columns(part, firms, source, now, day, taken)
            )
            details = Details()
            for contact_id, planned in zip(ids, part, strict=True):
                _gather(details, contact_id, planned.facts, firms, day)
                stored[id(planned)] = contact_id
            details.write(session)
    progress.step(whole, whole)
    return stored


def _taken(session: Session, rows: Sequence[PlannedRow]) -> set[str]:
    """Return the UIDs of rows that somebody of the book has: whoever is added beside them gets a new one."""
    taken: set[str] = set()
    for part in sessions.chunks([row.facts.uid for row in rows if row.facts.uid]):
        taken.update(session.scalars(select(Contact.uid).where(Contact.uid.in_(part))))
    return taken


def _free(uid: str, taken: set[str]) -> str:
    """Return a UID nobody has, counted as taken from now on; nothing where it is another's."""
    if not uid or uid in taken:
        return ""
    taken.add(uid)
    return uid


def _columns(
    part: Sequence[PlannedRow], firms: Firms, source: str, now: Any, day: Any, taken: set[str]
) -> Columns:
    """Return the contacts' own columns; what a row says itself goes before what is the same for all."""
    told = [row.facts for row in part]
    count = len(told)
    columns: dict[str, Sequence[Any]] = {
        "name": [facts.name[:120] for facts in told],
        "uid": [_free(facts.uid, taken) for facts in told],
        "source": [source] * count,
        "added_at": [now] * count,
        "added_day": [day] * count,
        "clock_ordinal": [day.toordinal()] * count,
    }
    kept = zip(*[_kept(facts, firms) for facts in told], strict=True)
    columns |= zip(derived.Kept._fields, kept, strict=True)
    single = [facts.single for facts in told]
    for name in set().union(*single):
        default = default_of(_PEOPLE.columns[name])
        before = columns.get(name) or [default] * count
        columns[name] = [facts.get(name, other) for facts, other in zip(single, before, strict=True)]
    return columns


def _kept(facts: RowFacts, firms: Firms) -> derived.Kept:
    present = primary_post(facts.posts)
    return derived.kept(
        facts.name,
        [str(facts.single[key]) for key in ("nickname", "english_name") if facts.single.get(key)],
        facts.dialled(),
        firms.post_of(present) if present else derived.NO_POST,
    )


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
            (contact_id, point.kind.value, point.value, point.label[:60], position, point.unsure)
        )
    for address in facts.addresses:
        details.addresses.append(
            (contact_id, address.kind, address.text[:300], address.code, address.postcode)
        )
    if facts.posts:
        _gather_posts(details, contact_id, facts.posts, firms)
    for school in facts.schools:
        details.educations.append(
            (
                *(contact_id, firms.id_of(school.school), school.stage, school.class_name[:120]),
                *(school.major[:120], school.from_year, school.to_year),
            )
        )
    if facts.remarks or facts.factors or facts.special_days or facts.next_contact:
        _gather_rest(details, contact_id, facts, day)


def _gather_posts(details: Details, contact_id: int, posts: Sequence[PostFact], firms: Firms) -> None:
    primary = primary_post(posts)
    for post in posts:
        details.employments.append(
            (
                *(contact_id, firms.id_of(post.organization), post.department[:120], post.title[:120]),
                *(post.since, post.until, post.is_present, post is primary),
            )
        )


def _gather_rest(details: Details, contact_id: int, facts: RowFacts, day: Any) -> None:
    for own in facts.special_days:
        details.special_days.append(
            (contact_id, own.label[:60], own.solar, own.lunar_month, own.lunar_day, own.lunar_leap)
        )
    for kind, text in facts.remarks:
        details.remarks.append((contact_id, kind, text, day))
    for factor, klass in facts.factors.items():
        details.assessments.append((contact_id, factor, klass, day, "import"))
    if facts.next_contact:
        due = dt.date.fromisoformat(facts.next_contact)
        details.tasks.append((contact_id, TaskKind.NEXT_CONTACT.value, "", due, "open"))


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
