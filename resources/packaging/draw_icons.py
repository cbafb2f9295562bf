"""Draws the program's seal in every size that a system asks for."""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SEAL = Path(__file__).parents[1] / "icons" / "seal"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SMALL = 48
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_TYPES = {128: b"ic07", 256: b"ic08", 512: b"ic09"}  # Apple's names for PNGs of these widths


def drawn(size: int) -> QImage:
    """Return the seal, ``size`` pixels wide; small ones have no rim."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SEAL / ("renmai-small.svg" if size <= SMALL else "renmai.svg"))).render(painter)
    painter.end()
    return image


def png(size: int) -> bytes:
    """Return the seal as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(drawn(size))
    return bytes(buffer.data().data())


def ico() -> bytes:
    """Return the seal as Windows keeps it: a directory of 16 bytes a picture, then the PNGs."""
    pictures = [(size, png(size)) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures:
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return directory + b"".join(picture for _, picture in pictures)


def icns() -> bytes:
    """Return the seal as macOS keeps it: a name and a length before each PNG."""
    parts = b"".join(
        name + struct.pack(">I", len(picture) + 8) + picture
        for name, picture in ((name, png(size)) for size, name in ICNS_TYPES.items())
    )
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def draw(target: Path) -> None:
    """Write ``renmai.ico`` and ``renmai.icns`` into the folder, as the specs for Windows and macOS expect."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "renmai.ico").write_bytes(ico())
    (target / "renmai.icns").write_bytes(icns())


def main() -> int:
    """Draw the PNGs that the window and the desktop use; they are kept beside the drawing."""
    application = QGuiApplication(sys.argv)
    for size in SIZES:
        (SEAL / f"renmai-{size}.png").write_bytes(png(size))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
