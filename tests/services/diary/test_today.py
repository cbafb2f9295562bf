"""The day's list: its order, its reasons, and who is never on it."""

import datetime as dt
from pathlib import Path

import pytest

from models.contact import SpecialDay
from models.interaction import Interaction, Participation
from models.kinds import CohortKind, InteractionKind, TaskKind
from models.organization import Cohort, Membership, Organization
from services.book import Book
from services.diary import entries, postponing, tasks
from services.diary.drafts import EntryDraft
from services.diary.reasons import ReasonKind
from services.diary.today import DayList, day_list
from services.errors import DraftError
from tests.builders import DAY, add_contact, new_book

FAR = dt.date(2026, 9, 1)


def seen(book: Book, name: str, days_ago: int, tier: int = 4, **facts: object) -> int:
    """Somebody with whom there was contact so many days ago."""
    person = add_contact(book, name, tier_rank=tier, **facts)
    day = DAY - dt.timedelta(days=days_ago)
    at = dt.datetime.combine(day, dt.time(9)).astimezone()
    draft = EntryDraft(InteractionKind.CALL, (person,), at=at, result="reached", note="聊过")
    book.act("记一笔", lambda session: entries.log(session, draft))
    return person


def listed(book: Book, **facts: object) -> DayList:
    with book.read() as session:
        return day_list(session, **facts)  # type: ignore[arg-type]


def names(book: Book, **facts: object) -> list[str]:
    return [entry.name for entry in listed(book, **facts).entries]


def promise(book: Book, person: int, text: str, due: dt.date, kind: TaskKind = TaskKind.PROMISE) -> int:
    return book.act("答应", lambda session: tasks.add(session, tasks.TaskDraft(person, text, due, kind)))


def test_that_promise_comes_before_occasion_before_overdue_before_the_new(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "新人", tier_rank=1)
    seen(book, "久别", 40, tier=1)
    seen(book, "寿星", 3, tier=3, birth_solar="1980-09-23")
    promised = seen(book, "应约", 3, tier=3)
    promise(book, promised, "送报价", DAY)
    found = listed(book).entries
    assert [entry.name for entry in found] == ["应约", "寿星", "久别", "新人"]
    assert [entry.reason_kind for entry in found] == [
        ReasonKind.PROMISE,
        ReasonKind.OCCASION,
        ReasonKind.OVERDUE,
        ReasonKind.FRESH,
    ]
    assert [entry.reason for entry in found] == [
        "送报价，今天到期",
        "明天生日",
        "40 天没联系，超 26 天",
        "还没联系过",
    ]
    assert all(entry.opener for entry in found)


