"""The tail of a sum of binomials by inversion of its tilted characteristic function.

On the lattice of frequencies ``w_j = 2 pi j / N`` the tilted probabilities are

    Q(t) = (1/N) sum_j f(w_j),   S = (1/N) sum_j f(w_j) g(w_j),

with f the characteristic function of T - t and g the finite geometric sum of ``exp((theta + i w) d)``
over the distances ``d = 0, 1, ..`` below t. Both are sums, not integrals: no quadrature error.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, expm1, pi

import numpy as np
import numpy.typing as npt

from prapasca.inference.arcs import CUT, arcs
from prapasca.inference.tilting import Floats, Integers, Tilted

_Complex = npt.NDArray[np.complex128]

# frequency-score pairs in memory
_PAIRS = 2**18


@dataclass(frozen=True)
class Inverted:
    """What inversion gives, and how much of it is certain.

    Parameters
    ----------
    lower, point : float
        S and Q(t); rounding may leave them 0 or below where they are tiny beside the moduli.
    lower_moduli, point_moduli : float
        The same sums with moduli in place of terms: rounding errors are shares of these.
    n_frequencies : int
        How many were summed.
    """

    lower: float
    point: float
    lower_moduli: float
    point_moduli: float
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
    return lattice.size * max(tilt.groups[-1][0], abs(lattice.offset)) < 2**62


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
        What is left out changes S and Q(t) by a few ``exp(-CUT)``, S by up to log N times that.

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
    point = lower = point_moduli = lower_moduli = 0.0
    for part in _parts(frequencies, tilt):
        values = _paired(tilt, lattice, part)
        decayed = values * _geometric(tilt, lattice, part)
        point += float(values.real.sum())
        lower += float(decayed.real.sum())
        point_moduli += float(np.abs(values).sum())
        lower_moduli += float(np.abs(decayed).sum())
    size = lattice.size
    return Inverted(lower / size, point / size, lower_moduli / size, point_moduli / size, len(frequencies))


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
    point = moduli = 0.0
    for part in _parts(_listed(*arcs(tilt, lattice.size)), tilt):
        values = _paired(tilt, lattice, part)
        point += float(values.real.sum())
        moduli += float(np.abs(values).sum())
    return point / lattice.size, moduli / lattice.size


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
    return np.array_split(frequencies, len(frequencies) * len(tilt.groups) // _PAIRS + 1)


def _paired(tilt: Tilted, lattice: _Lattice, frequencies: Integers) -> _Complex:
    """Return the characteristic function, doubled for the conjugate frequency where there is one."""
    return np.asarray(_characteristic(tilt, lattice, frequencies) * np.where(frequencies == 0, 1.0, 2.0))


def _characteristic(tilt: Tilted, lattice: _Lattice, frequencies: Integers) -> _Complex:
    """Return the characteristic function of T - t.

    Each binomial is centred at a whole number near its mean, so its factor depends on the angle
    modulo one turn; angles and the phase of what the centres leave are whole numbers modulo N.
    """
    size = lattice.size
    turns = frequencies[:, None] * tilt.scores.astype(np.int64) % size
    turns -= size * (turns > size // 2)
    angles = turns * (pi / size)
    sines, lean = np.sin(angles), tilt.rests - tilt.chances
    with np.errstate(divide="ignore"):
        logs = np.log1p(-np.minimum(4 * tilt.chances * tilt.rests * sines**2, 1.0)) @ (tilt.sizes / 2)
    phases = (lean * angles - np.arctan2(lean * sines, np.cos(angles))) @ tilt.sizes
    phases += angles @ (2 * (tilt.sizes * tilt.chances - lattice.centres))
    phases += frequencies * lattice.offset % size * (2 * pi / size)
    return np.asarray(np.exp(logs + 1j * phases))


def _geometric(tilt: Tilted, lattice: _Lattice, frequencies: Integers) -> _Complex:
    """Return the sum of ``exp((theta + i w) d)`` over d = 0 .. below.

    Its last term either is below ``exp(-CUT)``, or 2 below + 1 = N and half the turns of j are
    j / 2 or (j + N) / 2.
    """
    theta, size = tilt.theta, lattice.size
    angles = frequencies * (2 * pi / size)
    numerator: _Complex | float = 1.0
    if -theta * lattice.below < CUT:
        halves = (frequencies + size * (frequencies % 2)) * (pi / size)
        numerator = 1 - exp(theta * (lattice.below + 1)) * np.exp(1j * halves)
    denominator = -expm1(theta) + exp(theta) * (2 * np.sin(angles / 2) ** 2 - 1j * np.sin(angles))
    return np.asarray(numerator / denominator)
