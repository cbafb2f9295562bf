"""What the network says: who opens doors, what cools, who is out of reach, in sentences that name people."""

import datetime as dt
import random
from pathlib import Path

import pytest

from models.contact import Contact
from models.kinds import InteractionKind, TieKind, VisitResult
from services.book import Book
from services.business import firm, firms
from services.contacts import employments
from services.contacts.drafts import EmploymentDraft
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.errors import CancelledError
from services.network import graph, insight, insight_words, loopless, reach, ties
from services.network.ties import TieDraft
from services.progress import Progress
from tests.builders import add_contact, new_book
from tests.services.network.networks import Network, read, scatter


def test_that_the_ways_to_everybody_are_those_found_one_by_one(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    people = [book.me_id, *(add_contact(book, name) for name in "甲乙丙丁戊己")]
    chance = random.Random(3)
    for _ in range(15):
        network = Network(book.me_id, people)
        book.act("Scattered", lambda session, net=network: scatter(session, net, chance))
        paths = read(book, graph.load)
        ways = reach.from_me(paths)
        for person in people[1:]:
            found = loopless.strongest(paths, book.me_id, person, 1)
            assert bool(found) == (person in ways.cost)
            if found and not network.cohorts:
                assert ways.cost[person] == pytest.approx(found[0].cost)
                assert ways.introducers(person) == found[0].people[1:-1]
    book.close()


def filled(folder: Path) -> tuple[Book, dict[str, int]]:
    """A book with one door to a first-class decision maker, a cold friend, an island and somebody alone."""
    book = new_book(folder)
    names = ("周以宁", "严怀瑾", "沈砚秋", "陶然", "岛一", "岛二", "独行", "方圆")
    ids = {name: add_contact(book, name) for name in names}

    def work(session) -> None:  # type: ignore[no-untyped-def]
        tied = (
            ("周以宁", None, "friend", 1),
            ("严怀瑾", "周以宁", "colleague", 1),
            ("沈砚秋", None, "relative", 1),
            ("陶然", "周以宁", "friend", 2),
            ("方圆", "严怀瑾", "friend", 2),
            ("岛一", "岛二", "relative", 1),
        )
        for one, other, kind, near in tied:
            end = ids[other] if other else book.me_id
            ties.tie(session, TieDraft(ids[one], end, TieKind(kind), closeness=near))
        boss = session.get_one(Contact, ids["严怀瑾"])
        boss.tier_rank, boss.authority = 1, 1
        session.get_one(Contact, ids["岛一"]).authority = 1
        cold = session.get_one(Contact, ids["沈砚秋"])
        cold.last_day = dt.date(2026, 9, 22) - dt.timedelta(days=142)
        for name in ("周以宁", "严怀瑾"):
            employments.add(session, ids[name], EmploymentDraft("沐禾冷链物流有限公司", "董事长"))

    book.act("Filled", work)
    return book, ids


def test_that_the_network_is_told_in_sentences_that_name_people(tmp_path: Path) -> None:
    book, ids = filled(tmp_path)
    found = read(book, insight.look)
    assert [line.whole for line in insight_words.lines(found) if line.kind != "community"] == [
        "周以宁：通向 1 位 A 类：严怀瑾",
        "严怀瑾：别人之间的路，10% 从这里过",
        "严怀瑾：沐禾冷链物流 董事长；经 周以宁，强度 0.65",
        "岛一：还没有路",
        "沈砚秋：是你的亲戚，142 天没联系了",
        "沐禾冷链物流：只认识周以宁，簿里那边还有 1 位",
        found.islands[0].name + "：2 位，你一位也不认识：岛一、岛二",
    ]
    assert found.connectors[0].opens == (insight.Named(ids["严怀瑾"], "严怀瑾"),)
    assert found.loners == 1
    assert not found.is_sample
    assert {person.name for group in found.communities for person in group.people} >= {"周以宁", "严怀瑾"}
    book.close()


def test_that_looking_can_be_stopped(tmp_path: Path) -> None:
    book, _ids = filled(tmp_path)
    progress = Progress()
    progress.stop()
    with pytest.raises(CancelledError):
        read(book, lambda session: insight.look(session, progress))
    book.close()


def test_that_whom_i_met_or_rate_as_near_is_known_to_me_without_a_tie(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    facts = (
        ("没见过", None, None, False),
        ("听说过", 3, None, False),
        ("普通", 2, None, True),
        ("深交", 1, None, True),
        ("拜访过", None, VisitResult.INTERESTED, True),
        ("拜访未遇", None, VisitResult.ABSENT, False),
    )
    for name, near, came_of_it, _is_known in facts:
        key = add_contact(book, name, authority=1, closeness=near)
        if came_of_it is not None:
            visit = EntryDraft(InteractionKind.VISIT, (key,), None, came_of_it)
            book.act("Visited", lambda session, visit=visit: entries.log(session, visit))
        draft = EmploymentDraft(f"{name}有限公司", "董事长")
        book.act("Employed", lambda session, key=key, draft=draft: employments.add(session, key, draft))
    found = read(book, insight.look)
    assert {one.name for one in found.unreached} == {
        name for name, _near, _visit, known in facts if not known
    }
    assert {one.name for one in found.lone_firms} == {name for name, _near, _visit, known in facts if known}
    listed = read(book, firms.firms).rows
    assert {one.name: bool(one.known) for one in listed} == {
        f"{name}有限公司": known for name, _near, _visit, known in facts
    }
    sentences = [read(book, lambda session, key=one.id: firm.inside(session, key)).sentence for one in listed]
    assert sum("拍板的你认识" in sentence for sentence in sentences) == 3
    book.close()
