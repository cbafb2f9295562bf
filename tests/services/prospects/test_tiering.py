"""The tier rule, held against a statement of it that shares nothing with the program's."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import Factor, Tier
from services.prospects import tiering
from services.prospects.tiering import FACTORS

EVEN = dict.fromkeys(FACTORS, 1)
ORDER = "CBA"


def every_combination():
    """All 4,096 ways the six factors can be known or not."""
    for found in itertools.product((1, 2, 3, None), repeat=6):
        yield dict(zip(FACTORS, found, strict=True))


def share(classes, weights, klass):
    """Which part of the known weight is of that class."""
    known = {factor: k for factor, k in classes.items() if k is not None}
    whole = sum(weights[factor] for factor in known)
    return Fraction(sum(weights[f] for f, k in known.items() if k == klass), whole) if whole else Fraction(0)


def stated(classes, weights):
    """The craft's sentence, word by word: who has the majority of first-class factors comes first."""
    if sum(k is not None for k in classes.values()) < 3:
        return "unrated"
    for klass, tier in ((1, "A"), (3, "C")):
        if share(classes, weights, klass) > Fraction(1, 2):
            return tier
    return "B"


def outcomes(classes, weights):
    """The tiers of every way the unknown factors could turn out, everything then being known."""
    choices = [(k,) if k else (1, 2, 3) for k in classes.values()]
    return {stated(dict(zip(classes, found, strict=True)), weights) for found in itertools.product(*choices)}


def fewest_improvements(classes, weights):
    """The least number of known factors that must become better for a better tier, by trying all."""
    now = stated(classes, weights)
    if now not in "CB":
        return None
    known = [factor for factor, klass in classes.items() if klass]
    for count in range(1, len(known) + 1):
        for chosen in itertools.combinations(known, count):
            for better in itertools.product(*(range(1, classes[f]) for f in chosen)):
                after = stated({**classes, **dict(zip(chosen, better, strict=True))}, weights)
                if ORDER.index(after) > ORDER.index(now):
                    return count
    return None


def steps_apart(a, b):
    line = ["A", "B", "C", "unrated"]
    return abs(line.index(a) - line.index(b))


def best_question(classes, weights):
    """The unknown factor by the four criteria, one after the other."""
    now = stated(classes, weights)
    left = [factor for factor in classes if classes[factor] is None]
    if not left or (now != "unrated" and outcomes(classes, weights) == {now}):
        return None

    def answers(factor):
        return [stated({**classes, factor: klass}, weights) for klass in (1, 2, 3)]

    for measure in (
        lambda f: max(steps_apart(now, tier) for tier in answers(f)),
        lambda f: len(set(answers(f))),
        lambda f: weights[f],
    ):
        top = max(map(measure, left))
        left = [factor for factor in left if measure(factor) == top]
    return left[0]


def check(classes, weights) -> None:
    standing = tiering.stand(classes, weights)
    possible = outcomes(classes, weights)
    assert standing.tier == stated(classes, weights)
    assert standing.best == min(possible)
    assert standing.worst == max(possible)
    assert standing.certain == (possible == {standing.tier})
    turn = tiering.lift(classes, weights)
    assert (len(turn.changes) if turn else None) == fewest_improvements(classes, weights)
    if turn:
        after = {**classes, **{change.factor: change.after for change in turn.changes}}
        assert all(c.after < c.before == classes[c.factor] for c in turn.changes)
        assert stated(after, weights) == turn.tier
        assert ORDER.index(turn.tier) > ORDER.index(standing.tier)
    assert tiering.ask(classes, weights) == best_question(classes, weights)
    check_fall(classes, weights, standing)


def check_fall(classes, weights, standing) -> None:
    turn = tiering.fall(classes, weights)
    if standing.tier not in "AB":
        assert turn is None
        return
    worse = {
        stated({**classes, factor: after}, weights)
        for factor, klass in classes.items()
        if klass
        for after in range(klass + 1, 4)
    }
    assert (turn is not None) == any(tier > standing.tier for tier in worse)
    if turn:
        assert stated({**classes, turn.changes[0].factor: turn.changes[0].after}, weights) == turn.tier


def test_that_all_4096_combinations_are_judged_as_the_rule_says() -> None:
    combinations = list(every_combination())
    assert len(combinations) == 4096
    for classes in combinations:
        check(classes, EVEN)


@given(
    st.lists(st.tuples(st.sampled_from((1, 2, 3, None)), st.integers(0, 9)), min_size=6, max_size=6),
    st.lists(st.tuples(st.sampled_from((1, 2, 3, None)), st.integers(0, 9)), max_size=2),
)
def test_that_weights_and_own_factors_follow_the_same_rule(six, own) -> None:
    names = [*FACTORS, *(f"own:{number}" for number in range(1, len(own) + 1))]
    classes = {name: klass for name, (klass, _) in zip(names, six + own, strict=True)}
    weights = {name: weight for name, (_, weight) in zip(names, six + own, strict=True)}
    check(classes, weights)


def test_that_a_better_class_never_lowers_the_tier() -> None:
    rank = {Tier.A: 1, Tier.B: 2, Tier.C: 3, Tier.UNRATED: 4}
    for classes in every_combination():
        now = rank[tiering.stand(classes, EVEN).tier]
        for factor, klass in classes.items():
            if klass and klass > 1:
                assert rank[tiering.stand({**classes, factor: klass - 1}, EVEN).tier] <= now


def test_that_the_first_change_proposed_is_one_a_manager_can_work_on() -> None:
    classes = dict.fromkeys(FACTORS, 2) | {"value": 1, "demand": 1, "authority": 1}
    turn = tiering.lift(classes, EVEN)
    assert turn is not None
    assert turn.changes == (tiering.Change("closeness", 2, 1),)


def test_that_somebody_nobody_knows_could_still_be_anything() -> None:
    standing = tiering.stand(dict.fromkeys(FACTORS), EVEN)
    assert (standing.tier, standing.best, standing.worst) == (Tier.UNRATED, Tier.A, Tier.C)
    assert standing.counts == (0, 0, 0, 6)


@pytest.mark.parametrize("factor", list(Factor))
def test_that_two_known_factors_are_not_enough(factor) -> None:
    classes = dict.fromkeys(FACTORS) | {"value": 1, factor.value: 1}
    assert tiering.stand(classes, EVEN).tier == Tier.UNRATED
