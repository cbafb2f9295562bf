"""Ids of which the first are there at once: right from the first, and read whole only when asked beyond."""

import pytest

from ui.tables.late_ids import LateIds

IDS = list(range(500, 700))


@pytest.fixture
def reads() -> list[int]:
    return []


@pytest.fixture
def late(reads: list[int]) -> LateIds:
    def read() -> list[int]:
        reads.append(1)
        return IDS

    return LateIds(IDS[:64], len(IDS), read)


def test_that_a_first_page_reads_no_more(late: LateIds, reads: list[int]) -> None:
    assert (len(late), late[0], late[63], late[10:64], late.index(520)) == (200, 500, 563, IDS[10:64], 20)
    assert not reads


@pytest.mark.parametrize(
    "asked",
    [
        lambda ids: list(ids),
        lambda ids: ids[-1],
        lambda ids: ids[64],
        lambda ids: ids[60:70],
        lambda ids: ids[:-3],
        lambda ids: ids[::-1],
        lambda ids: ids.index(699),
        lambda ids: 650 in ids,
    ],
)
def test_that_whatever_lies_beyond_is_read_once(late: LateIds, reads: list[int], asked) -> None:
    assert asked(late) == asked(IDS)
    assert asked(late) == asked(IDS)
    assert reads == [1]
    assert late.keeps_its_word()


def test_that_a_list_that_changed_meanwhile_is_found_out_and_breaks_nothing() -> None:
    for now in (IDS[:100], [1, *IDS[:-1]], [*IDS, 1]):
        late = LateIds(IDS[:64], len(IDS), lambda now=now: now)
        assert len(late) == 200
        assert isinstance(late[199], int)
        assert not late.keeps_its_word()
    with pytest.raises(IndexError):
        late[200]
