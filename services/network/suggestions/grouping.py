"""Many people who share one thing, as groups: a place's townsmen, a firm's people, a school's, a class's.

A group is never a heap of pairs. Taken, it becomes a circle (a class or a department, where it is one), and
those who come later are proposed to join; refused, it is never shown again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from models.contact import Address, Contact
from models.kinds import CohortKind
from models.organization import Cohort, Education, Employment, Membership, Organization
from models.suggestion import DecidedGroup
from services import sessions
from services.contacts import organizations, places
from services.contacts.cohorts import CohortDraft
from services.contacts.schools import class_words
from services.i18n import _, _n
from services.network.suggestions.facts import HOMES, class_facts, rows
from services.network.suggestions.judging import APART, SAME_CLASS, SAME_SCHOOL, TOWNSMAN_STRENGTH
from services.network.suggestions.records import Ground, Group, group_number

PLACES = (Ground.NATIVE, Ground.BIRTH, Ground.HOME)


@dataclass(frozen=True, slots=True)
class Shared:
    """What a group shares: a place by its code, a firm or school by its id, with it a class or department."""

    ground: Ground
    id: int
    text: str = ""
    """The class without its year, or the department."""
    year: int = 0
    """Of a class, the year of entry; 0 where none is told."""

    @property
    def key(self) -> str:
        """What names it in the book: two writings of a class are one."""
        year = f" {self.year}" if self.ground is Ground.CLASS else ""
        return f"{self.id}{year} {self.text}".strip()


def of_row(session: Session, ground: Ground, first: int) -> Shared | None:
    """Return what the number of a group means; None where its place, firm or first row is gone."""
    if ground in PLACES:
        code = f"{first:06d}"
        return Shared(ground, first) if places.gazetteer().resolve(code) == code else None
    if ground in (Ground.FIRM, Ground.SCHOOL):
        return Shared(ground, first) if session.get(Organization, first) is not None else None
    if ground is Ground.CLASS:
        time = session.get(Education, first)
        if time is None or time.school_id is None or not time.class_name:
            return None
        sign, year, _last = class_facts[time.class_name]
        return Shared(ground, time.school_id, sign, time.from_year or year)
    post = session.get(Employment, first)
    if post is None or post.organization_id is None or not post.department:
        return None
    return Shared(ground, post.organization_id, post.department)


def members_of(session: Session, shared: Shared) -> tuple[int, tuple[int, ...]]:
    """Return what the group's number is made from, and everybody in it."""
    told: list[tuple[int, int]]
    if shared.ground in PLACES:
        code = f"{shared.id:06d}"
        return shared.id, tuple(
            sorted({row[0] for row in rows(session, _OF_PLACE[shared.ground], code=code)})
        )
    if shared.ground in (Ground.SCHOOL, Ground.CLASS):
        wanted = (shared.text, shared.year)
        told = [
            (contact, row)
            for contact, row, sign, year in school_rows(session, shared.id)
            if shared.ground is Ground.SCHOOL or (sign, year) == wanted
        ]
    else:
        told = [
            (contact, row)
            for contact, row, department in firm_rows(session, shared.id)
            if shared.ground is Ground.FIRM or department == shared.text
        ]
    people = tuple(sorted({row[0] for row in told}))
    whole = shared.ground in (Ground.SCHOOL, Ground.FIRM)
    return shared.id if whole else min((row[1] for row in told), default=0), people


def school_rows(session: Session, school: int) -> list[tuple[int, int, str, int]]:
    """Return who went to a school: contact, row, sign of the class, year of entry (0: none told)."""
    found = []
    for contact, row, name, since in rows(session, _OF_SCHOOL, id=school):
        sign, year, _last = class_facts[name] if name else ("", 0, 0)
        found.append((contact, row, sign, since or year))
    return found


def firm_rows(session: Session, firm: int) -> list[tuple[int, int, str]]:
    """Return who works or worked at a firm: contact, row, department."""
    return [(contact, row, department) for contact, row, department in rows(session, _OF_FIRM, id=firm)]


