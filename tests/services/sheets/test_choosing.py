"""Whom a sheet holds: by district and reason, those of one district together on the way."""

from pathlib import Path
from typing import Any

from models.contact import Address
from models.kinds import AddressKind, SheetKind
from resources import data_path
from services.book import Book
from services.contacts import places
from services.diary.reasons import ReasonKind
from services.sheets import call_sheet, choosing
from services.sheets.choosing import SheetChoice
from tests.builders import DAY, add_contact, new_book

EAST, WEST = "330102", "330106"


def lived_in(book: Book, name: str, code: str, **facts: object) -> int:
    """Add somebody who works in a district."""
    who = add_contact(book, name, tier_rank=1, **facts)

    def live(session: Any) -> None:
        session.add(Address(contact_id=who, kind=AddressKind.WORK.value, text=f"{name}的楼", code=code))

    book.act("test", live)
    return who


def names(book: Book, choice: SheetChoice) -> list[str]:
    """Return who would be printed, in order."""
    with book.read() as session:
        return [row.name for row in call_sheet.preview(session, choice).rows]


def test_that_a_visit_sheet_keeps_a_district_together_and_can_hold_one_alone(
    tmp_path: Path,
) -> None:
    places.use(data_path("data", "divisions.tsv"))
    book = new_book(tmp_path)
    lived_in(book, "甲东", EAST)
    lived_in(book, "乙西", WEST)
    lived_in(book, "丙东", EAST)
    add_contact(book, "丁无", tier_rank=1)
    every = names(book, SheetChoice(SheetKind.VISIT))
    assert every[-1] == "丁无"
    east = [every.index(name) for name in ("甲东", "丙东")]
    assert abs(east[0] - east[1]) == 1
    with book.read() as session:
        (first, count), *_rest = choosing.districts(session)
    assert count == 2
    assert set(names(book, SheetChoice(districts=(first,)))) == {"甲东", "丙东"}
    book.close()


def test_that_a_sheet_can_hold_one_reason_alone(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "新人", tier_rank=1)
    add_contact(book, "寿星", tier_rank=3, birth_solar=f"1980-{DAY:%m-%d}")
    assert names(book, SheetChoice(reasons=(ReasonKind.OCCASION,))) == ["寿星"]
    assert names(book, SheetChoice(reasons=(ReasonKind.FRESH,))) == ["新人"]
    assert names(book, SheetChoice(reasons=(ReasonKind.PROMISE,))) == []
    book.close()
