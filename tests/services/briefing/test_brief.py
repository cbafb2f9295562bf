"""The brief: what stands on the page before a visit, and what is left out of it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.kinds import InteractionKind, TaskKind, TieKind
from resources import data_path
from services import sessions
from services.book import Book
from services.briefing import aims, rarity
from services.briefing.brief import brief_of
from services.briefing.records import Brief
from services.contacts import edits, places
from services.contacts.drafts import ContactDraft
from services.diary import entries, tasks
from services.diary.drafts import EntryDraft
from services.errors import ChoiceError, DraftError
from services.network import ties
from services.network.ties import TieDraft
from tests.builders import DAY, add_contact, new_book
from tests.services.briefing.shen import add_shen


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book that lives on the 22nd of September 2026."""
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path, employer="临江银行城北支行")
    yield made
    made.close()


def read(book: Book, contact_id: int) -> Brief:
    with book.read() as session:
        return brief_of(session, contact_id)


def test_that_the_brief_tells_what_one_looks_at_before_the_door_opens(book: Book) -> None:
    brief = read(book, add_shen(book))
    assert (brief.name, brief.tier_word, brief.phone) == ("沈砚秋", "A", "138 0000 4127")
    assert (brief.when, brief.place) == ("9 月 24 日 星期四 15:00", "砺川 3 楼财务部")
    assert [fact.label for fact in brief.who] == ["现任", "曾任", "求学", "家里", "办公室"]
    assert "2019 年起" in brief.who[0].words
    assert [past.day for past in brief.past] == ["9 月 3 日", "8 月 12 日", "7 月 20 日"]
    assert brief.past[0].words == "拜访，有意向。年底前 600 万回款，只想保本"
    owed = [(promise.theirs, promise.words, promise.is_late) for promise in brief.promises]
    assert owed == [(False, "送三年期大额存单报价", True), (True, "把去年报表发来看看", False)]
    assert brief.occasions[0].words == "9 月 29 日生日（农历八月十九）；9 月 25 日中秋；10 月 1 日国庆节"
    assert brief.taboos == ("别提她先生的厂，去年和我行有过不愉快",)
    assert (brief.manager, brief.branch) == ("陈建新", "临江银行城北支行")


def test_that_it_names_ties_the_way_and_the_people_both_know(book: Book) -> None:
    brief = read(book, add_shen(book))
    assert [bond.words for bond in brief.bonds] == ["中学同学，深交", "介绍过 温如玉"]
    assert brief.way == "怎么认识的：我 → 江若溪 → 这里"
    # 云深 knows her, but I do not know 云深.
    assert [(one.name, one.words) for one in brief.mutual] == [("江若溪", "表妹"), ("石敬亭", "老同事")]


def test_that_points_used_before_are_marked_and_stand_last(book: Book) -> None:
    brief = read(book, add_shen(book))
    assert [point.whole for point in brief.likes] == ["龙井，不喝酒", "爬山", "越剧（9 月 3 日聊过）"]
    assert [point.whole for point in brief.points] == ["同县老乡，浙江 桐庐", "新生产线明年 3 月投产"]


@pytest.mark.parametrize(
    ("mine", "words"),
    [
        ("浙江桐庐", "同县老乡，浙江 桐庐"),
        ("浙江建德", "同市，浙江 桐庐"),
        ("浙江宁波", "同省，浙江 桐庐"),
        ("四川眉山", "浙江 桐庐"),
    ],
)
def test_that_the_home_both_share_is_told_as_near_as_it_is(book: Book, mine: str, words: str) -> None:
    assert read(book, add_shen(book, mine)).points[0].words == words


def test_that_a_gap_is_asked_of_whoever_stands_nearest(book: Book) -> None:
    brief = read(book, add_shen(book))
    assert [(gap.what, gap.ask) for gap in brief.gaps] == [("竞争优势", "石敬亭")]
    bare = read(book, add_contact(book, "柳成荫"))
    assert len(bare.gaps) == 4
    assert {gap.ask for gap in bare.gaps} == {""}


def test_that_whoever_wants_to_be_left_alone_is_not_asked(book: Book) -> None:
    shen = add_shen(book)
    shy = next(one.contact_id for one in read(book, shen).mutual if one.name == "石敬亭")
    book.act("勿扰", lambda session: edits.set_do_not_contact(session, shy, True))
    brief = read(book, shen)
    assert [one.name for one in brief.mutual] == ["江若溪"]
    assert [gap.ask for gap in brief.gaps] == [""]


def test_that_somebody_reached_only_through_others_has_the_way_told(book: Book) -> None:
    def far(session: object) -> int:
        one, two = (edits.add(session, ContactDraft(name)) for name in ("温如玉", "顾念慈"))  # type: ignore[arg-type]
        ties.tie(session, TieDraft(one, sessions.me_id(session), TieKind.FRIEND))  # type: ignore[arg-type]
        ties.tie(session, TieDraft(two, one, TieKind.RELATIVE, "own_blood", role="表姐"))  # type: ignore[arg-type]
        return two

    brief = read(book, book.act("远", far))
    assert brief.way.startswith("够得着的路：我 → 温如玉 → 顾念慈")
    assert [one.name for one in brief.mutual] == ["温如玉"]


def test_that_rare_surnames_say_more() -> None:
    pairs = (("王一", "王二"), ("钟离春", "钟离秋"), ("赵望", "赵路"), ("缪斯", "缪云"), ("王一", "李二"))
    assert [rarity.of_both(*pair) for pair in pairs] == [0, 2, 0, 2, 0]


def test_that_the_aim_is_kept_with_the_plan_it_belongs_to(book: Book) -> None:
    shen = add_shen(book)
    before = len(read(book, shen).promises)
    book.act("目的", lambda session: aims.set_aim(session, shen, " 谈 开户 "))
    brief = read(book, shen)
    assert brief.meeting is not None
    assert (brief.meeting.aim, brief.meeting.time, len(brief.promises)) == ("谈 开户", "15:00", before)


def test_that_an_aim_without_a_plan_makes_one(book: Book) -> None:
    liu, wen = add_contact(book, "柳成荫"), add_contact(book, "温如玉")
    book.act("目的", lambda session: aims.set_aim(session, liu, "周四下午3点去公司看设备"))
    book.act("目的", lambda session: aims.set_aim(session, wen, "谢谢她引荐"))
    with book.read() as session:
        (visit,), (today,) = (tasks.open_tasks(session, person) for person in (liu, wen))
    assert (visit.kind, visit.due, visit.due_time) == (
        TaskKind.APPOINTMENT,
        DAY + dt.timedelta(days=2),
        "15:00",
    )
    assert (today.kind, today.due, today.text) == (TaskKind.NEXT_CONTACT, DAY, "谢谢她引荐")
    with pytest.raises(DraftError):
        book.act("目的", lambda session: aims.set_aim(session, liu, "  "))


def test_that_nobody_gets_a_brief_about_oneself(book: Book) -> None:
    with book.read() as session, pytest.raises(ChoiceError):
        brief_of(session, sessions.me_id(session))


def test_that_somebody_bare_still_has_a_page(book: Book) -> None:
    person = add_contact(book, "Anna Müller")
    told = EntryDraft(InteractionKind.CALL, (person,), result="not-reached")
    book.act("记", lambda session: entries.log(session, told))
    brief = read(book, person)
    assert (brief.phone, brief.place, brief.meeting, brief.way) == ("", "", None, "")
    assert [past.words for past in brief.past] == ["电话，未接"]
