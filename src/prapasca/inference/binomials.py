"""Binomial probabilities of one group of changes, plain and tilted."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, floor, inf, lgamma, log, log1p, pi

import numpy as np

from prapasca.inference.tilting import Floats, Integers, bernstein


@dataclass(frozen=True)
class Binomial:
    """Tilted distribution of the number of increases in one group, from `first` on."""

    score: int
    first: int
    log_weights: Floats

    @property
    def reach(self) -> int:
        """Difference of the largest and smallest sum the group gives."""
        return self.score * (len(self.log_weights) - 1)


def tilted_binomial(score: int, size: int, theta: float, cut: float) -> Binomial:
    """Return the tilted distribution of one group, cut where it falls below ``exp(-cut)``.

    Examples
    --------
    >>> np.exp(tilted_binomial(1, 2, 0.0, inf).log_weights).round(12).tolist()
    [0.25, 0.5, 0.25]
    """
    slope = theta * score
    chance = 1 / (1 + exp(min(-slope, 700.0)))
    if cut == inf:
        return Binomial(score, 0, _whole_binomial(size, slope))
    reach = float(bernstein(cut, 1.0, np.array(size * chance * (1 - chance))))
    first, last = max(0, ceil(size * chance - reach)), min(size, floor(size * chance + reach))
    mode = min(max(int((size + 1) * chance), first), last)
    up = np.arange(mode, last, dtype=np.float64)
    down = np.arange(mode, first, -1, dtype=np.float64)
    rising = np.cumsum(np.log((size - up) / (up + 1)) + slope)
    falling = np.cumsum(np.log(down / (size - down + 1)) - slope)
    logs = np.concatenate([falling[::-1], [0.0], rising])
    return Binomial(score, first, logs - log(float(np.sum(np.exp(logs)))))


def _whole_binomial(size: int, slope: float) -> Floats:
    numbers = np.arange(size + 1)
    return log_binomial(size, numbers) + slope * numbers - size * (log1p(exp(slope)) - log(2))


def log_binomial(size: int, successes: Integers) -> Floats:
    """Return the log probabilities of Binomial(size, 1/2), by Stirling's formula with its remainder.

    Right to a few units in the last place of the larger of 1 and the logarithm.

    Examples
    --------
    >>> log_binomial(4, np.array([0, 2])).round(12).tolist() == [round(log(1 / 16), 12), round(log(6 / 16), 12)]
    True
    """
    logs = np.full(len(successes), -size * log(2))
    inner = np.flatnonzero((successes > 0) & (successes < size))
    if not len(inner):
        return logs
    up = successes[inner].astype(np.float64)
    down = size - up
    lean = (up - down) / size
    deviance = up * np.log1p(lean) + down * np.log1p(-lean)
    remainder = stirling_remainder(np.full(1, float(size))) - stirling_remainder(up) - stirling_remainder(down)
    logs[inner] = 0.5 * np.log(size / (2 * pi * up * down)) - deviance + remainder
    return logs


def stirling_remainder(numbers: Floats) -> Floats:
    """Return ``log n! - (n + 1/2) log n + n - log(2 pi) / 2`` for n of 1 or more.

    Examples
    --------
    >>> stirling_remainder(np.array([1.0, 1e6])).round(9).tolist()
    [0.081061467, 8.3e-08]
    """
    squared = numbers**-2
    series = (1 / 12 - squared * (1 / 360 - squared * (1 / 1260 - squared * (1 / 1680 - squared / 1188)))) / numbers
    small = numbers < 16
    series[small] = [lgamma(n + 1) - (n + 0.5) * log(n) + n - log(2 * pi) / 2 for n in numbers[small].tolist()]
    return series
