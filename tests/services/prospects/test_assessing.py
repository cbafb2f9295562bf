"""Classes, pins and weights: what is entered is judged at once, and taken back whole."""

import datetime as dt

import pytest
from sqlalchemy import select

from models.assessment import Assessment
from models.contact import Contact
from models.kinds import TIER_RANK, Tier
from services.book import Book
from services.clock import DayClock
from services.errors import DraftError
from services.prospects import assessing, derived, first_page, own_factors
from tests.builders import DAY, add_contact, new_book


@pytest.fixture
def book(tmp_path):
    book = new_book(tmp_path)
    yield book
    book.close()


def assess(book: Book, ids, **classes: int | None) -> None:
    def work(session):
        for factor, klass in classes.items():
            assessing.assess(session, ids, factor, klass)

    book.act("Assessed", work)


def row(book: Book, contact_id: int) -> Contact:
    with book.read() as session:
        return session.get_one(Contact, contact_id)


def tier(book: Book, contact_id: int) -> str:
    return {rank: t.value for t, rank in TIER_RANK.items()}[row(book, contact_id).tier_rank]


def test_that_classes_make_the_tier_of_the_row(book) -> None:
    shen = add_contact(book, "沈砚秋")
    assess(book, [shen], value=1, demand=1, authority=1, personality=2)
    kept = row(book, shen)
    assert (kept.value, kept.personality, kept.competition) == (1, 2, None)
    assert (kept.first_sum, kept.second_sum, kept.third_sum) == (3, 1, 0)
    assert tier(book, shen) == "A"


def test_that_many_are_assessed_and_taken_back_as_one(book) -> None:
    ids = [add_contact(book, f"某人{number}") for number in range(5)]
    assess(book, ids[:1], value=3, demand=3, authority=3)
    assess(book, ids, value=1, demand=1, authority=1)
    assert {tier(book, key) for key in ids} == {"A"}
    book.undo()
    assert tier(book, ids[0]) == "C"
    assert {tier(book, key) for key in ids[1:]} == {"unrated"}
    assert row(book, ids[1]).value is None
    with book.read() as session:
        assert len(session.scalars(select(Assessment)).all()) == 3


def test_that_one_act_names_whom_it_concerned(book) -> None:
    shen, lu = add_contact(book, "沈砚秋"), add_contact(book, "陆知行")
    heard = []
    book.on_change(heard.append)
    assess(book, [shen], value=1)
    assert heard[0].contacts == frozenset({shen})
    assess(book, [shen, lu], value=2)
    assert heard[1].contacts == frozenset({shen, lu})
    assert heard[1].touches("assessments")


def test_that_unknown_takes_a_class_away(book) -> None:
    shen = add_contact(book, "沈砚秋")
    assess(book, [shen], value=1, demand=1, authority=1)
    assess(book, [shen], demand=None)
    assert row(book, shen).demand is None
    assert tier(book, shen) == "unrated"


def test_that_the_same_class_again_renews_its_day(book) -> None:
    shen = add_contact(book, "沈砚秋")
    book.act("then", lambda s: assessing.assess(s, [shen], "value", 1, "印象", day=dt.date(2025, 1, 1)))
    book.act("now", lambda s: assessing.assess(s, [shen], "value", 1, "账户流水"))
    with book.read() as session:
        told = session.scalars(select(Assessment)).one()
    assert (told.day, told.source) == (DAY, "账户流水")


def test_that_i_am_not_assessed(book) -> None:
    assess(book, [book.me_id], value=1)
    assert row(book, book.me_id).value is None


@pytest.mark.parametrize(("factor", "klass"), [("charm", 1), ("value", 4), ("own:7", 1)])
def test_that_nonsense_is_refused_in_words(book, factor, klass) -> None:
    shen = add_contact(book, "沈砚秋")
    with pytest.raises(DraftError):
        book.act("no", lambda s: assessing.assess(s, [shen], factor, klass))


