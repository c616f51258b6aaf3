"""Where the modulus of a tilted characteristic function is not negligible.

The characteristic function of T is a product over the groups, and each factor has modulus

    (1 - 4 p q sin(R w / 2)**2) ** (t / 2),

near 1 only where the score R winds about a whole number of times. With many changes in a group
that leaves narrow arcs, one for each winding, most of which the windings of the other groups miss.
What the groups cannot exclude alone they exclude together: blocks of frequencies are bounded and
halved. Frequencies are ``w = 2 pi j / N`` with whole j.
"""

from __future__ import annotations

from math import asin, expm1, pi, sqrt

import numpy as np

from prapasca.inference.tilting import Floats, Integers, Tilted

CUT = 60.0
"""Frequencies where the modulus is below ``exp(-CUT)`` are left out, where nothing less is enough."""

# lengths at which arcs, and later blocks, are not cut any more
_SHORT_ARC, _LEAF = 64, 16
# frequencies sampled, spread by the golden ratio
_SAMPLE, _GOLDEN = 128, (sqrt(5) - 1) / 2
# scores bounded at a time, and block-score pairs in memory
_BATCH, _PAIRS = 64, 2**20


def half_width(size: float, chance: float, rest: float, cut: float = CUT) -> float | None:
    """Return how far from a whole number of windings one group alone is not negligible.

    Returns
    -------
    float or None
        In windings; None for a group too small to exclude two thirds of all frequencies.

    Examples
    --------
    >>> round(half_width(5000, 0.5, 0.5), 3)
    0.049
    """
    lost = -expm1(-2 * cut / size)
    if lost >= chance * rest:
        return None
    # the margin covers rounding
    return asin(sqrt(lost / (4 * chance * rest))) / pi + 1e-9


def share_not_negligible(tilt: Tilted, lattice: int, cut: float) -> float:
    """Return about which share of the frequencies has a modulus of ``exp(-cut)`` or more, from a sample.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> share_not_negligible(tilted([(1, 4000)], 2000), 801, CUT)
    0.1171875
    """
    sample = np.floor(np.arange(1, _SAMPLE + 1) * _GOLDEN % 1 * (lattice / 2))
    squares = np.sin(tilt.scores[:, None] * sample % lattice * (pi / lattice)) ** 2
    with np.errstate(divide="ignore"):
        logs = tilt.sizes / 2 @ np.log1p(-(4 * tilt.chances * tilt.rests)[:, None] * squares)
    return float(np.mean(logs > -cut))


def arcs(tilt: Tilted, lattice: int, cut: float = CUT) -> tuple[Integers, Integers]:
    """Return runs of j in ``0 .. lattice // 2`` that hold every j whose modulus is ``exp(-cut)`` or more.

    Parameters
    ----------
    tilt
        The tilted distribution.
    lattice
        N, odd.
    cut
        How far below 1 the modulus counts, as a logarithm.

    Returns
    -------
    first, last : integer array
        Ends of the runs, both included; runs do not overlap.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> first, last = arcs(tilted([(1, 4000)], 2000), 801)
    >>> first.tolist(), last.tolist()
    ([0], [44])
    """
    low, high = _windings(tilt, lattice, cut)
    # the margins cover rounding; runs that meet share no j
    first = np.maximum(np.ceil(low - 1e-3), 0).astype(np.int64)
    last = np.minimum(np.floor(high + 1e-3), lattice // 2).astype(np.int64)
    first[1:] = np.maximum(first[1:], last[:-1] + 1)
    kept, leaf = [], _SHORT_ARC
    while len(first):
        alive = _not_negligible(tilt, lattice, (first, last), cut)
        first, last = first[alive], last[alive]
        small = last - first < leaf
        kept.append((first[small], last[small]))
        (first, last), leaf = _quartered(first[~small], last[~small]), _LEAF
    starts, stops = (np.concatenate(ends) for ends in zip(*kept, strict=True))
    order = np.argsort(starts)
    order = order[stops[order] >= starts[order]]
    return starts[order], stops[order]


def _windings(tilt: Tilted, lattice: int, cut: float) -> tuple[Floats, Floats]:
    """Return the arcs, in units of j, that no group excludes alone."""
    low, high = np.zeros(1), np.full(1, lattice / 2)
    groups = zip(tilt.scores.tolist(), tilt.sizes.tolist(), tilt.chances.tolist(), tilt.rests.tolist(), strict=True)
    for score, size, chance, rest in groups:
        width = half_width(size, chance, rest, cut)
        if width is None:
            continue
        step = lattice / score
        begin, end = np.ceil(low / step - width), np.floor(high / step + width)
        repeats = np.maximum(end - begin + 1, 0).astype(np.int64)
        arc = np.repeat(np.arange(len(low)), repeats)
        winding = (begin - (np.cumsum(repeats) - repeats))[arc] + np.arange(len(arc))
        low = np.maximum(low[arc], (winding - width) * step)
        high = np.minimum(high[arc], (winding + width) * step)
        meet = high >= low
        low, high = low[meet], high[meet]
    return low, high


def _not_negligible(tilt: Tilted, lattice: int, blocks: tuple[Integers, Integers], cut: float) -> Integers:
    """Return the places of the blocks whose bound on the modulus is ``exp(-cut)`` or more.

    In a block each score keeps a distance from its next whole winding; twice the block's middle
    and extent are whole numbers. Scores that wind about once or more within the block tell nothing.
    """
    first, last = blocks
    scores, losses = tilt.scores.astype(np.int64), 4 * tilt.chances * tilt.rests
    middle, extent = first + last, last - first
    telling = int(np.searchsorted(tilt.scores, lattice / max(1, int(extent.min()))))
    alive, bound = np.arange(len(first)), np.zeros(len(first))
    for batch in range(0, telling, _BATCH):
        part = slice(batch, min(batch + _BATCH, telling))
        for rows in np.array_split(alive, len(alive) * _BATCH // _PAIRS + 1):
            phase = middle[rows, None] * scores[part] % (2 * lattice)
            distance = np.minimum(phase, 2 * lattice - phase) - extent[rows, None] * scores[part]
            sines = np.sin(np.maximum(distance, 0) * (pi / (2 * lattice)))
            with np.errstate(divide="ignore"):
                bound[rows] += np.log1p(-losses[part] * sines**2) @ tilt.sizes[part] / 2
        alive = alive[bound[alive] > -cut]
    return alive


def _quartered(first: Integers, last: Integers) -> tuple[Integers, Integers]:
    width = (last - first) // 4 + 1
    starts = first[:, None] + width[:, None] * np.arange(4)
    stops = np.minimum(starts + width[:, None] - 1, last[:, None])
    filled = stops >= starts
    return starts[filled], stops[filled]
