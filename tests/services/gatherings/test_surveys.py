"""Surveys: questions, answers, and what the answers offer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.kinds import Factor, Feeds, QuestionKind
from services.book import Book
from services.contacts import overview
from services.diary import timeline
from services.errors import DraftError
from services.gatherings import questions, surveys
from services.gatherings.surveys import QuestionDraft, SurveyDraft
from tests.builders import add_contact, new_book

SIZES = ("五百万以上", "一百万上下", "用不着")
NEEDS = SurveyDraft(
    "小企业用款",
    (
        QuestionDraft("今年要用多少款？", QuestionKind.CHOICE, SIZES, Feeds.DEMAND),
        QuestionDraft("最想银行做什么？", feeds=Feeds.WANTS),
        QuestionDraft("现在哪家银行？"),
    ),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with nothing asked yet."""
    made = new_book(tmp_path)
    yield made
    made.close()


def act(book: Book, work: Any) -> Any:
    """Do one act."""
    return book.act("test", work)


def asked(book: Book, survey_id: int) -> list[int]:
    """Return the numbers of the questions."""
    with book.read() as session:
        return [question.id for question in surveys.questions(session, survey_id)]


def test_that_answers_are_kept_logged_and_only_offer_what_they_change(book: Book) -> None:
    shen = add_contact(book, "沈砚秋")
    number = act(book, lambda s: surveys.add(s, NEEDS))
    money, wish, bank = asked(book, number)
    said = {money: "一百万上下", wish: "转账快一点", bank: ""}
    done = act(book, lambda s: surveys.write_down(s, number, shen, said))
    assert [(offer.feeds, offer.klass) for offer in done.offers] == [(Feeds.DEMAND, 2), (Feeds.WANTS, None)]
    with book.read() as session:
        assert "小企业用款" in timeline.timeline(session, shen).entries[0].note
        assert not overview.overview(session, shen).record.factors
        assert surveys.tally(session, number) == {money: {"五百万以上": 0, "一百万上下": 1, "用不着": 0}}
    act(book, lambda s: surveys.take_up(s, number, done.offers))
    with book.read() as session:
        record = overview.overview(session, shen).record
    assert [factor.factor for factor in record.factors] == [Factor.DEMAND]
    assert [remark.text for remark in record.remarks] == ["转账快一点"]


def test_that_answering_again_the_same_day_corrects_and_logs_nothing_twice(book: Book) -> None:
    shen = add_contact(book, "沈砚秋")
    number = act(book, lambda s: surveys.add(s, NEEDS))
    money, wish, _bank = asked(book, number)
    act(book, lambda s: surveys.write_down(s, number, shen, {money: "用不着"}))
    act(book, lambda s: surveys.write_down(s, number, shen, {money: "五百万以上", wish: "上门"}))
    with book.read() as session:
        assert len(timeline.timeline(session, shen).entries) == 1
        assert surveys.answers(session, number) == {shen: {money: "五百万以上", wish: "上门"}}
        assert [one.people for one in surveys.surveys(session)] == [1]
    act(book, lambda s: surveys.remove(s, number))
    with book.read() as session:
        assert surveys.surveys(session) == []
        assert len(timeline.timeline(session, shen).entries) == 1
    book.undo()
    with book.read() as session:
        assert surveys.answers(session, number)[shen][money] == "五百万以上"


@pytest.mark.parametrize(
    "draft",
    [
        SurveyDraft("", NEEDS.questions),
        SurveyDraft("没有题", ()),
        SurveyDraft("空题", (QuestionDraft(" "),)),
        SurveyDraft("一个选项", (QuestionDraft("选？", QuestionKind.CHOICE, ("是", "是")),)),
        SurveyDraft("需求要三档", (QuestionDraft("选？", QuestionKind.CHOICE, ("大", "小"), Feeds.DEMAND),)),
    ],
)
def test_that_a_survey_that_cannot_be_asked_is_refused(book: Book, draft: SurveyDraft) -> None:
    with pytest.raises(DraftError):
        act(book, lambda s: surveys.add(s, draft))


def test_that_an_answer_beside_the_choices_or_none_at_all_is_refused(book: Book) -> None:
    shen = add_contact(book, "沈砚秋")
    number = act(book, lambda s: surveys.add(s, NEEDS))
    money, wish, _bank = asked(book, number)
    for said in ({money: "也许"}, {wish: "  "}, {}):
        with pytest.raises(DraftError):
            act(book, lambda s, said=said: surveys.write_down(s, number, shen, said))


def test_that_questions_jotted_down_are_understood_and_written_back() -> None:
    lines = (
        "需求：今年要用多少款？五百万以上/一百万上下／用不着",
        "",
        "想要：最想银行做什么？",
        "现在哪家银行？工行",
        "没有问号",
    )
    read = questions.read("\n".join(lines))
    assert read == (
        QuestionDraft("今年要用多少款？", QuestionKind.CHOICE, SIZES, Feeds.DEMAND),
        QuestionDraft("最想银行做什么？", feeds=Feeds.WANTS),
        QuestionDraft("现在哪家银行？工行"),
        QuestionDraft("没有问号"),
    )
    assert questions.read(questions.written(read)) == read
