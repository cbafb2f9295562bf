"""Pictures of 256 colours: half of the size, and nobody sees the difference on a screen of few colours."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

Colours = npt.NDArray[np.int64]
_MOST = 256
_MOST_SEEN = 128


def of_few_colours(picture: QImage) -> QImage:
    """Return the picture with the 256 colours that stand for all of it best."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, width) & 0xFFFFFF
    codes, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    colours = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1).astype(np.int64)
    table = _palette(colours, counts.astype(np.int64))
    parts = np.array_split(colours, 1 + len(colours) // 4096)
    nearest = np.concatenate([_nearest(part, table) for part in parts])
    indexes = nearest.astype(np.uint8)[places.reshape(height, width)]
    padded = np.zeros((height, (width + 3) // 4 * 4), np.uint8)
    padded[:, :width] = indexes
    found = QImage(padded.tobytes(), width, height, padded.shape[1], QImage.Format.Format_Indexed8)
    found.setColorTable([0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in table.tolist()])
    return found.copy()


def _palette(colours: Colours, counts: Colours) -> Colours:
    """Return the colours most seen, then again and again the one least like all of those before.

    So that no colour ends up far from its own, be it the thin line of a legend.
    """
    seen = colours[np.argsort(-counts)]
    table = [*seen[:_MOST_SEEN]]
    apart = ((seen[:, None, :] - np.array(table)[None]) ** 2).sum(axis=2).min(axis=1)
    while len(table) < _MOST and apart.any():
        table.append(seen[int(apart.argmax())])
        apart = np.minimum(apart, ((seen - table[-1]) ** 2).sum(axis=1))
    return np.array(table)


def _nearest(colours: Colours, table: Colours) -> Colours:
    """Return for each colour the place of the one in the table that is most like it."""
    found: Colours = ((colours[:, None, :] - table[None]) ** 2).sum(axis=2).argmin(axis=1)
    return found
