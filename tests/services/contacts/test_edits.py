"""Adding people and changing single facts, with the same rules and sentences everywhere."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models.kinds import AddressKind, NoteKind, PointKind
from resources import data_path
from services.book import Book
from services.contacts import details, edits, employments, places
from services.contacts.drafts import AddressDraft, ContactDraft, DayDraft, EducationDraft, EmploymentDraft
from services.contacts.records import ContactRecord
from services.diary.drafts import RemarkDraft
from services.errors import ChoiceError, DraftError
from tests.builders import new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book that knows the country's divisions."""
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path)
    yield made
    made.close()


def add(book: Book, draft: ContactDraft) -> int:
    """Add a person in an act."""
    return book.act("add", lambda session: edits.add(session, draft))


def do(book: Book, work: Callable[[Any], Any]) -> Any:
    """Run work as an act."""
    return book.act("do", work)


def record(book: Book, contact_id: int) -> ContactRecord:
    """Read a person."""
    with book.read() as session:
        return details.contact(session, contact_id)


FULL = ContactDraft(
    name="沈砚秋（班长）",
    phones=("138 0000 4127", "0571-00006120转803"),
    emails=("Yanqiu@Example.com",),
    wechat=("yanqiu_shen",),
    qq=("123456@qq.com",),
    gender="女",
    birthday="1983-9-28",
    lunar_birthday="8-19",
    native_place="浙江桐庐",
    employments=(EmploymentDraft("恒昱会计师事务所", "审计", since="2006", until="2019"),),
    educations=(EducationDraft("桐庐中学", "3班", from_year=1998, to_year=2001),),
    addresses=(AddressDraft("城东 望樟里 6 幢"),),
    remarks=(RemarkDraft(NoteKind.TABOO, "别提她先生的厂"),),
    days=(DayDraft("结婚纪念", "2008-10-01"),),
    tags=("同学", "同学", "理财"),
    source="同学录",
    notes="第一行\n第二行",
)


def test_that_everything_of_a_draft_is_kept(book: Book) -> None:
    seen = record(book, add(book, FULL))
    assert (seen.name, seen.name_note, seen.gender) == ("沈砚秋", "班长", "female")
    assert seen.phones == ("13800004127", "057100006120-803")
    assert seen.phone == "13800004127"
    assert seen.emails == ("yanqiu@example.com",)
    assert [point.value for point in seen.of_kind(PointKind.QQ)] == ["123456"]
    assert (seen.birthday.solar, seen.birthday.lunar, seen.birthday.leap) == ("1983-09-28", "8-19", False)
    assert (seen.native_place.text, seen.native_place.code) == ("浙江桐庐", "330122")
    assert seen.educations[0].school == "桐庐中学"
    assert seen.educations[0].stage == "middle"
    assert seen.addresses[0].kind == AddressKind.HOME
    assert [remark.text for remark in seen.remarks] == ["别提她先生的厂"]
    assert [(day.label, day.solar) for day in seen.special_days] == [("结婚纪念", "2008-10-01")]
    assert seen.tags == ("同学", "理财")
    assert seen.notes == "第一行\n第二行"
    assert seen.added_day == dt.date(2026, 9, 22)


