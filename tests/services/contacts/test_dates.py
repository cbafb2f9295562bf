"""Birthdays and days as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contacts.dates import (
    Birthday,
    lunar_birthday,
    narrow_day,
    parse_birthday,
    parse_day,
    sentence_day,
    shown_day,
)

TODAY = dt.date(2026, 9, 22)  # a Tuesday

SOLAR = [
    ("1980.8.15", "1980-08-15"),
    ("1980-08-15", "1980-08-15"),
    ("1980/8/15", "1980-08-15"),
    ("1980年8月15日", "1980-08-15"),
    ("1980年08月15", "1980-08-15"),
    ("80年8月", "1980-08"),
    ("80.8.15", "1980-08-15"),
    ("19800815", "1980-08-15"),
    ("800815", "1980-08-15"),
    ("198008", "1980-08"),
    ("8月15日", "--08-15"),
    ("8月15", "--08-15"),
    ("8-15", "--08-15"),
    ("--08-15", "--08-15"),
    ("0815", "--08-15"),
    ("2/29", "--02-29"),
    (29448, "1980-08-15"),
    (29448.0, "1980-08-15"),
    ("29448", "1980-08-15"),
    (19800815.0, "1980-08-15"),
    (dt.datetime(1980, 8, 15), "1980-08-15"),
    (dt.date(1980, 8, 15), "1980-08-15"),
    ("1980", "1980"),
    (1980.0, "1980"),
    ("1980年", "1980"),
    ("1980年生", "1980"),
    ("1980.08", "1980-08"),
    (1980.8, "1980-08"),
    (8.15, "--08-15"),
    ("1980/8/15 0:00:00", "1980-08-15"),
    ("1980-08-15T00:00:00", "1980-08-15"),
    ("8/15/1980", "1980-08-15"),
    ("15/8/1980", "1980-08-15"),
    ("1980-00-00", "1980"),
    ("1980 8 15", "1980-08-15"),
    ("１９８０．８．１５", "1980-08-15"),
    ("一九八〇年八月十五日", "1980-08-15"),
    ("八月十五日", "--08-15"),
    ("公历8月15日", "--08-15"),
    ("1980-8-15 生", "1980-08-15"),
    ("05年3月2日", "2005-03-02"),
    ("80年3月2日", "1980-03-02"),
]
LUNAR = [
    ("农历八月十五", (8, 15, False, None)),
    ("八月十五(农历)", (8, 15, False, None)),
    ("八月十五", (8, 15, False, None)),
    ("农历8.15", (8, 15, False, None)),
    ("阴历8月15", (8, 15, False, None)),
    ("闰四月初五", (4, 5, True, None)),
    ("農曆閏四月初五", (4, 5, True, None)),
    ("正月初一", (1, 1, False, None)),
    ("冬月廿三", (11, 23, False, None)),
    ("腊月三十", (12, 30, False, None)),
    ("十二月初八", (12, 8, False, None)),
    ("阴历1980年八月初三", (8, 3, False, 1980)),
    ("农历1980.8.15", (8, 15, False, 1980)),
    ("2020年闰四月初五", (4, 5, True, 2020)),
    ("1980年闰四月初五", (4, 5, False, 1980)),
    ("农历二月二十九", (2, 29, False, None)),
]


@pytest.mark.parametrize(("cell", "solar"), SOLAR)
def test_that_a_solar_birthday_is_read(cell: object, solar: str) -> None:
    assert parse_birthday(cell, TODAY).birthday == Birthday(solar)


@pytest.mark.parametrize(("cell", "told"), LUNAR)
def test_that_a_lunar_birthday_is_read(cell: str, told: tuple[int, int, bool, int | None]) -> None:
    assert parse_birthday(cell, TODAY).birthday == Birthday(None, *told)


@pytest.mark.parametrize("cell", ["0④", "②月③日", "1980年④月", "0000④", "80²", "٣-٤"])
def test_that_digits_of_another_kind_do_no_harm(cell: str) -> None:
    parse_birthday(cell, TODAY)
    parse_day(cell, TODAY)


def test_that_both_calendars_may_stand_in_one_cell() -> None:
    assert parse_birthday("1980-08-15(农历七月初五)", TODAY).birthday == Birthday("1980-08-15", 7, 5)


def test_that_a_lunar_column_makes_its_days_lunar() -> None:
    assert lunar_birthday("8-15", TODAY).birthday == Birthday(None, 8, 15)
    assert lunar_birthday("1980-08-15", TODAY).birthday == Birthday(None, 8, 15, False, 1980)
    assert lunar_birthday("八月十五", TODAY).birthday == Birthday(None, 8, 15)
    assert lunar_birthday("2月31", TODAY).birthday is None
    assert lunar_birthday("1899-00-00", TODAY).problem


@pytest.mark.parametrize("cell", ["", " ", None, "不详", "无", "-", "未知", 0, float("nan"), True])
def test_that_nothing_told_is_no_problem(cell: object) -> None:
    found = parse_birthday(cell, TODAY)
    assert (found.birthday, found.problem) == (None, "")


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("1980-02-30", "没有这一天"),
        ("1981.2.29", "没有这一天"),
        ("2030-01-01", "生日还没到，年份不对"),
        (dt.date(2027, 1, 1), "生日还没到，年份不对"),
        ("1700-01-01", "1700 年太早了，年份不对"),
        ("张三", "看不出是哪一天"),
        ("农历八月三十一", "农历没有这一天"),
        (8.1, "8.1 分不清是 1 还是 10，按文字填"),
        ("1980-13-01", "没有这一天"),
        ("1899-00-00", "表格里没填的日期会写成这样，不是生日"),
        ("1900-01-00", "表格里没填的日期会写成这样，不是生日"),
        ("1900/1/0", "表格里没填的日期会写成这样，不是生日"),
        (dt.datetime(1899, 12, 31), "表格里没填的日期会写成这样，不是生日"),
        ("1899-12-30", "表格里没填的日期会写成这样，不是生日"),
    ],
)
def test_that_an_impossible_birthday_is_told(cell: object, problem: str) -> None:
    found = parse_birthday(cell, TODAY)
    assert (found.birthday, found.problem) == (None, problem)


def test_that_doubts_are_told_beside_what_is_kept() -> None:
    decimal = parse_birthday(1980.1, TODAY)
    assert decimal.birthday == Birthday("1980")
    assert decimal.problem
    added = parse_birthday(dt.date(2026, 8, 15), TODAY)
    assert added.birthday == Birthday("--08-15")
    assert added.problem


DAYS = [
    ("9-28", "2026-09-28"),
    ("9.28", "2026-09-28"),
    ("9/28", "2026-09-28"),
    ("9月28日", "2026-09-28"),
    ("9月20", "2027-09-20"),
    ("10月6日", "2026-10-06"),
    ("2027-01-05", "2027-01-05"),
    ("明年3月5日", "2027-03-05"),
    ("周五", "2026-09-25"),
    ("星期五", "2026-09-25"),
    ("周二", "2026-09-29"),
    ("下周三", "2026-09-30"),
    ("这周日", "2026-09-27"),
    ("下下周一", "2026-10-05"),
    ("下周", "2026-09-28"),
    ("周末", "2026-09-26"),
    ("今天", "2026-09-22"),
    ("明天", "2026-09-23"),
    ("后天", "2026-09-24"),
    ("大后天", "2026-09-25"),
    ("昨天", "2026-09-21"),
    ("3天", "2026-09-25"),
    ("三天后", "2026-09-25"),
    ("3天前", "2026-09-19"),
    ("两周", "2026-10-06"),
    ("2周后", "2026-10-06"),
    ("半个月", "2026-10-07"),
    ("一个月后", "2026-10-22"),
    ("半年", "2027-03-22"),
    ("八月十五", "2026-09-25"),
    ("农历八月十九", "2026-09-29"),
    ("八月十五日", "2027-08-15"),
    ("腊月二十三", "2027-01-30"),
    ("月底", "2026-09-30"),
    ("下月底", "2026-10-31"),
    ("下个月", "2026-10-22"),
    ("下月5号", "2026-10-05"),
    ("28号", "2026-09-28"),
    ("20号", "2026-10-20"),
    ("年底", "2026-12-31"),
    ("中秋", "2026-09-25"),
    ("中秋前", "2026-09-25"),
    ("国庆", "2026-10-01"),
    ("春节", "2027-02-06"),
    ("tomorrow", "2026-09-23"),
    ("fri", "2026-09-25"),
    ("next fri", "2026-10-02"),
    ("3d", "2026-09-25"),
    ("2 weeks", "2026-10-06"),
    ("in 3 days", "2026-09-25"),
    ("Oct 6", "2026-10-06"),
    ("2-29", "2028-02-29"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_that_a_typed_day_is_understood(text: str, day: str) -> None:
    found = parse_day(text, TODAY)
    assert found.day == dt.date.fromisoformat(day)
    assert found.time is None
    assert found.echo


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("周四 15:00", "2026-09-24", "15:00"),
        ("明天下午3点半", "2026-09-23", "15:30"),
        ("下午3点", "2026-09-22", "15:00"),
        ("周四上午10点", "2026-09-24", "10:00"),
        ("今晚7点", "2026-09-22", "19:00"),
        ("9-28 9:05", "2026-09-28", "09:05"),
        ("明早8点", "2026-09-23", "08:00"),
        ("3pm", "2026-09-22", "15:00"),
        ("后天中午", "2026-09-24", "12:00"),
        ("周五三点一刻", "2026-09-25", "03:15"),
    ],
)
def test_that_a_time_may_stand_beside_the_day(text: str, day: str, time: str) -> None:
    found = parse_day(text, TODAY)
    assert (found.day, found.time) == (dt.date.fromisoformat(day), dt.time.fromisoformat(time))


def test_that_the_day_is_echoed_in_words() -> None:
    assert parse_day("八月十五", TODAY).echo == "9 月 25 日 周五"
    assert parse_day("周四 15:00", TODAY).echo == "9 月 24 日 周四 15:00"
    assert parse_day("2027-1-5", TODAY).echo == "2027 年 1 月 5 日 周二"


def test_that_what_is_no_day_is_told() -> None:
    assert parse_day("", TODAY).problem == ""
    assert parse_day("随便", TODAY).problem == "看不懂「随便」是哪一天"
    assert parse_day("2月30日", TODAY).problem == "没有这一天"
    assert parse_day("99999999999天", TODAY).day is None


def test_that_days_are_shown_as_one_says_them() -> None:
    def ago(days: int) -> dt.date:
        return TODAY - dt.timedelta(days=days)

    assert [shown_day(ago(days), TODAY) for days in (0, 1, 2, 19, 180)] == [
        "今天",
        "昨天",
        "2 天前",
        "19 天前",
        "180 天前",
    ]
    assert shown_day(ago(181), TODAY) == "3 月 25 日"
    assert shown_day(ago(400), TODAY) == "2025 年 8 月 18 日"
    assert [shown_day(ago(days), TODAY) for days in (-1, -2, -3)] == ["明天", "后天", "9 月 25 日"]
    assert sentence_day(dt.date(2026, 9, 3), TODAY) == "9 月 3 日"
    assert narrow_day(dt.date(2026, 9, 3), TODAY) == "9-03"
    assert narrow_day(dt.date(2025, 9, 3), TODAY) == "2025-9-03"


@given(st.one_of(st.text(), st.floats(), st.integers(), st.datetimes(), st.dates(), st.none()))
def test_that_any_cell_is_read_as_a_birthday_or_not(cell: object) -> None:
    found = parse_birthday(cell, TODAY).birthday
    if found is not None and found.solar and len(found.solar) == 10:
        assert dt.date.fromisoformat(found.solar) <= TODAY


@given(st.text(alphabet="0123456789-./年月日农历闰正初八十五廿冬腊 ()：T", max_size=20))
def test_that_anything_like_a_date_is_read_without_an_error(text: str) -> None:
    parse_birthday(text, TODAY)
    lunar_birthday(text, TODAY)
    parse_day(text, TODAY)


@given(st.text())
def test_that_any_text_is_read_as_a_day_or_not(text: str) -> None:
    found = parse_day(text, TODAY)
    assert found.day is None or found.echo


@given(st.text(alphabet="0123456789下上周月底号天个半后前点:三一 今明", max_size=12))
def test_that_anything_like_a_due_day_is_read_without_an_error(text: str) -> None:
    parse_day(text, TODAY)
