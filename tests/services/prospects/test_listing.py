"""The list: its order, its filters and its rows, held against the same said in plain Python."""

import datetime as dt
import random

import pytest

from models.contact import Address, Contact, Tag
from models.import_batch import ImportBatch, ImportRow
from models.organization import Cohort, Membership, Organization
from models.tie import Tie
from services import sessions
from services.book import Book
from services.clock import DayClock
from services.contacts import tags
from services.prospects import assessing, cadence, listing
from services.prospects.filters import Filter
from services.prospects.listing import Order
from services.prospects.prospect_rows import months_before
from services.prospects.tiering import FACTORS
from tests.builders import DAY, add_contact, new_book

INTERVALS = {"A": 14, "B": 30, "C": 90, "unrated": 60}
RANKS = {"A": 1, "B": 2, "C": 3, "unrated": 4}


@pytest.fixture
def book(tmp_path):
    book = new_book(tmp_path)
    yield book
    book.close()


def ids(book: Book, wanted: Filter | None = None, order: Order | None = None) -> list[int]:
    with book.read() as session:
        return list(listing.ids(session, wanted or Filter(), order))


def add(book: Book, *rows) -> None:
    book.act("Added rows", lambda session: session.add_all(rows))


def rate(book: Book, contact_id: int, *classes: int) -> None:
    def work(session):
        for factor, klass in zip(FACTORS, classes, strict=False):
            assessing.assess(session, [contact_id], factor, klass)

    if classes:
        book.act("Rated", work)


def some_people(book: Book, count: int) -> list[int]:
    chance = random.Random(7)
    made = []
    for number in range(count):
        last = DAY - dt.timedelta(days=chance.randint(0, 120)) if chance.random() < 0.7 else None
        one = add_contact(
            book,
            f"某{number:02d}",
            phone=f"1380000{number:04d}" if chance.random() < 0.8 else "",
            last_day=last,
            clock_ordinal=(last or DAY).toordinal(),
            distance=chance.choice((0, 1, 2, None)),
        )
        rate(book, one, *[chance.choice((1, 2, 3)) for _ in range(chance.randint(0, 6))])
        made.append(one)
    return made


def rows(book: Book, wanted: list[int]):
    with book.read() as session:
        return listing.rows(session, wanted)


def test_that_the_list_is_in_the_order_of_priority(book) -> None:
    people = rows(book, some_people(book, 40))

    def whom_first(row):
        first, second, third, _unknown = row.counts
        overdue = (DAY.toordinal() - row.clock.days) and row.clock.days / INTERVALS[row.tier]
        return RANKS[row.tier], -first, -second, third, -overdue, row.name

    assert ids(book) == [row.id for row in sorted(people, key=whom_first)]
    assert ids(book, order=Order("priority", descending=True)) == ids(book)[::-1]


def test_that_i_am_not_in_my_own_list(book) -> None:
    assert ids(book) == []
    with book.read() as session:
        assert not listing.anybody(session)
    shen = add_contact(book, "沈砚秋")
    with book.read() as session:
        assert listing.anybody(session)
    assert ids(book) == [shen]


def test_that_every_order_lists_everybody_once(book) -> None:
    people = some_people(book, 12)
    for key in listing.ORDERS:
        assert sorted(ids(book, order=Order(key))) == people
        assert sorted(ids(book, order=Order(key, descending=True))) == people


def test_that_people_without_the_value_come_last_either_way(book) -> None:
    never = add_contact(book, "丙")
    old = add_contact(book, "乙", last_day=DAY - dt.timedelta(days=9))
    new = add_contact(book, "甲", last_day=DAY)
    assert ids(book, order=Order("last-contact")) == [old, new, never]
    assert ids(book, order=Order("last-contact", descending=True)) == [new, old, never]


def test_that_birthdays_sort_by_day_of_the_year(book) -> None:
    autumn = add_contact(book, "甲", birth_solar="1990-09-28")
    spring = add_contact(book, "乙", birth_solar="--03-02")
    year_only = add_contact(book, "丙", birth_solar="1970-01")
    assert ids(book, order=Order("birthday")) == [spring, autumn, year_only]


