"""Which way to compute an exact tail: what each engine would cost, and the cheapest that can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import exp, inf, log, sqrt
from typing import Literal

import numpy as np

from prapasca.errors import InputError
from prapasca.inference.arcs import half_width, share_not_negligible
from prapasca.inference.convolution import convolved
from prapasca.inference.counting import counted
from prapasca.inference.few_groups import log_point_of_few
from prapasca.inference.inversion import WIDEST, Cuts, Inverted, enough, fits, inverted, lattice_size
from prapasca.inference.meet_in_the_middle import larger_half, met_in_the_middle, window_sizes
from prapasca.inference.shorter_steps import ShorterSteps, with_shorter_steps
from prapasca.inference.stepped_scores import log_point_of_stepped
from prapasca.inference.tails import Tails
from prapasca.inference.tilting import MAX_STATES, Tilted, lower_half_tails, too_large, unattainable

Engine = Literal["auto", "inversion", "meet-in-the-middle", "convolution", "counting"]
ENGINES: tuple[Engine, ...] = ("auto", "inversion", "meet-in-the-middle", "convolution", "counting")

MAX_FREQUENCIES = 2**25
"""Most windings or frequencies of inversion; about 2 GB at work."""

LIMIT_SECONDS = 100.0
"""An engine predicted to take longer is not tried."""

POINT_SECONDS = 5.0
"""As long may be spent on a point probability when the tail is known."""

MAX_BITS = 2**31
"""Longest number that counting adds; a few of them are held at once."""

MAX_SAMPLED, LARGEST_SAMPLED = 32, 2**20
"""Up to so many groups, and so large a lattice, frequencies are sampled to tell how many count; beyond
that lattice, shorter steps are tried."""

TOLERANCES = (1e-12, 1e-11)
"""Largest relative error that inversion may have, to 2,000 changes and beyond."""


def chosen(tilt: Tilted) -> Tails:
    """Return the tails by the cheapest engine that can.

    Raises
    ------
    InputError
        Code ``"too-large"`` when none can, ``"unattainable"``.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> round(chosen(tilted([(1, 2000)], 1000)).lower, 6)
    0.50892
    """
    seconds = predicted_seconds(tilt)
    best: Tails | None = None
    for name in sorted(seconds, key=seconds.__getitem__):
        if seconds[name] > (LIMIT_SECONDS if best is None else POINT_SECONDS):
            break
        try:
            found = WAYS[name](tilt)
        except InputError as error:
            if error.code != "too-large":
                raise
            continue
        if not found.point_error:
            return found
        best = found if best is None or found.log_point < best.log_point else best
    if best is None:
        raise too_large(tilt.n_signs, len(tilt.groups), larger_half(tilt))
    return best


def named(tilt: Tilted, engine: Engine) -> Tails:
    """Return the tails by one engine.

    Raises
    ------
    InputError
        Code ``"too-large"`` when it cannot, ``"unattainable"``.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> round(named(tilted([(1, 2000)], 1000), "convolution").lower, 6)
    0.50892
    """
    if predicted_seconds(tilt)[engine] > LIMIT_SECONDS:
        raise too_large(tilt.n_signs, len(tilt.groups), larger_half(tilt))
    return WAYS[engine](tilt)


def by_inversion(tilt: Tilted) -> Tails:
    """Return the tails by inversion.

    A point too improbable among its neighbours is found by other ways that know why, or its
    possible error is told.

    Raises
    ------
    InputError
        Code ``"too-large"`` where 64-bit numbers are too short, or rounding may show in the tail;
        ``"unattainable"``.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> round(by_inversion(tilted([(1, 2000)], 1000)).lower, 6)
    0.50892
    """
    if not fits(tilt):
        raise too_large(tilt.n_signs, len(tilt.groups), lattice_size(tilt))
    tolerance, rounding = TOLERANCES[tilt.n_signs > 2000], _rounding(tilt)
    for cuts in (enough(tilt, tolerance), WIDEST):
        found, shift = _inverted(tilt, cuts)
        error = rounding * found.point_moduli + found.point_left_out
        if found.point_left_out <= tolerance / 2 * found.point:
            break
    if rounding * found.lower_moduli + found.left_out > tolerance * found.lower:
        raise too_large(tilt.n_signs, len(tilt.groups), found.n_frequencies)
    log_lower = log(found.lower) + shift
    if error <= tolerance * found.point:
        return lower_half_tails(tilt.groups, tilt.target, log_lower, log(found.point) + shift)
    log_point = _rare_point(tilt, tolerance / rounding)
    if log_point is not None:
        return lower_half_tails(tilt.groups, tilt.target, log_lower, log_point)
    bound = max(found.point, 0.0) + error
    log_point = log(bound) + shift
    return lower_half_tails(tilt.groups, tilt.target, log_lower, log_point, point_error=min(1.0, 2 * error / bound))


def _inverted(tilt: Tilted, cuts: Cuts) -> tuple[Inverted, float]:
    """Invert, by shorter steps where there are such; return what turns S and Q(t) into probabilities too."""
    short = _shortened(tilt, cuts)
    if short is None:
        return inverted(tilt, cuts), tilt.shift
    found = inverted(short.tilt, cuts)
    left_out = found.left_out + short.changed * exp(-cuts.tail)
    if not short.same_point:
        return replace(found, left_out=left_out, point=0.0, point_moduli=0.0), short.tilt.shift
    point_left_out = found.point_left_out + short.changed * exp(-cuts.point)
    return replace(found, left_out=left_out, point_left_out=point_left_out), short.tilt.shift


def _rare_point(tilt: Tilted, loss_allowed: float) -> float | None:
    """Return ``log P(T = t)`` where few solutions or a common step of the scores explain it."""
    known = log_point_of_few(tilt.groups, tilt.target)
    if known == -inf:
        raise unattainable(tilt.target)
    if known is not None:
        return known
    stepped = log_point_of_stepped(tilt.groups, tilt.target)
    return stepped[0] if stepped and stepped[1] <= loss_allowed else None


def _rounding(tilt: Tilted) -> float:
    """Return the relative error of one term, whose phase is a sum of about sqrt(n) turns (measured)."""
    return 1e-15 + 1e-16 * sqrt(tilt.n_signs)


def _by_counting(tilt: Tilted) -> Tails:
    return counted(tilt.groups, tilt.target)


WAYS: dict[Engine, Callable[[Tilted], Tails]] = {
    "inversion": by_inversion,
    "meet-in-the-middle": met_in_the_middle,
    "convolution": convolved,
    "counting": _by_counting,
}


def predicted_seconds(tilt: Tilted) -> dict[Engine, float]:
    """Return about how long each engine would take; infinity where it cannot.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> seconds = predicted_seconds(tilted([(score, 1) for score in range(1, 2001)], 10**6))
    >>> min(seconds, key=seconds.get)
    'inversion'
    """
    return {
        "inversion": _inversion_seconds(tilt),
        "meet-in-the-middle": _meeting_seconds(tilt),
        "convolution": _convolution_seconds(tilt),
        "counting": counting_seconds(tilt.n_signs, tilt.target),
    }


def counting_seconds(n_signs: int, target: int) -> float:
    """Return about how long counting takes: it adds numbers of n (t + 1) bits, n times.

    Infinity where such a number would fill the memory.

    Examples
    --------
    >>> counting_seconds(20, 100) < 1e-4 < counting_seconds(1000, 100_000)
    True
    """
    if n_signs * target > MAX_BITS:
        return inf
    return 1e-5 + 4e-7 * n_signs + 3.7e-11 * n_signs**2 * (target + 1)


def _convolution_seconds(tilt: Tilted) -> float:
    if tilt.target >= 8 * MAX_STATES:
        return inf
    # an array of more than 128 KB leaves the nearest cache
    each = 5e-10 if tilt.target < 2**14 else 1.6e-9
    return tilt.n_signs * (3.7e-6 + each * tilt.target)


def _meeting_seconds(tilt: Tilted) -> float:
    states = larger_half(tilt)
    if states > MAX_STATES:
        return inf
    # an array of the whole range is gone through once for each member of a window
    passes = float(window_sizes(tilt).sum()) if len(tilt.groups) > 4 else 0.0
    each = 5e-8 * (1 + min(2.0, states / 2e5)) + 3e-10 * passes
    return 4.2e-4 + 4e-5 * len(tilt.groups) + states * each


def _inversion_seconds(tilt: Tilted) -> float:
    """Take the shorter steps into account."""
    if not fits(tilt):
        return inf
    cuts = enough(tilt, TOLERANCES[tilt.n_signs > 2000])
    short = _shortened(tilt, cuts)
    return _raw_inversion_seconds(tilt if short is None else short.tilt, cuts)


def _shortened(tilt: Tilted, cuts: Cuts) -> ShorterSteps | None:
    """Return shorter steps where there are such and they could matter."""
    if len(tilt.groups) > MAX_SAMPLED or lattice_size(tilt, cuts) <= LARGEST_SAMPLED:
        return None
    return with_shorter_steps(tilt, cuts)


def _raw_inversion_seconds(tilt: Tilted, cuts: Cuts) -> float:
    """Count windings of the large groups, blocks of the small ones, and the frequencies left."""
    n_groups, lattice = len(tilt.groups), lattice_size(tilt, cuts)
    if n_groups <= MAX_SAMPLED and lattice <= LARGEST_SAMPLED:
        share = share_not_negligible(tilt, lattice, cuts.point)
        left = share * lattice / 2
        # where much is left the point is often rare, and asked for again
        return (6e-4 + 6e-5 * n_groups + left * (1e-7 + 6e-8 * n_groups)) * (1 + 2 * share)
    windings, share = 0.0, 1.0
    decay = -tilt.sizes * np.log(tilt.rests)
    for place, (score, size) in enumerate(tilt.groups):
        width = half_width(float(size), float(tilt.chances[place]), float(tilt.rests[place]), cuts.point)
        if width is not None:
            windings, share, decay[place] = windings + share * score / 2, share * 2 * width, 0.0
    left = max(64.0, share * lattice / 2)
    # at most frequencies these groups, the decay of the modulus added up, are enough
    sufficient = int(np.searchsorted(np.cumsum(decay), cuts.point))
    blocks = 0.0
    if sufficient < n_groups:
        blocks, left = 16 * share * (sufficient + 1) * tilt.groups[sufficient][0], 64.0
    if max(windings, left) > MAX_FREQUENCIES:
        return inf
    return 5e-4 + 1e-7 * windings + 3e-8 * blocks + 1e-7 * left * n_groups