_CODE: BindParameter[str] = bindparam("code")
_ID: BindParameter[int] = bindparam("id")
_OF_PLACE = {
    Ground.NATIVE: select(Contact.id).where(Contact.native_code == _CODE),
    Ground.BIRTH: select(Contact.id).where(Contact.birth_code == _CODE),
    Ground.HOME: select(Address.contact_id).where(Address.code == _CODE, Address.kind.in_(HOMES)),
}
_OF_SCHOOL = select(Education.contact_id, Education.id, Education.class_name, Education.from_year).where(
    Education.school_id == _ID
)
_OF_FIRM = select(Employment.contact_id, Employment.id, Employment.department).where(
    Employment.organization_id == _ID
)


@dataclass(frozen=True, slots=True)
class _Cohorts:
    """The circles there are, by what they may be found by."""

    by_name: dict[tuple[str, str], int]
    by_class: dict[tuple[str, int | None, str, int | None], int]
    decided: dict[tuple[str, str], int | None]

    def meant(self, shared: Shared, draft: CohortDraft) -> int | None:
        """Return the cohort of a group, the one decided about before others."""
        told = (shared.ground.value, shared.key)
        if told in self.decided:
            return self.decided[told]
        named = self.by_name.get((draft.kind.value, draft.name))
        if named is not None or shared.ground is not Ground.CLASS:
            return named
        return self.by_class.get((draft.kind.value, shared.id, draft.class_name, draft.from_year))


def groups(session: Session, found: Iterable[tuple[Shared, int, tuple[int, ...]]]) -> list[Group]:
    """Return groups as they may be shown: what they share, their first row, their people.

    Left out are those refused, those whose circle was dissolved, and those whose people are all in it.
    """
    told = list(found)
    if not told:
        return []
    firms = {shared.id for shared, _first, _people in told if shared.ground not in PLACES}
    names = _names(session, firms)
    drafts = [draft_of(shared, names.get(shared.id, "")) for shared, _first, _people in told]
    classes = {shared.id for shared, _first, _people in told if shared.ground is Ground.CLASS}
    known = _cohorts(session, {draft.name for draft in drafts}, classes)
    meant = [known.meant(one[0], draft) for one, draft in zip(told, drafts, strict=True)]
    inside = _members(session, {cohort for cohort in meant if cohort is not None})
    made = []
    for (shared, first, people), draft, cohort in zip(told, drafts, meant, strict=True):
        there = inside.get(cohort or 0, set())
        if (shared.ground.value, shared.key) in known.decided and not there:
            continue
        fresh = tuple(one for one in people if one not in there)
        if fresh:
            made.append(_group(shared, first, draft.name, fresh, cohort, names.get(shared.id, "")))
    return sorted(made, key=lambda group: (-group.strength, -len(group.members), group.number))


def draft_of(shared: Shared, name: str) -> CohortDraft:
    """Return the circle a group becomes; ``name`` is that of the firm or school."""
    if shared.ground in PLACES:
        place = places.shown(f"{shared.id:06d}").replace(" ", "")
        words = {
            Ground.NATIVE: _("Townsmen from {place}"),
            Ground.BIRTH: _("Born in {place}"),
            Ground.HOME: _("Living in {place}"),
        }[shared.ground]
        return CohortDraft(words.format(place=place))
    if shared.ground is Ground.CLASS:
        called = class_words(name, shared.year or None, shared.text)
        kind = CohortKind.CLASS
        return CohortDraft(called, kind, None, name, shared.text, shared.year or None)
    if shared.ground is Ground.DEPARTMENT:
        called = f"{organizations.short_name(name)} {shared.text}"
        return CohortDraft(called, CohortKind.DEPARTMENT, None, name)
    if shared.ground is Ground.SCHOOL:
        return CohortDraft(_("Alumni of {school}").format(school=name), organization=name)
    return CohortDraft(_("People of {firm}").format(firm=organizations.short_name(name)), organization=name)


