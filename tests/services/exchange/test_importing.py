"""Importing: what a list puts into the book, who is the same person, and taking it back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from models.contact import Contact, ContactPoint
from models.kinds import ImportKind
from models.organization import Cohort, Education, Employment, Membership, Organization
from models.tie import Tie
from services import i18n
from services.book import Book
from services.contacts import places
from services.errors import ChoiceError, FileError, UndoError
from services.exchange import batches, importing
from services.exchange.plan import BatchReport, OnDuplicate, Request
from services.safety import backups
from tests.builders import add_contact, new_book
from tests.conftest import ROOT

HEADS = ["姓名", "手机", "单位", "职务"]


@pytest.fixture(autouse=True)
def divisions() -> None:
    places.use(ROOT / "resources" / "data" / "divisions.tsv")


def sheet(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # text, also when it begins with =
    book.save(path)
    return path


def bring(book: Book, path: Path, **how: Any) -> BatchReport:
    return importing.run(book, [Request(path, **how)])[0]


def names(book: Book) -> list[str]:
    with book.read() as session:
        return list(
            session.scalars(select(Contact.name).where(Contact.is_me.is_(False)).order_by(Contact.id))
        )


def count(book: Book, model: Any) -> int:
    with book.read() as session:
        return session.scalar(select(func.count(model.id))) or 0


def one(book: Book, name: str) -> Contact:
    with book.read() as session:
        return session.scalars(select(Contact).where(Contact.name == name)).one()


def test_that_a_class_list_brings_people_class_employers_and_places(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    path = sheet(
        tmp_path / "同学录.xlsx",
        [
            ["桐庐中学1998级(3)班同学录"],
            ["序号", "姓名", "联系电话", "现工作单位及职务", "籍贯"],
            [1, "沈砚秋", 13800004127, "砺川精密机械有限公司 财务总监", "浙江桐庐"],
            [2, "温润", "138 0000 2231", "临溪第二中学语文教师", "浙江建德"],
        ],
    )
    report = bring(book, path)
    assert (report.kind, report.header_row, report.rows, report.added) == ("classmates", 2, 2, 2)
    shen = one(book, "沈砚秋")
    assert (shen.organization, shen.title, shen.phone) == ("砺川精密机械有限公司", "财务总监", "13800004127")
    assert shen.native_code == "330122"
    with book.read() as session:
        cohort = session.scalars(select(Cohort)).one()
        members = session.scalars(select(Membership.contact_id)).all()
        education = session.scalars(select(Education).where(Education.contact_id == shen.id)).one()
        school = session.get_one(Organization, education.school_id)
    assert book.me_id in members
    assert len(members) == 3
    assert (cohort.from_year, cohort.class_name, cohort.kind) == (1998, "3班", "class")
    assert (school.name, school.is_school, education.from_year) == ("桐庐中学", True, 1998)


def test_that_my_own_row_in_my_class_is_me(tmp_path: Path) -> None:
    book = new_book(tmp_path, "陈建新")
    rows = [
        ["桐庐中学1998级(3)班同学录"],
        HEADS,
        ["陈建新", 13900001111, "", ""],
        ["温润", 13800002231, "", ""],
    ]
    report = bring(book, sheet(tmp_path / "a.xlsx", rows))
    assert (report.added, report.merged) == (1, 1)
    assert names(book) == ["温润"]
    assert one(book, "陈建新").phone == "13900001111"


def test_that_somebody_elses_class_leaves_me_out(tmp_path: Path) -> None:
    book = new_book(tmp_path, "陈建新")
    rows = [["桐庐中学1998级(3)班同学录"], HEADS, ["陈建新", 13900001111, "", ""]]
    bring(book, sheet(tmp_path / "a.xlsx", rows), mine=False)
    with book.read() as session:
        assert book.me_id not in session.scalars(select(Membership.contact_id)).all()
    assert names(book) == ["陈建新"]


def test_that_the_same_mobile_with_a_compatible_name_is_one_person(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "张玮", "13800001234")
    report = bring(book, sheet(tmp_path / "a.xlsx", [HEADS, ["张伟", 13800001234, "矿务局", "科长"]]))
    assert report.merged == 1
    assert names(book) == ["张玮"]
    assert [problem.value for problem in report.problems] == ["张伟"]
    assert one(book, "张玮").organization == "矿务局"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["李强", 13800000001, "", ""], ["李强", 13800000002, "", ""]),  # the same name alone
        (["李强", "", "", ""], ["李强", "", "", ""]),
        (["王芳", "0571-88000122", "", ""], ["李强", "0571-88000122", "", ""]),  # a shared landline
        (["王芳", 13800000001, "", ""], ["李强", 13800000001, "", ""]),  # a mobile with another name
        (["李强", 13800000001, "矿务局", ""], ["李强", 13800000002, "矿务局", ""]),  # mobiles that contradict
    ],
)
def test_that_too_little_in_common_keeps_people_apart(
    tmp_path: Path, first: list[Any], second: list[Any]
) -> None:
    book = new_book(tmp_path)
    report = bring(book, sheet(tmp_path / "a.xlsx", [HEADS, first, second]))
    assert (report.added, report.merged) == (2, 0)


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        (HEADS, ["李强", "", "矿务局", ""], ["李强", "", "矿务局有限公司", "科长"]),
        (["姓名", "生日"], ["李强", "1980-08-15"], ["李强", "1980.8.15"]),
        (["姓名", "学校", "班级"], ["李强", "桐庐中学", "98级3班"], ["李强", "桐庐中学", "98级(3)班"]),
        (["姓名", "邮箱"], ["李强", "lq@example.com"], ["李强", "LQ@example.com"]),
        (["姓名", "微信", "手机"], ["李強", "lq_1978", ""], ["李强", "lq_1978", 13800000001]),
    ],
)
def test_that_name_with_employer_birthday_class_or_address_is_one_person(
    tmp_path: Path, heads: list[str], first: list[Any], second: list[Any]
) -> None:
    book = new_book(tmp_path)
    bring(book, sheet(tmp_path / "a.xlsx", [heads, first]))
    report = bring(book, sheet(tmp_path / "b.xlsx", [heads, second]))
    assert (report.added, report.merged) == (0, 1)


def test_that_merging_fills_blanks_and_keeps_what_contradicts(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    heads = ["姓名", "手机", "单位", "职务", "籍贯", "邮箱"]
    bring(book, sheet(tmp_path / "a.xlsx", [heads, ["李强", 13800000001, "矿务局", "科员", "浙江桐庐", ""]]))
    second = ["李强", 13800000001, "税务局", "科长", "安徽歙县", "lq@example.com"]
    report = bring(book, sheet(tmp_path / "b.xlsx", [heads, second]))
    person = one(book, "李强")
    assert person.native_place == "浙江桐庐"
    assert [(problem.column, problem.value) for problem in report.problems] == [("籍贯", "安徽歙县")]
    assert (person.organization, person.title) == ("税务局", "科长")
    with book.read() as session:
        posts = session.execute(select(Employment.is_present, Employment.is_primary)).all()
        assert sorted(map(tuple, posts)) == [(True, False), (True, True)]
        assert "lq@example.com" in session.scalars(select(ContactPoint.value)).all()


def test_that_the_same_list_twice_adds_nothing(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    path = sheet(
        tmp_path / "a.xlsx", [HEADS, *[[f"李{n}", 13800000000 + n, "矿务局", "科员"] for n in range(1, 30)]]
    )
    bring(book, path)
    before = [count(book, model) for model in (Contact, ContactPoint, Employment, Organization)]
    report = bring(book, path)
    assert (report.added, report.merged, report.problems) == (0, 29, ())
    assert [count(book, model) for model in (Contact, ContactPoint, Employment, Organization)] == before


def test_that_rows_repeated_in_a_file_are_told_by_row(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    li, wang = ["李强", 13800000001, "矿务局", "科长"], ["王芳", 13800000002, "", ""]
    path = sheet(tmp_path / "a.xlsx", [HEADS, li, wang, li, ["", "13800000003", "", ""], li])
    workbook = load_workbook(path)
    other = workbook.create_sheet("第二页")
    for row in (HEADS, wang):
        other.append(row)
    workbook.save(path)
    repeats = [(4, "和第 2 行是同一个人"), (6, "和第 2 行是同一个人"), (2, "和「Sheet」第 3 行是同一个人")]
    for how, fates in ((OnDuplicate.MERGE, (2, 3, 0, 1)), (OnDuplicate.SKIP, (0, 0, 5, 1))):
        report = bring(book, path, on_duplicate=how)
        assert (report.added, report.merged, report.skipped, report.rejected) == fates
        assert report.rows == 6
        told = [(one.row, one.reason) for one in report.problems if one.value]
        assert told == repeats
        assert [one.row for one in report.problems] == [4, 5, 6, 2]
    assert names(book) == ["李强", "王芳"]
    i18n.install(None, "en")
    assert importing.dry_run(book, [Request(path)])[0].problems[0].reason == "same person as row 2"


def test_that_known_people_can_be_skipped_or_added_again(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    path = sheet(tmp_path / "a.xlsx", [HEADS, ["李强", 13800000001, "", ""]])
    bring(book, path)
    assert bring(book, path, on_duplicate=OnDuplicate.SKIP).skipped == 1
    assert bring(book, path, on_duplicate=OnDuplicate.ADD).added == 1
    assert names(book) == ["李强", "李强"]


def test_that_bad_cells_are_left_out_and_said_but_the_person_comes_in(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    rows = [
        ["姓名", "手机", "生日"],
        ["李强", "1.38E+10", "1980-13-45"],
        ["", "13800000002", ""],
        ["=1+1", "", ""],
    ]
    report = bring(book, sheet(tmp_path / "a.xlsx", rows))
    assert (report.added, report.rejected, report.rows) == (2, 1, 3)
    assert [(problem.row, problem.column) for problem in report.problems] == [
        (2, "手机"),
        (2, "生日"),
        (3, "姓名"),
    ]
    assert one(book, "李强").phone == ""
    assert report.rows == report.added + report.merged + report.skipped + report.rejected


def test_that_cards_tie_to_me_and_relations_say_how(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    bring(
        book,
        sheet(tmp_path / "名片.xlsx", [HEADS, ["李强", 13800000001, "矿务局", "科长"]]),
        kind=ImportKind.CARDS,
    )
    bring(book, sheet(tmp_path / "b.xlsx", [["姓名", "关系"], ["王芳", "表姐"], ["赵敏", ""]]))
    with book.read() as session:
        ties = {
            (session.get_one(Contact, tie.from_id).name, tie.to_id, tie.kind, tie.subkind, tie.role)
            for tie in session.scalars(select(Tie))
        }
    assert ("李强", book.me_id, "acquaintance", "card_exchange", "") in ties
    assert any(
        tie[0] == "王芳" and tie[1] == book.me_id and tie[2] == "relative" and tie[4] == "表姐"
        for tie in ties
    )
    assert len(ties) == 2


def test_that_a_list_of_ties_joins_only_the_one_who_bears_the_name(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    known = add_contact(book, "李强")
    add_contact(book, "王芳")
    add_contact(book, "王芳")
    path = tmp_path / "ties.txt"
    path.write_text(
        "李强,王芳,同事\n赵敏,李强,表姐\n赵敏,我,干妹妹的邻居\n赵敏,赵敏,朋友\n", encoding="utf-8"
    )
    report = bring(book, path, kind=ImportKind.TIES, maps=("A=from", "B=to", "C=kind"))
    assert (report.rows, report.added, report.rejected) == (4, 3, 1)
    assert [problem.value for problem in report.problems if problem.row == 1] == ["王芳"]
    assert sorted(names(book)) == ["李强", "王芳", "王芳", "王芳", "赵敏"]
    with book.read() as session:
        ties = [
            (tie.to_id, tie.kind, tie.role, tie.label)
            for tie in session.scalars(select(Tie).order_by(Tie.id))
        ]
    assert ties[1] == (known, "relative", "表姐", "")
    assert ties[2][0] == book.me_id


def test_that_an_import_is_one_act_with_a_backup_before_it(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    path = sheet(tmp_path / "a.xlsx", [HEADS, ["李强", 13800000001, "矿务局", "科长"]])
    bring(book, path)
    assert [made.why for made in backups.backups(book.path)] == ["import"]
    book.undo()
    assert names(book) == []
    assert count(book, Organization) == 0
    book.redo()
    assert one(book, "李强").organization == "矿务局"


def test_that_one_refused_file_keeps_all_out(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    good = sheet(tmp_path / "a.xlsx", [HEADS, ["李强", 13800000001, "", ""]])
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 200)
    with pytest.raises(FileError):
        importing.run(book, [Request(good), Request(bad)])
    with pytest.raises(ChoiceError):
        importing.run(book, [Request(good, maps=("没有这列=name",))])
    assert names(book) == []


@pytest.mark.parametrize(
    ("rows", "suggested"),
    [
        ([["最后联系时间", "单位名称", "办公电话"], ["2018-01-02", "云阶软件", "057188000122"]], ""),
        ([["序", "贵宾", "金额"], [1, "沈砚秋", 5], [2, "VIP一号", 6], [3, "v3", 7], [4, "v4", 8]], ""),
        ([["序", "贵宾", "金额"], [1, "沈砚秋", 5], [2, "陆知行", 6], [3, "v3", 7], [4, "v4", 8]], "贵宾"),
        ([["最后联系时间", "经办人", "金额"], ["2018-01-02", "小王那边", 5]], "经办人"),
    ],
)
def test_that_only_a_likely_column_is_suggested_for_the_names(
    tmp_path: Path, rows: list[list[Any]], suggested: str
) -> None:
    with pytest.raises(FileError) as refused:
        importing.read_sources([Request(sheet(tmp_path / "a.xlsx", rows))])
    shown = suggested or "列名"
    assert f"--map {shown}=name" in refused.value.hint


def test_that_taking_back_keeps_what_was_changed_since(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "赵敏", "13800000009")
    rows = [HEADS, ["李强", 13800000001, "矿务局", "科长"], ["王芳", 13800000002, "税务局", ""]]
    report = bring(book, sheet(tmp_path / "a.xlsx", [*rows, ["赵敏", 13800000009, "矿务局", ""]]))
    kept = one(book, "王芳").id
    book.act("Edited", lambda session: setattr(session.get_one(Contact, kept), "notes", "改过"))
    done = book.act("Back", lambda session: batches.take_back(session, report.batch or 0))
    assert (done.removed, done.restored, done.kept) == (1, 1, ("王芳",))
    assert names(book) == ["赵敏", "王芳"]
    assert one(book, "赵敏").organization == ""
    assert one(book, "王芳").organization == "税务局"
    with pytest.raises(UndoError):
        book.act("Again", lambda session: batches.take_back(session, report.batch or 0))
    book.undo()
    assert sorted(names(book)) == ["李强", "王芳", "赵敏"]


def test_that_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    path = sheet(tmp_path / "a.xlsx", [HEADS, ["李强", 13800000001, "矿务局", "科长"]])
    report = importing.dry_run(book, [Request(path)])[0]
    assert (report.batch, report.added) == (None, 1)
    assert names(book) == []
