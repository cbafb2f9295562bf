"""One person out of two: nothing is lost, undo gives it all back, and weeks later it comes apart again."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from models.contact import Contact
from models.kinds import InteractionKind, NoteKind, PointKind, TaskKind, TieKind
from services.book import Book
from services.clock import DayClock
from services.contacts import cohorts, details, edits, employments, merging, unmerging
from services.contacts.choosing import contact_of
from services.contacts.drafts import ContactDraft, EducationDraft, EmploymentDraft
from services.contacts.merging import MergeDraft
from services.contacts.records import ContactRecord
from services.diary import entries, tasks
from services.diary.drafts import EntryDraft
from services.errors import ChoiceError, DraftError
from services.network import tie_lines, ties
from services.network.ties import TieDraft
from services.prospects import assessing
from services.safety import backups
from tests.builders import DAY, new_book


class Twice:
    """A book in which 沈砚秋 stands twice, with everything that can hang on a person on both."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.keep, self.other, self.friend = (book.me_id + number for number in (1, 2, 3))

    def fill(self) -> None:
        """Make the people of an empty book."""
        for draft in DRAFTS:
            self.act(lambda session, draft=draft: edits.add(session, draft))
        self.act(self._fill)

    def act(self, work: Any) -> Any:
        return self.book.act("Did", work)

    def read(self, work: Any) -> Any:
        with self.book.read() as session:
            return work(session)

    def record(self, contact_id: int) -> ContactRecord:
        found: ContactRecord = self.read(lambda session: details.contact(session, contact_id))
        return found

    def _fill(self, session: Any) -> None:
        me = self.book.me_id
        ties.tie(session, TieDraft(self.keep, me, TieKind.FRIEND))
        ties.tie(session, TieDraft(self.other, me, TieKind.FRIEND, closeness=1))
        ties.tie(session, TieDraft(self.other, self.friend, TieKind.COLLEAGUE))
        ties.tie(session, TieDraft(self.keep, self.other, TieKind.ACQUAINTANCE))
        circle = cohorts.find_or_add(session, cohorts.CohortDraft("读书会"))
        cohorts.add_members(session, circle, [self.keep, self.other])
        cohorts.add_members(session, cohorts.find_or_add(session, cohorts.CohortDraft("球友")), [self.other])
        assessing.assess(session, [self.keep], "value", 3)
        assessing.assess(session, [self.other], "value", 1)
        assessing.assess(session, [self.other], "demand", 2)
        edits.add_remark(session, self.other, NoteKind.INTEREST, "爱钓鱼")
        entries.log(session, EntryDraft(InteractionKind.VISIT, (self.other,), note="谈了年底的存款"))
        tasks.add(session, tasks.TaskDraft(self.other, "送合同", dt.date(2026, 9, 30), TaskKind.PROMISE))

    def merged(self, **choices: int) -> int:
        return merging.run(self.book, MergeDraft(self.keep, (self.other,), choices))

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything in the book but the journal and what the merge itself wrote down."""
        with self.book.engine.connect() as connection:
            names = [
                row[0]
                for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
                if row[0] not in NOT_COMPARED and not row[0].startswith("sqlite")
            ]
            return {
                name: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}"))), key=str)
                for name in names
            }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book written once; each test gets a copy."""
    book = new_book(tmp_path_factory.mktemp("twice"))
    Twice(book).fill()
    book.close()
    return book.path


@pytest.fixture
def told(written: Path, tmp_path: Path) -> Iterator[Twice]:
    place = tmp_path / "book.renmai"
    shutil.copyfile(written, place)
    book = Book.open(place, clock=DayClock(DAY, dt.time(10)))
    yield Twice(book)
    book.close()


NOT_COMPARED = {
    "journal_steps",
    "journal_changes",
    "merges",
    "merged_people",
    "different_people",
    "alembic_version",
}
DRAFTS = (
    ContactDraft(
        "沈砚秋",
        phones=("13800004127", "0571-88000122"),
        birthday="1983",
        native_place="浙江杭州",
        notes="爱喝龙井",
        employments=(EmploymentDraft("砺川精密机械有限公司"),),
        educations=(EducationDraft("桐庐中学", from_year=1998),),
        tags=("老友",),
    ),
    ContactDraft(
        "沈硯秋",
        phones=("13800004127", "13900007777"),
        emails=("shen@example.com",),
        birthday="1983-09-28",
        native_place="安徽歙县",
        gender="女",
        notes="女儿高三",
        do_not_contact=True,
        do_not_contact_reason="开会中勿扰",
        employments=(EmploymentDraft("砺川精密机械", "财务总监"), EmploymentDraft("城东商会", "会长")),
        educations=(EducationDraft("桐庐中学", "3班", from_year=1998),),
        tags=("老友", "商会"),
    ),
    ContactDraft("温润", phones=("13800009231",)),
)


