"""Lists for people to read: a class as the class would like it, and the day's calls.

They hold what the reader needs and nothing private: no notes, no tiers in a class list, no numbers of ours.
"""

import csv
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Address
from models.kinds import AddressKind, CallResult
from models.organization import Cohort
from services import sessions
from services.book import Book
from services.contacts import cohorts, phones, places
from services.errors import ChoiceError
from services.exchange import own_columns as own
from services.exchange import own_words as words
from services.exchange.exporting import UTF8, finished_in_place, refuse_ending, write_down
from services.exchange.extracting import Extract
from services.exchange.own_cells import as_csv
from services.exchange.xlsx_writer import SheetPlan, XlsxWriter
from services.i18n import _
from services.lists import listed
from services.sheets import call_sheet
from services.sheets.choosing import SheetChoice
from services.vocabulary import result_word

CALLS = "calls"
_HOMES = (AddressKind.HOME.value, AddressKind.WORK.value, AddressKind.OTHER.value)
_ROOM = 60


@dataclass(frozen=True, slots=True)
class Handout:
    """A list with its title row, heads and rows; ``texts`` and ``choices`` as a sheet has them."""

    title: str
    caption: str
    heads: tuple[str, ...]
    rows: list[list[str]]
    texts: frozenset[str] = frozenset()
    choices: dict[str, str] = field(default_factory=dict)


def class_list(session: Session, cohort_id: int) -> Handout:
    """Return a circle as its members would like it: number, name, role, phone, firm and city; me among them.

    Raises ChoiceError when the circle is gone.
    """
    cohort = session.get(Cohort, cohort_id)
    if cohort is None:
        raise ChoiceError(_("This circle is no longer in the book."))
    people = cohorts.members(session, cohort_id)
    ids = [one.contact_id for one in people]
    extract, cities = Extract(session, ids), _cities(session, ids)
    columns: list[tuple[str, list[str]]] = [
        ("序号", [str(number) for number in range(1, len(ids) + 1)]),
        ("姓名", [one.name for one in people]),
        ("班内职务", [one.role for one in people]),
        *((head, extract.column(told)) for told, head in _TOLD),
        ("所在城市", [cities.get(number, "") for number in ids]),
    ]
    shown = [(head, told) for head, told in columns if any(told) or head in _ALWAYS]
    return Handout(
        words.CLASS_LIST,
        f"{cohort.name} {words.CLASS_LIST}",
        tuple(head for head, _told in shown),
        [list(row) for row in zip(*(told for _head, told in shown), strict=True)],
        frozenset({"姓名", "手机", "电话", "微信"}),
        {"性别": "性别"},
    )


def call_list(session: Session, on: dt.date | None = None) -> Handout:
    """Return whom to call today and why, with room for how it went; nothing is frozen by it."""
    sheet = call_sheet.preview(session, SheetChoice(on=on))
    heads = ("序号", "优先级", "姓名", "单位", "职务", "电话", "上次往来", "为什么今天", "开场")
    rows = [
        [
            *(row.code, words.TIERS[row.tier.value], row.name, row.organization, row.title),
            *(phones.shown(row.phone), row.last_contact, row.reason, row.opener, "", "", ""),
        ]
        for row in sheet.rows
    ]
    return Handout(
        "电话单",
        f"电话单 {sheet.day_words}",
        (*heads, "结果", "记一句", "下次"),
        rows,
        frozenset({"序号", "姓名", "电话", "下次"}),
        {"结果": "结果", "优先级": "优先级"},
    )


def write(book: Book, out: Path, told: Handout, encoding: str = UTF8) -> int:
    """Write a list to .xlsx or .csv and return how many rows; raises FileError, the old file stays then."""
    refuse_ending(out, (".xlsx", ".csv"))
    with finished_in_place(out) as draft:
        if out.suffix.lower() == ".csv":
            with draft.open("w", encoding=encoding, errors="replace", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(told.heads)
                writer.writerows([as_csv(value) for value in row] for row in told.rows)
        else:
            _write_xlsx(draft, told)
    write_down(book, out, len(told.rows))
    return len(told.rows)


def cohort_named(session: Session, name: str) -> int:
    """Return the circle of that name; raises ChoiceError, listing what there is, where it is not one."""
    known = cohorts.cohorts(session)
    found = [one for one in known if one.name == name] or [one for one in known if name in one.name]
    if len(found) != 1:
        names = tuple(one.name for one in found or known)
        raise ChoiceError(
            _("There is no single circle {name}.").format(name=name),
            _("The circles are: {names}.").format(names=listed(names[:12])),
            names,
        )
    return found[0].id


def _write_xlsx(draft: Path, told: Handout) -> None:
    writer = XlsxWriter(draft)
    try:
        results = tuple(result_word(one.value) for one in CallResult)
        lists = {**own.CHOICES, "结果": results}
        writer.offer({name: lists[name] for name in told.choices.values()})
        plan = SheetPlan(told.title, told.heads, told.texts, told.choices, room=_ROOM, caption=told.caption)
        writer.sheet(plan, told.rows)
        writer.close()
    finally:
        writer.abandon()


def _cities(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return in which city people live or work, as far as an address says so."""
    found: dict[int, tuple[int, str]] = {}
    for part in sessions.chunks(ids):
        rows = select(Address.contact_id, Address.kind, Address.code).where(
            Address.contact_id.in_(part), Address.code.is_not(None), Address.kind.in_(_HOMES)
        )
        for person, kind, code in session.execute(rows):
            rank = _HOMES.index(kind)
            if person not in found or rank < found[person][0]:
                found[person] = rank, code
    return {person: _city(code) for person, (_rank, code) in found.items()}


def _city(code: str) -> str:
    province, city, _county = places.levels(code)
    shown = places.shown(city or province or code)
    return shown.split()[-1] if shown else ""


_TOLD = (
    *(("gender", "性别"), ("mobile", "手机"), ("phone", "电话"), ("wechat", "微信")),
    *(("organization", "单位"), ("title", "职务")),
)
_ALWAYS = frozenset({"序号", "姓名", "手机", "单位", "所在城市"})

__all__ = ["CALLS", "Handout", "call_list", "class_list", "cohort_named", "write"]