def test_that_overdue_counts_from_the_day_after_the_interval(book) -> None:
    on_time = add_contact(book, "甲", clock_ordinal=DAY.toordinal() - 60)
    late = add_contact(book, "乙", clock_ordinal=DAY.toordinal() - 61)
    assert ids(book, Filter(overdue=True)) == [late]
    first, second = rows(book, [on_time, late])
    assert (cadence.late_words(first.clock), cadence.late_words(second.clock)) == ("", "超 1 天")
    with book.read() as session:
        assert listing.tally(session) == listing.Tally(2, 1, 2)


def test_that_the_day_asked_about_decides_pins_and_overdue(book) -> None:
    shen = add_contact(book, "沈砚秋")
    rate(book, shen, 3, 3, 3)
    book.act("pin", lambda s: assessing.pin(s, [shen], "A", "行长点名", DAY + dt.timedelta(days=10)))
    assert ids(book, Filter(tiers=("A",))) == [shen]
    book.clock = DayClock(DAY + dt.timedelta(days=11))
    assert ids(book, Filter(tiers=("A",))) == []
    assert ids(book, Filter(tiers=("C",))) == [shen]
    (row,) = rows(book, [shen])
    assert (row.tier, row.computed, row.pinned, row.clock.interval) == ("C", "C", False, 90)
    book.clock = DayClock(DAY)
    (row,) = rows(book, [shen])
    assert (row.tier, row.computed, row.pinned) == ("A", "C", True)


def test_that_kinds_of_tie_are_those_with_me_shared_classes_included(book) -> None:
    cousin, mate, stranger = (add_contact(book, name) for name in ("表姐", "同窗", "路人"))
    me = book.me_id
    add(
        book,
        Tie(from_id=cousin, to_id=me, kind="relative"),
        Tie(from_id=stranger, to_id=cousin, kind="friend"),
    )
    add(book, Cohort(name="98 级(3)班", kind="class"), Cohort(name="茶会", kind="event"))
    add(book, *[Membership(cohort_id=1, contact_id=one) for one in (me, mate)])
    add(book, *[Membership(cohort_id=2, contact_id=one) for one in (me, stranger)])
    assert ids(book, Filter(tie_kinds=("relative",))) == [cousin]
    assert ids(book, Filter(tie_kinds=("schooling",))) == [mate]
    assert sorted(ids(book, Filter(tie_kinds=("relative", "schooling")))) == [cousin, mate]
    assert ids(book, Filter(tie_kinds=("friend",))) == []


def test_that_a_place_means_all_that_lies_in_it(book) -> None:
    county = add_contact(book, "甲", native_place="浙江桐庐", native_code="330122")
    city = add_contact(book, "乙", native_place="杭州", native_code="330100")
    home = add_contact(book, "丙")
    other = add_contact(book, "丁", native_code="340100")
    add(book, Address(contact_id=home, kind="home", text="杭州西湖", code="330106"))
    assert sorted(ids(book, Filter(place="3301"))) == [county, city, home]
    assert ids(book, Filter(place="330122")) == [county]
    assert ids(book, Filter(place="34")) == [other]


def test_that_organizations_cohorts_and_tags_narrow_the_list(book) -> None:
    one, two = add_contact(book, "甲"), add_contact(book, "乙")
    add(book, Organization(name="青稞食品", match_key="青稞"), Cohort(name="读书会", kind="circle"))
    add(book, Membership(cohort_id=1, contact_id=two))
    book.act("post", lambda s: setattr(s.get_one(Contact, one), "organization_id", 1))
    book.act("tag", lambda s: tags.tag(s, [one, two], ["城东"]))
    book.act("tag", lambda s: tags.tag(s, [two], ["茶友", " "]))
    assert ids(book, Filter(organizations=(1,))) == [one]
    assert ids(book, Filter(cohorts=(1,))) == [two]
    assert sorted(ids(book, Filter(tags=("城东",)))) == [one, two]
    assert ids(book, Filter(tags=("城东",), cohorts=(1,))) == [two]


