"""Seats keep to their firm: circles are refused, merges carry them, leaving makes them blind."""

from pathlib import Path

import pytest

from services.book import Book
from services.business import firm, seats, supply_chain
from services.business.business_ties import BusinessDraft, tie
from services.business.seats import SeatDraft
from services.contacts import employments, merging, organizations, unmerging
from services.contacts.drafts import EmploymentDraft
from services.contacts.merging import MergeDraft
from services.errors import ChoiceError, DraftError
from tests.builders import add_contact, new_book
from tests.services.network.networks import read


def hire(book: Book, name: str, title: str = "") -> int:
    key = add_contact(book, name)
    book.act("Hired", lambda session: employments.add(session, key, EmploymentDraft("沐禾", title)))
    return key


def test_that_seats_are_kept_with_their_people(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    boss, clerk, twin = hire(book, "严怀瑾", "董事长"), hire(book, "陶然", "会计"), hire(book, "陶燃")
    place = book.act("Found", lambda session: organizations.find_or_add(session, "沐禾").id)
    top = book.act("Seat", lambda session: seats.seat_of(session, place, boss))
    low = book.act(
        "Seat", lambda session: seats.add(session, SeatDraft(place, "总会计师", twin, stance="for"))
    )
    book.act("Reports", lambda session: seats.report(session, low, top))
    with pytest.raises(DraftError, match="互相汇报"):
        book.act("Circle", lambda session: seats.report(session, top, low))
    with pytest.raises(DraftError):
        book.act("Nothing", lambda session: seats.add(session, SeatDraft(place, " ")))

    def chart() -> list[tuple[str, str, int, str | None]]:
        found = read(book, lambda session: firm.inside(session, place))
        return [(one.name, one.title, one.depth, one.stance) for one in found.insiders]

    merging.run(book, MergeDraft(clerk, (twin,)), copy_first=False)
    assert chart() == [("严怀瑾", "董事长", 0, None), ("陶然", "总会计师", 1, "for")]
    book.act("Apart", lambda session: unmerging.unmerge(session, clerk))
    assert ("陶燃", "总会计师", 1, "for") in chart()
    posts = read(book, lambda session: [post.id for post in _posts(session, twin)])
    book.act("Left", lambda session: employments.leave(session, posts[0]))
    assert ("", "总会计师", 1, None) in chart()
    assert read(book, lambda session: firm.inside(session, place)).former == ((twin, "陶燃"),)
    book.act("Erased", lambda session: seats.remove(session, low))
    with pytest.raises(ChoiceError):
        book.act("Gone", lambda session: seats.change(session, low, stance="against"))
    assert [row[0] for row in chart()] == ["严怀瑾", "陶然"]
    book.undo()
    assert ("", "总会计师", 1, None) in chart()
    book.close()


def _posts(session, contact_id):  # type: ignore[no-untyped-def]
    from services.contacts import details

    return details.contact(session, contact_id).employments


def test_that_the_chain_goes_up_and_down_and_no_further(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    names = ("矿山", "钢厂", "车厂", "车行", "车主", "对手", "集团")
    ids = book.act(
        "Firms", lambda session: {name: organizations.find_or_add(session, name).id for name in names}
    )
    for one, other, kind in (
        *(("矿山", "钢厂", "supplies"), ("钢厂", "车厂", "supplies"), ("车厂", "车行", "supplies")),
        *(("车行", "车主", "supplies"), ("钢厂", "对手", "supplies"), ("车厂", "集团", "subsidiary_of")),
    ):
        draft = BusinessDraft(ids[one], ids[other], kind)
        book.act("Tied", lambda session, draft=draft: tie(session, draft))
    found = read(book, lambda session: supply_chain.chain(session, ids["车厂"]))
    levels = {one.name: one.level for one in found.firms}
    assert levels == {"车厂": 0, "集团": 0, "钢厂": -1, "矿山": -2, "车行": 1, "车主": 2}
    assert len(found.ties) == 5
    short = read(book, lambda session: supply_chain.chain(session, ids["车厂"], 1))
    assert {one.name for one in short.firms} == {"车厂", "集团", "钢厂", "车行"}
    book.close()
