"""Tables found in sheets as people keep them."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from services.exchange.readers.grid import Range, Sheet, evened
from services.exchange.table_finder import Table, find_tables

A = ["沈砚秋", "13800138000", "桐江矿务局"]
B = ["陆知远", "13900139000", "第一中学"]
C = ["顾南乔", "13700137000", "城关供销社"]
HEAD = ["姓名", "手机", "单位"]


def sheet(
    *rows: list[object], merged: tuple[Range, ...] = (), first_row: int = 1, name: str = "表1"
) -> Sheet:
    return Sheet(name, True, evened([list(row) for row in rows]), merged, first_row)


def only(found: tuple[Table, ...]) -> Table:
    assert len(found) == 1
    return found[0]


def names(table: Table, column: str = "姓名") -> list[object]:
    index = next(column_.index for column_ in table.columns if column_.label == column)
    return [row[index] for _number, row in table.rows]


def test_that_a_plain_table_is_found() -> None:
    table = only(find_tables(sheet(HEAD, A, B)))
    assert table.header_row == 1
    assert [(column.letter, column.header) for column in table.columns] == [
        ("A", "姓名"),
        ("B", "手机"),
        ("C", "单位"),
    ]
    assert [number for number, _row in table.rows] == [2, 3]
    assert table.title == ""


def test_that_lines_above_give_the_title() -> None:
    table = only(
        find_tables(
            sheet(
                ["填表说明：手机必填"],
                [None, "桐 庐 中 学 98 级(3)班同学录"],
                [],
                ["更新日期：2024-05-06", None, "共 2 人"],
                HEAD,
                A,
                B,
            )
        )
    )
    assert table.title == "桐庐中学 98 级(3)班同学录"
    assert table.header_row == 5
    assert names(table) == ["沈砚秋", "陆知远"]


def test_that_numbers_are_the_sheets_own() -> None:
    table = only(find_tables(sheet(["班级通讯录"], HEAD, A, [], B, first_row=4)))
    assert table.header_row == 5
    assert [number for number, _row in table.rows] == [6, 8]


def test_that_totals_notes_and_repeated_headers_are_left_out() -> None:
    table = only(
        find_tables(
            sheet(
                HEAD,
                A,
                HEAD,
                B,
                ["合计", "2人"],
                ["共2人"],
                ["制表人：温如言"],
                ["注：电话以短信为准"],
                [None, "合 计", 2],
            )
        )
    )
    assert names(table) == ["沈砚秋", "陆知远"]


def test_that_a_person_whose_name_begins_like_a_total_stays() -> None:
    assert names(only(find_tables(sheet(HEAD, ["计小满", None, None], ["总有理", "13600136000", None])))) == [
        "计小满",
        "总有理",
    ]


def test_that_two_header_rows_are_joined() -> None:
    table = only(
        find_tables(
            sheet(
                ["姓名", "家庭", None, "单位", None],
                [None, "电话", "地址", "名称", "电话"],
                ["沈砚秋", "88000122", "桐江路1号", "桐江矿务局", "88000133"],
                merged=(Range(1, 0, 2, 0), Range(1, 1, 1, 2), Range(1, 3, 1, 4)),
            )
        )
    )
    assert [column.header for column in table.columns] == [
        "姓名",
        "家庭电话",
        "家庭地址",
        "单位名称",
        "单位电话",
    ]
    assert table.header_row == 1
    assert [number for number, _row in table.rows] == [3]


def test_that_groups_above_the_headers_are_read() -> None:
    table = only(
        find_tables(
            sheet(
                ["98级3班名单"],
                ["基本信息", None, None, "联系方式", None],
                ["姓名", "性别", "生日", "手机", "微信"],
                ["沈砚秋", "男", "1980.8.15", "13800138000", "syq80"],
                merged=(Range(1, 0, 1, 4), Range(2, 0, 2, 2), Range(2, 3, 2, 4)),
            )
        )
    )
    assert table.header_row == 3
    assert table.title == "98级3班名单"
    assert [column.header for column in table.columns] == ["姓名", "性别", "生日", "手机", "微信"]


def test_that_a_second_header_row_in_english_is_passed_over() -> None:
    table = only(find_tables(sheet(["姓名", "电话", "邮箱"], ["Name", "Phone", "Email"], [*A[:2], "a@b.cn"])))
    assert [column.header for column in table.columns] == ["姓名", "电话", "邮箱"]
    assert names(table) == ["沈砚秋"]


def test_that_hints_beneath_the_headers_are_passed_over() -> None:
    hints = ["必填，文本", "11位数字", "选填"]
    assert names(only(find_tables(sheet(HEAD, hints, ["例：张三", "如：138…", "例：某公司"], A)))) == [
        "沈砚秋"
    ]


def test_that_a_header_twice_gives_two_columns() -> None:
    table = only(find_tables(sheet(["姓名", "电话", "电话"], ["沈砚秋", "13800138000", "88000122"])))
    assert [column.label for column in table.columns] == ["姓名", "电话", "电话 (2)"]


def test_that_a_column_without_header_is_kept_by_its_letter() -> None:
    table = only(find_tables(sheet([None, "姓名", "手机"], [1, *A[:2]], [2, *B[:2]])))
    assert (table.columns[0].label, table.columns[0].header) == ("A", "")


def test_that_merged_cells_are_filled_downwards() -> None:
    table = only(
        find_tables(
            sheet(["班级", *HEAD], ["(1)班", *A], [None, *B], ["(2)班", *C], merged=(Range(2, 0, 3, 0),))
        )
    )
    assert names(table, "班级") == ["(1)班", "(1)班", "(2)班"]


def test_that_two_tables_side_by_side_are_parted() -> None:
    left, right = find_tables(
        sheet(
            ["98级(1)班", None, None, None, "98级(2)班"],
            ["序号", "姓名", "手机", None, "序号", "姓名", "手机"],
            [1, *A[:2], None, 1, *B[:2]],
            [2, *C[:2]],
        )
    )
    assert (left.title, right.title) == ("98级(1)班", "98级(2)班")
    assert [row[1] for _number, row in left.rows] == ["沈砚秋", "顾南乔"]
    assert [column.letter for column in right.columns] == ["E", "F", "G"]
    assert [row[5] for _number, row in right.rows] == ["陆知远"]


def test_that_halves_begin_with_a_column_of_numbers_without_header() -> None:
    halves = find_tables(
        sheet(
            [None, "姓名", "手机", None, "姓名", "手机"],
            [1, *A[:2], 2, *B[:2]],
            [3, *C[:2], None, None, None],
        )
    )
    assert [[column.letter for column in table.columns] for table in halves] == [
        ["A", "B", "C"],
        ["D", "E", "F"],
    ]
    assert [len(table.rows) for table in halves] == [2, 1]


def test_that_a_list_printed_in_two_halves_is_parted() -> None:
    tables = find_tables(sheet(["姓名", "手机", "姓名", "手机"], [*A[:2], *B[:2]], [*C[:2], None, None]))
    assert [len(table.rows) for table in tables] == [2, 1]


def test_that_an_empty_column_does_not_part_a_table() -> None:
    table = only(find_tables(sheet(["姓名", "手机", None, "单位"], [*A[:2], None, A[2]])))
    assert [column.header for column in table.columns] == HEAD


def test_that_tables_one_under_another_are_parted() -> None:
    first, second = find_tables(
        sheet(
            ["一班通讯录"],
            HEAD,
            A,
            B,
            [],
            ["二班通讯录"],
            ["姓名", "单位", "手机"],
            ["顾南乔", "供销社", "13700137000"],
        )
    )
    assert (first.title, second.title) == ("一班通讯录", "二班通讯录")
    assert (first.header_row, second.header_row) == (2, 7)
    assert names(first) == ["沈砚秋", "陆知远"]
    assert names(second) == ["顾南乔"]


def test_that_a_line_naming_a_section_parts_the_people() -> None:
    wide = tuple(Range(row, 0, row, 2) for row in (3, 5))
    tables = find_tables(
        sheet(["同学录"], ["序号", *HEAD], ["一班"], [1, *A], ["二班"], [1, *B], merged=wide)
    )
    assert [(table.title, len(table.rows)) for table in tables] == [("同学录 一班", 1), ("同学录 二班", 1)]


def test_that_sections_are_known_without_merged_cells() -> None:
    tables = find_tables(
        sheet(
            ["一、领导"],
            ["姓名", "职务", "手机"],
            ["沈砚秋", "局长", "1"],
            ["二、科室"],
            ["陆知远", "科长", "2"],
        )
    )
    assert [(table.title, names(table)) for table in tables] == [
        ("一、领导", ["沈砚秋"]),
        ("二、科室", ["陆知远"]),
    ]


def test_that_numbers_prepared_for_nobody_are_left_out() -> None:
    table = only(find_tables(sheet(["序号", *HEAD], [1, *A], [2], [3], ["4"])))
    assert [number for number, _row in table.rows] == [2]


def test_that_a_list_without_header_has_letters() -> None:
    table = only(
        find_tables(sheet(["焦大", "贾演", "老奴"], ["贾演", "焦大", "主人"], ["贾珍", "贾敬", "儿子"]))
    )
    assert table.header_row is None
    assert [column.label for column in table.columns] == ["A", "B", "C"]
    assert [number for number, _row in table.rows] == [1, 2, 3]


def test_that_relation_words_are_not_taken_for_headers() -> None:
    table = only(
        find_tables(sheet(["张三", "李四", "同学"], ["王五", "李四", "同学"], ["张三", "王五", "老师"]))
    )
    assert table.header_row is None


def test_that_people_above_a_header_are_not_lost() -> None:
    tables = find_tables(
        sheet(A, B, C, ["温如言", "13600136000", "粮站"], [], HEAD, ["江照晚", "13500135000", "厂"])
    )
    assert [row[0] for table in tables for _number, row in table.rows] == [
        "沈砚秋",
        "陆知远",
        "顾南乔",
        "温如言",
        "江照晚",
    ]


def test_that_unknown_words_above_numbers_are_a_header() -> None:
    table = only(find_tables(sheet(["Zeit", "Stand"], [dt.date(2024, 1, 1), 3], [dt.date(2024, 1, 2), 4])))
    assert table.header_row == 1


def test_that_hidden_and_empty_sheets_have_no_table() -> None:
    assert find_tables(Sheet("存根", False, [])) == ()
    assert find_tables(Sheet("空", True, [])) == ()


def test_that_a_header_alone_is_a_table_without_rows() -> None:
    table = only(find_tables(sheet(["学号", "姓名", "性别"])))
    assert (table.header_row, len(table.rows)) == (1, 0)


def test_that_many_merges_and_rows_take_no_long() -> None:
    merged = tuple(Range(row, 0, row, 1) for row in range(2, 40_000))
    rows = [["沈砚秋", None, "13800138000", "局"] for _number in range(40_000)]
    assert (
        len(only(find_tables(sheet(["姓名", "别名", "手机", "单位"], *rows, merged=merged))).rows) == 40_000
    )


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["姓名", "电话", "合计", "沈砚秋", "注：", "一班", "必填"]),
    st.integers(),
    st.text(max_size=6),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12))
def test_that_any_grid_gets_an_answer(rows: list[list[object]]) -> None:
    for table in find_tables(sheet(*rows)):
        assert len({column.label for column in table.columns}) == len(table.columns)
        assert [number for number, _row in table.rows] == sorted({number for number, _row in table.rows})