def name_of(session: Session, shared: Shared) -> str:
    """Return the name of a group's firm or school; of a place none."""
    return "" if shared.ground in PLACES else _names(session, {shared.id}).get(shared.id, "")


def _group(
    shared: Shared, first: int, name: str, people: tuple[int, ...], cohort: int | None, firm: str
) -> Group:
    count = len(people)
    if cohort is not None:
        words = _n("{count} newcomer for the circle {name}", "{count} newcomers for the circle {name}", count)
        evidence = words.format(count=count, name=name)
    else:
        evidence = _shares(shared, firm).format(count=count)
    number = group_number(shared.ground, first)
    return Group(number, shared.ground, shared.key, name, strength_of(shared), people, evidence, cohort)


def _shares(shared: Shared, firm: str) -> str:
    place = places.shown(f"{shared.id:06d}") if shared.ground in PLACES else ""
    sentences = {
        Ground.NATIVE: _("{count} people are from {place}"),
        Ground.BIRTH: _("{count} people were born in {place}"),
        Ground.HOME: _("{count} people live or lived in {place}"),
        Ground.SCHOOL: _("{count} people went to {firm}"),
        Ground.CLASS: _("{count} people were in {class_}"),
        Ground.FIRM: _("{count} people work or worked at {firm}"),
        Ground.DEPARTMENT: _("{count} people are in {firm} {department}"),
    }
    class_ = class_words(firm, shared.year or None, shared.text)
    return sentences[shared.ground].format(
        count="{count}", place=place, firm=firm, class_=class_, department=shared.text
    )


def strength_of(shared: Shared) -> float:
    """Return the least that two people of a group may share."""
    if shared.ground in PLACES:
        return TOWNSMAN_STRENGTH.get(sum(bool(one) for one in places.levels(f"{shared.id:06d}")), 0.0)
    return {Ground.CLASS: SAME_CLASS, Ground.SCHOOL: SAME_SCHOOL}.get(shared.ground, APART)


def _names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in sessions.chunks(ids):
        found.update((key, name) for key, name in rows(session, _NAMES, ids=part))
    return found


def _cohorts(session: Session, names: Iterable[str], places: Iterable[int]) -> _Cohorts:
    """Return the circles of these names, or of these firms and schools, and what was decided before."""
    told: list[Any] = []
    for part in sessions.chunks(names):
        told += rows(session, _NAMED, names=part)
    for some in sessions.chunks(places):
        told += rows(session, _OF_CLASS, ids=some)
    told.sort(reverse=True)
    return _Cohorts(
        {(kind, name): key for key, kind, name, *_class in told},
        {(kind, place, name, year): key for key, kind, _name, place, name, year in told if name},
        {(ground, key): cohort for ground, key, cohort in rows(session, _DECIDED)},
    )


def _members(session: Session, cohorts: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {cohort: set() for cohort in cohorts}
    for part in sessions.chunks(found):
        for cohort, contact in rows(session, _INSIDE, ids=part):
            found[cohort].add(contact)
    return found


_SOME: BindParameter[int] = bindparam("ids", expanding=True)
_COHORT = select(
    Cohort.id, Cohort.kind, Cohort.name, Cohort.organization_id, Cohort.class_name, Cohort.from_year
)
_NAMES = select(Organization.id, Organization.name).where(Organization.id.in_(_SOME))
_NAMED = _COHORT.where(Cohort.name.in_(bindparam("names", expanding=True)))
_OF_CLASS = _COHORT.where(Cohort.organization_id.in_(_SOME), Cohort.class_name != "")
_DECIDED = select(DecidedGroup.ground, DecidedGroup.key, DecidedGroup.cohort_id)
_INSIDE = select(Membership.cohort_id, Membership.contact_id).where(Membership.cohort_id.in_(_SOME))
