"""The seal is drawn in the formats of every desktop."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader
from pytestqt.qtbot import QtBot

from resources.packaging import draw_icons


def test_that_the_seal_comes_in_every_size() -> None:
    """The pictures beside the drawing are what the window and the Debian package use."""
    for size in draw_icons.SIZES:
        picture = QImage(str(draw_icons.SEAL / f"renmai-{size}.png"))
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(0, 0).alpha() == 0
        assert (
            picture.pixelColor(size // 2, size // 16 + 1).red()
            > picture.pixelColor(size // 2, size // 16 + 1).blue()
        )


@pytest.mark.parametrize(("name", "largest"), [("renmai.ico", 256), ("renmai.icns", 512)])
def test_that_windows_and_macos_can_read_theirs(
    qtbot: QtBot, tmp_path: Path, name: str, largest: int
) -> None:
    """Read back by Qt's own readers of these formats."""
    draw_icons.draw(tmp_path)
    reader = QImageReader(str(tmp_path / name))
    sizes = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        sizes.append(reader.read().width())
    assert max(sizes) == largest
