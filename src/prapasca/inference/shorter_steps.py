"""The same tail from shorter steps, where the scores lie close to multiples of one step.

Tie groups of about equal size give scores ``R_m = c b_m + e_m`` with a long step c and small
remainders, so that ``T = c B + E`` with ``B = sum_m b_m X_m`` and ``E = sum_m e_m X_m``. Where E
almost surely lies in a window shorter than c, sums are ordered by B first and by E second. Any step
that is not shorter than the window gives the same order, hence the same tail and the same point;
with the shortest one the characteristic function winds far less often. Where groups hold an odd
number of changes each, c is a half; then all is doubled.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, exp, floor

import numpy as np

from prapasca.inference.inversion import Cuts
from prapasca.inference.tilting import Floats, Integers, Tilted, tilted

LARGEST_MULTIPLE = 8
"""Steps tried are the smallest score divided by 1 .. this."""

LEAST_GAIN = 2.0
"""A step less than so many times as long as the window stays as it is."""

_MARGIN = 1.05


@dataclass(frozen=True)
class ShorterSteps:
    """A distribution whose tail at its target is that of another.

    Parameters
    ----------
    tilt : Tilted
        With the scores ``M b_m + e_m``, M the length of the window.
    changed : float
        Bound on what E outside of the window changes S, in units of ``exp(-tail)`` of the cuts, and
        on what it changes Q(t), in units of ``exp(-point)``.
    same_point : bool
        Whether Q(t) is as good as the same. It is not where the target may be reached with a
        probable E and another B, or only with an improbable E.
    """

    tilt: Tilted
    changed: float
    same_point: bool


@lru_cache(maxsize=1)
def with_shorter_steps(tilt: Tilted, cuts: Cuts) -> ShorterSteps | None:
    """Return a distribution of shorter steps with the same tail.

    Parameters
    ----------
    tilt
        The tilted distribution.
    cuts
        E is outside of the window with tilted probability ``2 exp(-tail)`` or less, before and after.

    Returns
    -------
    ShorterSteps or None
        None where no step is long enough.

    Examples
    --------
    >>> tilt = tilted([(250_001, 250_000), (750_001, 250_000)], 120 * 10**9)
    >>> with_shorter_steps(tilt, Cuts(60.0, 60.0)).tilt.groups
    [(4264, 250000), (12790, 250000)]
    """
    factor, step, multiples = _longest_step(tilt)
    rests = factor * tilt.scores - step * multiples
    low, high = _window(tilt, rests, cuts.tail)
    # the margin leaves room for the window under the other tilt
    spare = ceil((_MARGIN - 1) * (high - low)) + 1
    low, high = low - spare, high + spare
    # as even or odd as the step, so that what was doubled can be halved again
    length = high - low + 1 + (high - low + 1 - step) % factor
    if step < LEAST_GAIN * length:
        return None
    increases = (factor * tilt.target - low) // step
    rest = factor * tilt.target - step * increases
    target = (length * increases + min(rest, high)) // factor
    scores = ((length * multiples + rests.astype(np.int64)) // factor).tolist()
    groups = [(score, size) for score, (_, size) in zip(scores, tilt.groups, strict=True)]
    if scores[0] < 1 or target < 1:
        return None
    short = tilted(groups, target)
    below, above = _window(short, rests, cuts.tail)
    if below < low or above > high:
        return None
    windows = (_window(either, rests, cuts.point) for either in (tilt, short))
    same = rest <= high and all(rest - length < first and rest + length > last for first, last in windows)
    return ShorterSteps(short, 2 + 2 * exp(min(tilt.shift - short.shift, 700.0)), same)


def _longest_step(tilt: Tilted) -> tuple[int, int, Integers]:
    """Return the step that is longest beside the deviation of E, with the multiples of it.

    The first number is 2 where the step is of twice the scores, else 1.
    """
    factors = np.repeat([1, 2], LARGEST_MULTIPLE)
    divisors = np.tile(np.arange(1, LARGEST_MULTIPLE + 1), 2) / tilt.scores[0]
    multiples = np.rint(divisors[:, None] * tilt.scores)
    weighted = multiples * tilt.sizes
    steps = np.rint(factors * (weighted @ tilt.scores) / (weighted * multiples).sum(axis=1))
    rests = factors[:, None] * tilt.scores - steps[:, None] * multiples
    squares = rests**2 @ (tilt.sizes * tilt.chances * tilt.rests)
    best = int(np.argmin(np.sqrt(squares) / np.maximum(steps, 1e-300)))
    return int(factors[best]), int(steps[best]), multiples[best].astype(np.int64)


def _window(tilt: Tilted, rests: Floats, cut: float) -> tuple[int, int]:
    """Return where E lies, but for ``exp(-cut)`` on either side."""
    mean, reach = float(rests @ (tilt.sizes * tilt.chances)), tilt.spread(rests, cut)
    return floor(mean - reach), ceil(mean + reach)
