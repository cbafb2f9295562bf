"""A path becomes tasks: whom to ask, for whom, by when; what was asked is remembered, and thanks for it."""

import datetime as dt
from pathlib import Path

from models.kinds import InteractionKind, TieKind, VisitResult
from services.diary import entries, tasks
from services.diary.drafts import EntryDraft
from services.network import favours, introductions, plans, ties
from services.network.ties import TieDraft
from services.sheets import call_sheet
from services.sheets.choosing import SheetChoice
from tests.builders import add_contact, new_book
from tests.services.network.networks import read


def test_that_each_hop_gets_a_task(tmp_path: Path) -> None:
    book = new_book(tmp_path, day=dt.date(2026, 9, 24))  # a Thursday
    zhou, ye, yan = (add_contact(book, name) for name in ("周以宁", "叶清和", "严怀瑾"))
    for one, other in ((zhou, book.me_id), (ye, zhou), (yan, ye)):
        draft = TieDraft(one, other, TieKind.FRIEND)
        book.act("Tied", lambda session, draft=draft: ties.tie(session, draft))
    with book.read() as session:
        (path,) = introductions.paths(session, yan)
        (direct,) = introductions.paths(session, zhou)
    book.act("Planned", lambda session: plans.make(session, path))
    with book.read() as session:
        found = [(task.name, task.text, task.due) for task in tasks.open_tasks(session)]
    assert found == [
        ("周以宁", "托周以宁引见叶清和", dt.date(2026, 9, 25)),
        ("叶清和", "托叶清和引见严怀瑾", dt.date(2026, 10, 2)),
        ("严怀瑾", "约严怀瑾见一面", dt.date(2026, 10, 9)),
    ]
    sheet = read(book, lambda session: call_sheet.preview(session, SheetChoice(on=dt.date(2026, 9, 25))))
    assert book.act("Planned", lambda session: plans.make(session, path)) == []
    first = read(book, tasks.open_tasks)[0].id
    book.act("Done", lambda session: tasks.finish(session, first))
    assert read(book, lambda session: plans.missing(session, path)) == []  # asked ahead of its day
    book.undo()
    assert [(row.name, row.reason) for row in sheet.rows][:1] == [("周以宁", "托周以宁引见叶清和，今天到期")]
    assert sheet.rows[0].opener == "以宁，有件事想请你搭个桥，现在说话方便吗？"
    book.undo()
    assert read(book, tasks.open_tasks) == []
    (meeting,) = plans.drafts(direct, dt.date(2026, 9, 25))
    assert (meeting.text, meeting.due) == ("约周以宁见一面", dt.date(2026, 9, 28))
    book.close()


def test_that_favours_asked_are_told_beside_the_introducer(tmp_path: Path) -> None:
    book = new_book(tmp_path, day=dt.date(2026, 9, 24))
    zhou, yan, xu = (add_contact(book, name) for name in ("周以宁", "严怀瑾", "许星野"))
    for one, other, kind in (
        *((zhou, book.me_id, TieKind.FRIEND), (yan, zhou, TieKind.FRIEND)),
        (zhou, xu, TieKind.REFERRAL),
    ):
        draft = TieDraft(one, other, kind)
        book.act("Tied", lambda session, draft=draft: ties.tie(session, draft))

    def told() -> str:
        answer = read(book, lambda session: introductions.ask(session, yan))
        return favours.words(answer.favours.get(zhou, favours.NOTHING), dt.date(2026, 9, 24))

    def tick(place: int) -> None:
        task = read(book, tasks.open_tasks)[place]
        book.act("Done", lambda session: tasks.finish(session, task.id))

    assert told() == "还没托过"
    (path,) = read(book, lambda session: introductions.paths(session, yan))
    book.act("Planned", lambda session: plans.make(session, path))
    assert told() == "打算托，还没开口"
    tick(0)
    assert told() == "托过 1 次（最近 9 月 24 日），还没谢"
    book.act("Thanks", lambda session: favours.plan_thanks(session, zhou, "周以宁"))
    assert told() == "托过 1 次（最近 9 月 24 日），打算道谢"
    tick(0)
    assert told() == "托过 1 次（最近 9 月 24 日），已谢"
    visit = EntryDraft(InteractionKind.VISIT, (xu,), None, VisitResult.CLOSED, "开户，存款 80 万")
    book.act("Visited", lambda session: entries.log(session, visit))
    answer = read(book, lambda session: introductions.ask(session, yan))
    assert [brought.words for brought in answer.brought] == ["许星野（成交：开户，存款 80 万）"]
    book.close()
