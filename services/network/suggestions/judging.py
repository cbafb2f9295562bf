"""Whether two people may know each other: what they share, how strong that is, and in which words.

The numbers are the craft's: townsmen .6 .4 .2 by county, city, province; classmates .9 .6 .3 by class, years,
school alone; colleagues .6 .3 by years; a household .8; met at an event .3.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from models.kinds import TieKind
from services.contacts import organizations, places
from services.contacts.phones import shown
from services.contacts.schools import class_words
from services.i18n import _
from services.network.spans import NOWHEN, Span, overlap, school_span, work_span
from services.network.suggestions.facts import Background, Post, SchoolTime

TOWNSMAN_STRENGTH = {3: 0.6, 2: 0.4, 1: 0.2}
"""By how near two places are: the same county, city, province."""
SAME_CLASS, SAME_YEARS, SAME_SCHOOL = 0.9, 0.6, 0.3
TOGETHER, APART = 0.6, 0.3
HOUSEHOLD, MET = 0.8, 0.3
_HOME_LABELS = ("家", "宅", "住")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing two people share."""

    kind: TieKind
    subkind: str | None
    strength: float
    words: str


def reasons(one: Background, other: Background, today: dt.date) -> dict[TieKind, list[Reason]]:
    """Return what two people share by the kind of tie it suggests, the strongest first."""
    found: dict[TieKind, list[Reason]] = {}
    for told in (_places, _schools, _posts, _homes, _meetings):
        for reason in told(one, other, today):
            found.setdefault(reason.kind, []).append(reason)
    return {kind: sorted(some, key=lambda reason: -reason.strength) for kind, some in found.items()}


def _places(one: Background, other: Background, _today: dt.date) -> Iterator[Reason]:
    mine, theirs = one.homes | one.former_homes, other.homes | other.former_homes
    now = one.homes & other.homes
    kinds = (
        ({one.native}, {other.native}, "native_place", _("both from {place}")),
        ({one.birth}, {other.birth}, "birth_place", _("both born in {place}")),
        (mine, theirs, "present_residence" if now else "former_residence", _("both living in {place}")),
    )
    for here, there, subkind, words in kinds:
        near, code = max(
            ((_nearness(a, b), a) for a in sorted(here) for b in sorted(there) if a and b), default=(0, "")
        )
        if near:
            place = _division(code, near)
            yield Reason(TieKind.TOWNSMAN, subkind, TOWNSMAN_STRENGTH[near], words.format(place=place))


def _nearness(one: str, other: str) -> int:
    return places.gazetteer().nearness(one, other)


def _division(code: str, near: int) -> str:
    return places.shown(places.levels(code)[near - 1])


def _schools(one: Background, other: Background, _today: dt.date) -> Iterator[Reason]:
    pairs = [(a, b) for a in one.schools for b in other.schools if a.school_id == b.school_id]
    best: dict[int, tuple[float, SchoolTime, SchoolTime]] = {}
    for a, b in pairs:
        strength = school_strength(a, b)
        if a.school_id not in best or strength > best[a.school_id][0]:
            best[a.school_id] = strength, a, b
    for strength, a, b in best.values():
        stage = a.stage or b.stage
        subkind = f"classmate_{stage}" if stage else None
        yield Reason(TieKind.SCHOOLING, subkind, strength, _school_words(strength, a, b))


def school_strength(one: SchoolTime, other: SchoolTime) -> float:
    """Return how strongly two times at one school suggest a tie."""
    spans = [school_span(time.from_year, time.to_year, time.stage) for time in (one, other)]
    if same_class(one, other):
        return SAME_CLASS
    return SAME_YEARS if overlap(*spans) != NOWHEN else SAME_SCHOOL


def same_class(one: SchoolTime, other: SchoolTime) -> bool:
    """Tell whether two times at one school were in one class: its name agrees and no year contradicts."""
    if not one.class_name or one.class_name != other.class_name:
        return False
    years = ((one.from_year, other.from_year), (one.to_year, other.to_year))
    return not any(a and b and a != b for a, b in years)


def _school_words(strength: float, one: SchoolTime, other: SchoolTime) -> str:
    if strength == SAME_CLASS:
        name = class_words(one.school, one.from_year or other.from_year, one.class_name)
        return _("both in {name}").format(name=name)
    spans = [school_span(time.from_year, time.to_year, time.stage) for time in (one, other)]
    if strength == SAME_YEARS:
        return _("both at {name} {years}").format(name=one.school, years=_years(overlap(*spans)))
    return _("both went to {name}").format(name=one.school)


def _posts(one: Background, other: Background, today: dt.date) -> Iterator[Reason]:
    this_month = today.year * 12 + today.month - 1
    best: dict[int, tuple[float, Span, Post, Post]] = {}
    for a in one.posts:
        for b in other.posts:
            if a.firm_id != b.firm_id:
                continue
            spans = [work_span(p.since, p.until, p.is_present, this_month) for p in (a, b)]
            shared = overlap(*spans)
            strength = TOGETHER if shared != NOWHEN else APART
            if a.firm_id not in best or (strength, shared) > best[a.firm_id][:2]:
                best[a.firm_id] = strength, shared, a, b
    for strength, shared, a, b in best.values():
        now = a.is_present and b.is_present
        subkind = "present" if now else "former"
        yield Reason(TieKind.COLLEAGUE, subkind, strength, _post_words(strength, shared, now, a, b))


def _post_words(strength: float, shared: Span, now: bool, one: Post, other: Post) -> str:
    firm = organizations.short_name(one.firm)
    if one.department and one.department == other.department:
        firm = f"{firm} {one.department}"
    if now:
        return _("both working at {firm} now").format(firm=firm)
    if strength == TOGETHER:
        return _("both at {firm} {years}").format(firm=firm, years=_years(shared))
    return _("both worked at {firm}, when together is not known").format(firm=firm)


def _years(shared: Span) -> str:
    first, last = shared[0] // 12, shared[1] // 12
    return str(first) if first == last else f"{first}—{last}"


def _homes(one: Background, other: Background, _today: dt.date) -> Iterator[Reason]:
    now = {post.firm_id for post in one.posts if post.is_present}
    colleagues = now & {post.firm_id for post in other.posts if post.is_present}
    for number in sorted(one.landlines.keys() & other.landlines.keys()):
        labels = one.landlines[number] + other.landlines[number]
        if not colleagues or is_home_label(labels):
            yield _household(_("the same landline {number}").format(number=shown(number)))
    for door in sorted(one.doors.keys() & other.doors.keys()):
        yield _household(_("the same address: {address}").format(address=one.doors[door]))
    for cohort in sorted(one.households.keys() & other.households.keys()):
        yield _household(_("one household: {name}").format(name=one.households[cohort]))


def is_home_label(label: str) -> bool:
    """Tell whether a label of a landline says that it is the one at home."""
    return any(sign in label for sign in _HOME_LABELS)


def _household(words: str) -> Reason:
    return Reason(TieKind.RELATIVE, None, HOUSEHOLD, words)


def _meetings(one: Background, other: Background, _today: dt.date) -> Iterator[Reason]:
    for key in sorted(one.events.keys() & other.events.keys()):
        words = _("both were there: {event}").format(event=one.events[key])
        subkind = "gathering" if key.startswith("cohort") else "meeting"
        yield Reason(TieKind.ACQUAINTANCE, subkind, MET, words)
