"""What a contact implies, what it does not, and that nothing known is made worse by hearsay."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from models.kinds import InteractionKind
from services.diary import entries, implications
from services.diary.drafts import EntryDraft
from services.diary.implications import Standing, implied
from tests.builders import add_contact, new_book

NOTHING: Mapping[str, int | None] = {}


def told(words: str, classes: Mapping[str, int | None] = NOTHING, result: str = "again") -> list[str]:
    found = implied(Standing(classes, 0), result, "", words)
    return [f"{one.factor} {one.after}: {one.evidence}" for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("年底前有 600 万回款，想保本", ["demand 1: 年底前有 600 万回款"]),
        ("缺四百万设备款", ["demand 1: 缺四百万设备款"]),
        ("手头有三十万，另有 8 万", ["demand 2: 手头有三十万"]),
        ("明年要投一个亿", ["demand 1: 明年要投一个亿"]),
        ("首笔存款一百二十万", ["demand 1: 首笔存款一百二十万"]),
        ("存 5 万", []),
        ("财务上她说了算", ["authority 1: 财务上她说了算"]),
        ("新产品要和先生商量", ["authority 2: 新产品要和先生商量"]),
        ("城商行给到 2.1%", ["competition 3: 城商行给到 2.1%"]),
        ("竞争对手要她跨区办", ["competition 1: 竞争对手要她跨区办"]),
        ("聊了半小时孩子", []),
        ("利率 3.5%，嫌低", []),
        ("约好 9 月 30 日一起吃饭", []),
        ("", []),
    ],
)
def test_that_what_was_said_is_evidence_for_a_factor(words: str, expected: list[str]) -> None:
    assert told(words) == expected


def test_that_what_is_known_better_already_is_not_offered_again() -> None:
    assert told("手头有三十万", {"demand": 1}) == []
    assert told("手头有三十万", {"demand": 3}) == ["demand 2: 手头有三十万"]
    assert told("她说了算", {"authority": 1}) == []
    assert told("要请示", {"authority": 1}) == ["authority 2: 要请示"]
    assert told("存一千万", {"demand": 1, "value": 2}, "closed") == ["value 1: 存一千万"]


@pytest.mark.parametrize(
    ("before", "recent", "mood", "after"),
    [
        (3, 2, "", 2),
        (2, 2, "glad", 1),
        (2, 2, "even", None),
        (1, 5, "glad", None),
        (None, 2, "", 2),
        (3, 1, "glad", None),
        (3, 5, "cool", None),
    ],
)
def test_that_meeting_often_brings_closer(
    before: int | None, recent: int, mood: str, after: int | None
) -> None:
    found = implied(Standing({"closeness": before}, recent), "again", mood, "")
    assert [one.after for one in found] == ([] if after is None else [after])


def test_that_only_contacts_that_count_bring_closer(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋", closeness=3)
    for result in ("reached", "not-reached", "reached"):
        draft = EntryDraft(InteractionKind.CALL, (person,), result=result)
        book.act("记", lambda session, draft=draft: entries.log(session, draft))
    with book.read() as session:
        known = implications.standing(session, person)
    book.close()
    assert (known.recent, known.classes["closeness"]) == (2, 3)
    (one,) = implied(known, "again", "", "")
    assert (one.before, one.after, one.evidence) == (3, 2, "90 天里来往 3 次")
