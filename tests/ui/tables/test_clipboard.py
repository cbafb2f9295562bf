"""What goes onto the clipboard: a table other programs take as it is, and run nothing of."""

import pytest

from tests.ui.tables.fake_people import FakeSource, people_columns
from ui.tables.clipboard import as_table
from ui.tables.columns import Column

WRITTEN = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1", "one\ttwo\nthree"]


class WordSource:
    """Rows that are bare words."""

    def ids(self, order: object) -> list[int]:
        return list(range(len(WRITTEN)))

    def rows(self, ids: list[int]) -> list[str]:
        return [WRITTEN[number] for number in ids]


def test_that_no_cell_becomes_a_formula() -> None:
    column = Column("name", "姓名", str, 80)
    data = as_table(WordSource(), range(len(WRITTEN)), [column])
    lines = data.text().split("\n")[1:]
    assert [line[0] for line in lines[:5]] == ["'"] * 5
    assert lines[5] == "one two three"
    assert data.html().count("mso-number-format") == len(WRITTEN) + 1


@pytest.mark.parametrize("number", ["13800001234", "-5", "+8613800001234", "1,120"])
def test_that_numbers_stay_numbers(number: str) -> None:
    column = Column("figure", "数", lambda _row: number, 80)
    assert as_table(WordSource(), [0], [column]).text().split("\n")[1] == number


def test_that_rows_are_read_in_chunks_and_missing_ones_left_out() -> None:
    source = FakeSource(2_000, absent={5})
    data = as_table(source, range(1, 1_001), people_columns()[:2])
    assert len(data.text().split("\n")) == 1_000
    assert source.fetched == 1_000


def test_that_signs_of_html_are_written_out() -> None:
    column = Column("name", "<b>", lambda _row: "<script>", 80)
    assert "<script>" not in as_table(WordSource(), [0], [column]).html()
