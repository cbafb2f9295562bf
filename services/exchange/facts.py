"""What one row of a list says about a person, and what of it could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from models.kinds import PointKind

_MOBILE, _PHONE = PointKind.MOBILE, PointKind.PHONE
_NO_FACTORS: Mapping[str, int] = MappingProxyType({})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One cell that was left out, kept in doubt or not taken over, and why, in words."""

    sheet: str
    row: int
    """The sheet's own row number, from 1."""
    column: str
    value: str
    reason: str


class PointFact(NamedTuple):
    """A phone, e-mail, WeChat or QQ; a tuple, for a long list makes hundreds of thousands."""

    kind: PointKind
    value: str
    label: str = ""
    unsure: bool = False


class PostFact(NamedTuple):
    """A post: employer, department, title; any of them may be empty."""

    organization: str = ""
    department: str = ""
    title: str = ""
    is_present: bool = True
    since: str | None = None
    until: str | None = None
    is_primary: bool | None = None
    """None: not said; the first present post is primary then."""


class SchoolFact(NamedTuple):
    """A time at a school."""

    school: str = ""
    stage: str | None = None
    class_name: str = ""
    major: str = ""
    from_year: int | None = None
    to_year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.school or self.class_name)


@dataclass(frozen=True, slots=True)
class AddressFact:
    """An address with its division code."""

    kind: str
    text: str
    code: str | None = None
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class SpecialDayFact:
    """A day of somebody's own besides the birthday, solar or lunar."""

    label: str
    solar: str | None = None
    lunar_month: int | None = None
    lunar_day: int | None = None
    lunar_leap: bool = False


@dataclass(slots=True)
class RowFacts:
    """A person as one row tells it; ``single`` holds the columns of the contact's own row.

    What few rows tell is kept in tuples: a hundred thousand empty lists are thirty megabytes.
    """

    sheet: str
    row: int
    name: str = ""
    uid: str = ""
    single: dict[str, object] = field(default_factory=dict)
    points: list[PointFact] = field(default_factory=list)
    posts: list[PostFact] = field(default_factory=list)
    schools: list[SchoolFact] = field(default_factory=list)
    addresses: tuple[AddressFact, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    factors: Mapping[str, int] = field(default_factory=lambda: _NO_FACTORS)
    special_days: tuple[SpecialDayFact, ...] = ()
    relation: str = ""
    """What the person is to me, as written: 表姐, 前同事."""
    role: str = ""
    """What they are in their class: 班长."""
    next_contact: str = ""
    """A day, ISO."""

    def dialled(self) -> list[str]:
        """Return the numbers to call them by, mobiles before telephones."""
        found = self.mobiles()
        if len(found) < len(self.points):
            found += [point.value for point in self.points if point.kind is _PHONE]
        return found

    def mobiles(self) -> list[str]:
        """Return the mobile numbers."""
        return [point.value for point in self.points if point.kind is _MOBILE]

    def absorb(self, other: "RowFacts") -> list[tuple[str, str]]:
        """Take over what another row of the same person adds; return (column, value) that contradicts."""
        conflicts = []
        for column, value in other.single.items():
            told = self.single.get(column)
            if told in (None, "", False):
                self.single[column] = value
            elif column == "notes" and str(value) not in str(told):
                self.single[column] = f"{told}\n{value}"
            elif told != value and column not in ("notes", "source", "native_code", "birth_code"):
                conflicts.append((column, str(value)))
        self.points += [point for point in other.points if (point.kind, point.value) not in self._reached()]
        self.posts += [post for post in other.posts if post not in self.posts]
        self.schools += [school for school in other.schools if school not in self.schools]
        self.addresses = _joined(self.addresses, other.addresses)
        self.remarks = _joined(self.remarks, other.remarks)
        self.tags = _joined(self.tags, other.tags)
        self.special_days = _joined(self.special_days, other.special_days)
        self.factors = {**other.factors, **self.factors}
        self.relation = self.relation or other.relation
        self.role = self.role or other.role
        return conflicts

    def _reached(self) -> set[tuple[PointKind, str]]:
        return {(point.kind, point.value) for point in self.points}


def _joined(mine: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    return (*mine, *(item for item in theirs if item not in mine)) if theirs else mine
