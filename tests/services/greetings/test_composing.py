"""Wordings: many shipped ones, filled for the person, no two alike, no twins among acquainted people."""

import datetime as dt
import re
from pathlib import Path

import pytest

from models.kinds import CohortKind, InteractionKind, TieKind
from services import settings
from services.book import Book
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.errors import DraftError
from services.greetings import composing, filling, occasions, queue, sending, templates
from services.greetings.checking import check_batch
from services.greetings.composing import Wanted
from services.greetings.findings import MessageDraft, Rule
from services.greetings.segments import segments
from services.greetings.templates import TemplateDraft
from tests.builders import DAY, add_contact, new_book
from tests.services.greetings.greeted_books import met, people, tied, together

AUTUMN = dt.date(2026, 9, 25)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return new_book(tmp_path, employer="临江银行")


def wanted(book: Book, ids: list[int], name: str = "中秋", day: dt.date = AUTUMN) -> list[Wanted]:
    with book.read() as session:
        occasion = queue.of_name(settings.rules(session), name, day)
    return [(one, occasion) for one in ids]


def said(book: Book, ids: list[int], name: str = "中秋", day: dt.date = AUTUMN) -> list[str]:
    with book.read() as session:
        found = composing.compose(session, wanted(book, ids, name, day))
    return [wording.text for wording in found.values()]


def test_that_there_are_many_wordings_and_each_is_whole() -> None:
    found = templates.shipped()
    assert len(found) >= 120
    assert len({one.key for one in found}) == len({one.text for one in found}) == len(found)
    known = {"称呼": "欧阳主任", "你": "您", "单位": "砺川精密机械", "节日": "结婚纪念日"}
    known |= {"年数": "12", "爱好": "越剧"}
    for one in found:
        assert one.tie in ("", *templates.TIES)
        assert filling.blanks(one.text) == []
        for text in filling.variants(one.text, 512, 1):
            filled, _used = filling.fill(text, known)
            assert not re.search(r"[\[\]{}|]|，。|。，|，，|。。|？，", filled), filled
            assert len(filled + "临江银行 陈建新") <= 70, filled
            assert filled.endswith(("。", "？")), filled


_CLAIMS = (
    r"记得|记着|记住|没忘|那年|当年|从前|那些年|这么多年|这些年|毕业|宿舍|食堂|操场|教室|同桌"  # memories
    r"|想起|念起|想着|想你|惦记|念叨|一直|看在眼里|还是那|一点没|忍了我|一起"  # what I thought, how they are
    r"|上次|上回|好久|没信儿|没见|没聚|缺席|欠|承\{?|关照|照应|照顾|信任|信我|指教|请教"  # contact there was
    r"|留了|留一|留个|带过去|带给|过几天|过两天|来看|上门|拜访|我请|再补|先记|一定|改天|改日|节后|再联系|等你|找你"
    r"|红包|礼物|礼盒|一盒|一份|分你|招呼一声|出份力|你电话|见面"  # gifts and promises
)
"""What a wording for anybody cannot know, or would have to be kept."""


def test_that_no_shipped_wording_claims_what_the_book_does_not_know() -> None:
    claims = re.compile(_CLAIMS)
    found = templates.shipped()
    assert len(found) >= 120
    told = {one.key: claims.findall(re.sub(r"\{(?!你)[^{}]*\}", "", one.text)) for one in found}
    assert {key: words for key, words in told.items() if words} == {}
    # Of the firm only wishes: whether it does well is not in the book.
    assert [one.key for one in found if re.search(r"(?<!愿)\{单位\}(?:越|近来|一年比)", one.text)] == []


def test_that_every_greeted_occasion_has_wordings_for_every_tie() -> None:
    from services.settings import Rules

    names = [festival.name for festival in occasions.festivals.FESTIVALS if festival.key in Rules().greeted]
    for name in [*names, occasions.BIRTHDAY]:
        for tie in templates.TIES:
            assert templates.fitting(templates.shipped(), name, tie, ""), (name, tie)


def test_that_a_wording_fits_the_tie_and_signs_as_one_knows_each_other(book: Book) -> None:
    boss = add_contact(book, "沈砚秋", "13800000001", title="财务总监")
    mate = add_contact(book, "陆知行", "13800000002")
    aunt = add_contact(book, "江若溪", "13800000003")
    teacher = add_contact(book, "易书航", "13800000004")
    tied(book, mate, TieKind.SCHOOLING)
    tied(book, aunt, TieKind.RELATIVE, "姑姑")
    tied(book, teacher, TieKind.SCHOOLING, "老师", "teacher_middle")
    texts = said(book, [boss, mate, aunt, teacher])
    assert texts[0].startswith("沈总，")
    assert texts[0].endswith("临江银行 陈建新")
    assert "您" in "".join(said(book, [boss], name, DAY)[0] for name in ("生日", "元旦", "端午"))
    assert texts[1].startswith("老同学，")
    assert texts[1].endswith("。陈建新")
    assert texts[2].startswith("姑姑，")
    assert "你" not in texts[2]
    assert texts[3].startswith("易老师，")
    assert all(segments(text) == 1 for text in texts)


