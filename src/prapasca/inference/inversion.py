"""The tail of a sum of binomials by inversion of its tilted characteristic function.

On the lattice of frequencies ``w_j = 2 pi j / N`` the tilted probabilities are

    Q(t) = (1/N) sum_j f(w_j),   S = (1/N) sum_j f(w_j) g(w_j),

with f the characteristic function of T - t and g the finite geometric sum of ``exp((theta + i w) d)``
over the distances ``d = 0, 1, ..`` below t. Both are sums, not integrals: no quadrature error.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, exp, expm1, log, pi, sqrt

import numpy as np

from prapasca.inference.arcs import CUT, arcs
from prapasca.inference.tilting import Floats, Integers, Tilted

# frequency-score pairs at a time, and frequencies at the least
_PAIRS, _LEAST = 2**13, 32

POINT_LEFT_OUT = 3.0
"""What the frequencies left out and the folding change Q(t) at the most, in units of ``exp(-point)``."""


@dataclass(frozen=True)
class Inverted:
    """What inversion gives, and how much of it is certain.

    Parameters
    ----------
    lower, point : float
        S and Q(t); rounding may leave them 0 or below where they are tiny beside the moduli.
    lower_moduli, point_moduli : float
        The same sums with moduli in place of terms: rounding errors are shares of these.
    left_out, point_left_out : float
        Bounds on what the frequencies left out and the folding change S and Q(t).
    n_frequencies : int
        How many were summed.
    """

    lower: float
    point: float
    lower_moduli: float
    point_moduli: float
    left_out: float
    point_left_out: float
    n_frequencies: int


@dataclass(frozen=True)
class Cuts:
    """What is left out, as logarithms below 1.

    Parameters
    ----------
    tail : float
        Sums beyond a distance that has tilted probability ``exp(-tail)`` do not enter S.
    point : float
        Frequencies whose modulus is below ``exp(-point)``; not below `tail`, nor above twice `tail`.
    """

    tail: float
    point: float


WIDEST = Cuts(CUT, CUT)
"""What is left out where nothing more can be."""


@dataclass(frozen=True)
class _Lattice:
    """N, and the whole numbers that the phases are made of."""

    size: int
    below: int
    centres: Floats
    offset: int
    cuts: Cuts


def fits(tilt: Tilted) -> bool:
    """Tell whether the phases fit 64-bit whole numbers."""
    lattice = _lattice(tilt)
    return lattice.size * max(tilt.groups[-1][0], abs(lattice.offset)) < 2**63


def lattice_size(tilt: Tilted, cuts: Cuts = WIDEST) -> int:
    """Return N."""
    return _lattice(tilt, cuts).size


def enough(tilt: Tilted, tolerance: float) -> Cuts:
    """Return cuts that leave out a quarter of the tolerance, should the point be no rarer than its neighbours.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> cuts = enough(tilted([(1, 1000)], 400), 1e-12)
    >>> round(cuts.tail, 1), round(cuts.point, 1)
    (34.6, 34.6)
    """
    usual = min(1.0, 1 / sqrt(2 * pi * tilt.variance))
    lower = min(0.5, usual / -expm1(tilt.theta))
    tail = min(CUT, log(4 * _left_out(lattice_size(tilt)) / (tolerance * lower)))
    return Cuts(tail, min(CUT, 2 * tail, max(tail, log(4 * POINT_LEFT_OUT / (tolerance * usual)))))


def _left_out(size: int) -> float:
    """Bound what the frequencies left out and the folding change S, in units of ``exp(-tail)``."""
    return 8 + 2 * log(size)


def inverted(tilt: Tilted, cuts: Cuts = WIDEST) -> Inverted:
    """Invert the tilted characteristic function of T.

    Parameters
    ----------
    tilt
        For which :func:`fits` is true.
    cuts
        What may be left out.

    Returns
    -------
    Inverted
        S and Q(t) with what they are known by.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> from math import comb, log
    >>> tilt = tilted([(1, 1000)], 400)
    >>> abs(log(inverted(tilt).point) + tilt.shift - log(comb(1000, 400) / 2**1000)) < 1e-13
    True
    """
    lattice = _lattice(tilt, cuts)
    frequencies = _listed(*arcs(tilt, lattice.size, cuts.point))
    sums = np.zeros(4)
    for part in _parts(frequencies, tilt):
        moduli, phases = _characteristic(tilt, lattice, part)
        cosines, (real, imaginary) = np.cos(phases), _geometric(tilt, lattice, part)
        terms = (cosines * real - np.sin(phases) * imaginary, cosines, np.sqrt(real**2 + imaginary**2), 1.0)
        sums += [float(np.sum(moduli * term)) for term in terms]
    lower, point, lower_moduli, point_moduli = (sums / lattice.size).tolist()
    left_out = exp(-cuts.tail) * _left_out(lattice.size), exp(-cuts.point) * POINT_LEFT_OUT
    return Inverted(lower, point, lower_moduli, point_moduli, *left_out, len(frequencies))


def inverted_point(tilt: Tilted) -> tuple[float, float]:
    """Return the tilted probability of the target, and the sum of the moduli it was found from.

    The tilt may be any; its theta is not used.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> from math import comb
    >>> value, _ = inverted_point(tilted([(1, 100)], 20))
    >>> abs(value - comb(100, 20) * 0.2**20 * 0.8**80) < 1e-9
    True
    """
    lattice = _lattice(tilt)
    sums = np.zeros(2)
    for part in _parts(_listed(*arcs(tilt, lattice.size)), tilt):
        moduli, phases = _characteristic(tilt, lattice, part)
        sums += [float(moduli @ np.cos(phases)), float(moduli.sum())]
    point, size = (sums / lattice.size).tolist()
    return point, size


@lru_cache(maxsize=4)
def _lattice(tilt: Tilted, cuts: Cuts = WIDEST) -> _Lattice:
    """Choose N so that nothing that counts is folded onto the distances 0 .. below.

    Onto distance 0 sums are folded from N away. That is twice the reach where `below` is the reach,
    which squares their probability or more; else the reach is that of the point.
    """
    furthest = max(tilt.target, tilt.total - tilt.target)
    reach = min(ceil(tilt.reach(cuts.tail)), furthest)
    below = min(reach, ceil(cuts.tail / -tilt.theta))
    if below < reach:
        reach = min(ceil(tilt.reach(cuts.point)), furthest)
    centres = np.rint(tilt.sizes * tilt.chances)
    size = (reach + max(below, 1)) | 1
    offset = sum(score * int(centre) for (score, _), centre in zip(tilt.groups, centres, strict=True)) - tilt.target
    return _Lattice(size, below, centres, (offset + size // 2) % size - size // 2, cuts)


def _listed(first: Integers, last: Integers) -> Integers:
    lengths = last - first + 1
    return np.repeat(first - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())


def _parts(frequencies: Integers, tilt: Tilted) -> list[Integers]:
    return np.array_split(frequencies, len(frequencies) // max(_LEAST, _PAIRS // len(tilt.groups)) + 1)


def _characteristic(tilt: Tilted, lattice: _Lattice, frequencies: Integers) -> tuple[Floats, Floats]:
    """Return modulus and phase of the characteristic function of T - t.

    The modulus is doubled for the conjugate frequency, which has the same real part. Each binomial
    is centred at a whole number near its mean, so its factor depends on the angle modulo one turn;
    angles and the phase of what the centres leave are whole numbers modulo N.
    """
    size = lattice.size
    angles = _turns(tilt, size, frequencies) * (pi / size)
    tangents, lean = np.tan(angles), tilt.rests - tilt.chances
    phases = tilt.sizes @ (lean[:, None] * angles - np.arctan(lean[:, None] * tangents))
    phases += 2 * (tilt.sizes * tilt.chances - lattice.centres) @ angles
    phases += frequencies * lattice.offset % size * (2 * pi / size)
    squares = tangents**2
    lost = (4 * tilt.chances * tilt.rests)[:, None] * (squares / (1 + squares))
    with np.errstate(divide="ignore"):
        logs = tilt.sizes / 2 @ np.log1p(-np.minimum(lost, 1.0))
    return np.exp(logs) * np.where(frequencies == 0, 1.0, 2.0), phases


def _turns(tilt: Tilted, size: int, frequencies: Integers) -> Floats:
    """Return each score times each frequency modulo N, between -N/2 and N/2, exactly."""
    if tilt.groups[-1][0] * int(frequencies[-1]) < 2**53:
        whole = tilt.scores[:, None] * frequencies
        return np.asarray(whole - size * np.rint(whole / size))
    turns = tilt.scores.astype(np.int64)[:, None] * frequencies % size
    return (turns - size * (turns > size // 2)).astype(np.float64)


def _geometric(tilt: Tilted, lattice: _Lattice, frequencies: Integers) -> tuple[Floats, Floats]:
    """Return real and imaginary part of the sum of ``exp((theta + i w) d)`` over d = 0 .. below.

    Its last term either is below ``exp(-tail)``, or 2 below + 1 = N and its turns are half those of
    j or of j + N.
    """
    theta, size = tilt.theta, lattice.size
    angles = frequencies * (pi / size)
    sines, cosines = np.sin(angles), np.cos(angles)
    real, imaginary = 2 * exp(theta) * sines**2 - expm1(theta), 2 * exp(theta) * sines * cosines
    squares = real**2 + imaginary**2
    real, imaginary = real / squares, imaginary / squares
    if -theta * lattice.below < lattice.cuts.tail:
        last = exp(theta * (lattice.below + 1)) * (1 - 2 * (frequencies & 1))
        left, rest = 1 - last * cosines, -last * sines
        real, imaginary = left * real - rest * imaginary, left * imaginary + rest * real
    return real, imaginary
