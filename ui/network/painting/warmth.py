"""How long nothing was heard of somebody, as a colour: the longer, the paler."""

import numpy as np

from services.network.graph import Ints

STEPS = (30, 90, 180, 365)
"""Days since the last contact up to which each step reaches; the last step is everything beyond."""
WARMTH = ("warmth.1", "warmth.2", "warmth.3", "warmth.4", "warmth.5")


def warmth_steps(quiet: Ints) -> Ints:
    """Return the step of each number of days, from 0, the warmest; −1 where no contact is logged."""
    steps = np.searchsorted(np.array(STEPS), quiet, side="left").astype(np.int64)
    steps[quiet < 0] = -1
    return steps