def test_that_a_class_entered_as_a_list_is_greeted_as_old_classmates(book: Book) -> None:
    ids = people(book, 3)
    together(book, ids, CohortKind.CLASS, with_me=True)
    assert all(text.startswith("老同学，") for text in said(book, ids))


def test_that_fifty_strangers_get_fifty_wordings(book: Book) -> None:
    texts = said(book, people(book, 50))
    bodies = {re.sub(r"^[^，]*，", "", text) for text in texts}
    assert len(bodies) == 50


@pytest.mark.parametrize("kind", [CohortKind.HOUSEHOLD, CohortKind.CLASS, CohortKind.CIRCLE])
def test_that_nobody_who_knows_another_gets_a_twin(book: Book, kind: CohortKind) -> None:
    ids = people(book, 12)
    met(book, ids)
    together(book, ids, kind)
    texts = said(book, ids)
    at = dt.datetime.combine(AUTUMN, dt.time(9, 10)).astimezone()
    drafts = [MessageDraft(one, text, at, "中秋") for one, text in zip(ids, texts, strict=True)]
    with book.read() as session:
        found = [finding.rule for findings in check_batch(session, drafts) for finding in findings]
    assert Rule.SAME_WORDING not in found


def test_that_own_wordings_come_first_and_shipped_ones_can_be_changed_and_put_away(book: Book) -> None:
    ids = people(book, 1)
    own = TemplateDraft("{称呼}，中秋好，{单位}的月饼我尝过了。", "中秋节", "customer")
    kept = book.act("写", lambda session: templates.save(session, own))
    assert kept.occasion == "中秋"
    first = templates.shipped()[0]
    changed = TemplateDraft("{称呼}，好。", "生日", "", first.key)
    book.act("改", lambda session: templates.save(session, changed))
    book.act("收起", lambda session: templates.remove(session, templates.shipped()[1].key))
    with book.read() as session:
        catalog = templates.catalog(session)
        away = templates.put_away(session)
    assert (len(catalog), len(away)) == (len(templates.shipped()), 1)
    assert next(one.text for one in catalog if one.key == first.key) == "{称呼}，好。"
    book.act("还原", lambda session: templates.restore(session, first.key))
    book.act("还原", lambda session: templates.restore(session, away[0].key))
    with book.read() as session:
        assert {one.text for one in templates.shipped()} < {one.text for one in templates.catalog(session)}
    assert "{" not in said(book, ids)[0]  # no firm is known, so a wording that is whole comes before mine


@pytest.mark.parametrize("text", ["", "  ", "{称呼}，[好|安康。", "好" * 301, "]["])
def test_that_a_wording_that_cannot_be_written_is_refused(book: Book, text: str) -> None:
    with pytest.raises(DraftError):
        book.act("写", lambda session: templates.save(session, TemplateDraft(text, "中秋")))


def test_that_what_was_said_last_time_is_not_said_again_and_what_is_turned_down_neither(book: Book) -> None:
    ids = people(book, 1)
    (key,) = wanted(book, ids)
    seen: list[str] = []
    for _turn in range(8):
        with book.read() as session:
            seen.append(composing.compose(session, [key], avoid={key: set(seen)})[key].text)
    assert len(set(seen)) == 8


def test_that_what_others_got_of_late_is_not_said_again(book: Book) -> None:
    one, other = people(book, 2)
    for _turn in range(6):
        (text,) = said(book, [other])
        sms = EntryDraft(InteractionKind.SMS, (one,), note=text.replace("程总", "沈总"), occasion="中秋")
        book.act("发", lambda session, sms=sms: entries.log(session, sms))
    told = said(book, [other])[0].replace("程总", "沈总")
    with book.read() as session:
        assert told not in [past.text for past in sending.past(session, one)]


def test_that_placeholders_are_filled_in_either_language_and_blanks_stay(book: Book) -> None:
    person = add_contact(book, "沈砚秋", title="财务总监", organization="砺川精密机械有限公司")
    with book.read() as session:
        text = "{称呼}，{occasion}好，{单位}，{上次话题}。{落款}"
        filled = composing.filled_for(session, [person], text, "中秋")[person]
    assert filled == "沈总，中秋好，砺川精密机械，{上次话题}。临江银行 陈建新"
    assert filling.blanks(text) == ["上次话题"]
