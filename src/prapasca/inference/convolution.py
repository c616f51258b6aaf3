"""The plain second opinion: the tilted distribution built one change at a time."""

from __future__ import annotations

from math import log

import numpy as np

from prapasca.inference.counting import counted
from prapasca.inference.tails import Tails
from prapasca.inference.tilting import Tilted, lower_half_tails


def convolved(tilt: Tilted) -> Tails:
    """Return the tails of T from an array of the tilted probabilities of 0 .. t.

    Each change spreads every probability over two sums, with weights that add up to 1, so nothing
    overflows; what is above t cannot come back and is left out.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> round(convolved(tilted([(1, 1), (2, 1), (3, 1)], 1)).lower, 12)
    0.25
    """
    target = tilt.target
    held = np.zeros(target + 1)
    held[0] = 1.0
    reached = 0
    for (score, size), chance, rest in zip(tilt.groups, tilt.chances.tolist(), tilt.rests.tolist(), strict=True):
        for _ in range(size):
            reached = min(reached + score, target)
            shifted = chance * held[: max(0, reached - score + 1)]
            held[: reached + 1] *= rest
            held[score : score + len(shifted)] += shifted
    if not held[target]:
        # not reached, or too far below its neighbours for a double
        return counted(tilt.groups, target)
    log_sum = log(float(held @ np.exp(tilt.theta * (target - np.arange(target + 1)))))
    return lower_half_tails(tilt.groups, target, log_sum + tilt.shift, log(held[target]) + tilt.shift)
