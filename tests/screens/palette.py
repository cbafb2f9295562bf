"""Pictures of 128 colours: a third of the size, and nobody sees the difference on a screen of few colours."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

Colours = npt.NDArray[np.int64]
_MOST = 128


def of_few_colours(picture: QImage) -> QImage:
    """Return the picture with the 128 colours that stand for all of it best."""
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
    """Return the colours most seen as they are, and the middles of groups of the others."""
    kept = np.argsort(-counts)[: _MOST // 4]
    rest = np.setdiff1d(np.arange(len(colours)), kept)
    groups = [(_unlike(colours[rest], counts[rest]), rest)] if len(rest) else []
    while groups and len(groups) < _MOST - len(kept):
        worst = max(range(len(groups)), key=lambda place: groups[place][0])
        group = groups.pop(worst)[1]
        halves = _halves(colours, counts, group) if len(group) > 1 else [group]
        groups += [(_unlike(colours[half], counts[half]), half) for half in halves]
        if len(halves) < 2:
            break
    middles = [np.average(colours[group], axis=0, weights=counts[group]).round() for _bad, group in groups]
    return np.concatenate([colours[kept], np.array(middles, np.int64).reshape(-1, 3)])


def _unlike(colours: Colours, counts: Colours) -> float:
    """Return how far the colours of a group are from its middle, those often seen counting more."""
    middle = np.average(colours, axis=0, weights=counts)
    return float((np.sqrt(counts)[:, None] * (colours - middle) ** 2).sum()) if len(colours) > 1 else 0.0


def _halves(colours: Colours, counts: Colours, group: Colours) -> list[Colours]:
    """Return a group cut where its most varied channel has half of its pixels."""
    channel = int(np.ptp(colours[group], axis=0).argmax())
    ordered = group[np.argsort(colours[group, channel], kind="stable")]
    weight = np.cumsum(np.sqrt(counts[ordered]))
    cut = min(max(1, int(np.searchsorted(weight, weight[-1] / 2))), len(ordered) - 1)
    return [ordered[:cut], ordered[cut:]]


def _nearest(colours: Colours, table: Colours) -> Colours:
    """Return for each colour the place of the one in the table that is most like it."""
    found: Colours = ((colours[:, None, :] - table[None]) ** 2).sum(axis=2).argmin(axis=1)
    return found
