"""What happened, in one line."""

import datetime as dt

import pytest

from models.kinds import InteractionKind
from ui.contacts.log_line import understand

TODAY = dt.date(2026, 9, 22)
THURSDAY = dt.date(2026, 9, 24)


@pytest.mark.parametrize(
    ("text", "kind", "result", "note", "day"),
    [
        ("电话 约周四去谈存单 周四", InteractionKind.CALL, None, "约周四去谈存单", THURSDAY),
        ("拜访 有意向 想看存单", InteractionKind.VISIT, "interested", "想看存单", None),
        ("微信 问理财到期日", InteractionKind.WECHAT, None, "问理财到期日", None),
        ("孩子考上了", InteractionKind.CALL, None, "孩子考上了", None),
        ("打电话 未接 3天", InteractionKind.CALL, "not-reached", "", dt.date(2026, 9, 25)),
        ("名片 会上换的", InteractionKind.CARD, None, "会上换的", None),
        ("9-24", InteractionKind.CALL, None, "", THURSDAY),
        ("", InteractionKind.CALL, None, "", None),
        ("电话 说到昨天", InteractionKind.CALL, None, "说到昨天", None),
    ],
)
def test_that_a_line_is_understood(
    text: str, kind: InteractionKind, result: str | None, note: str, day: dt.date | None
) -> None:
    told = understand(text, TODAY)
    assert (told.kind, told.result, told.note, told.next_day) == (kind, result, note, day)


def test_that_it_is_said_back() -> None:
    assert understand("拜访 有意向 想看存单 9-25", TODAY).echo(TODAY) == "拜访，有意向，下次 9 月 25 日 周五"
