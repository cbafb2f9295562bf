"""What the book knows of one person, as plain records that may leave a session."""

import datetime as dt
from dataclasses import dataclass

from models.kinds import PHONE_KINDS, PointKind


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach somebody; numbers as dialled."""

    id: int
    kind: str
    value: str
    label: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place as it was written, and its current six-digit division code where it was understood."""

    text: str
    code: str | None


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """One of somebody's addresses."""

    id: int
    kind: str
    text: str
    code: str | None
    postcode: str


@dataclass(frozen=True, slots=True)
class BirthdayRecord:
    """A birthday by the solar calendar, the lunar one, or both."""

    solar: str | None
    lunar_month: int | None
    lunar_day: int | None
    leap: bool
    lunar_year: int | None

    @property
    def lunar(self) -> str | None:
        """The lunar month and day as ``M-D``."""
        return f"{self.lunar_month}-{self.lunar_day}" if self.lunar_month and self.lunar_day else None


@dataclass(frozen=True, slots=True)
class SpecialDayRecord:
    """A day of somebody's own besides the birthday."""

    id: int
    label: str
    solar: str | None
    lunar: str | None
    leap: bool


@dataclass(frozen=True, slots=True)
class EmploymentRecord:
    """A post: where, as what, from when to when."""

    id: int
    organization_id: int | None
    organization: str
    department: str
    title: str
    since: str | None
    until: str | None
    is_present: bool
    is_primary: bool


@dataclass(frozen=True, slots=True)
class EducationRecord:
    """A time at a school."""

    id: int
    school_id: int | None
    school: str
    stage: str | None
    class_name: str
    major: str
    from_year: int | None
    to_year: int | None


@dataclass(frozen=True, slots=True)
class RemarkRecord:
    """One thing learned about somebody."""

    id: int
    kind: str
    text: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class MembershipRecord:
    """A cohort somebody is in."""

    cohort_id: int
    name: str
    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class FactorRecord:
    """What we think of somebody in one factor, since when and why."""

    factor: str
    klass: int
    day: dt.date
    source: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """Everything of one contact's own: no ties, no history."""

    id: int
    uid: str
    is_me: bool
    name: str
    name_note: str
    nickname: str
    english_name: str
    salutation: str
    gender: str | None
    points: tuple[Point, ...]
    addresses: tuple[AddressRecord, ...]
    birthday: BirthdayRecord
    special_days: tuple[SpecialDayRecord, ...]
    native_place: PlaceRecord
    birth_place: PlaceRecord
    ethnicity: str
    party: str
    spouse: str
    children: str
    notes: str
    source: str
    purpose: str
    consent: str
    do_not_contact: bool
    do_not_contact_reason: str
    employments: tuple[EmploymentRecord, ...]
    educations: tuple[EducationRecord, ...]
    remarks: tuple[RemarkRecord, ...]
    tags: tuple[str, ...]
    cohorts: tuple[MembershipRecord, ...]
    factors: tuple[FactorRecord, ...]
    organization: str
    title: str
    phone: str
    added_day: dt.date
    last_day: dt.date | None
    next_day: dt.date | None
    pin_reason: str
    pin_until: dt.date | None

    def of_kind(self, *kinds: str) -> tuple[Point, ...]:
        """Return the ways to reach them of these kinds, in their order."""
        return tuple(point for point in self.points if point.kind in kinds)

    @property
    def phones(self) -> tuple[str, ...]:
        """Their numbers, mobiles first."""
        return tuple(point.value for kind in PHONE_KINDS for point in self.of_kind(kind))

    @property
    def emails(self) -> tuple[str, ...]:
        """Their e-mail addresses."""
        return tuple(point.value for point in self.of_kind(PointKind.EMAIL))