def test_that_a_post_with_an_end_is_a_former_one(book: Book) -> None:
    seen = record(book, add(book, FULL))
    assert [(post.is_present, post.is_primary) for post in seen.employments] == [(False, False)]
    assert seen.organization == ""


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (ContactDraft(" "), "name", "要有姓名"),
        (ContactDraft("张伟", phones=("1380000123",)), "phone", "手机号少 1 位"),
        (ContactDraft("张伟", phones=("1.38E+10",)), "phone", "后几位被表格弄丢了"),
        (ContactDraft("张伟", emails=("a@b",)), "email", "这不是邮箱地址"),
        (ContactDraft("张伟", qq=("12",)), "qq", "QQ 号"),
        (ContactDraft("张伟", birthday="2月30日"), "birthday", "。|，|没有|不"),
        (ContactDraft("张伟", lunar_birthday="13-1"), "lunar_birthday", "农历|没有|不"),
        (ContactDraft("张伟", gender="猫"), "gender", "男或女"),
        (
            ContactDraft("张伟", employments=(EmploymentDraft("甲", since="2020", until="2010"),)),
            "until",
            "早于",
        ),
        (ContactDraft("张伟", educations=(EducationDraft("乙", from_year=3),)), "from_year", "年份"),
    ],
)
def test_that_what_breaks_a_rule_is_refused_in_words(
    book: Book, draft: ContactDraft, field: str, words: str
) -> None:
    with book.read() as session:
        assert [found.field for found in edits.problems(session, draft)] == [field]
    with pytest.raises(DraftError, match=words) as refused:
        add(book, draft)
    assert refused.value.field == field
    with book.read() as session, pytest.raises(ChoiceError):
        details.contact(session, 2)


def test_that_a_landline_without_its_area_is_kept_in_doubt(book: Book) -> None:
    seen = record(book, add(book, ContactDraft("张伟", phones=("6120008",))))
    assert [(point.value, point.unsure) for point in seen.points] == [("6120008", True)]


def test_that_a_leap_birthday_is_kept(book: Book) -> None:
    seen = record(book, add(book, ContactDraft("张伟", lunar_birthday="2001-4-30", leap=True)))
    told = seen.birthday
    assert (told.lunar, told.leap, told.lunar_year) in {("4-30", True, 2001), ("4-30", False, 2001)}
    other = record(book, add(book, ContactDraft("李娜", lunar_birthday="6-3", leap=True)))
    assert (other.birthday.lunar, other.birthday.leap) == ("6-3", True)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("nickname", "小沈", lambda seen: seen.nickname == "小沈"),
        ("gender", "男", lambda seen: seen.gender == "male"),
        ("birthday", "农历八月十九", lambda seen: seen.birthday.lunar == "8-19" and not seen.birthday.solar),
        ("birthday", "", lambda seen: not seen.birthday.solar and not seen.birthday.lunar),
        ("native_place", "杭州余杭", lambda seen: seen.native_place.code == "330110"),
        ("notes", "甲\n乙", lambda seen: seen.notes == "甲\n乙"),
        ("spouse", " 王 ", lambda seen: seen.spouse == "王"),
    ],
)
def test_that_one_fact_is_changed_in_place(
    book: Book, field: str, value: str, kept: Callable[[ContactRecord], bool]
) -> None:
    who = add(book, FULL)
    do(book, lambda session: edits.edit(session, who, field, value))
    assert kept(record(book, who))
    book.undo()
    assert record(book, who) == record(book, who)


def test_that_renaming_renews_what_the_person_is_found_by(book: Book) -> None:
    who = add(book, ContactDraft("单雨欣"))
    do(book, lambda session: edits.edit(session, who, "name", "曾雨欣"))
    from services.contacts.search import Search

    search = Search(book)
    assert search.ids("zengyuxin", 5) == [who]
    assert search.ids("shan", 5) == []
    book.undo()
    assert search.ids("shan", 5) == [who]


def test_that_an_edit_is_refused_with_the_drafts_sentence(book: Book) -> None:
    who = add(book, ContactDraft("张伟", phones=("13800004127",)))
    with book.read() as session:
        assert edits.refusal(session, "name", " ") == "要有姓名"
        assert edits.refusal(session, "birthday", "2月30日")
        assert edits.refusal(session, "spouse", "任何") == ""
    assert edits.point_refusal(PointKind.MOBILE, "1380000") != ""
    assert edits.point_refusal(PointKind.EMAIL, "a@b.cn") == ""
    with pytest.raises(DraftError):
        do(book, lambda session: edits.edit(session, who, "no_such_fact", "x"))


