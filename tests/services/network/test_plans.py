"""A path becomes tasks: whom to ask, for whom, by when."""

import datetime as dt
from pathlib import Path

from models.kinds import TieKind
from services.diary import tasks
from services.network import introductions, plans, ties
from services.network.ties import TieDraft
from tests.builders import add_contact, new_book


def test_that_each_introducer_gets_a_task(tmp_path: Path) -> None:
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
    ]
    (meeting,) = plans.drafts(direct, dt.date(2026, 9, 25))
    assert (meeting.text, meeting.due) == ("约周以宁见一面", dt.date(2026, 9, 28))
    book.close()
