"""Icons from outlines: all there, in the theme's colours, without the icon font."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from resources import data_path
from ui.look.icons import icon, icon_path
from ui.look.theme import Theme
from ui.look.tokens import load_tokens


@pytest.fixture
def theme(qapp) -> Theme:  # type: ignore[no-untyped-def]
    return Theme("light")


def ink(found: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> str:
    """Return the colour of the strongest pixel."""
    image = found.pixmap(QSize(48, 48), 1.0, mode, state).toImage()
    colors = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    return max(colors, key=lambda color: color.alpha()).name()


def test_that_every_icon_named_in_the_tokens_has_an_outline_within_its_square(theme: Theme) -> None:
    tokens = load_tokens()
    assert len(tokens.icon_names()) >= 80
    for name in tokens.icon_names():
        bounds = icon_path(tokens.icon(name)).boundingRect()
        assert not bounds.isEmpty(), name
        assert bounds.left() >= -0.1, name
        assert bounds.right() <= 24.1, name


def test_that_an_icon_has_the_colour_of_its_role_and_state(theme: Theme) -> None:
    found = icon(theme, "act.call")
    assert ink(found) == theme.hex("text.secondary")
    assert ink(found, QIcon.Mode.Disabled) == theme.hex("text.disabled")
    assert ink(found, state=QIcon.State.On) == theme.hex("accent")
    assert ink(icon(theme, "act.call", "on")) == theme.hex("accent.on")
    assert ink(icon(theme, "state.overdue", "warn")) == theme.hex("warn")


def test_that_an_icon_follows_the_theme_by_itself(theme: Theme) -> None:
    found = icon(theme, "act.search")
    theme.set_mode("dark")
    assert ink(found) == theme.hex("text.secondary") == load_tokens().color("text.secondary", "dark").lower()


def test_that_an_unknown_icon_is_noticed_at_once(theme: Theme) -> None:
    with pytest.raises(KeyError):
        icon(theme, "act.no_such_thing")


def test_that_icons_are_sharp_on_fine_screens(theme: Theme) -> None:
    pixmap = icon(theme, "act.search").pixmap(QSize(18, 18), 2.0)
    assert pixmap.size() == QSize(36, 36)


def test_that_the_look_is_loaded_without_the_icon_font() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from ui.look.theme import Theme; from ui.look.icons import icon;"
        "icon(Theme(), 'act.call').pixmap(18, 18); print('qtawesome' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=data_path().parent, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_that_the_outlines_are_those_of_the_tokens() -> None:
    outlines = json.loads(data_path("icons", "outlines.json").read_text("utf-8"))
    tokens = load_tokens()
    assert set(outlines) == {tokens.icon(name) for name in tokens.icon_names()}
