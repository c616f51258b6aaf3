"""Bowker's test that people move from i to j as often as from j to i."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lcm, log

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.change import Counts
from prapasca.checks import check_choice
from prapasca.errors import N_, Message
from prapasca.inference.tails import METHODS, floored
from prapasca.transition import TransitionTable

# combinations held at once in one half of the enumeration (about 200 MB)
LIMIT = 5_000_000

_Logs = npt.NDArray[np.float64]
# the statistic in units of 1 / common, ascending, and its log probability
_Half = tuple[Counts, _Logs]


@dataclass(frozen=True)
class SymmetryResult:
    """What Bowker's test of symmetry found.

    Parameters
    ----------
    n_pairs, n_missing : int
        Pairs observed at both times, and people left out because they were not.
    n_unchanged : int
        Pairs on the diagonal, which tell nothing about symmetry.
    statistic : float
        ``sum (n_ij - n_ji)^2 / (n_ij + n_ji)``.
    df : int
        Number of pairs of categories with ``n_ij + n_ji > 0``.
    p_asymptotic : float
        From the chi-square distribution.
    p_exact, log_p_exact : float or None
        From the product of binomials; None when not asked for, or when `message` says why not.
    method : str
        ``"exact"`` or ``"asymptotic"``.
    message : Message or None
        Why there is no exact p.
    """

    n_pairs: int
    n_missing: int
    n_unchanged: int
    statistic: float
    df: int
    p_asymptotic: float
    p_exact: float | None
    log_p_exact: float | None
    method: str
    message: Message | None

    @property
    def p(self) -> float:
        """The headline p: exact where there is one, else asymptotic."""
        return self.p_asymptotic if self.p_exact is None else self.p_exact


def symmetry_test(table: TransitionTable, *, method: str = "exact") -> SymmetryResult:
    """Test whether moves from i to j are as frequent as moves from j to i.

    Parameters
    ----------
    table
        Rows before, columns after.
    method
        ``"exact"`` gives the exact p beside the asymptotic one; ``"asymptotic"`` leaves it out.

    Returns
    -------
    SymmetryResult
        The exact p is the probability, given how many moved between each two categories, of a
        statistic at least as large; equal statistics are recognised in whole numbers.

    Raises
    ------
    InputError
        An unknown `method`.

    References
    ----------
    Bowker (1948), https://doi.org/10.1080/01621459.1948.10483284

    Examples
    --------
    >>> table = TransitionTable.from_counts([[6, 9, 3], [1, 8, 7], [0, 2, 4]], ["poor", "fair", "good"])
    >>> result = symmetry_test(table)
    >>> print(f"{result.statistic:.3f} df {result.df} p {result.p_asymptotic:.6f} exact {result.p_exact:.6f}")
    12.178 df 3 p 0.006798 exact 0.003174
    """
    check_choice("method", method, METHODS)
    up = table.counts[np.triu_indices_from(table.counts, 1)]
    down = table.counts.T[np.triu_indices_from(table.counts, 1)]
    moved = [(int(a), int(b)) for a, b in zip(up, down, strict=True) if a + b]
    statistic = sum((a - b) ** 2 / (a + b) for a, b in moved)
    log_p = _log_p_exact(moved) if method == "exact" else None
    return SymmetryResult(
        n_pairs=table.n_pairs,
        n_missing=table.n_missing,
        n_unchanged=table.n_unchanged,
        statistic=statistic,
        df=len(moved),
        p_asymptotic=floored(float(special.chdtrc(len(moved), statistic))) if moved else 1.0,
        p_exact=None if log_p is None else floored(exp(log_p)),
        log_p_exact=log_p,
        method=method,
        message=_too_large(table.n_pairs) if method == "exact" and log_p is None else None,
    )


def _too_large(n_pairs: int) -> Message:
    return Message(
        "symmetry-too-large",
        N_(
            "symmetry: no exact p, because the moves of {n} pairs can fall in more ways than can be counted "
            "(limit: {limit} in each half of the enumeration); use the asymptotic p"
        ),
        {"n": n_pairs, "limit": LIMIT},
        "note",
    )


def _log_p_exact(moved: list[tuple[int, int]]) -> float | None:
    """Return log P(statistic >= observed), or None when there are too many combinations."""
    totals = [a + b for a, b in moved]
    common = lcm(*totals)
    observed = sum(common // (a + b) * (a - b) ** 2 for a, b in moved)
    if observed == 0:
        return 0.0
    # the largest statistic, sum(totals) in units of 1 / common, must fit 64 bits
    fits = common * sum(totals) < 2**62
    halves = _halves(sorted(totals, reverse=True), common) if fits else None
    if halves is None:
        return None
    (keys, logs), (other_keys, other_logs) = halves
    tails = np.append(np.logaddexp.accumulate(other_logs[::-1])[::-1], -np.inf)
    reached = np.searchsorted(other_keys, observed - keys)
    return min(0.0, float(special.logsumexp(logs + tails[reached])))


def _halves(totals: list[int], common: int) -> tuple[_Half, _Half] | None:
    """Share the pairs of categories out over two halves of about equal size."""
    nothing = (np.zeros(1, dtype=np.int64), np.zeros(1))
    halves: list[_Half] = [nothing, nothing]
    for total in totals:
        smaller = int(len(halves[1][0]) < len(halves[0][0]))
        keys, logs = halves[smaller]
        if len(keys) * (total // 2 + 1) > LIMIT:
            return None
        own_keys, own_logs = _one_pair(total, common // total)
        halves[smaller] = _merged((keys[:, None] + own_keys).ravel(), (logs[:, None] + own_logs).ravel())
    return halves[0], halves[1]


def _one_pair(total: int, unit: int) -> _Half:
    """Return unit * (2x - total)^2, ascending, with its log probability, x ~ Binomial(total, 1/2)."""
    x = np.arange(total // 2, -1, -1, dtype=np.int64)
    steps = np.log((x[1:] + 1.0) / (total - x[1:]))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    logs += np.where(2 * x == total, 0.0, log(2))
    return (total - 2 * x) ** 2 * unit, logs - special.logsumexp(logs)


def _merged(keys: Counts, logs: _Logs) -> _Half:
    order = np.argsort(keys, kind="stable")
    keys, logs = keys[order], logs[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[starts], np.logaddexp.reduceat(logs, starts)
