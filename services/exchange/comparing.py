"""A row beside the person of the book it is: what stands in both, and what the import keeps of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.kinds import PHONE_KINDS, PointKind
from models.organization import Education, Employment, Organization
from services.contacts import organizations, phones
from services.exchange.facts import RowFacts
from services.exchange.field_labels import column_words, field_label
from services.exchange.merge_rules import Clashes, MergeRules
from services.exchange.plan import Plan, PlannedRow
from services.exchange.storing import primary_post
from services.i18n import _
from services.lists import listed
from services.vocabulary import factor_word, gender_word, point_word

_SINGLE = (
    *("nickname", "english_name", "gender", "birth_solar", "native_place", "birth_place"),
    *("ethnicity", "party", "spouse", "children", "notes"),
)
_MOST_NAMESAKES = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One fact: as the book has it, as the row tells it, and which of the two stays after a merge."""

    label: str
    held: str
    told: str
    keeps_held: bool
    keeps_told: bool
    field: str = ""
    """Where the two contradict: the field the user may decide."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A row and the person it is."""

    contact_id: int | None
    """None: it is a person of an earlier row."""
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of the same name in the book, with what tells them apart."""

    contact_id: int
    name: str
    words: str


def compare(session: Session, plan: Plan, place: int, clashes: Clashes) -> Comparison | None:
    """Return a row beside whom it is, with its contradictions; None where it is nobody known."""
    row = plan.rows[place]
    if row.contact_id is not None:
        held = _held(session, row.contact_id)
        if held is None:
            return None
        lines = _weighed(held, row, clashes, plan.request.rules)
        return Comparison(row.contact_id, held.name, tuple(lines))
    if row.same_as is not None:
        first = plan.rows[row.same_as].facts
        return Comparison(None, first.name, tuple(_lines(first, row.facts)))
    return None


def _weighed(held: RowFacts, row: PlannedRow, clashes: Clashes, rules: MergeRules) -> Iterable[Line]:
    """Yield the lines; where both sides contradict, the rules and the user's choice say which stays."""
    waiting = {field_label(field): field for field in clashes}
    for line in _lines(held, row.facts):
        field = waiting.pop(line.label, "")
        yield _decided(line, field, row.takes(field, rules)) if field else line
    for label, field in waiting.items():
        told, had = clashes[field]
        yield _decided(Line(label, had, told, True, False), field, row.takes(field, rules))


def _decided(line: Line, field: str, take: bool) -> Line:
    return replace(line, keeps_held=not take, keeps_told=take, field=field)


def facts_alone(facts: RowFacts) -> tuple[Line, ...]:
    """Return what a row tells of somebody new."""
    return tuple(_lines(RowFacts(facts.sheet, facts.row), facts))


def namesakes(session: Session, name: str) -> list[Namesake]:
    """Return who in the book bears a name; the same name alone makes nobody the same person."""
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.organization, Contact.title, Contact.phone)
        .where(Contact.name == name)
        .order_by(Contact.tier_rank, Contact.id)
        .limit(_MOST_NAMESAKES)
    )
    return [
        Namesake(number, told, " · ".join(part for part in (firm, title, phone[-4:]) if part))
        for number, told, firm, title, phone in rows
    ]


def _held(session: Session, contact_id: int) -> RowFacts | None:
    """Return what the book holds of somebody in the form of a row."""
    from services.exchange.facts import PointFact, PostFact, SchoolFact

    contact = session.get(Contact, contact_id)
    if contact is None:
        return None
    facts = RowFacts("", 0, contact.name)
    facts.single = {column: getattr(contact, column) for column in _SINGLE if getattr(contact, column)}
    points = select(ContactPoint).where(ContactPoint.contact_id == contact_id).order_by(ContactPoint.position)
    facts.points = [PointFact(PointKind(row.kind), row.value) for row in session.scalars(points)]
    posts = (
        select(Organization.name, Employment.department, Employment.title, Employment.is_present)
        .outerjoin(Organization, Organization.id == Employment.organization_id)
        .where(Employment.contact_id == contact_id)
        .order_by(Employment.is_primary.desc(), Employment.id)
    )
    facts.posts = [
        PostFact(firm or "", unit, title, present) for firm, unit, title, present in session.execute(posts)
    ]
    schools = (
        select(Organization.name, Education.class_name, Education.from_year)
        .outerjoin(Organization, Organization.id == Education.school_id)
        .where(Education.contact_id == contact_id)
        .order_by(Education.id)
    )
    facts.schools = [
        SchoolFact(school or "", None, klass, "", year) for school, klass, year in session.execute(schools)
    ]
    return facts


def _lines(held: RowFacts, told: RowFacts) -> Iterable[Line]:
    yield _single_line(field_label("name"), held.name, told.name)
    for kinds, label in (
        (PHONE_KINDS, field_label("phone")),
        ((PointKind.WECHAT,), point_word("wechat")),
        ((PointKind.QQ,), point_word("qq")),
        ((PointKind.EMAIL,), point_word("email")),
    ):
        yield from _added_line(label, _points(held, kinds), _points(told, kinds))
    yield from _post_lines(held, told)
    yield from _added_line(field_label("class"), _classes(held), _classes(told))
    for column in _SINGLE:
        if told.single.get(column):
            words = gender_word if column == "gender" else str
            yield _single_line(
                column_words(column),
                words(held.single.get(column) or ""),  # type: ignore[arg-type]
                words(told.single[column]),  # type: ignore[arg-type]
            )
    for factor, klass in told.factors.items():
        had = held.factors.get(factor)
        yield _single_line(factor_word(factor), str(had or ""), str(klass))
    if told.relation:
        yield Line(field_label("relation"), "", told.relation, False, True)


def _single_line(label: str, held: str, told: str) -> Line:
    """Of what there is one of, the book's stays and blanks are filled."""
    return Line(label, held, told, bool(held), bool(told) and not held)


def _added_line(label: str, held: list[str], told: list[str]) -> Iterable[Line]:
    """What there may be several of is added."""
    if told:
        new = [value for value in told if value not in held]
        yield Line(label, listed(held), listed(told), bool(held), bool(new))


def _points(facts: RowFacts, kinds: Iterable[PointKind]) -> list[str]:
    return [phones.shown(point.value) for point in facts.points if point.kind in set(kinds)]


def _classes(facts: RowFacts) -> list[str]:
    from services.contacts import schools

    words = (schools.class_words(each.school, each.from_year, each.class_name) for each in facts.schools)
    return [word for word in words if word]


def _post_lines(held: RowFacts, told: RowFacts) -> Iterable[Line]:
    """The same employer completes the post; another one is added and shown first."""
    new = primary_post(told.posts)
    if new is None:
        return
    key = organizations.match_key
    same = next((post for post in held.posts if key(post.organization) == key(new.organization)), None)
    had = same or (held.posts[0] if held.posts else None)
    firm, title = (had.organization, had.title) if had else ("", "")
    if new.organization:
        yield Line(_firm_label(), firm, new.organization, bool(firm), same is None)
    if new.title:
        keeps = same is not None and title == new.title
        yield Line(field_label("title"), title, new.title, bool(title), not keeps)


def _firm_label() -> str:
    return field_label("organization")


def merge_words(*, clashes: bool) -> str:
    """Return the rule of a merge in one sentence; ``clashes``: a side may be chosen."""
    if clashes:
        return _("What is framed stays. Where both differ, press the one that is right.")
    return _("What is framed stays. Blanks are filled, numbers and posts are added.")