def points(record: ContactRecord) -> list[str]:
    return [point.value for point in record.points]


def test_that_one_person_keeps_everything_of_both(told: Twice) -> None:
    assert told.merged() == told.keep
    one = told.record(told.keep)
    assert points(one) == ["13800004127", "057188000122", "13900007777", "shen@example.com"]
    assert (one.name, one.birthday.solar, one.gender) == ("沈砚秋", "1983-09-28", "female")
    assert one.native_place.text == "浙江杭州"
    assert one.notes == "爱喝龙井\n女儿高三"
    assert one.do_not_contact
    assert [(post.organization, post.title) for post in one.employments] == [
        ("城东商会", "会长"),
        ("砺川精密机械有限公司", "财务总监"),
    ]
    assert [(time.school, time.class_name) for time in one.educations] == [("桐庐中学", "3班")]
    assert one.tags == ("老友", "商会")
    assert [cohort.name for cohort in one.cohorts] == ["读书会", "球友"]
    assert [(factor.factor, factor.klass) for factor in one.factors] == [("value", 1), ("demand", 2)]
    assert [remark.text for remark in one.remarks] == ["爱钓鱼"]
    lines = told.read(lambda session: tie_lines.lines(session, told.keep))
    assert sorted((line.name, line.kind, line.closeness) for line in lines) == [
        ("温润", "colleague", None),
        ("陈建新", "friend", 1),
    ]
    assert one.last_day == dt.date(2026, 9, 22)
    assert one.next_day == dt.date(2026, 9, 30)
    assert told.read(lambda session: session.get(Contact, told.other)) is None
    assert [copy.why for copy in backups.backups(told.book.path)] == ["merge"]


def test_that_a_merge_is_taken_back_whole_and_done_again(told: Twice) -> None:
    before = told.dump()
    told.merged()
    after = told.dump()
    assert told.book.undo() == "把 沈硯秋 并入 沈砚秋"
    assert told.dump() == before
    told.book.redo()
    assert told.dump() == after
    told.act(lambda session: unmerging.unmerge(session, told.keep))
    assert told.dump() == before


def test_that_weeks_later_it_comes_apart_and_what_was_changed_since_stays(told: Twice) -> None:
    told.merged()
    one = told.record(told.keep)
    moved = next(point.id for point in one.points if point.value == "13900007777")
    told.act(lambda session: edits.change_point(session, moved, "13900008888"))
    told.act(lambda session: edits.edit(session, told.keep, "gender", "男"))
    told.act(lambda session: edits.add_point(session, told.keep, PointKind.WECHAT, "yanqiu_83"))
    told.act(lambda session: edits.edit(session, told.keep, "nickname", "秋秋"))
    promise = told.read(lambda session: tasks.open_tasks(session, told.keep))[0]
    told.act(lambda session: tasks.finish(session, promise.id))
    done = told.act(lambda session: unmerging.unmerge(session, told.keep))
    assert (done.restored, done.names) == ((told.other,), ("沈硯秋",))
    assert sorted(done.kept) == ["13900008888", "性别", "送合同"]
    kept, other = told.record(told.keep), told.record(told.other)
    assert sorted(points(kept)) == ["057188000122", "13800004127", "13900008888", "yanqiu_83"]
    assert points(other) == ["13800004127", "shen@example.com"]
    assert (kept.birthday.solar, kept.gender, kept.nickname) == ("1983", "male", "秋秋")
    assert (kept.notes, kept.do_not_contact) == ("爱喝龙井", False)
    assert [factor.klass for factor in kept.factors] == [3]
    assert [(factor.factor, factor.klass) for factor in other.factors] == [("value", 1), ("demand", 2)]
    assert (kept.last_day, other.last_day) == (None, dt.date(2026, 9, 22))
    assert [cohort.name for cohort in other.cohorts] == ["读书会", "球友"]
    assert told.read(lambda session: len(tie_lines.lines(session, told.other))) == 3
    with pytest.raises(ChoiceError):
        told.act(lambda session: unmerging.unmerge(session, told.keep))
    told.book.undo()
    assert told.read(lambda session: session.get(Contact, told.other)) is None


