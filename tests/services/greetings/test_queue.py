"""The queue: whom to greet, once a household; decisions kept; what went out and what came back."""

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pytest

from models.contact import ContactPoint
from models.kinds import CohortKind, InteractionKind
from models.organization import Organization
from services import settings
from services.book import Book
from services.contacts import merging
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.errors import DraftError
from services.greetings import decisions, filling, occasions, outbox, queue, sending
from services.greetings.checking import check_batch
from services.greetings.decisions import Decision
from services.greetings.findings import MessageDraft, Rule, stops
from services.greetings.portraits import Portrait, portraits
from services.greetings.queue import EntryState, Queue
from services.greetings.signing import Signature, signature
from tests.builders import DAY, add_contact, new_book
from tests.services.greetings.greeted_books import met, mobile, people, set_facts, together


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return new_book(tmp_path, employer="临江银行")


def built(book: Book, first: dt.date = DAY, days: int = 7) -> Queue:
    with book.read() as session:
        return queue.build(session, first, days)


def due(book: Book, first: dt.date = DAY, days: int = 7) -> dict[int, str]:
    return {entry.contact_id: entry.occasion.name for entry in built(book, first, days).entries}


def test_that_own_days_and_festivals_are_due_each_person_once(book: Book) -> None:
    one, other, silent, third = people(book, 4)
    set_facts(book, one, birth_lunar_month=8, birth_lunar_day=13)  # 23 September
    set_facts(book, silent, do_not_contact=True, birth_solar="1980-09-24")
    found = built(book)
    assert [(entry.contact_id, entry.occasion.name, str(entry.occasion.day)) for entry in found.entries] == [
        (one, "生日", "2026-09-23"),
        (third, "中秋", "2026-09-25"),
        (other, "中秋", "2026-09-25"),
    ]
    assert found.entries[0].occasion.lunar == "八月十三"
    assert f"{found.entries[1].at:%m-%d %H:%M}" == "09-25 09:10"
    assert found.next_occasion is not None
    assert found.next_occasion.name == "国庆节"
    empty = built(book, dt.date(2026, 11, 2))
    assert empty.entries == ()
    assert empty.next_occasion is not None
    assert str(empty.next_occasion.day) == "2027-01-01"


def test_that_a_missing_leap_month_and_day_are_said_on_the_card(book: Book) -> None:
    leap, last = people(book, 2)
    set_facts(book, leap, birth_lunar_month=6, birth_lunar_day=8, birth_lunar_leap=True)
    set_facts(book, last, birth_lunar_month=12, birth_lunar_day=30)
    notes = {entry.contact_id: entry.occasion.note for entry in built(book, dt.date(2026, 7, 20), 2).entries}
    assert notes == {leap: "2026 年没有闰六月初八，按平月过"}
    notes = {entry.contact_id: entry.occasion.note for entry in built(book, dt.date(2026, 2, 15), 1).entries}
    assert notes[last] == "这年这个月只有 29 天，三十提前到廿九过"


def test_that_a_household_is_greeted_once_and_whoever_was_greeted_is_done(book: Book) -> None:
    pair = people(book, 2)
    together(book, pair, CohortKind.HOUSEHOLD)
    (entry,) = built(book).entries
    assert entry.housemates == (built_name(book, pair[1]),)
    greeting = EntryDraft(InteractionKind.CALL, (pair[0],), occasion="中秋")
    book.act("电话里问候过", lambda session: entries.log(session, greeting))
    assert due(book) == {}
    for one in pair:
        set_facts(book, one, birth_solar="1980-09-23")
    assert [entry.occasion.name for entry in built(book).entries] == ["生日", "生日"]


def built_name(book: Book, contact_id: int) -> str:
    with book.read() as session:
        from services.contacts.choosing import name_of

        return name_of(session, contact_id)


def test_that_a_festival_of_a_calling_is_for_those_of_it(book: Book) -> None:
    teacher, boss = people(book, 2)
    set_facts(book, teacher, title="语文教师")
    assert due(book, dt.date(2026, 9, 8), 3) == {teacher: "教师节"}
    assert set(due(book, dt.date(2026, 3, 7), 1)) == {teacher, boss}
    set_facts(book, boss, birth_solar="1960-01-01")
    assert due(book, dt.date(2026, 10, 17), 2) == {boss: "重阳"}


