"""A draft read as facts: what is stored of everything somebody wrote, and what was refused."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from models.kinds import AddressKind
from services.contacts import checks, educations, employments
from services.contacts.checks import Finding, PointFacts
from services.contacts.dates import Birthday, lunar_birthday, parse_birthday
from services.contacts.drafts import ContactDraft
from services.contacts.names import clean_name
from services.contacts.writing import cell_text
from services.i18n import _

_LONGEST = {
    "name": 120,
    "nickname": 120,
    "english_name": 120,
    "salutation": 60,
    "ethnicity": 40,
    "party": 40,
    "spouse": 120,
    "children": 200,
    "source": 200,
    "purpose": 200,
    "consent": 200,
    "do_not_contact_reason": 200,
}
"""Columns of plain text and how many characters they keep."""

PLAIN = frozenset(_LONGEST) - {"name"} | {"notes"}
"""Facts that are kept as written, in one line; notes in several."""


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """An address as it is stored."""

    kind: str
    text: str
    code: str | None
    postcode: str


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A day of somebody's own as it is stored."""

    label: str
    day: Birthday


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Everything of a draft as it is stored; organizations are still names."""

    columns: dict[str, Any]
    """The contact's own columns, those kept for lists not among them."""
    points: tuple[PointFacts, ...]
    addresses: tuple[AddressFacts, ...]
    days: tuple[DayFacts, ...]
    employments: tuple[employments.PostFacts, ...]
    educations: tuple[educations.SchoolFacts, ...]
    remarks: tuple[tuple[str, str], ...]
    """Kind and text."""
    tags: tuple[str, ...]
    findings: tuple[Finding, ...]


def plain_text(field: str, value: object) -> str:
    """Return a fact of plain text as it is stored; notes keep their lines."""
    if field == "notes":
        return "\n".join(cell_text(line) for line in str(value or "").splitlines()).strip()
    return cell_text(value)[: _LONGEST[field]]


def birthday_columns(birthday: Birthday | None) -> dict[str, Any]:
    """Return the columns of a birthday; of none, all of them empty."""
    told = birthday or Birthday()
    return {
        "birth_solar": told.solar,
        "birth_lunar_month": told.lunar_month,
        "birth_lunar_day": told.lunar_day,
        "birth_lunar_leap": told.leap,
        "birth_lunar_year": told.lunar_year,
    }


def read_birthday(draft: ContactDraft, today: dt.date) -> tuple[Birthday | None, list[Finding]]:
    """Return a draft's birthday by both calendars, and what is wrong with it."""
    findings: list[Finding] = []
    solar = parse_birthday(draft.birthday, today)
    if solar.problem:
        findings.append(Finding("birthday", draft.birthday, solar.problem, stops=solar.birthday is None))
    told = solar.birthday
    if cell_text(draft.lunar_birthday):
        written = f"闰{draft.lunar_birthday}" if draft.leap else draft.lunar_birthday
        moon = _lunar(written, draft.leap, today)
        if moon[1]:
            stops = moon[0] is None
            findings.append(Finding("lunar_birthday", draft.lunar_birthday, moon[1], stops=stops))
        if moon[0] is not None:
            found = moon[0]
            solar_day = told.solar if told is not None else None
            told = Birthday(solar_day, found.lunar_month, found.lunar_day, found.leap, found.lunar_year)
    return told, findings


def _lunar(text: str, leap: bool, today: dt.date) -> tuple[Birthday | None, str]:
    """Read a lunar month and day, M-D with the year before them or words, with its leap mark."""
    found = lunar_birthday(text.removeprefix("闰") if leap else text, today)
    birthday = found.birthday
    if birthday is None or not birthday.lunar_month or not birthday.lunar_day:
        return None, found.problem or _("Write a lunar birthday as month-day, such as 8-19.")
    if leap and not birthday.leap:
        year = f"{birthday.lunar_year}年" if birthday.lunar_year else ""
        again = lunar_birthday(f"农历{year}闰{birthday.lunar_month}月{birthday.lunar_day}", today)
        if again.birthday is not None:
            return again.birthday, again.problem
    return birthday, found.problem


def facts_of(draft: ContactDraft, today: dt.date) -> ContactFacts:
    """Return a draft as it is stored, with every finding; what a finding stops is left out."""
    findings: list[Finding] = []
    name = clean_name(draft.name)
    if not name.name:
        findings.append(Finding("name", draft.name, _("A contact needs a name.")))
    gender, wrong = checks.gender_of(draft.gender)
    if wrong is not None:
        findings.append(wrong)
    birthday, wrong_days = read_birthday(draft, today)
    findings += wrong_days
    columns: dict[str, Any] = {field: plain_text(field, getattr(draft, field)) for field in sorted(PLAIN)}
    columns["name"] = name.name[: _LONGEST["name"]]
    columns["name_note"] = name.note[:120]
    columns["gender"] = gender or name.gender or None
    columns["do_not_contact"] = draft.do_not_contact
    columns |= birthday_columns(birthday)
    for field, code in (("native_place", "native_code"), ("birth_place", "birth_code")):
        columns[field], columns[code] = checks.placed(getattr(draft, field))
    parts = _Parts(findings)
    return ContactFacts(
        columns=columns,
        points=parts.points(draft),
        addresses=tuple(_address(one.kind, one.text, one.postcode) for one in draft.addresses if one.text),
        days=parts.days(draft, today),
        employments=parts.employments(draft),
        educations=parts.educations(draft),
        remarks=tuple((one.kind.value, one.text.strip()) for one in draft.remarks if one.text.strip()),
        tags=tuple(dict.fromkeys(tag for tag in map(cell_text, draft.tags) if tag)),
        findings=tuple(findings),
    )


def _address(kind: AddressKind, text: str, postcode: str) -> AddressFacts:
    words, code = checks.placed(text, longest=300)
    return AddressFacts(kind.value, words, code, cell_text(postcode)[:10])


class _Parts:
    """Reads the lists of a draft and collects what is wrong with them."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings

    def points(self, draft: ContactDraft) -> tuple[PointFacts, ...]:
        """Return numbers first, then the other ways to reach somebody."""
        found: list[PointFacts] = []
        for points, findings in (
            checks.check_phones(draft.phones),
            checks.check_emails(draft.emails),
            checks.check_wechat(draft.wechat),
            checks.check_qq(draft.qq),
            checks.check_websites(draft.websites),
        ):
            found += points
            self._findings += findings
        return tuple(found)

    def days(self, draft: ContactDraft, today: dt.date) -> tuple[DayFacts, ...]:
        """Return the days of somebody's own."""
        found: list[DayFacts] = []
        for day in draft.days:
            read = parse_birthday(day.text, today)
            if read.problem:
                self._findings.append(Finding("days", day.text, read.problem, stops=read.birthday is None))
            if read.birthday is not None and cell_text(day.label):
                found.append(DayFacts(cell_text(day.label)[:60], read.birthday))
        return tuple(found)

    def employments(self, draft: ContactDraft) -> tuple[employments.PostFacts, ...]:
        """Return the posts that say something."""
        found: list[employments.PostFacts] = []
        for post in draft.employments:
            facts, findings = employments.facts_of(post)
            self._findings += findings
            if facts is not None:
                found.append(facts)
        return tuple(found)

    def educations(self, draft: ContactDraft) -> tuple[educations.SchoolFacts, ...]:
        """Return the times at schools that say something."""
        found: list[educations.SchoolFacts] = []
        for school in draft.educations:
            facts, findings = educations.facts_of(school)
            self._findings += findings
            if facts is not None:
                found.append(facts)
        return tuple(found)
