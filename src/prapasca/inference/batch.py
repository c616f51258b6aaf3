"""Wilcoxon's signed-rank test of many small studies at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from math import comb, gcd

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.change import exact_decimal, whole_counts
from prapasca.checks import check_choice
from prapasca.errors import N_, InputError
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.signed_rank import ZERO_METHODS, ZeroMethod
from prapasca.inference.tails import ALTERNATIVES, SMALLEST_P, Alternative
from prapasca.transition import TransitionTable

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Pattern = tuple[int, ...]

LONGEST_CACHED = 512
"""States of a null distribution that is kept between calls: with `CACHED` of them, 130 MB at most."""

CACHED = 16384

LONGEST_LISTED = 2**15
"""States of a null distribution that is listed at all; beyond, each study is computed by itself."""

MOST_LISTED = 900
"""Changes of a listed null distribution: ``2**-900`` is a normal double."""


@dataclass(frozen=True, eq=False)
class SignedRankBatch:
    """Signed-rank tests of many studies; every field is an array with one entry a study.

    Parameters
    ----------
    n_pairs, n_positive, n_negative, n_zero : integer arrays, shape (S,)
    rank_sum_positive, rank_sum_negative : float arrays, shape (S,)
    z, spss_z, p_asymptotic, p_asymptotic_corrected : float arrays, shape (S,)
    p_exact, p_exact_one_sided, point_probability, p_mid, log_p_exact : float arrays, shape (S,)
        As in :class:`prapasca.inference.SignedRankResult`.
    """

    n_pairs: Integers
    n_positive: Integers
    n_negative: Integers
    n_zero: Integers
    rank_sum_positive: Floats
    rank_sum_negative: Floats
    z: Floats
    spss_z: Floats
    p_asymptotic: Floats
    p_asymptotic_corrected: Floats
    p_exact: Floats
    p_exact_one_sided: Floats
    point_probability: Floats
    p_mid: Floats
    log_p_exact: Floats

    def __post_init__(self) -> None:
        for field in fields(self):
            getattr(self, field.name).flags.writeable = False


@dataclass(frozen=True)
class _Profiles:
    """Changes of many studies: sizes of the groups of equal ``|d|``, and how many of each went up."""

    sizes: Integers
    up: Integers
    zeros: Integers


def signed_rank_test_many(
    counts: npt.ArrayLike,
    *,
    changes: Sequence[object] | None = None,
    scores: Sequence[object] | None = None,
    zero_method: ZeroMethod = "wilcoxon",
    alternative: Alternative = "two-sided",
) -> SignedRankBatch:
    """Test many studies, each as :func:`prapasca.signed_rank_test` would.

    Studies with equally large groups of equal ``|d|`` share their null distribution, which is
    computed once, and kept for later calls while it is small.

    Parameters
    ----------
    counts
        Transition tables, shape (S, K, K), rows before and columns after; or, with `changes`,
        how many people show each change, shape (S, D).
    changes
        The D changes ``d = post - pre``, when `counts` holds change counts.
    scores
        K rising scores of the categories of the tables; default 0..K-1.
    zero_method, alternative
        As for :func:`prapasca.signed_rank_test`.

    Returns
    -------
    SignedRankBatch
        Arrays of shape (S,).

    Raises
    ------
    InputError
        Shapes that do not fit, counts that are negative or not whole, an unknown option.

    Examples
    --------
    >>> many = signed_rank_test_many([[0, 1, 19], [3, 5, 12]], changes=[-1, 0, 1])
    >>> many.p_exact.round(12).tolist()
    [3.814697e-06, 0.03515625]
    """
    check_choice("zero_method", zero_method, ZERO_METHODS)
    check_choice("alternative", alternative, ALTERNATIVES)
    profiles = _profiles(whole_counts(counts, "counts"), changes, scores)
    below = profiles.zeros if zero_method == "pratt" else np.zeros_like(profiles.zeros)
    ranks = _doubled_ranks(profiles.sizes, below)
    positive = (ranks * profiles.up).sum(axis=1)
    negative = (ranks * (profiles.sizes - profiles.up)).sum(axis=1)
    squares = (ranks.astype(np.float64) ** 2 * profiles.sizes).sum(axis=1)
    n_positive = profiles.up.sum(axis=1)
    n_changed = profiles.sizes.sum(axis=1)
    z = _quotient((positive - negative).astype(np.float64), np.sqrt(squares))
    corrected = _corrected_z((positive - negative) / 4, np.sqrt(squares) / 4, alternative)
    return SignedRankBatch(
        n_pairs=n_changed + profiles.zeros,
        n_positive=n_positive,
        n_negative=n_changed - n_positive,
        n_zero=profiles.zeros,
        rank_sum_positive=positive / 2,
        rank_sum_negative=negative / 2,
        z=z,
        spss_z=-np.abs(_wilcoxon_z(profiles)),
        p_asymptotic=_normal_p(z, alternative, n_changed),
        p_asymptotic_corrected=_normal_p(corrected, alternative, n_changed),
        **_exact(profiles, below, positive, alternative),
    )


def _profiles(counts: Integers, changes: Sequence[object] | None, scores: Sequence[object] | None) -> _Profiles:
    if changes is not None and counts.ndim == 2 and counts.shape[1] == len(changes):
        columns, by_change = counts, list(changes)
    elif changes is None and counts.ndim == 3 and counts.shape[1] == counts.shape[2] >= 2:
        size = counts.shape[1]
        # a table of ones checks the scores and gives the change of each cell in its order
        table = TransitionTable.from_counts(np.ones((size, size), dtype=np.int64), range(size), scores)
        columns = counts.reshape(len(counts), size * size)
        by_change = [after - before for before in table.scores for after in table.scores]
    else:
        raise InputError(
            "batch-shape",
            N_(
                "counts: found shape {found}; expected studies x categories x categories, or, with changes, "
                "studies x changes"
            ),
            found=" x ".join(map(str, counts.shape)),
        )
    return _grouped(columns, by_change)


def _grouped(columns: Integers, changes: list[object]) -> _Profiles:
    exact = [exact_decimal(change) for change in changes]
    place = {size: index for index, size in enumerate(sorted({abs(change) for change in exact if change}))}
    up = np.zeros((len(columns), len(place)), dtype=np.int64)
    down = np.zeros_like(up)
    zeros = np.zeros(len(columns), dtype=np.int64)
    for column, change in zip(columns.T, exact, strict=True):
        if change:
            moved = up if change > 0 else down
            moved[:, place[abs(change)]] += column
        else:
            zeros += column
    return _Profiles(up + down, up, zeros)


def _doubled_ranks(sizes: Integers, below: Integers) -> Integers:
    started = np.cumsum(sizes, axis=1) - sizes + below[:, None]
    return np.asarray(2 * started + sizes + 1)


def _wilcoxon_z(profiles: _Profiles) -> Floats:
    ranks = _doubled_ranks(profiles.sizes, np.zeros_like(profiles.zeros)).astype(np.float64)
    difference = (ranks * (2 * profiles.up - profiles.sizes)).sum(axis=1)
    return _quotient(difference, np.sqrt((ranks**2 * profiles.sizes).sum(axis=1)))


def _quotient(numerator: Floats, denominator: Floats) -> Floats:
    return np.divide(numerator, denominator, out=np.zeros_like(numerator), where=denominator > 0)


def _corrected_z(deviation: Floats, deviation_sd: Floats, alternative: Alternative) -> Floats:
    if alternative == "two-sided":
        drawn = np.sign(deviation) * np.maximum(0.0, np.abs(deviation) - 0.5)
    else:
        drawn = deviation - 0.5 if alternative == "greater" else deviation + 0.5
    return _quotient(drawn, deviation_sd)


def _normal_p(z: Floats, alternative: Alternative, n_changed: Integers) -> Floats:
    if alternative == "two-sided":
        p = special.erfc(np.abs(z) / np.sqrt(2))
    else:
        p = special.erfc((z if alternative == "greater" else -z) / np.sqrt(2)) / 2
    return np.where(n_changed > 0, np.clip(p, SMALLEST_P, 1.0), 1.0)


def _exact(profiles: _Profiles, below: Integers, positive: Integers, alternative: Alternative) -> dict[str, Floats]:
    """Return the exact fields: tails by pattern, then the p values of all studies together."""
    patterns, of_study = _patterns(profiles.sizes, below)
    logs = np.zeros((3, len(positive)))
    order = np.argsort(of_study, kind="stable")
    starts = np.searchsorted(of_study[order], np.arange(len(patterns) + 1))
    for pattern, start, stop in zip(patterns.tolist(), starts, starts[1:], strict=False):
        studies = order[start:stop]
        logs[:, studies] = _log_tails(tuple(pattern), positive[studies])
    p_values = _p_values(logs, alternative)
    # where nobody changed there is one outcome, and every p is 1
    p_values["p_mid"][profiles.sizes.sum(axis=1) == 0] = 1.0
    return p_values


def _patterns(sizes: Integers, below: Integers) -> tuple[Integers, Integers]:
    """Return the distinct rows of sizes and zeros, and which one each study has."""
    rows = np.column_stack([below, sizes])
    base = int(rows.max(initial=0)) + 1
    if base ** rows.shape[1] < 2**62:
        # one whole number a row sorts much faster than the row
        keys = rows @ (base ** np.arange(rows.shape[1], dtype=np.int64))
        _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        return rows[first], inverse
    patterns, inverse = np.unique(rows, axis=0, return_inverse=True)
    return patterns, inverse.ravel()


def _log_tails(pattern: Pattern, observed: Integers) -> Floats:
    """Return log P(T <= t), log P(T >= t) and log P(T = t) at each observed t; shape (3, S)."""
    below, *sizes = pattern
    ranks = doubled_midranks(sizes, n_below=below)
    held = tuple((rank, size) for rank, size in zip(ranks, sizes, strict=True) if size)
    divisor = gcd(*(rank for rank, _ in held)) or 1
    reduced = tuple((rank // divisor, size) for rank, size in held)
    states = sum(rank * size for rank, size in reduced) + 1
    if states > LONGEST_LISTED or sum(size for _, size in reduced) > MOST_LISTED:
        return _one_by_one(reduced, observed // divisor)
    listed = _kept(reduced) if states <= LONGEST_CACHED else _listed(reduced)
    return listed[:, observed // divisor]


def _one_by_one(groups: tuple[tuple[int, int], ...], observed: Integers) -> Floats:
    scores, sizes = zip(*groups, strict=True)
    values, inverse = np.unique(observed, return_inverse=True)
    tails = [tail_probabilities(scores, sizes, int(value)) for value in values]
    logs = np.array([[tail.log_lower, tail.log_upper, tail.log_point] for tail in tails])
    return np.asarray(logs[inverse].T)


def _listed(groups: tuple[tuple[int, int], ...]) -> Floats:
    """Return the log tails and log probabilities of every sum 0, 1, .., total."""
    pmf = np.ones(1)
    for score, size in sorted(groups, key=lambda group: -group[1]):
        chances = _binomial(size)
        grown = np.zeros(len(pmf) + score * size)
        if len(pmf) == 1:
            grown[::score] = chances
        else:
            for up, chance in enumerate(chances):
                grown[score * up : score * up + len(pmf)] += chance * pmf
        pmf = grown
    tails = np.stack([np.cumsum(pmf), np.cumsum(pmf[::-1])[::-1], pmf])
    with np.errstate(divide="ignore"):
        return np.log(np.minimum(tails, 1.0))


@lru_cache(maxsize=1024)
def _binomial(size: int) -> list[float]:
    return [comb(size, up) / 2**size for up in range(size + 1)]


_kept = lru_cache(maxsize=CACHED)(_listed)


def _p_values(logs: Floats, alternative: Alternative) -> dict[str, Floats]:
    """Return what :func:`prapasca.inference.tails.exact_p` does, for all studies."""
    log_lower, log_upper, log_point = logs
    two_sided = alternative == "two-sided"
    log_tail = {"two-sided": np.minimum(log_lower, log_upper), "greater": log_upper, "less": log_lower}[alternative]
    log_p = np.minimum(0.0, log_tail + np.log(2) * two_sided)
    share = np.exp(np.minimum(0.0, log_point - log_tail)) / 2
    at_centre = two_sided & (log_lower == log_upper) & (log_tail > -np.log(2))
    p_mid = np.where(at_centre, 1.0, np.exp(log_tail + np.log(2) * two_sided) * (1 - share))
    return {
        "p_exact": _within(np.exp(log_p)),
        "p_exact_one_sided": _within(np.exp(log_tail)),
        "point_probability": _within(np.exp(log_point)),
        "p_mid": _within(p_mid),
        "log_p_exact": log_p,
    }


def _within(p: Floats) -> Floats:
    return np.clip(p, SMALLEST_P, 1.0)
