"""A gathering from its list to what came of it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.contact import Remark
from models.kinds import CohortKind, GatheringKind, GuestState, InteractionKind, TieKind, VisitResult
from services import sessions
from services.book import Book
from services.contacts import cohorts, merging
from services.diary import corrections, entries, tasks, timeline
from services.diary.drafts import EntryDraft
from services.errors import ChoiceError, DraftError
from services.gatherings import holding, listing, meeting, planning
from services.gatherings.drafts import GatheringDraft
from services.network import ties
from tests.builders import DAY, add_contact, new_book

REUNION = GatheringDraft(
    "毕业二十年聚会", GatheringKind.CLASSMATES, DAY - dt.timedelta(days=3), "18:00", "湖滨饭店"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book in which nobody has met yet."""
    made = new_book(tmp_path)
    yield made
    made.close()


def act(book: Book, work: Any) -> Any:
    """Do one act."""
    return book.act("test", work)


def states(book: Book, gathering_id: int) -> dict[str, GuestState]:
    """Return how far it is with everybody on the list."""
    with book.read() as session:
        return {row.name: row.state for row in listing.guests(session, gathering_id)}


def test_that_guests_go_from_the_list_to_the_day_and_into_timelines(book: Book) -> None:
    shen, lu, qiao, wei = (add_contact(book, name) for name in ("沈砚秋", "路漫漫", "乔亦辰", "韦不来"))
    number = act(book, lambda s: planning.add(s, REUNION, [shen, lu, qiao]))
    act(book, lambda s: planning.mark(s, number, [lu], GuestState.COMING))
    act(book, lambda s: planning.mark(s, number, [qiao], GuestState.DECLINED))
    held = act(book, lambda s: holding.hold(s, number, [shen, wei], DAY + dt.timedelta(days=1)))
    assert states(book, number) == {
        "沈砚秋": GuestState.ATTENDED,
        "韦不来": GuestState.ATTENDED,
        "路漫漫": GuestState.ABSENT,
        "乔亦辰": GuestState.DECLINED,
    }
    with book.read() as session:
        entry = timeline.timeline(session, shen).entries[0]
        assert (entry.kind, entry.note) == (InteractionKind.EVENT, "毕业二十年聚会")
        assert [task.due for task in tasks.open_tasks(session, wei)] == [DAY + dt.timedelta(days=1)]
        assert not timeline.timeline(session, lu).entries
        kinds = {one.id: one.kind for one in cohorts.cohorts(session)}
        assert kinds[held.cohort_id] is CohortKind.EVENT
        assert {one.name for one in cohorts.members(session, held.cohort_id)} == {
            "沈砚秋",
            "韦不来",
            "陈建新",
        }
        summary = listing.gathering(session, number)
    assert (summary.held, summary.guests, summary.attended) == (True, 4, 2)
    book.undo()
    assert states(book, number)["沈砚秋"] is GuestState.LISTED


def test_that_saying_again_who_came_corrects_it(book: Book) -> None:
    shen, lu = add_contact(book, "沈砚秋"), add_contact(book, "路漫漫")
    number = act(book, lambda s: planning.add(s, REUNION, [shen, lu]))
    first = act(book, lambda s: holding.hold(s, number, [shen]))
    again = act(book, lambda s: holding.hold(s, number, [lu]))
    assert again.interaction_id == first.interaction_id
    assert states(book, number) == {"沈砚秋": GuestState.ABSENT, "路漫漫": GuestState.ATTENDED}
    with book.read() as session:
        assert not timeline.timeline(session, shen).entries
        assert len(timeline.timeline(session, lu).entries) == 1
        assert {one.name for one in cohorts.members(session, again.cohort_id)} == {"路漫漫", "陈建新"}


def test_that_me_and_who_must_not_be_contacted_are_not_asked(book: Book) -> None:
    quiet = add_contact(book, "勿扰人", do_not_contact=True)
    number = act(book, lambda s: planning.add(s, REUNION, [quiet, sessions.me_id(s)]))
    assert states(book, number) == {}
    with pytest.raises(ChoiceError):
        act(book, lambda s: planning.mark(s, number, [quiet], GuestState.INVITED))
    act(book, lambda s: holding.hold(s, number, [quiet]))
    assert states(book, number) == {"勿扰人": GuestState.ATTENDED}


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (GatheringDraft(" ", GatheringKind.OTHER, DAY), "theme"),
        (GatheringDraft("茶会", GatheringKind.OTHER, DAY, "25:00"), "time"),
        (GatheringDraft("茶会", GatheringKind.OTHER, DAY, cost=-1), "cost"),
    ],
)
def test_that_a_draft_that_cannot_be_is_refused(book: Book, draft: GatheringDraft, field: str) -> None:
    with pytest.raises(DraftError) as refused:
        act(book, lambda s: planning.add(s, draft))
    assert refused.value.field == field


