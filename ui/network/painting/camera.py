"""What part of the map is seen: a point in the middle and a zoom."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SMALLEST, LARGEST = 0.02, 4.0


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of ``width`` × ``height`` pixels on the map; a scale of 1 is 100 %."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    width: float = 800.0
    height: float = 600.0

    def to_screen(self, places: Floats) -> Floats:
        """Return places of the map as pixels."""
        shifted: Floats = (places - (self.x, self.y)) * self.scale
        shifted += (self.width / 2, self.height / 2)
        return shifted

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """Return the place under a pixel."""
        return (x - self.width / 2) / self.scale + self.x, (y - self.height / 2) / self.scale + self.y

    def moved(self, right: float, down: float) -> "Camera":
        """Return the view after the map was pulled so many pixels right and down."""
        return replace(self, x=self.x - right / self.scale, y=self.y - down / self.scale)

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Return the view nearer or farther, the place under a pixel staying under it."""
        scale = min(LARGEST, max(SMALLEST, self.scale * factor))
        before = self.to_map(x, y)
        after = replace(self, scale=scale)
        there = after.to_map(x, y)
        return replace(after, x=after.x + before[0] - there[0], y=after.y + before[1] - there[1])

    def sized(self, width: float, height: float) -> "Camera":
        """Return the same middle and zoom in a window of another size."""
        return replace(self, width=max(1.0, width), height=max(1.0, height))

    def fitted(
        self,
        places: Floats,
        margin: float = 60.0,
        most: float = 1.0,
        least: float = SMALLEST,
        above: float | None = None,
    ) -> "Camera":
        """Return the view that shows all these places, no larger than ``most`` nor smaller than ``least``.

        The margin is the same on all sides, unless another one is wanted ``above`` and below.
        """
        above = margin if above is None else above
        if not len(places):
            return replace(self, x=0.0, y=0.0, scale=1.0)
        low, high = places.min(axis=0), places.max(axis=0)
        wide, tall = high - low
        scale = min(
            most,
            max(1.0, self.width - 2 * margin) / max(1.0, float(wide)),
            max(1.0, self.height - 2 * above) / max(1.0, float(tall)),
        )
        middle = (low + high) / 2
        return replace(self, x=float(middle[0]), y=float(middle[1]), scale=max(least, scale))

    def toward(self, other: "Camera", share: float) -> "Camera":
        """Return the view on the way to another one, for flights."""
        return replace(
            other,
            x=self.x + (other.x - self.x) * share,
            y=self.y + (other.y - self.y) * share,
            scale=self.scale * (other.scale / self.scale) ** share,
        )
