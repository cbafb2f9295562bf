"""Paths are told as people tell them, and nobody is led through those who asked to be left alone."""

import datetime as dt
from pathlib import Path

import pytest

from models.contact import Contact
from models.kinds import TieKind
from models.organization import Cohort, Membership
from services.book import Book
from services.errors import ChoiceError
from services.network import introductions, tie_lines, ties
from services.network.ties import TieDraft
from tests.builders import DAY, add_contact, new_book


class Town:
    """陈建新, whose classmate 周以宁 has a cousin 叶清和, an old colleague of 严怀瑾."""

    def __init__(self, folder: Path) -> None:
        self.book: Book = new_book(folder)
        self.me = self.book.me_id
        self.zhou = add_contact(self.book, "周以宁", gender="male")
        self.ye = add_contact(self.book, "叶清和", gender="female")
        self.yan = add_contact(self.book, "严怀瑾", gender="male")
        self.shao = add_contact(self.book, "邵启明", gender="male")
        self.tie(self.zhou, self.me, "schooling", subkind="classmate_university", closeness=1)
        self.tie(self.ye, self.zhou, "relative", role="表姐", closeness=2)
        self.tie(self.ye, self.yan, "colleague", subkind="former", closeness=1)
        self.tie(self.me, self.shao, "acquaintance", closeness=3)
        self.tie(self.shao, self.yan, "customer", closeness=3)

    def tie(self, one: int, other: int, kind: str, **facts: object) -> None:
        draft = TieDraft(one, other, TieKind(kind), **facts)  # type: ignore[arg-type]
        self.book.act("Tied", lambda session: ties.tie(session, draft))

    def change(self, contact: int, **facts: object) -> None:
        def work(session: object) -> None:
            row = session.get_one(Contact, contact)  # type: ignore[attr-defined]
            for key, value in facts.items():
                setattr(row, key, value)

        self.book.act("Changed", work)

    def ask(self, target: int, **how: object) -> introductions.Introduction:
        with self.book.read() as session:
            return introductions.ask(session, target, **how)  # type: ignore[arg-type]


def test_that_every_hop_is_said_and_the_weakest_named(tmp_path: Path) -> None:
    answer = Town(tmp_path).ask(4)
    best, other = answer.paths
    assert best.names == ("陈建新", "周以宁", "叶清和", "严怀瑾")
    assert best.words == "你的大学同学 → 他的表姐 → 她的老同事"
    assert best.strength == pytest.approx(0.9 * 0.9 * 0.6 * 0.85 * 0.9)
    assert best.weakest_index == 1
    assert "第 2 步" in answer.advice
    assert "周以宁" in answer.advice
    assert other.names == ("陈建新", "邵启明", "严怀瑾")
    assert other.words == "你的相识 → 他是严怀瑾的客户"
    assert other.weakest_index == 0


def test_that_my_own_ties_cool_with_time_and_take_the_factor(tmp_path: Path) -> None:
    town = Town(tmp_path)
    town.change(town.zhou, last_day=DAY - dt.timedelta(days=73))
    town.change(town.shao, closeness=1)
    best, other = town.ask(town.yan).paths
    assert best.steps[0].strength == pytest.approx(0.81 * 2**-0.2)
    assert (other.steps[0].closeness, other.steps[0].strength) == (3, pytest.approx(0.15))


def test_that_nobody_is_led_through_who_asked_to_be_left_alone(tmp_path: Path) -> None:
    town = Town(tmp_path)
    town.change(town.ye, do_not_contact=True)
    answer = town.ask(town.yan)
    assert [path.names[1] for path in answer.paths] == ["邵启明"]
    assert [stop.name for stop in answer.left_out] == ["叶清和"]
    town.change(town.shao, do_not_contact=True)
    answer = town.ask(town.yan)
    assert answer.paths == ()
    assert "勿扰" in answer.advice


def test_that_of_two_ties_the_one_that_names_the_next_is_told(tmp_path: Path) -> None:
    town = Town(tmp_path)
    town.tie(town.yan, town.shao, "relative", role="父亲")
    town.tie(town.shao, town.yan, "relative", role="儿子")
    told = town.ask(town.shao, source=town.yan).paths[0]
    back = town.ask(town.yan, source=town.shao).paths[0]
    assert (told.words, back.words) == ("他的儿子", "他的父亲")
    with town.book.read() as session:
        lines = tie_lines.told_once(tie_lines.lines(session, town.yan))
    assert [line.words for line in lines if line.kind == "relative"] == ["儿子"]


def test_that_somebody_can_be_avoided(tmp_path: Path) -> None:
    town = Town(tmp_path)
    answer = town.ask(town.yan, avoid=[town.zhou])
    assert [path.names for path in answer.paths] == [("陈建新", "邵启明", "严怀瑾")]
    assert [stop.name for stop in answer.avoided] == ["周以宁"]


def test_that_asked_from_somebody_else_i_am_not_a_stop(tmp_path: Path) -> None:
    town = Town(tmp_path)
    names = [path.names for path in town.ask(town.shao, source=town.zhou, count=9).paths]
    assert names == [("周以宁", "叶清和", "严怀瑾", "邵启明")]
    back = town.ask(town.me, source=town.yan).paths[0]
    assert back.names == ("严怀瑾", "叶清和", "周以宁", "陈建新")
    assert back.strength == pytest.approx(town.ask(town.yan).paths[0].strength)


def test_that_a_class_is_a_hop_with_its_name(tmp_path: Path) -> None:
    town = Town(tmp_path)
    lone = add_contact(town.book, "方圆")

    def work(session: object) -> None:
        cohort = Cohort(name="党校 2019 秋", kind="course", stage="seminar")
        session.add(cohort)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        for person in (lone, town.yan):
            session.add(Membership(cohort_id=cohort.id, contact_id=person))  # type: ignore[attr-defined]

    town.book.act("Made a class", work)
    step = town.ask(lone).paths[0].steps[-1]
    assert (step.words, step.cohort, step.closeness) == ("他的研习班同学", "党校 2019 秋", None)
    assert step.strength == pytest.approx(0.45)


def test_that_an_island_is_explained(tmp_path: Path) -> None:
    town = Town(tmp_path)
    one, other = add_contact(town.book, "孤岛"), add_contact(town.book, "邻岛")
    assert town.ask(one).advice == "够不到孤岛：簿里还没有认识孤岛的人。"
    town.tie(one, other, "friend")
    assert "1 人" in town.ask(one).advice


def test_that_an_introducer_is_shown_with_whom_they_brought(tmp_path: Path) -> None:
    town = Town(tmp_path)
    newcomer = add_contact(town.book, "许星野")
    town.tie(town.zhou, newcomer, "referral")
    assert [(brought.introducer_id, brought.name) for brought in town.ask(town.yan).brought] == [
        (town.zhou, "许星野")
    ]


def test_that_unknown_people_are_refused(tmp_path: Path) -> None:
    town = Town(tmp_path)
    with pytest.raises(ChoiceError):
        town.ask(999)