def test_that_missing_facts_are_found(book) -> None:
    bare = add_contact(book, "甲")
    full = add_contact(
        book,
        "乙",
        phone="13800000001",
        organization="青稞食品",
        native_place="桐庐",
        birth_solar="1980",
        **dict.fromkeys(FACTORS, 1),
    )
    for name in ("phone", "organization", "native_place", "birthday", "factors"):
        assert ids(book, Filter(missing=(name,))) == [bare]
    assert full in ids(book)


def test_that_hops_search_do_not_contact_imports_and_days_narrow_too(book) -> None:
    near = add_contact(book, "甲", distance=0)
    far = add_contact(book, "乙", distance=3, do_not_contact=True, added_day=DAY - dt.timedelta(days=40))
    batch = ImportBatch(at=sessions_now(book), file="a.xlsx", format="xlsx", kind="contacts")
    add(book, batch)
    add(book, ImportRow(batch_id=1, row=2, verdict="added", contact_id=far))
    add(book, ImportRow(batch_id=1, row=3, verdict="skipped", contact_id=near))
    assert ids(book, Filter(hops=2)) == [near]
    assert ids(book, Filter(found=(far, 999))) == [far]
    assert ids(book, Filter(found=())) == []
    assert ids(book, Filter(do_not_contact=True)) == [far]
    assert ids(book, Filter(do_not_contact=False)) == [near]
    assert ids(book, Filter(batch=1)) == [far]
    assert ids(book, Filter(added_since=DAY)) == [near]


def sessions_now(book: Book):
    with book.read() as session:
        return sessions.now(session)


def test_that_a_search_with_very_many_hits_is_sifted(book) -> None:
    people = some_people(book, 8)
    wanted = Filter(found=tuple(people[:3]) + tuple(range(10_000, 40_000)))
    assert sorted(ids(book, wanted)) == people[:3]
    with book.read() as session:
        assert listing.count(session, wanted) == 3
        assert listing.tally(session, wanted).total == 3
        assert listing.count(session, Filter(found=tuple(people[:3]))) == 3


def test_that_a_filter_loses_one_condition_at_a_time() -> None:
    wanted = Filter(tiers=("A",), overdue=True, place="33", place_words="浙江")
    assert wanted.conditions_set() == ["tiers", "place", "overdue"]
    assert wanted.without("tiers").without("place").conditions_set() == ["overdue"]
    assert Filter(place_words="浙江").is_empty()


def test_that_a_row_tells_what_its_columns_show(book) -> None:
    shen = add_contact(book, "沈砚秋", phone="13800004127", birth_lunar_month=8, birth_lunar_day=19)
    add(book, Tag(name="城东"))
    book.act("tag", lambda s: tags.tag(s, [shen], ["城东"]))
    rate(book, shen, 1, 1, 1, 2)
    then = DAY - dt.timedelta(days=400)
    book.act("then", lambda s: assessing.assess(s, [shen], "competition", 2, day=then))
    row, gone = rows(book, [shen, 999])
    assert gone is None
    assert (row.tier, row.best, row.worst, row.could_be) == ("A", "A", "B", "B")
    assert row.counts == (3, 2, 0, 1)
    assert row.stale == {"competition"}
    assert (row.birthday, row.tags) == ("八月十九", ("城东",))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2026, 9, 22), 12, dt.date(2025, 9, 22)),
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 31), 2, dt.date(2025, 11, 30)),
        (dt.date(2024, 2, 29), 12, dt.date(2023, 2, 28)),
    ],
)
def test_that_months_are_counted_by_the_calendar(day, months, before) -> None:
    assert months_before(day, months) == before


def test_that_last_contacts_are_said_as_people_do() -> None:
    said = [cadence.last_words(DAY - dt.timedelta(days=days), DAY) for days in (0, 1, 19, 180, 181, 400)]
    assert said == ["今天", "昨天", "19 天前", "180 天前", "3 月 25 日", "2025 年 8 月 18 日"]
    assert cadence.last_words(None, DAY) == "从未往来"
    assert cadence.due_words(DAY, DAY) == "今天到期"
    assert cadence.due_words(DAY - dt.timedelta(days=2), DAY) == "过了 2 天"
