from hypothesis import given
from hypothesis import strategies as st

from services.exchange.own_cells import as_csv, entries, entries_of_parts, from_csv, joined, joined_parts

TEXT = st.text(alphabet="ab；｜;|\\ 张=+-@'\n", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(TEXT, max_size=5))
def test_that_entries_come_back_as_they_went_in(told: list[str]) -> None:
    assert entries(joined(told)) == told


@given(st.lists(st.tuples(TEXT, st.one_of(st.just(""), TEXT), TEXT), min_size=1, max_size=4))
def test_that_parts_of_entries_come_back(told: list[tuple[str, str, str]]) -> None:
    assert entries_of_parts(joined_parts(told)) == [list(each) for each in told]


def test_that_empty_parts_at_the_end_are_not_written() -> None:
    assert joined_parts([("13800004127", "", "")]) == "13800004127"
    assert joined_parts([("13800004127", "", ""), ("1", "办", "")]) == "13800004127；1｜办"


@given(TEXT)
def test_that_a_text_file_gives_back_what_it_disarmed(told: str) -> None:
    written = as_csv(told)
    assert written[:1] not in ("=", "-", "@")
    assert from_csv(written) == told


def test_that_foreign_numbers_are_no_formula() -> None:
    assert as_csv("+4930123456") == "+4930123456"
