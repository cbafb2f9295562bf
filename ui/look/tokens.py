"""The values of the look: every colour, size and name of resources/tokens.json, read once."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from resources import data_path

LIGHT = "light"
DARK = "dark"
MODES = (LIGHT, DARK)

TIER_KEYS = ("a", "b", "c", "unrated")


def tier_key(tier: object) -> str:
    """Return ``a``, ``b``, ``c`` or ``unrated`` for a tier written in any way; None counts as unrated."""
    key = str(getattr(tier, "value", tier)).lower()
    return key if key in TIER_KEYS else "unrated"


@dataclass(frozen=True, slots=True)
class KindSign:
    """The three signs of a kind of tie: a character, a colour (by its token) and a line."""

    key: str
    glyph: str
    color: str
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shadow:
    """The shadow under one of the three things that float; alpha from 0 to 1, lengths in pixels."""

    y: int
    blur: int
    alpha: float


@dataclass(frozen=True)
class Tokens:
    """The design tokens; a name that is not there raises KeyError."""

    values: dict[str, Any]

    def color(self, name: str, mode: str = LIGHT) -> str:
        """Return a colour as #RRGGBB or #AARRGGBB, the way QColor reads it."""
        return str(self.values["color"][mode][name])

    def color_names(self) -> tuple[str, ...]:
        """Return the name of every colour a theme has."""
        return tuple(self.values["color"][LIGHT])

    def paper(self, name: str) -> str:
        """Return a colour for print."""
        return str(self.values["paper"][name])

    def size(self, name: str) -> int:
        """Return a height, width or thickness in pixels."""
        return int(self.values["size"][name])

    def radius(self, name: str) -> int:
        """Return a corner's radius in pixels."""
        return int(self.values["radius"][name])

    def space(self, step: int) -> int:
        """Return the step-th distance of the grid, from 1 (4 px) to 7 (32 px)."""
        return int(self.values["space"][step - 1])

    def shadow(self, name: str) -> Shadow:
        """Return the shadow of ``menu``, ``toast`` or ``palette``."""
        found = self.values["shadow"][name]
        return Shadow(int(found["y"]), int(found["blur"]), float(found["alpha"]))

    def motion(self, name: str) -> int:
        """Return how long something moves or stays, in milliseconds."""
        return int(self.values["motion_ms"][name])

    def families(self, system: str) -> tuple[str, ...]:
        """Return the font families to ask for on ``windows``, ``macos`` or ``linux``."""
        return tuple(self.values["font"]["families"][system])

    def font_size(self, role: str, system: str) -> int:
        """Return a text role's size in points; macOS counts 72 dots to the inch and has its own."""
        table = "size_pt_macos" if system == "macos" else "size_pt"
        return int(self.values["font"][table][role])

    def letter(self, tier: object) -> str:
        """Return what stands in a tier's badge."""
        return str(self.values["tier"][tier_key(tier)]["letter"])

    def tier_border(self, tier: object) -> str:
        """Return how a tier's badge is edged: ``none``, ``solid`` or ``dash``."""
        return str(self.values["tier"][tier_key(tier)]["border"])

    def kind(self, key: object) -> KindSign:
        """Return the signs of a kind of tie, given by its code word."""
        name = str(getattr(key, "value", key))
        found = self.values["kind"][name]
        return KindSign(name, str(found["glyph"]), f"kind.{name}", tuple(map(float, found["dash"])))

    def kinds(self) -> tuple[KindSign, ...]:
        """Return the signs of all kinds of tie."""
        return tuple(self.kind(key) for key in self.values["kind"])

    def map_value(self, *path: str) -> float:
        """Return a measure of the map, such as ``map_value("radius", "a")``."""
        found = self.values["map"]
        for part in path:
            found = found[part]
        return float(found)

    def icon(self, name: str) -> str:
        """Return the mdi6 name of an action's, page's or state's icon."""
        return str(self.values["icon"][name])

    def icon_names(self) -> tuple[str, ...]:
        """Return every name that has an icon."""
        return tuple(self.values["icon"])


@lru_cache(maxsize=1)
def load_tokens() -> Tokens:
    """Read tokens.json; the same object every time."""
    return Tokens(json.loads(data_path("tokens.json").read_text(encoding="utf-8")))
