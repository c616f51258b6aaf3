"""P(T = t) where the scores rise by whole multiples of one step, as those of equal tie groups do.

With ``R_m = r + h a_m`` the sum is ``T = r X + h A``, where X counts the increases and A sums the
``a_m`` over them. If h is large, t fixes X and A both but for a few pairs, and a pair may lie far
from where the distribution of T tilted by one number has its weight: t is then far less likely
than its neighbours. Tilting by two numbers puts the weight on the pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, fsum, gcd, inf, log

import numpy as np
from scipy import special

from prapasca.inference.arcs import CUT
from prapasca.inference.inversion import fits, inverted_point
from prapasca.inference.tilting import Floats, Groups, Integers, Tilted, bernstein

MAX_PAIRS = 50
"""Most pairs of X and A to look at."""

MIN_STEP = 100
"""A smaller step leaves no gaps worth the effort."""

NEGLIGIBLE = 60.0
"""Pairs whose bound is ``exp(-NEGLIGIBLE)`` of the largest are left out."""


@dataclass(frozen=True)
class _Pair:
    """X and A, with the tilt that puts their means there."""

    increases: int
    steps: int
    chances: Floats
    rests: Floats
    log_bound: float


def log_point_of_stepped(groups: Groups, target: int) -> tuple[float, float] | None:
    """Return ``log P(T = t)`` and how much rounding errors are multiplied.

    Parameters
    ----------
    groups
        Score and size, in lowest terms, scores ascending.
    target
        t.

    Returns
    -------
    tuple of float or None
        None where the scores have no large enough common step.

    Examples
    --------
    >>> from math import comb
    >>> found, _ = log_point_of_stepped([(1001, 1000), (3001, 1000)], 3001 * 600)
    >>> abs(found - log(comb(1000, 600) / 4**1000)) < 1e-11
    True
    """
    lowest, n_signs = groups[0][0], sum(size for _, size in groups)
    step = gcd(*(score - lowest for score, _ in groups))
    if step < MIN_STEP or n_signs // step > MAX_PAIRS:
        return None
    multiples = np.array([(score - lowest) // step for score, _ in groups])
    sizes = np.array([size for _, size in groups])
    first, last = target % step * pow(lowest, -1, step) % step, min(n_signs, target // lowest)
    pairs = [
        _centred(multiples, sizes, increases, steps)
        for increases in range(first, last + 1, step)
        if _possible(multiples, sizes, increases, steps := (target - lowest * increases) // step)
    ]
    largest = max((pair.log_bound for pair in pairs), default=0.0)
    pairs = [pair for pair in pairs if pair.log_bound > largest - NEGLIGIBLE]
    tilts = [_joined(multiples, sizes, pair) for pair in pairs]
    if not all(fits(tilt) for tilt in tilts):
        return None
    factors = [exp(pair.log_bound - largest) for pair in pairs]
    points = [inverted_point(tilt) for tilt in tilts]
    total = fsum(factor * value for factor, (value, _) in zip(factors, points, strict=True))
    moduli = fsum(factor * size for factor, (_, size) in zip(factors, points, strict=True))
    return (log(total) + largest, moduli / total) if total > 0 else None


def _possible(multiples: Integers, sizes: Integers, increases: int, steps: int) -> bool:
    """Tell whether `steps` lies between the smallest and the largest sum of so many multiples."""
    smallest, largest = (
        int(multiples[order] @ np.diff(np.minimum(np.cumsum(sizes[order]), increases), prepend=0))
        for order in (slice(None), slice(None, None, -1))
    )
    return smallest <= steps <= largest


def _centred(multiples: Integers, sizes: Integers, increases: int, steps: int) -> _Pair:
    """Minimise the bound over both tilts.

    Any tilt serves; the least bound is where the means of X and A are on the pair.
    """
    scale = max(1, int(multiples[-1]))
    design = np.array([np.ones(len(sizes)), multiples / scale])
    aim = np.array([increases, steps / scale])

    def bound(slopes: Floats) -> float:
        return float(sizes @ (np.logaddexp(0.0, slopes @ design) - log(2)) - slopes @ aim)

    def gradient(slopes: Floats) -> Floats:
        return np.asarray(design @ (sizes * special.expit(slopes @ design)) - aim)

    def bend(slopes: Floats) -> Floats:
        chances = special.expit(slopes @ design)
        return np.asarray((design * (sizes * chances * (1 - chances))) @ design.T)

    from scipy import optimize

    found = optimize.minimize(
        bound, np.zeros(2), jac=gradient, hess=bend, method="trust-exact", options={"gtol": 0.01, "maxiter": 200}
    )
    leans = found.x @ design
    return _Pair(increases, steps, special.expit(leans), special.expit(-leans), float(found.fun))


def _joined(multiples: Integers, sizes: Integers, pair: _Pair) -> Tilted:
    """Return the distribution of ``A + M X``, M so large that the sum tells A and X."""
    variances = sizes * pair.chances * pair.rests
    gap = abs(float(multiples @ (sizes * pair.chances)) - pair.steps)
    reach = gap + float(bernstein(CUT, float(multiples[-1]), np.array(multiples**2 @ variances)))
    factor = ceil(min(reach, float(multiples @ sizes))) + 1
    scores = multiples + factor
    groups = list(zip(scores.tolist(), sizes.tolist(), strict=True))
    return Tilted(
        groups,
        pair.steps + factor * pair.increases,
        -inf,
        scores.astype(np.float64),
        sizes.astype(np.float64),
        pair.chances,
        pair.rests,
        float(scores @ (sizes * pair.chances)),
        float(scores**2 @ variances),
    )
