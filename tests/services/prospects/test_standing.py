"""What the side panel and the command line say of one person."""

import datetime as dt

import pytest

from models.contact import Contact
from models.kinds import TieKind
from services.errors import ChoiceError
from services.network import ties
from services.network.ties import TieDraft
from services.prospects import assessing, own_factors
from services.prospects.standing import standing_of
from services.prospects.summary import summary
from tests.builders import DAY, add_contact, new_book


@pytest.fixture
def book(tmp_path):
    book = new_book(tmp_path)
    yield book
    book.close()


def standing(book, contact_id):
    with book.read() as session:
        return standing_of(session, contact_id)


def told(book, contact_id):
    with book.read() as session:
        return summary(session, contact_id)


def rate(book, contact_id, source: str = "", day: dt.date | None = None, **classes: int) -> None:
    def work(session):
        for factor, klass in classes.items():
            assessing.assess(session, [contact_id], factor, klass, source, day=day)

    book.act("Rated", work)


def test_that_each_factor_tells_its_class_and_source(book) -> None:
    shen = add_contact(book, "沈砚秋")
    rate(book, shen, "账户流水", value=1)
    rate(book, shen, authority=1)
    rate(book, shen, "印象", DAY - dt.timedelta(days=400), competition=2)
    lines = {line.key: line for line in standing(book, shen).factors}
    assert (lines["value"].words, lines["value"].note) == ("大额利润", "账户流水")
    assert lines["authority"].note == "9 月 22 日"
    assert (lines["competition"].stale, lines["competition"].note) == (True, "已过 12 个月")
    assert (lines["demand"].klass, lines["demand"].words, lines["demand"].note) == (None, "还不知道", "")


def test_that_own_factors_stand_behind_the_six(book) -> None:
    shen = add_contact(book, "沈砚秋")
    key = book.act("own", lambda s: own_factors.add(s, "口碑"))
    rate(book, shen, **{key: 2})
    last = standing(book, shen).factors[-1]
    assert (last.name, last.head, last.words) == ("口碑", "口", "二类")


def test_that_a_pinned_tier_says_so_and_keeps_the_computed_one_in_sight(book) -> None:
    shen = add_contact(book, "沈砚秋")
    rate(book, shen, value=3, demand=3, authority=3)
    assert standing(book, shen).heading == "C 级，可能是 B"
    book.act("pin", lambda s: assessing.pin(s, [shen], "A", "行长点名", dt.date(2026, 12, 31)))
    found = standing(book, shen)
    assert (found.tier, found.computed, found.heading) == ("A", "C", "A 级，手工定的")
    assert found.sentence.startswith("手工定为 A，到 12 月 31 日：行长点名。按因素算是 C。3 项中三类 3 项")


def test_that_nobody_is_refused_in_words(book) -> None:
    with pytest.raises(ChoiceError):
        standing(book, 99)
    with pytest.raises(ChoiceError):
        told(book, 99)


def test_that_the_panel_hears_of_ties_place_and_birthday(book) -> None:
    me = book.me_id
    shen = add_contact(
        book,
        "沈砚秋",
        phone="13800004127",
        title="财务总监",
        gender="female",
        birth_lunar_month=8,
        birth_lunar_day=19,
        native_place="浙江桐庐",
        native_code="330122",
    )
    book.act("home", lambda s: setattr(s.get_one(Contact, me), "native_code", "330122"))
    book.act("tie", lambda s: ties.tie(s, TieDraft(shen, me, TieKind.SCHOOLING, "classmate_middle")))
    found = told(book, shen)
    assert [point.value for point in found.numbers] == ["13800004127"]
    assert (found.birthday, found.birthday_next) == ("农历八月十九", dt.date(2026, 9, 29))
    assert found.shares_place == "与你同县"
    assert [line.words for line in found.my_ties] == ["中学同学"]
    assert (found.tasks, found.last) == ((), ())


@pytest.mark.parametrize(
    ("code", "words"),
    [("330106", "与你同市"), ("330200", "与你同省"), ("110000", ""), (None, "")],
)
def test_that_places_are_compared_by_their_code(book, code, words) -> None:
    shen = add_contact(book, "沈砚秋", native_code=code)
    book.act("home", lambda s: setattr(s.get_one(Contact, book.me_id), "native_code", "330122"))
    assert told(book, shen).shares_place == words


@pytest.mark.parametrize(
    ("solar", "words"),
    [
        ("1983-09-28", "1983 年 9 月 28 日"),
        ("--09-28", "9 月 28 日"),
        ("1983-09", "1983 年 9 月"),
        ("1983", "1983 年"),
        (None, ""),
    ],
)
def test_that_a_birthday_is_said_as_far_as_it_is_known(book, solar, words) -> None:
    assert told(book, add_contact(book, "沈砚秋", birth_solar=solar)).birthday == words
