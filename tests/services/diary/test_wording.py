"""What a line proposes, and what it does not."""

import datetime as dt

import pytest

from models.kinds import TaskKind
from services.diary.wording import understood

TODAY = dt.date(2026, 9, 22)


@pytest.mark.parametrize(
    ("line", "day", "time", "kind"),
    [
        ("约周五下午见面", (9, 25), None, TaskKind.APPOINTMENT),
        ("周四下午 3 点去公司谈大额存单，她想听三年期和五年期", (9, 24), "15:00", TaskKind.APPOINTMENT),
        ("10月8日上午9点来行里开户", (10, 8), "09:00", TaskKind.APPOINTMENT),
        ("约好了 9-28 见面", (9, 28), None, TaskKind.APPOINTMENT),
        ("在开会，下周再打", (9, 28), None, TaskKind.NEXT_CONTACT),
        ("让我三天后再联系", (9, 25), None, TaskKind.NEXT_CONTACT),
    ],
)
def test_that_a_plan_in_a_line_is_proposed(
    line: str, day: tuple[int, int], time: str | None, kind: TaskKind
) -> None:
    found = understood(line, TODAY)
    assert found is not None
    assert found.day == dt.date(2026, *day)
    assert (f"{found.time:%H:%M}" if found.time else None) == time
    assert found.kind is kind


@pytest.mark.parametrize(
    "line",
    [
        "年底前有 600 万回款，想保本",
        "8月2日到期，本息 51.3 万",
        "利率 3.5%，嫌低",
        "女儿 9 月去杭州上大学",
        "昨天见过面了",
        "",
    ],
)
def test_that_talk_of_other_days_proposes_nothing(line: str) -> None:
    assert understood(line, TODAY) is None
