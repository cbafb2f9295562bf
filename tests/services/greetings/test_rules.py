"""The four rules of a message: each with what passes and what does not."""

import datetime as dt
from pathlib import Path

import pytest

from models.kinds import CohortKind, InteractionKind
from services.book import Book
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.greetings.checking import check, check_batch
from services.greetings.findings import Finding, MessageDraft, Rule, Severity, stops
from services.greetings.segments import segments
from tests.builders import DAY, add_contact, new_book
from tests.services.greetings.greeted_books import together

GOOD = "沈总，中秋安康。桐庐的粽子我也尝到了。陈建新"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return new_book(tmp_path)


def known(book: Book, name: str = "沈砚秋", **facts: object) -> int:
    person = add_contact(book, name, title="财务总监", **facts)
    sent(book, person, DAY - dt.timedelta(days=200), InteractionKind.CALL)
    return person


def sent(
    book: Book, person: int, day: dt.date, kind: InteractionKind = InteractionKind.SMS, **facts: str
) -> None:
    at = dt.datetime.combine(day, dt.time(9)).astimezone()
    draft = EntryDraft(kind, (person,), at=at, **facts)  # type: ignore[arg-type]
    book.act("发", lambda session: entries.log(session, draft))


def findings(
    book: Book, person: int, text: str = GOOD, occasion: str = "中秋", hour: int = 10
) -> tuple[Finding, ...]:
    at = dt.datetime.combine(DAY, dt.time(hour)).astimezone()
    with book.read() as session:
        return check(session, MessageDraft(person, text, at, occasion))


def rules(found: tuple[Finding, ...]) -> list[tuple[Rule, Severity]]:
    return [(finding.rule, finding.severity) for finding in found]


def test_that_a_good_message_passes(book: Book) -> None:
    assert findings(book, known(book)) == ()


@pytest.mark.parametrize("hour", [8, 22])
def test_that_the_hour_asks(book: Book, hour: int) -> None:
    assert rules(findings(book, known(book), hour=hour)) == [(Rule.TIME, Severity.ASK)]


def test_that_no_occasion_asks_but_the_birthday_is_one(book: Book) -> None:
    assert rules(findings(book, known(book), occasion="")) == [(Rule.TIME, Severity.ASK)]
    assert findings(book, known(book, "陆砚秋", birth_solar="1980-09-22"), "陆总好，陈建新", "") == ()


@pytest.mark.parametrize(
    ("occasion", "asked"),
    [("中秋", False), ("中秋节", False), ("秋分", False), ("春节", True), ("国庆", True), ("端午", True)],
)
def test_that_a_festival_out_of_season_asks(book: Book, occasion: str, asked: bool) -> None:
    expected = [(Rule.TIME, Severity.ASK)] if asked else []
    assert rules(findings(book, known(book), occasion=occasion)) == expected


def test_that_a_birthday_of_another_day_asks_and_an_unknown_one_does_not(book: Book) -> None:
    person = known(book, birth_solar="1980-03-04")
    assert rules(findings(book, person, occasion="生日")) == [(Rule.TIME, Severity.ASK)]
    assert findings(book, known(book, "陆砚秋"), "陆总，生日快乐。陈建新", "生日") == ()


def test_that_a_joke_asks(book: Book) -> None:
    found = findings(book, known(book), "沈总，讲个笑话。陈建新")
    assert rules(found) == [(Rule.CONTENT, Severity.ASK)]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("新出的保本保息，年化4.5%，稳赚不赔", ["保本", "保息", "年化4.5%", "稳赚不赔"]),
        ("零风险，收益保证，年化收益率 3 %", ["零风险", "收益保证", "年化收益率 3 %"]),
        ("本产品无风险、刚兑、只赚不赔", ["无风险", "刚兑", "只赚不赔"]),
        (
            "保本年化2%，保 本，保证收益，年化百分之五",
            ["保本", "年化2%", "保 本", "保证收益", "年化百分之五"],
        ),
        ("0风险，收益4%，包赚，3%的年化", ["0风险", "收益4%", "包赚", "3%的年化"]),
    ],
)
def test_that_a_promised_return_asks_and_every_word_of_it_is_named(
    book: Book, said: str, named: list[str]
) -> None:
    (found,) = findings(book, known(book), f"沈总，{said}。陈建新")
    assert (found.rule, found.severity) == (Rule.CONTENT, Severity.ASK)
    assert found.message.startswith("".join(f"「{word}」" for word in named))
    assert "收益" in found.hint


@pytest.mark.parametrize(
    "said", ["确保本周到账", "有无风险都问我", "本金两万", "收益人已改好", "风险评估到期了"]
)
def test_that_plain_words_of_the_bank_promise_nothing(book: Book, said: str) -> None:
    assert findings(book, known(book), f"沈总，{said}。陈建新") == ()


def test_that_a_joke_and_a_promise_are_two_lines(book: Book) -> None:
    found = findings(book, known(book), "沈总，哈哈，讲个笑话：稳赚。陈建新")
    assert [one.rule for one in found] == [Rule.CONTENT, Rule.CONTENT]
    assert "「哈哈」「笑话」" in found[0].message
    assert "「稳赚」" in found[1].message


def test_that_five_hundred_characters_ask_and_are_counted(book: Book) -> None:
    (found,) = findings(book, known(book), "沈总，" + "好" * 494 + "陈建新")
    assert found.severity is Severity.ASK
    assert "500" in found.message
    assert "8" in found.message


