"""The numbers of the trade, one by one."""

import datetime as dt

import pytest

from services.network.strength import tie_strength, warmth
from services.settings import Rules
from tests.services.network.networks import KIND, NEAR

DAY = dt.date(2026, 9, 22)


@pytest.mark.parametrize("kind", KIND)
@pytest.mark.parametrize("near", NEAR)
def test_that_closeness_times_kind_is_the_strength(kind: str, near: int | None) -> None:
    assert tie_strength(kind, near, Rules()) == pytest.approx(KIND[kind] * NEAR[near])


def test_that_business_carries_nobody() -> None:
    assert tie_strength("business", 1, Rules()) == 0


def test_that_defaults_can_be_changed() -> None:
    rules = Rules(kind_weights={"friend": 0.5}, closeness={"1": 1.0, "2": 0.6, "3": 0.3, "unknown": 0.2})
    assert tie_strength("friend", 1, rules) == 0.5
    assert tie_strength("friend", None, rules) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("days", "left"), [(None, 1.0), (0, 1.0), (73, 2**-0.2), (365, 0.5), (4000, 0.5), (-3, 1.0)]
)
def test_that_a_tie_of_mine_cools_to_one_half(days: int | None, left: float) -> None:
    last = None if days is None else DAY - dt.timedelta(days=days)
    assert warmth(last, DAY) == pytest.approx(left)