def test_that_what_took_place_cannot_be_struck_and_what_is_to_come_not_held(book: Book) -> None:
    shen = add_contact(book, "沈砚秋")
    later = GatheringDraft("年会", GatheringKind.OTHER, DAY + dt.timedelta(days=9))
    coming = act(book, lambda s: planning.add(s, later, [shen]))
    for nobody in ([shen], []):
        with pytest.raises(DraftError):
            act(book, lambda s, came=nobody: holding.hold(s, coming, came))
    act(book, lambda s: planning.call_off(s, coming))
    act(book, lambda s: planning.remove(s, coming))
    held = act(book, lambda s: planning.add(s, REUNION, [shen]))
    act(book, lambda s: holding.hold(s, held, [shen]))
    for work in (planning.remove, planning.call_off):
        with pytest.raises(DraftError):
            act(book, lambda s, work=work: work(s, held))
    with book.read() as session:
        assert [one.id for one in listing.gatherings(session)] == [held]


def test_that_what_came_of_it_is_counted(book: Book) -> None:
    shen, lu, qiao = (add_contact(book, name) for name in ("沈砚秋", "路漫漫", "乔亦辰"))
    number = act(book, lambda s: planning.add(s, REUNION, [shen, lu, qiao]))
    act(book, lambda s: holding.hold(s, number, [shen, lu, qiao]))
    act(book, lambda s: holding.take_cards(s, number, [shen, lu]))
    act(book, lambda s: holding.plan_follow_ups(s, number, [lu], DAY + dt.timedelta(days=2)))
    closed = EntryDraft(InteractionKind.VISIT, (shen,), result=VisitResult.CLOSED.value)
    act(book, lambda s: entries.log(s, closed))
    act(book, lambda s: ties.tie(s, ties.TieDraft(lu, qiao, TieKind.FRIEND)))
    with book.read() as session:
        found = listing.harvest(session, number)
    assert found == listing.Harvest(attended=3, cards=2, followed_up=1, open_tasks=1, closed=1, new_ties=1)


def test_that_guests_who_share_something_and_do_not_know_each_other_should_meet(book: Book) -> None:
    shen, lu, qiao = (
        add_contact(book, name, native_code=code)
        for name, code in (("沈砚秋", "330122"), ("路漫漫", "330122"), ("乔亦辰", "330100"))
    )

    def like(session: Any, *people: int) -> None:
        day = sessions.today(session)
        session.add_all(Remark(contact_id=one, kind="interest", text="钓鱼", day=day) for one in people)

    act(book, lambda s: like(s, shen, lu, qiao))
    act(book, lambda s: ties.tie(s, ties.TieDraft(lu, qiao, TieKind.FRIEND)))
    number = act(book, lambda s: planning.add(s, REUNION, [shen, lu, qiao]))
    with book.read() as session:
        pairs = meeting.who_should_meet(session, number)
    assert [({pair.one, pair.other}, len(pair.why)) for pair in pairs] == [
        ({"沈砚秋", "路漫漫"}, 2),
        ({"沈砚秋", "乔亦辰"}, 1),
    ]
    assert "钓鱼" in pairs[1].why[0]


def test_that_merged_guests_are_one_and_a_removed_entry_leaves_the_gathering(book: Book) -> None:
    shen, twin = add_contact(book, "沈砚秋"), add_contact(book, "沈研秋")
    number = act(book, lambda s: planning.add(s, REUNION, [shen, twin]))
    held = act(book, lambda s: holding.hold(s, number, [twin]))
    act(book, lambda s: merging.merge(s, merging.MergeDraft(shen, (twin,))))
    assert states(book, number) == {"沈砚秋": GuestState.ATTENDED}
    act(book, lambda s: corrections.remove(s, held.interaction_id))
    act(book, lambda s: cohorts.remove(s, held.cohort_id))
    with book.read() as session:
        assert not listing.gathering(session, number).held
