"""What is entered about a person, before it is in the book: by form, command line or one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.kinds import AddressKind
from services.diary.drafts import RemarkDraft


@dataclass(frozen=True, slots=True)
class EmploymentDraft:
    """A post as entered; years and days as YYYY, YYYY-MM or YYYY-MM-DD."""

    organization: str = ""
    title: str = ""
    department: str = ""
    since: str = ""
    until: str = ""
    is_present: bool = True


@dataclass(frozen=True, slots=True)
class EducationDraft:
    """A time at a school as entered; the stage is worked out from the school's name unless told."""

    school: str = ""
    class_name: str = ""
    stage: str | None = None
    major: str = ""
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True, slots=True)
class AddressDraft:
    """A place somebody lives, lived or works at."""

    text: str
    kind: AddressKind = AddressKind.HOME
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day of somebody's own besides the birthday, written as birthdays are."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A person as entered; every value is still the text somebody wrote."""

    name: str
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()
    wechat: Sequence[str] = ()
    qq: Sequence[str] = ()
    websites: Sequence[str] = ()
    nickname: str = ""
    english_name: str = ""
    salutation: str = ""
    gender: str = ""
    """male, female, or a word for it."""
    birthday: str = ""
    """By either calendar, as people write it."""
    lunar_birthday: str = ""
    """Month and day by the lunar calendar, as ``M-D``, with the year before them where it is known."""
    leap: bool = False
    """The lunar month is a leap month."""
    native_place: str = ""
    birth_place: str = ""
    ethnicity: str = ""
    party: str = ""
    spouse: str = ""
    children: str = ""
    notes: str = ""
    source: str = ""
    purpose: str = ""
    consent: str = ""
    do_not_contact: bool = False
    do_not_contact_reason: str = ""
    employments: Sequence[EmploymentDraft] = ()
    educations: Sequence[EducationDraft] = ()
    addresses: Sequence[AddressDraft] = ()
    remarks: Sequence[RemarkDraft] = ()
    days: Sequence[DayDraft] = ()
    tags: Sequence[str] = ()
