"""The tail of a sum of binomials by inversion of its tilted characteristic function.

On the lattice of frequencies ``w_j = 2 pi j / N`` the tilted probabilities are

    Q(t) = (1/N) sum_j f(w_j),   S = (1/N) sum_j f(w_j) g(w_j),

with f the characteristic function of T - t and g the finite geometric sum of ``exp((theta + i w) d)``
over the distances ``d = 0, 1, ..`` below t. Both are sums, not integrals: no quadrature error.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, expm1, log, pi

import numpy as np

from prapasca.inference.arcs import CUT, arcs
from prapasca.inference.tilting import Floats, Integers, Tilted

# frequency-score pairs at a time, and frequencies at the least
_PAIRS, _LEAST = 2**15, 32


@dataclass(frozen=True)
class Inverted:
    """What inversion gives, and how much of it is certain.

    Parameters
    ----------
    lower, point : float
        S and Q(t); rounding may leave them 0 or below where they are tiny beside the moduli.
    lower_moduli, point_moduli : float
        The same sums with moduli in place of terms: rounding errors are shares of these.
    left_out : float
        Bound on what the frequencies left out and the folding change S and Q(t).
    n_frequencies : int
        How many were summed.
    """

    lower: float
    point: float
    lower_moduli: float
    point_moduli: float
    left_out: float
    n_frequencies: int


@dataclass(frozen=True)
class _Lattice:
    """N, and the whole numbers that the phases are made of."""

    size: int
    below: int
    centres: Floats
    offset: int


def fits(tilt: Tilted) -> bool:
    """Tell whether the phases fit 64-bit whole numbers."""
    lattice = _lattice(tilt)
    return lattice.size * max(tilt.groups[-1][0], abs(lattice.offset)) < 2**63


def lattice_size(tilt: Tilted) -> int:
    """Return N."""
    return _lattice(tilt).size


def inverted(tilt: Tilted) -> Inverted:
    """Invert the tilted characteristic function of T.

    Parameters
    ----------
    tilt
        For which :func:`fits` is true.

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
    lattice = _lattice(tilt)
    frequencies = _listed(*arcs(tilt, lattice.size))
    sums = np.zeros(4)
    for part in _parts(frequencies, tilt):
        moduli, phases = _characteristic(tilt, lattice, part)
        cosines, (real, imaginary) = np.cos(phases), _geometric(tilt, lattice, part)
        terms = (cosines * real - np.sin(phases) * imaginary, cosines, np.sqrt(real**2 + imaginary**2), 1.0)
        sums += [float(np.sum(moduli * term)) for term in terms]
    lower, point, lower_moduli, point_moduli = (sums / lattice.size).tolist()
    left_out = (8 + 2 * log(lattice.size)) * exp(-CUT)
    return Inverted(lower, point, lower_moduli, point_moduli, left_out, len(frequencies))


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


def _lattice(tilt: Tilted) -> _Lattice:
    """Choose N so that no probability above ``exp(-CUT)`` is folded onto the distances 0 .. below."""
    reach = min(ceil(tilt.reach(CUT)), max(tilt.target, tilt.total - tilt.target))
    below = min(reach, ceil(CUT / -tilt.theta))
    centres = np.rint(tilt.sizes * tilt.chances)
    size = (reach + max(below, 1)) | 1
    offset = sum(score * int(centre) for (score, _), centre in zip(tilt.groups, centres, strict=True)) - tilt.target
    return _Lattice(size, below, centres, (offset + size // 2) % size - size // 2)


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
    turns = tilt.scores.astype(np.int64)[:, None] * frequencies % size
    turns -= size * (turns > size // 2)
    angles = turns * (pi / size)
    tangents, lean = np.tan(angles), tilt.rests - tilt.chances
    phases = tilt.sizes @ (lean[:, None] * angles - np.arctan(lean[:, None] * tangents))
    phases += 2 * (tilt.sizes * tilt.chances - lattice.centres) @ angles
    phases += frequencies * lattice.offset % size * (2 * pi / size)
    squares = tangents**2
    lost = (4 * tilt.chances * tilt.rests)[:, None] * (squares / (1 + squares))
    with np.errstate(divide="ignore"):
        logs = tilt.sizes / 2 @ np.log1p(-np.minimum(lost, 1.0))
    return np.exp(logs) * np.where(frequencies == 0, 1.0, 2.0), phases


def _geometric(tilt: Tilted, lattice: _Lattice, frequencies: Integers) -> tuple[Floats, Floats]:
    """Return real and imaginary part of the sum of ``exp((theta + i w) d)`` over d = 0 .. below.

    Its last term either is below ``exp(-CUT)``, or 2 below + 1 = N and its turns are half those of
    j or of j + N.
    """
    theta, size = tilt.theta, lattice.size
    angles = frequencies * (pi / size)
    sines = np.sin(angles)
    real, imaginary = 2 * exp(theta) * sines**2 - expm1(theta), 2 * exp(theta) * sines * np.cos(angles)
    squares = real**2 + imaginary**2
    real, imaginary = real / squares, imaginary / squares
    if -theta * lattice.below < CUT:
        halves = angles + pi * (frequencies % 2)
        last = exp(theta * (lattice.below + 1))
        left, rest = 1 - last * np.cos(halves), -last * np.sin(halves)
        real, imaginary = left * real - rest * imaginary, left * imaginary + rest * real
    return real, imaginary
