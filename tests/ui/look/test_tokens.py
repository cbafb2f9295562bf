"""The tokens: one source of every colour, readable in both themes."""

import re
from itertools import product

import pytest

from resources import data_path
from ui.look.tokens import DARK, LIGHT, MODES, load_tokens, tier_key

GROUNDS = ("bg.window", "bg.surface", "bg.sunken", "bg.hover", "bg.selected")
TEXTS = ("text.primary", "text.secondary", "text.muted")
PAIRS = [
    *product(TEXTS, GROUNDS),
    *product(("accent", "danger", "warn", "ok", "info"), ("bg.window", "bg.surface")),
    *((tone, f"{tone}.soft") for tone in ("accent", "danger", "warn", "ok", "info")),
    ("text.primary", "danger.soft"),
    ("text.primary", "warn.soft"),
    ("text.secondary", "danger.soft"),
    ("warn", "bg.selected"),
    ("accent", "bg.selected"),
    ("warn", "bg.hover"),
    *(("accent.on", ground) for ground in ("accent", "accent.hover", "accent.pressed")),
    ("danger.on", "danger"),
    ("text.on_tooltip", "bg.tooltip"),
    *((f"tier.{tier}.on", f"tier.{tier}") for tier in ("a", "b", "c", "unrated")),
    ("factor.1.on", "factor.1"),
    ("factor.3.on", "factor.3"),
    *product(("factor.2.on", "factor.unknown.on"), ("bg.surface", "bg.hover", "bg.selected")),
    *((sign.color, ground) for sign in load_tokens().kinds() for ground in ("bg.surface", "map.bg")),
]
LINES = [
    *product(("line.field", "focus", "danger"), ("bg.window", "bg.surface")),
    ("tier.c.line", "bg.surface"),
    ("tier.unrated.line", "bg.surface"),
]


def luminance(color: str) -> float:
    """Relative luminance of #RRGGBB as WCAG 2 defines it."""

    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_that_every_text_can_be_read_on_its_ground(mode: str) -> None:
    tokens = load_tokens()
    weak = [
        f"{text} on {ground}: {ratio:.2f}"
        for text, ground in PAIRS
        if (ratio := contrast(tokens.color(text, mode), tokens.color(ground, mode))) < 4.5
    ]
    assert weak == []
    assert len(PAIRS) >= 60


@pytest.mark.parametrize("mode", MODES)
def test_that_borders_and_focus_can_be_seen(mode: str) -> None:
    tokens = load_tokens()
    weak = [
        f"{line} on {ground}"
        for line, ground in LINES
        if contrast(tokens.color(line, mode), tokens.color(ground, mode)) < 3
    ]
    assert weak == []


def test_that_contrast_is_computed_as_published() -> None:
    tokens = load_tokens()
    assert contrast(tokens.color("text.primary"), tokens.color("bg.surface")) == pytest.approx(16.1, abs=0.1)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_that_both_themes_have_the_same_colours() -> None:
    values = load_tokens().values["color"]
    assert values[LIGHT].keys() == values[DARK].keys()


def test_that_kinds_differ_in_character_and_line_or_colour() -> None:
    kinds = load_tokens().kinds()
    assert len(kinds) == 9
    assert len({sign.glyph for sign in kinds}) == 9
    for mode in MODES:
        assert len({load_tokens().color(sign.color, mode) for sign in kinds}) == 9


WRITTEN = [("A", "a"), ("b", "b"), (None, "unrated"), ("unrated", "unrated")]


@pytest.mark.parametrize(("given", "key"), WRITTEN)
def test_that_tiers_are_understood_however_written(given: object, key: str) -> None:
    assert tier_key(given) == key


def test_that_no_colour_is_typed_in_code() -> None:
    root = data_path().parent
    typed = [
        f"{path.relative_to(root)}:{number}"
        for path in (root / "ui").rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"[\"']#[0-9A-Fa-f]{3,8}[\"']", line)
    ]
    assert typed == []
