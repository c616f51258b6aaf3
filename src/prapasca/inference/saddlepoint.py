"""The tail of a sum of binomials by saddlepoint approximation, where no engine can give the exact one."""

from __future__ import annotations

from math import expm1, log, pi, sqrt

import numpy as np
from scipy import special

from prapasca.inference.tails import Tails
from prapasca.inference.tilting import Groups, cumulant, lower_half_tails, saddle_point

NEAR_CENTRE = 1e-4
"""Below this w the limit at the centre is taken."""


def approximate_tails(groups: Groups, target: int) -> Tails:
    """Return the tails of T by the formula of Lugannani and Rice for lattices.

    The relative error of the tail is of the order 1/n at most, however far out.

    Parameters
    ----------
    groups
        Score and size, scores without a common divisor.
    target
        t, above 0 and not above the centre.

    Returns
    -------
    Tails
        The point is the saddlepoint density.

    References
    ----------
    R. Lugannani and S. Rice, "Saddle point approximation for the distribution of the sum of
    independent random variables", Advances in Applied Probability 12 (1980) 475-490.
    https://doi.org/10.2307/1426607
    H. E. Daniels, "Tail probability approximations", International Statistical Review 55 (1987)
    37-48. https://doi.org/10.2307/1403269

    Examples
    --------
    >>> found = approximate_tails([(rank, 1) for rank in range(1, 301)], 20_000)
    >>> round(found.lower, 7)
    0.0434487
    """
    theta = saddle_point(groups, target)
    scores, sizes = (np.array(column, dtype=np.float64) for column in zip(*groups, strict=True))
    chances = special.expit(theta * scores)
    deviation = sqrt(float((scores**2 * sizes) @ (chances * (1 - chances))))
    exponent = min(0.0, cumulant(groups, theta, target))
    log_density = exponent - log(2 * pi) / 2
    w = sqrt(-2 * exponent)
    u = -expm1(theta) * deviation
    correction = 1 / u - 1 / w if w > NEAR_CENTRE else 1 / (2 * deviation)
    # Mills' ratio times the density is the tail of the normal distribution
    mills = sqrt(pi / 2) * float(special.erfcx(w / sqrt(2)))
    return lower_half_tails(groups, target, log_density + log(mills + correction), log_density - log(deviation))
