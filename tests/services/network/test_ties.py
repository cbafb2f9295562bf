"""Ties are made once, said from both sides, and taken off with what followed from them."""

from pathlib import Path

import pytest

from models.contact import Contact
from models.kinds import TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services.book import Book
from services.contacts import cohorts
from services.errors import ChoiceError, DraftError
from services.network import tie_lines, ties
from services.network.ties import TieDraft
from tests.builders import add_contact, new_book


def tie(book: Book, one: int, other: int, kind: str = "friend", **facts: object) -> int:
    draft = TieDraft(one, other, TieKind(kind), **facts)  # type: ignore[arg-type]
    return book.act("Tied", lambda session: ties.tie(session, draft))


def distance(book: Book, contact: int) -> int | None:
    with book.read() as session:
        return session.get_one(Contact, contact).distance


def test_that_a_role_is_said_from_the_right_side(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    father = add_contact(book, "林如海", gender="male")
    daughter = add_contact(book, "林黛玉", gender="female")
    tie(book, father, daughter, "relative", role="父亲")
    with book.read() as session:
        (hers,) = tie_lines.lines(session, daughter)
        (his,) = tie_lines.lines(session, father)
    assert (hers.other_id, hers.words, hers.is_from) == (father, "父亲", True)
    assert (his.other_id, his.words, his.is_from) == (daughter, "女儿", False)
    assert his.strength == pytest.approx(0.5)


def test_that_a_word_without_an_opposite_becomes_a_sentence(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    one, other = add_contact(book, "冷子兴", gender="male"), add_contact(book, "王夫人")
    tie(book, one, other, "acquaintance", label="古董商")
    with book.read() as session:
        assert tie_lines.lines(session, one)[0].words == "他是王夫人的古董商"
        assert tie_lines.lines(session, other)[0].words == "古董商"


def test_that_the_same_tie_again_fills_in_what_is_new(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    one, other = add_contact(book, "甲"), add_contact(book, "乙")
    first = tie(book, one, other, "schooling")
    assert tie(book, other, one, "schooling", subkind="classmate_university", closeness=1) == first
    assert tie(book, one, other, "colleague") != first
    with book.read() as session:
        kept = session.get_one(Tie, first)
        assert (kept.subkind, kept.closeness) == ("classmate_university", 1)


def test_that_a_teacher_and_a_pupil_do_not_swap_places(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    teacher, pupil = add_contact(book, "先生"), add_contact(book, "学生")
    tie(book, teacher, pupil, "schooling", subkind="teacher_middle")
    with book.read() as session:
        assert tie_lines.lines(session, pupil)[0].words == "中学老师"
        assert tie_lines.lines(session, teacher)[0].words == "学生"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"subkind": "own"}, "own不是同事的一种。可写：present former internship temporary。"),
        ({"closeness": 4}, "密切程度是 1、2 或 3。"),
    ],
)
def test_that_a_wrong_draft_is_refused_in_words(tmp_path: Path, facts: dict[str, object], said: str) -> None:
    book = new_book(tmp_path)
    one, other = add_contact(book, "甲"), add_contact(book, "乙")
    with pytest.raises(DraftError) as refused:
        tie(book, one, other, "colleague", **facts)
    assert refused.value.message == said


def test_that_nobody_is_tied_to_themselves_or_to_nobody(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    with pytest.raises(DraftError):
        tie(book, book.me_id, book.me_id)
    with pytest.raises(ChoiceError):
        tie(book, book.me_id, 999)


def test_that_ties_move_people_nearer_and_untying_and_undo_farther(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    a, b, c = (add_contact(book, name) for name in "甲乙丙")
    tie(book, b, c)
    assert [distance(book, key) for key in (a, b, c)] == [None, None, None]
    tie(book, a, b)
    tie(book, a, book.me_id, "colleague")
    assert [distance(book, key) for key in (a, b, c)] == [0, 1, 2]
    tie(book, book.me_id, c, "acquaintance")
    assert [distance(book, key) for key in (a, b, c)] == [0, 1, 0]
    book.act("Untied", lambda session: ties.untie(session, book.me_id, a))
    assert [distance(book, key) for key in (a, b, c)] == [2, 1, 0]
    book.undo()
    assert [distance(book, key) for key in (a, b, c)] == [0, 1, 0]


def test_that_business_brings_nobody_nearer(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    one = add_contact(book, "甲")
    tie(book, book.me_id, one, "business", subkind="supplies")
    assert distance(book, one) is None


def test_that_a_class_brings_its_members_beside_me(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    one, other, third = (add_contact(book, name) for name in "甲乙丙")
    tie(book, one, third)

    def work(session: object) -> None:
        cohort = Cohort(name="98 级 3 班", kind="class", stage="university")
        session.add(cohort)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        cohorts.add_members(session, cohort.id, [book.me_id, one, other])  # type: ignore[arg-type]

    book.act("Made a class", work)
    assert [distance(book, key) for key in (one, other, third)] == [0, 0, 1]
    with book.read() as session:
        (line,) = tie_lines.circles(session, one)
        assert (line.name, line.kind, line.words, line.size, line.with_me) == (
            "98 级 3 班",
            "schooling",
            "大学同学",
            3,
            True,
        )
        assert not session.query(Tie).filter(Tie.to_id == book.me_id).count()
        assert session.query(Membership).count() == 3
    with pytest.raises(ChoiceError) as refused:
        book.act("Untied", lambda session: ties.untie(session, book.me_id, one))
    assert "98 级 3 班" in refused.value.hint
    book.undo()
    assert [distance(book, key) for key in (one, other, third)] == [None, None, None]


@pytest.mark.parametrize("count", [3, 80])
def test_that_many_are_tied_to_me_in_one_act(tmp_path: Path, count: int) -> None:
    book = new_book(tmp_path)

    def fill(session: object) -> None:
        for number in range(count):
            session.add(  # type: ignore[attr-defined]
                Contact(name=f"人{number}", added_at=book.clock.now(), added_day=book.clock.today())
            )

    book.act("Filled", fill)
    with book.read() as session:
        people = [row.id for row in session.query(Contact) if not row.is_me]
    draft = TieDraft(0, 0, TieKind.CUSTOMER, "direct")
    made = book.act("Tied", lambda session: ties.tie_many(session, people, draft))
    again = book.act("Tied", lambda session: ties.tie_many(session, [*people, book.me_id], draft))
    assert (made, again) == (count, 0)
    assert {distance(book, person) for person in people} == {0}
    with book.read() as session:
        assert {line.words for line in tie_lines.lines(session, book.me_id)} == {"客户"}


def test_that_a_tie_can_be_retyped_turned_and_made_closer(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    one, other = add_contact(book, "甲"), add_contact(book, "乙")
    key = tie(book, one, other, "acquaintance", label="牌友")

    def work(session: object) -> None:
        ties.retype(session, key, TieKind.RELATIVE, role="舅舅")  # type: ignore[arg-type]
        ties.turn(session, key)  # type: ignore[arg-type]
        ties.set_closeness(session, key, 2)  # type: ignore[arg-type]

    book.act("Changed", work)
    with book.read() as session:
        (line,) = tie_lines.lines(session, one)
    assert (line.words, line.kind, line.label, line.strength) == ("舅舅", "relative", "", pytest.approx(0.6))
