"""Picture files and clipboard pictures as Qt decodes them, turned upright and brought to a bearable size."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QTransform

from services.cards.pixels import NOT_READ, Pixels, broken, heic

_LONGEST = 2_400
"""Pixels of the longer side: more helps neither codes nor print."""
_KEPT_LONGEST = 1_600
_KEPT_QUALITY = 75


def load(path: Path) -> QImage:
    """Return a picture as it was held before the camera; raises PictureError."""
    if path.suffix.lower() in NOT_READ:
        raise heic()
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    with _decoders_silent():
        size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > 2 * _LONGEST:
        reader.setScaledSize(size.scaled(QSize(_LONGEST, _LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    with _decoders_silent():
        image = reader.read()
    if image.isNull():
        raise broken()
    return image


@contextlib.contextmanager
def _decoders_silent() -> Iterator[None]:
    """Let the libraries that decode pictures print nothing: what is wrong is said in one line, by us."""
    try:
        stream = sys.stderr.fileno()
    except (AttributeError, OSError, ValueError):  # a program without a console has none
        yield
        return
    sys.stderr.flush()
    kept = os.dup(stream)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  (a device, not a file)
        os.dup2(nowhere.fileno(), stream)
    try:
        yield
    finally:
        os.dup2(kept, stream)
        os.close(kept)


def pixels_of(path: Path) -> Pixels:
    """Return a picture file's pixels in grey; raises PictureError."""
    return grey(load(path))


def grey(image: QImage) -> Pixels:
    """Return a picture in grey, what is transparent being white."""
    small = _within(image, _LONGEST)
    if small.hasAlphaChannel():
        paper = QImage(small.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, small)
        painter.end()
        small = paper
    small = small.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, line = small.width(), small.height(), small.bytesPerLine()
    content = bytes(small.constBits())
    if line != width:
        content = b"".join(content[at * line : at * line + width] for at in range(height))
    return Pixels(width, height, content)


def kept(image: QImage) -> bytes:
    """Return the picture as the book keeps it: JPEG, small enough for a drawer full of cards."""
    small = _within(image, _KEPT_LONGEST).convertToFormat(QImage.Format.Format_RGB32)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPEG", _KEPT_QUALITY)  # type: ignore[call-overload]
    buffer.close()
    return bytes(content.data())


def turned(image: QImage, degrees: int) -> QImage:
    """Return the picture turned to the right by a multiple of 90."""
    return image.transformed(QTransform().rotate(degrees))


def _within(image: QImage, longest: int) -> QImage:
    if max(image.width(), image.height()) <= longest:
        return image
    room = QSize(longest, longest)
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