def test_that_a_nameless_book_cannot_sign(tmp_path: Path) -> None:
    nameless = new_book(tmp_path, name="我")
    found = findings(nameless, add_contact(nameless, "沈砚秋", title="总监"), "沈总，我祝你中秋安康")
    assert rules(found) == [(Rule.SIGNATURE, Severity.STOP)]


@pytest.mark.parametrize(
    "left",
    [
        *("{称呼}", "【姓名】", "XX总", "某某", "[日期]", "____", "<单位>", "{没有关上", "${name}", "%姓名%"),
        *("#code#", "[安康|快乐]", "{" + "很长的占位" * 6 + "}", "［称呼］", "x总"),
    ],
)
def test_that_a_leftover_placeholder_stops(book: Book, left: str) -> None:
    found = findings(book, known(book), f"沈总，{left}中秋安康。陈建新")
    assert (Rule.CONTENT, Severity.STOP) in rules(found)
    assert stops(found)


def test_that_a_long_message_and_one_about_nobody_ask(book: Book) -> None:
    person = known(book)
    assert rules(findings(book, person, "沈总，" + "好" * 70 + "陈建新")) == [(Rule.CONTENT, Severity.ASK)]
    assert rules(findings(book, person, "中秋安康。陈建新")) == [(Rule.CONTENT, Severity.ASK)]


def test_that_the_last_fortnight_and_four_in_ninety_days_ask(book: Book) -> None:
    person = known(book)
    sent(book, person, DAY - dt.timedelta(days=14))
    assert findings(book, person) == ()
    sent(book, person, DAY - dt.timedelta(days=13), InteractionKind.WECHAT, occasion="秋分")
    assert rules(findings(book, person)) == [(Rule.FREQUENCY, Severity.ASK)]
    other = known(book, "沈知行")
    for days in (20, 40, 60, 89):
        sent(book, other, DAY - dt.timedelta(days=days))
    assert rules(findings(book, other)) == [(Rule.FREQUENCY, Severity.ASK)]


def test_that_the_name_is_asked_for_and_at_first_contact_demanded(book: Book) -> None:
    text = "沈总，中秋安康。"
    assert rules(findings(book, known(book), text)) == [(Rule.SIGNATURE, Severity.ASK)]
    stranger = add_contact(book, "沈知行", title="总经理")
    assert rules(findings(book, stranger, text)) == [(Rule.SIGNATURE, Severity.STOP)]


def test_that_do_not_contact_stops(book: Book) -> None:
    found = findings(book, known(book, do_not_contact=True))
    assert rules(found) == [(Rule.CONSENT, Severity.STOP)]


def test_that_the_same_words_to_another_ask(book: Book) -> None:
    sent(book, known(book, "沈知行"), DAY, note=GOOD)
    assert rules(findings(book, known(book))) == [(Rule.SAME_WORDING, Severity.ASK)]


def test_that_a_household_is_greeted_once(book: Book) -> None:
    pair = [known(book, name) for name in ("沈砚秋", "沈知行")]
    together(book, pair, CohortKind.HOUSEHOLD)
    sent(book, pair[0], DAY, note="沈总，节日快乐", occasion="中秋")
    assert rules(findings(book, pair[1])) == [(Rule.HOUSEHOLD, Severity.ASK)]


def test_that_two_of_a_household_in_one_batch_are_asked_but_not_for_their_birthdays(book: Book) -> None:
    pair = [known(book, name) for name in ("沈砚秋", "程望舒")]
    together(book, pair, CohortKind.HOUSEHOLD)
    texts = ["沈总，中秋安康，桂花开了。陈建新", "程总，月圆人圆，改天拜访。陈建新"]
    at = dt.datetime.combine(DAY, dt.time(10)).astimezone()
    for occasion, expected in (("中秋", [Rule.HOUSEHOLD]), ("生日", [])):
        drafts = [MessageDraft(one, text, at, occasion) for one, text in zip(pair, texts, strict=True)]
        with book.read() as session:
            first, second = check_batch(session, drafts)
        assert [finding.rule for finding in first] == []
        assert [finding.rule for finding in second] == expected


def test_that_a_clause_shared_by_two_who_know_each_other_asks_of_one(book: Book) -> None:
    pair = [known(book, name) for name in ("沈砚秋", "程望舒")]
    texts = ["沈总，给您留了一盒桂花月饼，周一带过去。陈建新", "程总，给您留了一盒桂花月饼，等您来。陈建新"]
    at = dt.datetime.combine(DAY, dt.time(10)).astimezone()
    drafts = [MessageDraft(one, text, at, "中秋") for one, text in zip(pair, texts, strict=True)]
    with book.read() as session:
        assert check_batch(session, drafts) == [(), ()]
    together(book, pair, CohortKind.EVENT)
    with book.read() as session:
        first, second = check_batch(session, drafts)
    assert first == ()
    assert "「给您留了一盒桂花月饼」也写给了沈砚秋" in second[0].message


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("好" * 70, 1), ("好" * 71, 2), ("好" * 134, 2), ("好" * 135, 3), ("好" * 68 + "😀", 1)],
)
def test_that_segments_are_counted_as_networks_do(text: str, count: int) -> None:
    assert segments(text) == count


def test_that_an_emoji_at_the_edge_of_a_segment_goes_to_the_next_whole() -> None:
    assert segments("好" * 66 + "😀" + "好" * 66) == 3
    assert segments("好" * 65 + "😀" + "好" * 67) == 2
