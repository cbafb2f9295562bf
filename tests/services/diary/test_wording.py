"""What a line proposes, and what it does not."""

import datetime as dt

import pytest

from models.kinds import TaskKind
from services.diary.wording import understood

TODAY = dt.date(2026, 9, 22)


MEET, AGAIN, MINE, THEIRS = (
    TaskKind.APPOINTMENT,
    TaskKind.NEXT_CONTACT,
    TaskKind.PROMISE,
    TaskKind.THEIR_PROMISE,
)
PLANS: tuple[tuple[str, tuple[int, int], str | None, TaskKind], ...] = (
    ("约周五下午见面", (9, 25), None, MEET),
    ("周四下午 3 点去公司谈大额存单，她想听三年期和五年期", (9, 24), "15:00", MEET),
    ("10月8日上午9点来行里开户", (10, 8), "09:00", MEET),
    ("约好了 9-28 见面", (9, 28), None, MEET),
    ("周五下午三点，在他们厂门口见", (9, 25), "15:00", MEET),
    ("约周日上午爬山", (9, 27), None, MEET),
    ("下周一上午九点半到我行开户", (9, 28), "09:30", MEET),
    ("大后天下午见面", (9, 25), None, MEET),
    ("28号签约", (9, 28), None, MEET),
    ("今天下午三点半过来", (9, 22), "15:30", MEET),
    ("约好9月30日一起吃饭", (9, 30), None, MEET),
    ("刚约到下周四", (10, 1), None, MEET),
    ("约了15:00", (9, 22), "15:00", MEET),
    ("三点来我办公室", (9, 22), "15:00", MEET),
    ("明天没空，周五可以去", (9, 25), None, MEET),
    ("在开会，下周再打", (9, 28), None, AGAIN),
    ("让我三天后再联系", (9, 25), None, AGAIN),
    ("明天回电", (9, 23), None, AGAIN),
    ("明早9点来电", (9, 23), "09:00", AGAIN),
    ("让我下午四点再打", (9, 22), "16:00", AGAIN),
    ("父亲住院，过两周再联系", (10, 6), None, AGAIN),
    ("国庆后再约", (10, 8), None, AGAIN),
    ("节后再说", (10, 8), None, AGAIN),
    ("十月八号再打", (10, 8), None, AGAIN),
    ("等双十一备货再谈", (11, 11), None, AGAIN),
    ("他说周五出差，下周一回来再约", (9, 28), None, AGAIN),
    ("下周三送资料", (9, 30), None, MINE),
    ("三天后送报价", (9, 25), None, MINE),
    ("周一前发五年期测算表", (9, 28), None, MINE),
    ("月底给答复", (9, 30), None, MINE),
    ("一周内寄过去", (9, 29), None, MINE),
    ("本周内给方案", (9, 25), None, MINE),
    ("中秋前送月饼票", (9, 25), None, MINE),
    ("月底前把报表发来", (9, 30), None, THEIRS),
    ("说好星期五把合同拿来", (9, 25), None, THEIRS),
)


@pytest.mark.parametrize(("line", "day", "time", "kind"), PLANS)
def test_that_a_plan_in_a_line_is_proposed(
    line: str, day: tuple[int, int], time: str | None, kind: TaskKind
) -> None:
    found = understood(line, TODAY)
    assert found is not None
    assert found.day == dt.date(2026, *day)
    assert (f"{found.time:%H:%M}" if found.time else None) == time
    assert found.kind is kind


def test_that_after_the_new_year_is_after_its_holiday() -> None:
    found = understood("过完年再联系", TODAY)
    assert found is not None
    assert found.day == dt.date(2027, 2, 13)


def test_that_a_promise_is_told_without_its_day() -> None:
    lines = ("下周三送资料", "周一前发五年期测算表", "月底前把报表发来", "答应他月底给答复")
    found = [understood(line, TODAY) for line in lines]
    assert [one.text for one in found if one] == ["送资料", "发五年期测算表", "报表发来", "他给答复"]


@pytest.mark.parametrize(
    "line",
    [
        "年底前有 600 万回款，想保本",
        "8月2日到期，本息 51.3 万",
        "9月30日到期的存单要转走",
        "利率 3.5%，嫌低",
        "说2.1%的利率不高",
        "女儿 9 月去杭州上大学",
        "昨天见过面了",
        "上周五见过面，聊得不错",
        "下午打过，没人接",
        "10点到，11点走",
        "回头再说",
        "等她电话",
        "",
    ],
)
def test_that_talk_of_other_days_proposes_nothing(line: str) -> None:
    assert understood(line, TODAY) is None