def test_that_the_founding_of_a_firm_and_days_of_ones_own_are_occasions(book: Book) -> None:
    person = add_contact(book, "顾念慈", mobile(1), title="总经理")

    def found_firm(session: Any) -> None:
        firm = Organization(name="青稞面粉有限公司", match_key="青稞面粉", founded="2014-09-24")
        session.add(firm)
        session.flush()
        from models.contact import Contact

        row = session.get_one(Contact, person)
        row.organization_id, row.organization = firm.id, firm.name

    book.act("单位", found_firm)
    (entry,) = [one for one in built(book, days=2).entries if one.occasion.name == "公司周年"]
    assert (entry.contact_id, entry.occasion.years) == (person, 12)
    assert "青稞面粉" in entry.text
    other = add_contact(book, "邵启明", mobile(2))
    book.act("行庆", lambda session: occasions.add_own_festival(session, "行庆", "9-28", DAY))
    assert due(book, dt.date(2026, 9, 28), 0) == {person: "行庆", other: "行庆"}
    book.act("不要了", lambda session: occasions.drop_own_festival(session, "行庆"))
    assert due(book, dt.date(2026, 9, 28), 0) == {}


@pytest.mark.parametrize(
    ("name", "day"), [("", "9-28"), ("中秋节", "9-28"), ("行庆", "后来"), ("行庆", "2-29")]
)
def test_that_a_day_that_is_none_is_refused(book: Book, name: str, day: str) -> None:
    with pytest.raises(DraftError):
        book.act("行庆", lambda session: occasions.add_own_festival(session, name, day, DAY))


def test_that_a_batch_is_as_large_as_set_best_tier_first_numbers_before_none(book: Book) -> None:
    ids = people(book, 6)
    mute = add_contact(book, "无号", tier_rank=1)
    assert list(due(book))[-1] == mute
    book.act("三位", lambda session: settings.change(session, "greeting_count", 3))
    found = built(book).entries
    assert [entry.tier.value for entry in found] == ["A", "A", "B"]
    assert {entry.contact_id for entry in found} < set(ids)
    done = EntryDraft(InteractionKind.WECHAT, (found[0].contact_id,), occasion="中秋")
    book.act("微信问候过", lambda session: entries.log(session, done))
    assert list(due(book)) == [entry.contact_id for entry in found[1:]]


def test_that_answers_edits_and_skips_are_kept_and_each_is_taken_back(book: Book) -> None:
    one, other = people(book, 2)
    met(book, [one, other], days=10)
    sms = EntryDraft(InteractionKind.SMS, (one,), note="收到")
    book.act("发", lambda session: entries.log(session, sms))
    assert list(due(book)) == [other]
    set_facts(book, one, birth_solar="1980-09-24")
    entry = built(book).entries[0]
    assert (entry.contact_id, entry.state) == (one, EntryState.ASK)
    asked = tuple(finding.rule.value for finding in entry.findings)
    decision = Decision(one, "生日", entry.occasion.day, entry.text, answers=asked)
    book.act("照发", lambda session: decisions.keep(session, decision))
    entry = built(book).entries[0]
    assert (entry.state, entry.findings) == (EntryState.READY, ())
    assert [finding.rule for finding in entry.answered] == [Rule.FREQUENCY]
    new = Decision(one, "生日", entry.occasion.day, "沈总，{上次话题}。陈建新")
    book.act("改", lambda session: decisions.keep(session, new))
    entry = built(book).entries[0]
    assert (entry.text, entry.state) == (new.text, EntryState.STOP)
    skip = Decision(other, "中秋", dt.date(2026, 9, 25), skipped=True)
    book.act("不发", lambda session: decisions.keep(session, skip))
    assert (list(due(book)), built(book).skipped) == ([one], 1)
    for _turn in range(3):
        book.undo()
    assert built(book).entries[0].state is EntryState.ASK


def test_that_somebody_who_asked_not_to_be_contacted_is_stopped_also_by_hand(book: Book) -> None:
    silent = add_contact(book, "陆知行", mobile(7), do_not_contact=True, title="主任")
    met(book, [silent])
    by_hand = Decision(silent, "中秋", dt.date(2026, 9, 25))
    book.act("加进来", lambda session: decisions.keep(session, by_hand))
    (entry,) = built(book).entries
    assert (entry.state, entry.findings[0].rule) == (EntryState.STOP, Rule.CONSENT)
    with book.read() as session:
        (message,) = sending.prepare(session, [silent], entry.text, "中秋")
    assert not message.may_go
    with pytest.raises(DraftError, match="拦下"):
        book.act("硬发", lambda session: sending.write_down(session, [message]))