def test_that_the_overdue_go_by_tier_then_by_ratio(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    seen(book, "丙", 400, tier=3)
    seen(book, "乙一", 40, tier=2)
    seen(book, "乙二", 90, tier=2)
    seen(book, "甲", 15, tier=1)
    seen(book, "待", 200, tier=4)
    assert names(book) == ["甲", "乙二", "乙一", "丙", "待"]


@pytest.mark.parametrize(("tier", "interval"), [(1, 14), (2, 30), (3, 90), (4, 60)])
def test_that_one_is_overdue_from_the_day_after_the_interval(
    tmp_path: Path, tier: int, interval: int
) -> None:
    book = new_book(tmp_path)
    seen(book, "刚到", interval, tier=tier)
    seen(book, "过了", interval + 1, tier=tier)
    assert names(book) == ["过了"]


def test_that_somebody_never_contacted_counts_from_the_day_added(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "沈砚秋", tier_rank=1)
    (entry,) = listed(book, on=DAY + dt.timedelta(days=15)).entries
    assert entry.reason_kind is ReasonKind.OVERDUE
    assert entry.reason == "进簿 15 天还没联系过，超 1 天"


def test_that_nobody_is_listed_twice(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = seen(book, "沈砚秋", 40, tier=1, birth_solar="1980-09-23")
    promise(book, person, "送报价", DAY)
    promise(book, person, "回话", DAY - dt.timedelta(days=3))
    assert names(book) == ["沈砚秋"]


def test_that_whoever_asked_not_to_be_contacted_is_never_listed(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = seen(book, "沈砚秋", 400, tier=1, birth_solar="1980-09-22", do_not_contact=True)
    promise(book, person, "送报价", DAY)
    add_contact(book, "新人", do_not_contact=True)
    assert names(book) == []
    assert names(book, count=5, cooling=True) == []


def test_that_me_is_never_listed(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    assert names(book, on=DAY + dt.timedelta(days=400)) == []


def test_that_contact_folds_a_row_and_a_vain_attempt_does_not(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    first, second = seen(book, "甲", 40, tier=1), seen(book, "乙", 30, tier=1)
    for person, result in ((first, "reached"), (second, "not-reached")):
        draft = EntryDraft(InteractionKind.CALL, (person,), result=result)
        book.act("打电话", lambda session, draft=draft: entries.log(session, draft))
    found = listed(book, rest=True)
    assert [entry.name for entry in found.entries] == ["乙"]
    assert found.entries[0].tried
    assert found.entries[0].number == 2
    assert [entry.name for entry in found.done] == ["甲"]


def test_that_later_hides_until_the_day_and_needs_a_reason(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = seen(book, "沈砚秋", 40, tier=1)
    with pytest.raises(DraftError):
        book.act("以后", lambda s: postponing.postpone(s, person, DAY + dt.timedelta(days=3), " "))
    with pytest.raises(DraftError):
        book.act("以后", lambda s: postponing.postpone(s, person, DAY, "出差"))
    book.act("以后", lambda s: postponing.postpone(s, person, DAY + dt.timedelta(days=3), "出差"))
    assert names(book) == []
    assert listed(book).put_off == 1
    assert names(book, on=DAY + dt.timedelta(days=3)) == ["沈砚秋"]
    book.act("叫回来", lambda s: postponing.bring_back(s, person))
    assert names(book) == ["沈砚秋"]


def test_that_a_planned_next_contact_stands_for_the_interval(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = seen(book, "沈砚秋", 40, tier=1)
    promise(book, person, "", DAY + dt.timedelta(days=2), TaskKind.NEXT_CONTACT)
    assert names(book) == []
    assert names(book, on=DAY + dt.timedelta(days=2)) == ["沈砚秋"]


def test_that_birthdays_are_found_by_either_calendar(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    seen(book, "公历", 3, birth_solar="--09-25")
    seen(book, "只知年月", 3, birth_solar="1980-09")
    seen(book, "农历", 3, birth_lunar_month=8, birth_lunar_day=13)
    seen(book, "闰月", 3, birth_lunar_month=8, birth_lunar_day=14, birth_lunar_leap=True)
    seen(book, "远", 3, birth_solar="1980-09-26")
    found = {entry.name: entry.reason for entry in listed(book).entries}
    assert found == {
        "农历": "明天生日（农历八月十三）",
        "闰月": "9 月 24 日生日（农历闰八月十四）",
        "公历": "9 月 25 日生日",
    }


def test_that_day_thirty_of_a_short_month_is_kept_on_its_last_day(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    seen(book, "三十", 3, birth_lunar_month=12, birth_lunar_day=30)
    # The twelfth month of the lunar year 2025 has 29 days; its last is 16 February 2026.
    assert names(book, on=dt.date(2026, 2, 16)) == ["三十"]


def test_that_a_day_greeted_is_not_greeted_again(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = seen(book, "寿星", 30, tier=3, birth_solar="1980-09-24")
    at = dt.datetime(2026, 9, 21, 10).astimezone()
    draft = EntryDraft(InteractionKind.SMS, (person,), at=at, occasion="生日", note="生日快乐")
    book.act("短信", lambda session: entries.log(session, draft))
    assert names(book) == []


def test_that_a_family_day_is_greeted_once_a_household(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    pair = [seen(book, name, 3) for name in ("他", "她")]

    def marry(session: object) -> None:
        home = Cohort(name="他家", kind=CohortKind.HOUSEHOLD.value)
        session.add(home)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        for person in pair:
            session.add(Membership(cohort_id=home.id, contact_id=person))  # type: ignore[attr-defined]
            session.add(SpecialDay(contact_id=person, label="结婚纪念日", solar="2006-09-23"))  # type: ignore[attr-defined]

    book.act("成家", marry)
    (entry,) = listed(book).entries
    assert entry.reason == "结婚纪念日，明天"


def test_that_a_firm_s_founding_day_goes_to_one_of_its_people(tmp_path: Path) -> None:
    book = new_book(tmp_path)

    def found(session: object) -> int:
        firm = Organization(name="青稞食品", match_key="青稞食品", founded="2014-09-24")
        session.add(firm)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        return firm.id

    firm = book.act("单位", found)
    seen(book, "职员", 3, tier=3, organization_id=firm)
    seen(book, "顾念慈", 3, tier=1, organization_id=firm)
    (entry,) = listed(book).entries
    assert (entry.name, entry.reason) == ("顾念慈", "青稞食品成立 12 周年，9 月 24 日")


def test_that_the_list_is_as_long_as_asked_and_counts_the_done(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    for number in range(20):
        seen(book, f"某{number}", 100, tier=2)
    assert len(names(book)) == 15
    assert len(names(book, count=3)) == 3
    person = listed(book).entries[0].contact_id
    book.act("打", lambda s: entries.log(s, EntryDraft(InteractionKind.CALL, (person,), result="reached")))
    assert len(names(book, rest=True)) == 14
    assert listed(book, rest=True).total == 15
    assert len(names(book)) == 15


def test_that_a_contact_nobody_was_due_for_takes_no_place(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    early = seen(book, "早", 3, tier=1)
    seen(book, "晚", 40, tier=1)
    book.act("打", lambda s: entries.log(s, EntryDraft(InteractionKind.CALL, (early,), result="reached")))
    found = listed(book, rest=True)
    assert [entry.name for entry in found.done] == ["早"]
    assert (found.done_count, found.entries[0].number) == (0, 1)


def test_that_cooling_fills_the_list_with_those_next_in_turn(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    seen(book, "近", 2, tier=1)
    seen(book, "远", 12, tier=1)
    assert names(book) == []
    found = listed(book, cooling=True).entries
    assert [entry.name for entry in found] == ["远", "近"]
    assert found[0].reason == "12 天没联系，再过 2 天到期"


def test_that_an_inbound_message_logged_by_hand_counts_as_contact(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = seen(book, "沈砚秋", 40, tier=1)

    def answered(session: object) -> None:
        entry = Interaction(
            kind="wechat", at=dt.datetime(2026, 9, 22, 1, tzinfo=dt.UTC), day=DAY, inbound=True
        )
        session.add(entry)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        session.add(Participation(interaction_id=entry.id, contact_id=person, day=DAY))  # type: ignore[attr-defined]

    book.act("来信", answered)
    assert names(book) == []