def test_that_a_pin_counts_until_its_day_and_the_computed_tier_stays(book) -> None:
    shen = add_contact(book, "沈砚秋")
    assess(book, [shen], value=3, demand=3, authority=3)
    book.act("pin", lambda s: assessing.pin(s, [shen], "A", "行长点名"))
    kept = row(book, shen)
    assert tier(book, shen) == "A"
    assert kept.computed_rank == TIER_RANK[Tier.C]
    assert kept.pin_until == DAY + dt.timedelta(days=90)
    assess(book, [shen], personality=1)
    assert tier(book, shen) == "A"
    book.act("unpin", lambda s: assessing.unpin(s, [shen]))
    assert tier(book, shen) == "C"


def test_that_a_pin_falls_back_the_day_after_its_end_and_undo_still_works(book) -> None:
    shen = add_contact(book, "沈砚秋")
    assess(book, [shen], value=3, demand=3, authority=3)
    book.act("pin", lambda s: assessing.pin(s, [shen], "A", "行长点名", DAY + dt.timedelta(days=1)))
    book.clock = DayClock(DAY + dt.timedelta(days=1))
    assert book.act("day", derived.expire_pins, lasting=True) == 0
    book.clock = DayClock(DAY + dt.timedelta(days=2))
    with book.read() as session:
        assert not first_page.is_settled(session)
    assert book.act("day", derived.expire_pins, lasting=True) == 1
    assert tier(book, shen) == "C"
    with book.read() as session:
        assert first_page.is_settled(session)
    book.undo()
    assert row(book, shen).pin_rank is None


@pytest.mark.parametrize(
    ("tier", "reason", "until"),
    [("A", " ", None), ("unrated", "why", None), ("B", "why", DAY - dt.timedelta(days=1))],
)
def test_that_a_pin_needs_a_tier_a_reason_and_a_day_to_come(book, tier, reason, until) -> None:
    shen = add_contact(book, "沈砚秋")
    with pytest.raises(DraftError):
        book.act("pin", lambda s: assessing.pin(s, [shen], tier, reason, until))


def test_that_new_weights_judge_everyone_and_undo_judges_them_back(book) -> None:
    shen, lu = add_contact(book, "沈砚秋"), add_contact(book, "陆知行")
    assess(book, [shen], value=1, demand=3, authority=3)
    assess(book, [lu], value=3, demand=1, authority=1)
    book.act("weigh", lambda s: assessing.change_weights(s, {"value": 9}))
    assert (tier(book, shen), tier(book, lu)) == ("A", "C")
    assert row(book, shen).first_sum == 9
    book.undo()
    assert (tier(book, shen), tier(book, lu)) == ("C", "A")
    with pytest.raises(DraftError):
        book.act("weigh", lambda s: assessing.change_weights(s, {"value": 10}))


def test_that_everyone_recomputed_is_everyone_refreshed(book) -> None:
    key = book.act("own", lambda s: own_factors.add(s, "口碑"))
    ids = [add_contact(book, f"某人{number}") for number in range(8)]
    for number, contact in enumerate(ids):
        assess(book, [contact], value=1 + number % 3, demand=1 + number // 3 % 3, authority=2, **{key: 3})
    book.act("pin", lambda s: assessing.pin(s, ids[:1], "B", "先放一放"))
    book.act("weigh", lambda s: assessing.change_weights(s, {"value": 4, key: 2}))
    everyone = [facts(row(book, contact)) for contact in ids]
    book.act("again", lambda s: derived.refresh(s, ids))
    assert [facts(row(book, contact)) for contact in ids] == everyone


def facts(kept: Contact) -> tuple[int, ...]:
    return kept.first_sum, kept.second_sum, kept.third_sum, kept.computed_rank, kept.tier_rank


def test_that_an_own_factor_counts_and_goes_with_its_assessments(book) -> None:
    shen = add_contact(book, "沈砚秋")
    key = book.act("own", lambda s: own_factors.add(s, "口碑", ("好", "一般", "差")))
    assess(book, [shen], value=1, demand=1, **{key: 1})
    assert tier(book, shen) == "A"
    with pytest.raises(DraftError):
        book.act("own", lambda s: own_factors.add(s, "口碑"))
    book.act("gone", lambda s: own_factors.remove(s, key))
    assert tier(book, shen) == "unrated"
    book.undo()
    assert tier(book, shen) == "A"