def test_that_the_user_chooses_field_by_field(told: Twice) -> None:
    seen = told.read(lambda session: merging.side_by_side(session, (told.keep, told.other)))
    lines = {line.key: line for line in seen.fields}
    assert lines["native_place"].values == ("浙江杭州", "安徽歙县")
    assert [key for key, line in lines.items() if line.differs] == ["name", "birthday", "native_place"]
    assert {key: line.chosen for key, line in lines.items() if line.chosen} == {
        "gender": 1,
        "birthday": 1,
        "do_not_contact": 1,
    }
    told.merged(native_place=told.other, name=told.other, do_not_contact=told.keep)
    one = told.record(told.keep)
    assert (one.name, one.native_place.text, one.do_not_contact) == ("沈硯秋", "安徽歙县", False)


def test_that_what_cannot_be_merged_is_refused_in_words(told: Twice) -> None:
    me = told.book.me_id
    for keep, others in ((told.keep, (told.keep,)), (told.keep, ()), (told.keep, (999,)), (told.keep, (me,))):
        with pytest.raises(ChoiceError):
            merging.run(told.book, MergeDraft(keep, others))
    with pytest.raises(DraftError):
        told.merged(colour=told.keep)
    with pytest.raises(DraftError):
        told.merged(name=told.friend)
    assert merging.run(told.book, MergeDraft(me, (told.friend,))) == me


def test_that_merges_upon_merges_come_apart_in_their_order(told: Twice) -> None:
    before = told.dump()
    told.merged()
    merging.run(told.book, MergeDraft(told.friend, (told.keep,)))
    with pytest.raises(ChoiceError, match="温润"):
        told.act(lambda session: unmerging.unmerge(session, told.other))
    told.act(lambda session: unmerging.unmerge(session, told.friend))
    assert [found.names for found in told.read(lambda s: unmerging.merges_of(s, told.keep))] == [("沈硯秋",)]
    told.act(lambda session: unmerging.unmerge(session, told.other))
    assert told.dump() == before


def test_that_a_printed_row_keeps_its_words_and_leads_to_the_one_there_is_now(told: Twice) -> None:
    from models.call_sheet import CallSheetRow
    from services.sheets import call_sheet, outcomes

    sheet = told.book.act("打印", lambda session: call_sheet.freeze(session), lasting=True)
    row = next(row for row in sheet.rows if row.contact_id == told.friend)
    merging.run(told.book, MergeDraft(told.keep, (told.friend,)))
    typed = outcomes.OutcomeDraft(sheet.number, row.row, "reached", note="约了周五")
    told.act(lambda session: outcomes.type_back(session, typed))
    with told.book.read() as session:
        printed = session.scalars(select(CallSheetRow).where(CallSheetRow.row == row.row)).one()
        assert (printed.name, printed.contact_id) == ("温润", told.keep)
    told.act(lambda session: unmerging.unmerge(session, told.friend))
    assert told.record(told.friend).name == "温润"


def employers(book: Book, contact_id: int) -> list[str]:
    with book.read() as session:
        return [post.organization for post in details.employments(session, contact_id)]


def test_that_a_new_employer_of_the_kept_one_stays_theirs(told: Twice) -> None:
    told.merged()
    told.act(lambda session: employments.add(session, told.keep, EmploymentDraft("沐禾集团")))
    told.act(lambda session: unmerging.unmerge(session, told.keep))
    assert employers(told.book, told.keep) == ["沐禾集团", "砺川精密机械有限公司"]
    assert employers(told.book, told.other) == ["城东商会", "砺川精密机械有限公司"]


def test_that_several_become_one_at_once_and_their_numbers_lead_there(told: Twice) -> None:
    before = told.dump()
    merging.run(told.book, MergeDraft(told.keep, (told.friend, told.other), {"name": told.friend}))
    one = told.record(told.keep)
    assert one.name == "温润"
    assert {"13800004127", "13800009231", "shen@example.com"} <= set(points(one))
    assert told.read(lambda session: merging.became(session, told.other)) == told.keep
    assert told.read(lambda session: merging.became(session, told.keep)) is None
    with pytest.raises(ChoiceError) as refused:
        told.read(lambda session: contact_of(session, str(told.friend)))
    assert "温润" in refused.value.hint
    done = told.act(lambda session: unmerging.unmerge(session, told.keep))
    assert sorted(done.names) == ["沈硯秋", "温润"]
    assert told.dump() == before
