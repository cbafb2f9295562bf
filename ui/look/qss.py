"""The one style sheet, filled from the tokens."""

import re
from functools import lru_cache

from resources import data_path
from ui.look.theme import Theme

_FIELD = re.compile(r"\$\(([a-z_.]+)(?:-(\d+))?\)")


@lru_cache(maxsize=1)
def _template() -> str:
    return data_path("qss", "renmai.qss").read_text(encoding="utf-8")


def _value(theme: Theme, name: str, less: int) -> str:
    group, _, rest = name.partition(".")
    if group == "size":
        return str(theme.size(rest) - less)
    if group == "radius":
        return str(theme.radius(rest) - less)
    if group == "picture":
        return data_path("icons", f"{rest}-{theme.mode}.png").as_posix()
    if group == "pt":
        return f"{theme.points(rest):g}"
    return theme.hex(name)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet in the theme's colours; a token that does not exist raises KeyError."""
    return _FIELD.sub(lambda found: _value(theme, found[1], int(found[2] or 0)), _template())