def test_that_numbers_come_change_and_go(book: Book) -> None:
    who = add(book, ContactDraft("张伟", phones=("13800004127",)))
    do(book, lambda session: edits.add_point(session, who, PointKind.MOBILE, "139 0000 1111"))
    do(book, lambda session: edits.add_point(session, who, PointKind.MOBILE, "13800004127"))
    assert record(book, who).phones == ("13800004127", "13900001111")
    second = record(book, who).points[1]
    do(book, lambda session: edits.put_point_first(session, second.id))
    assert record(book, who).phone == "13900001111"
    do(book, lambda session: edits.change_point(session, second.id, "0571-88001234"))
    assert record(book, who).phone == "13800004127"
    do(book, lambda session: edits.change_point(session, second.id, ""))
    assert record(book, who).phones == ("13800004127",)


def test_that_who_asked_not_to_be_contacted_is_marked(book: Book) -> None:
    who = add(book, ContactDraft("张伟"))
    do(book, lambda session: edits.set_do_not_contact(session, who, True, "嫌烦"))
    assert (record(book, who).do_not_contact, record(book, who).do_not_contact_reason) == (True, "嫌烦")
    do(book, lambda session: edits.set_do_not_contact(session, who, False))
    assert (record(book, who).do_not_contact, record(book, who).do_not_contact_reason) == (False, "")


def test_that_an_address_is_written_anew(book: Book) -> None:
    who = add(book, FULL)
    do(book, lambda session: edits.set_address(session, who, AddressKind.HOME, "杭州市西湖区文二路 1 号"))
    assert [(one.text, one.code) for one in record(book, who).addresses] == [
        ("杭州市西湖区文二路 1 号", "330106")
    ]
    do(book, lambda session: edits.set_address(session, who, AddressKind.HOME, ""))
    assert record(book, who).addresses == ()


def test_that_a_different_employer_adds_a_post_and_becomes_primary(book: Book) -> None:
    who = add(book, ContactDraft("张伟", employments=(EmploymentDraft("矿务局", "科长"),)))
    do(book, lambda session: employments.add(session, who, EmploymentDraft("水务局", "处长")))
    seen = record(book, who)
    assert [post.organization for post in seen.employments] == ["水务局", "矿务局"]
    assert (seen.organization, seen.title) == ("水务局", "处长")
    assert sum(post.is_primary for post in seen.employments) == 1


def test_that_the_same_employer_in_another_writing_fills_the_post(book: Book) -> None:
    who = add(book, ContactDraft("张伟", employments=(EmploymentDraft("砺川精密机械有限公司"),)))
    do(
        book,
        lambda session: employments.add(session, who, EmploymentDraft("砺川精密机械", "会计", since="2019")),
    )
    (post,) = record(book, who).employments
    assert (post.organization, post.title, post.since) == ("砺川精密机械有限公司", "会计", "2019")


def test_that_leaving_a_post_brings_back_the_one_before(book: Book) -> None:
    who = add(book, ContactDraft("张伟", employments=(EmploymentDraft("甲厂"), EmploymentDraft("乙厂"))))
    primary = record(book, who).employments[0]
    assert primary.organization == "乙厂"
    do(book, lambda session: employments.leave(session, primary.id))
    assert record(book, who).organization == "甲厂"
    book.undo()
    assert record(book, who).organization == "乙厂"


def test_that_the_newest_present_post_is_primary() -> None:
    def post(since: str | None, present: bool = True) -> employments.PostFacts:
        return employments.PostFacts("x", "", "", since, None, present)

    assert employments.primary_of([]) is None
    assert employments.primary_of([post("2019", False)]) is None
    assert employments.primary_of([post("2019"), post("2010")]) == 0
    assert employments.primary_of([post("2010"), post("2019")]) == 1
    assert employments.primary_of([post("2019"), post(None)]) == 1
    assert employments.primary_of([post(None), post("2001")]) == 1
    assert employments.primary_of([post("2020", False), post("2001")]) == 1