def test_that_what_went_out_is_written_down_and_what_came_back_too(book: Book) -> None:
    one, other = people(book, 2)
    met(book, [one, other])
    with book.read() as session:
        messages = sending.prepare(session, [one, other], "{称呼}，{节日}安康。{落款}", "中秋节")
    assert [message.text[:6] for message in messages] == ["沈总，中秋安", "程总，中秋安"]
    book.act("发", lambda session: sending.write_down(session, messages))
    assert due(book) == {}
    with book.read() as session:
        assert {told.contact_id for told in sending.waiting(session)} == {one, other}
    book.act("回了", lambda session: sending.answered(session, one, "中秋"))
    with book.read() as session:
        assert [told.contact_id for told in sending.waiting(session)] == [other]
        (past,) = sending.past(session, one)
    assert (past.occasion, past.text, past.answered) == ("中秋", messages[0].text, True)
    book.undo()
    book.undo()
    assert len(due(book)) == 2


def test_that_the_file_for_the_platform_holds_no_formula(book: Book, tmp_path: Path) -> None:
    one = add_contact(book, "=1+1", "+8613800000001")
    message = sending.Message(one, "=1+1", "+8613800000001", "＝2+2，中秋安康\n陈建新", ())
    place = tmp_path / "发送 清单.csv"
    outbox.write_csv(place, [message])
    assert place.read_bytes().startswith(b"\xef\xbb\xbf")
    assert place.read_text("utf-8-sig").splitlines() == [
        "手机号,短信内容,姓名",
        "008613800000001,'＝2+2，中秋安康 陈建新,'=1+1",
    ]
    outbox.write_csv(place, [message], outbox.GB18030)
    assert "中秋安康" in place.read_text("gb18030")
    with pytest.raises(DraftError):
        outbox.write_csv(tmp_path / "没有" / "这里.csv", [message])
    assert outbox.sms_code(message).startswith("SMSTO:+8613800000001:＝2+2")
    assert outbox.sms_link(message).startswith("sms:+8613800000001?body=%EF%BC%9D2")
    assert len(outbox.sms_qr(message)) > 20


_PARTS = (
    "中秋安康",
    "{称呼}",
    "{上次话题}",
    "XX总",
    "【姓名】",
    "陈建新",
    "临江银行 陈建新",
    "沈总，",
    "哈哈",
    "😀" * 30,
)


def test_that_none_of_a_thousand_batches_sends_what_a_rule_stops(book: Book) -> None:
    ids = people(book, 8)
    met(book, ids[:4])
    set_facts(book, ids[0], do_not_contact=True)
    set_facts(book, ids[5], do_not_contact=True)
    book.act("没有号码", lambda session: _drop_numbers(session, ids[3]))
    dice, stopped, gone = random.Random(5), 0, 0
    with book.read() as session:
        faces = portraits(session, ids)
        signs = signature(session, settings.rules(session))
        for _hundred in range(10):
            drafts = [draft for _batch in range(100) for draft in _batch_of(dice, ids, faces, signs)]
            for draft, findings in zip(drafts, check_batch(session, drafts, by_text=True), strict=True):
                wrong = (
                    draft.contact_id in (ids[0], ids[5], ids[3])
                    or any(sign in draft.text for sign in ("{", "XX", "【"))
                    or not draft.text
                    or (draft.contact_id not in ids[:4] and "陈建新" not in draft.text)
                )
                assert stops(findings) is wrong, draft
                stopped, gone = stopped + wrong, gone + (not wrong)
    assert stopped > 500
    assert gone > 300


def _batch_of(
    dice: random.Random, ids: list[int], faces: dict[int, Portrait], signs: Signature
) -> list[MessageDraft]:
    text = "".join(dice.sample(_PARTS, dice.randint(0, 4)))
    chosen, occasion = dice.sample(ids, dice.randint(1, 4)), dice.choice(("中秋", "", "春节"))
    return [
        MessageDraft(
            one, filling.fill(text, filling.facts(faces[one], None, occasion, signs))[0], None, occasion
        )
        for one in chosen
    ]


def _drop_numbers(session: Any, contact_id: int) -> None:
    from sqlalchemy import select

    for row in session.scalars(select(ContactPoint).where(ContactPoint.contact_id == contact_id)):
        session.delete(row)


def test_that_decisions_follow_whom_somebody_becomes_and_come_back(book: Book) -> None:
    one, other = people(book, 2)
    for person, text in ((one, ""), (other, "程总，中秋安康。陈建新")):
        made = Decision(person, "中秋", dt.date(2026, 9, 25), text)
        book.act("定", lambda session, made=made: decisions.keep(session, made))
    book.act("并", lambda session: merging.merge(session, merging.MergeDraft(one, (other,))))
    first, last = DAY, dt.date(2026, 9, 30)
    with book.read() as session:
        (kept,) = decisions.between(session, first, last).values()
    assert (kept.contact_id, kept.text) == (one, "程总，中秋安康。陈建新")
    book.undo()
    with book.read() as session:
        assert {kept.contact_id for kept in decisions.between(session, first, last).values()} == {one, other}
