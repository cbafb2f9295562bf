"""A tier is said with its reason, in the words of the trade."""

import datetime as dt

from models.kinds import Tier
from services import i18n
from services.prospects.sentences import explain, pin_sentence
from services.prospects.tiering import FACTORS

EVEN = dict.fromkeys(FACTORS, 1)


def people(*classes: int | None) -> dict[str, int | None]:
    return dict(zip(FACTORS, classes, strict=True))


def test_that_a_sure_a_says_its_majority_and_what_would_cost_it() -> None:
    told = explain(people(1, 1, 1, 2, 1, 2), EVEN)
    assert told.interval == "A 级，确定"
    assert told.why == "6 项中一类 4 项"
    assert told.sentence == "6 项中一类 4 项，没有未知项。「密切程度」降到 2 会变成 B。"


def test_that_a_b_says_what_would_lift_it() -> None:
    told = explain(people(1, 1, 1, 2, 2, 2), EVEN)
    assert told.interval == "B 级，确定"
    assert told.sentence == "6 项中一类 3 项，没过半，没有未知项。「密切程度」升到 1 会变成 A。"


def test_that_an_open_tier_says_what_it_could_be_and_what_to_ask() -> None:
    told = explain(people(1, 1, 2, None, 2, 2), EVEN)
    assert told.interval == "B 级，确定"
    told = explain(people(1, 1, 2, None, 1, None), EVEN)
    assert told.interval == "A 级，可能是 B"
    assert told.sentence.endswith("先问清「性格特征」。")
    assert "4 项中一类 3 项，还有 2 项未知。" in told.sentence


def test_that_the_unrated_hear_how_many_answers_are_needed() -> None:
    nobody = explain(people(None, None, None, None, None, None), EVEN)
    assert nobody.interval == "待评，可能是 A 到 C"
    assert nobody.why == "一项都还不知道"
    assert explain(people(1, 2, None, None, None, None), EVEN).why == "只知道 2 项，满 3 项才定级"


def test_that_uneven_weights_are_said_as_weights() -> None:
    told = explain(people(1, 2, 2, 2, 2, 2), {**EVEN, "value": 9})
    assert told.why == "权重 14 份，一类占 9 份"


def test_that_own_factors_are_named_by_their_own_names() -> None:
    classes = people(1, 1, 1, 2, 3, 3) | {"own:4": 2}
    told = explain(classes, EVEN, lambda factor: "口碑" if factor == "own:4" else factor)
    assert told.standing.factors == 7
    assert told.lift is not None
    assert [change.factor for change in told.lift.changes] == ["personality"]
    assert "口碑" in explain(classes | {"own:4": None}, EVEN, lambda _factor: "口碑").sentence


def test_that_a_pin_says_until_when_and_what_the_factors_give() -> None:
    said = pin_sentence(Tier.A, Tier.B, dt.date(2026, 12, 31), "行长点名")
    assert said == "手工定为 A，到 12 月 31 日：行长点名。按因素算是 B。"


def test_that_english_sentences_are_spaced() -> None:
    i18n.install(None, "en")
    told = explain(people(1, 1, 1, 2, 1, 2), EVEN)
    assert told.sentence == (
        "4 of 6 factors are first class, none unknown. “Closeness” down to 2 makes this B."
    )
