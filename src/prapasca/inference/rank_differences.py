"""Two tests on ranks over both times, which any rising recoding of the scale leaves as they are.

Wilcoxon's test ranks the sizes of differences of codes: whether one step at the bottom of an
ordered scale is as large as one at the top is decided by whoever chose the codes. Here all 2n
values, before and after together, are ranked first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Literal, overload

import numpy as np

from prapasca.change import ChangeProfile, same_length
from prapasca.checks import check_choice, is_missing
from prapasca.errors import Message
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import null_tails, saddlepoint_message
from prapasca.inference.signed_rank import AsymptoticSignedRankResult, SignedRankResult, ZeroMethod, signed_rank_test
from prapasca.inference.tails import (
    ALTERNATIVES,
    NO_CHANGE,
    RANK_METHODS,
    Alternative,
    ExactP,
    RankMethod,
    exact_p,
    normal_p,
)
from prapasca.transition import TransitionTable


@dataclass(frozen=True, kw_only=True)
class MunzelBrunnerResult(ExactP):
    """What the test of Munzel and Brunner found.

    Parameters
    ----------
    n_pairs, n_missing, n_changed : int
        Pairs observed at both times, people left out because they were not, and pairs whose two
        values differ.
    mean_rank_pre, mean_rank_post : float or None
        Of the ranks over all 2n values; None without pairs.
    relative_effect : float or None
        ``1/2 + (mean_rank_post - mean_rank_pre) / (2 n)``, the chance that a value after exceeds a
        value before, of any two persons, ties counted half.
    z, p_asymptotic : float
        ``sum (R_post - R_pre) / sqrt(sum (R_post - R_pre)^2)``, normal.
    p_exact, p_exact_one_sided, point_probability, p_mid, log_p_exact, p_exact_floored
        Over all exchanges of before and after within persons; see
        :class:`prapasca.inference.tails.ExactP`.
    method : str
        ``"exact"``, ``"saddlepoint"`` or ``"asymptotic"``: the null distribution of the headline p.
    alternative : str
        As asked.
    message : Message or None
        That the p is a saddlepoint approximation, where it is.
    """

    n_pairs: int
    n_missing: int
    n_changed: int
    mean_rank_pre: float | None
    mean_rank_post: float | None
    relative_effect: float | None
    z: float
    p_asymptotic: float
    method: RankMethod
    alternative: Alternative
    message: Message | None = None

    @property
    def p(self) -> float:
        """The headline p, by `method`."""
        return self.p_asymptotic if self.method == "asymptotic" else self.p_exact


def munzel_brunner_test(
    table: TransitionTable, *, alternative: Alternative = "two-sided", method: RankMethod = "auto"
) -> MunzelBrunnerResult:
    """Test whether values after tend to exceed values before, by ranks over all 2n values [1]_.

    The sum over persons of ``R_post - R_pre`` is compared with its values under all exchanges of
    before and after within persons.

    Parameters
    ----------
    table
        Rows before, columns after; its scores play no part. Numbers are put into one by
        :func:`table_of_numbers`.
    alternative
        ``"greater"`` means that values rise.
    method
        As for :func:`prapasca.inference.signed_rank_test`; it chooses the headline, the asymptotic
        p is always there, and so is another.

    Returns
    -------
    MunzelBrunnerResult
        Every p is 1 when nobody changed.

    Raises
    ------
    InputError
        An unknown option; under ``"exact"`` code ``"too-large"`` where no engine can compute it.

    References
    ----------
    .. [1] U. Munzel and E. Brunner, "An exact paired rank test", Biometrical Journal 44 (2002)
       584-593. https://doi.org/10.1002/1521-4036(200207)44:5<584::AID-BIMJ584>3.0.CO;2-9

    Examples
    --------
    >>> table = TransitionTable.from_counts([[6, 9, 3], [1, 8, 7], [0, 2, 4]], ["poor", "fair", "good"])
    >>> result = munzel_brunner_test(table)
    >>> print(f"{result.relative_effect:.3f} z {result.z:.3f} p {result.p:.6f}")
    0.672 z 3.429 p 0.000317
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    check_choice("method", method, RANK_METHODS)
    changes = rank_changes(table)
    sizes: Counter[int] = Counter()
    for change, people in changes.items():
        if change:
            sizes[abs(change)] += people
    n, n_changed = table.n_pairs, sum(sizes.values())
    rise = sum(change * people for change, people in changes.items())
    squares = sum(size**2 * people for size, people in sizes.items())
    z = rise / sqrt(squares) if squares else 0.0
    exact = NO_CHANGE
    used: RankMethod = "exact"
    if n_changed:
        observed = sum(change * people for change, people in changes.items() if change > 0)
        tails, used = null_tails(sizes, sizes.values(), observed, method)
        exact = exact_p(tails, alternative)
    # the ranks of all 2n values add up to n (2n + 1); `rise` is in doubled ranks
    return MunzelBrunnerResult(
        n_pairs=n,
        n_missing=table.n_missing,
        n_changed=n_changed,
        mean_rank_pre=(2 * n * (2 * n + 1) - rise) / (4 * n) if n else None,
        mean_rank_post=(2 * n * (2 * n + 1) + rise) / (4 * n) if n else None,
        relative_effect=(2 * n * n + rise) / (4 * n * n) if n else None,
        z=z,
        p_asymptotic=normal_p(z, alternative) if n_changed else 1.0,
        method="asymptotic" if method == "asymptotic" else used,
        alternative=alternative,
        message=saddlepoint_message(n_changed) if used == "saddlepoint" else None,
        **vars(exact),
    )


@overload
def kornbrot_test(
    table: TransitionTable,
    *,
    zero_method: ZeroMethod = ...,
    alternative: Alternative = ...,
    method: Literal["auto", "exact", "saddlepoint"] = ...,
) -> SignedRankResult: ...


@overload
def kornbrot_test(
    table: TransitionTable, *, zero_method: ZeroMethod = ..., alternative: Alternative = ..., method: RankMethod
) -> SignedRankResult | AsymptoticSignedRankResult: ...


def kornbrot_test(
    table: TransitionTable,
    *,
    zero_method: ZeroMethod = "wilcoxon",
    alternative: Alternative = "two-sided",
    method: RankMethod = "auto",
) -> SignedRankResult | AsymptoticSignedRankResult:
    """Test whether values after tend to exceed values before, by Kornbrot's rank differences [1]_.

    All 2n values are ranked, and Wilcoxon's signed-rank test is applied to the differences of
    ranks.

    Parameters
    ----------
    table
        Rows before, columns after; its scores play no part. Numbers are put into one by
        :func:`table_of_numbers`.
    zero_method, alternative, method
        As for :func:`prapasca.inference.signed_rank_test`.

    Returns
    -------
    SignedRankResult or AsymptoticSignedRankResult
        Ranks are those of the absolute rank differences.

    Raises
    ------
    InputError
        An unknown option; under ``"exact"`` code ``"too-large"`` where no engine can compute it.

    References
    ----------
    .. [1] D. E. Kornbrot, "The rank difference test: a new and meaningful alternative to the
       Wilcoxon signed ranks test for ordinal data", British Journal of Mathematical and Statistical
       Psychology 43 (1990) 241-264. https://doi.org/10.1111/j.2044-8317.1990.tb00939.x

    Examples
    --------
    >>> table = TransitionTable.from_counts([[6, 9, 3], [1, 8, 7], [0, 2, 4]], ["poor", "fair", "good"])
    >>> result = kornbrot_test(table)
    >>> print(f"{result.rank_sum_positive} {result.rank_sum_negative} p {result.p:.6f}")
    228.5 24.5 p 0.000343
    """
    profile = ChangeProfile.from_changes(rank_changes(table))
    missing = (table.n_missing_pre, table.n_missing_post, table.n_missing_both)
    counts = (profile.n_increases, profile.n_decreases, profile.n_unchanged)
    return signed_rank_test(
        ChangeProfile(profile.magnitudes, *counts, *missing),
        zero_method=zero_method,
        alternative=alternative,
        method=method,
    )


def rank_changes(table: TransitionTable) -> Counter[int]:
    """Return how many changed by how much in doubled midranks over all 2n values.

    Examples
    --------
    >>> rank_changes(TransitionTable.from_counts([[0, 2], [1, 0]], ["no", "yes"]))
    Counter({6: 2, -6: 1})
    """
    ranks = doubled_midranks((table.pre_margin + table.post_margin).tolist())
    changes: Counter[int] = Counter()
    for before, after in zip(*np.nonzero(table.counts), strict=True):
        changes[ranks[after] - ranks[before]] += int(table.counts[before, after])
    return changes


def table_of_numbers(pre: Iterable[object], post: Iterable[object]) -> TransitionTable:
    """Return the table whose categories are the distinct numbers, ascending.

    Parameters
    ----------
    pre, post
        Numbers, one pair a person, shape (n,); None and NaN are counted as missing.

    Raises
    ------
    InputError
        Different lengths, a value that is not a finite number, or fewer than two distinct values.

    Examples
    --------
    >>> table = table_of_numbers([1.5, 2, 7, None], [2, 7, 9.5, 2])
    >>> table.categories, table.n_improved, table.n_missing
    ((1.5, 2, 7, 9.5), 3, 1)
    """
    before, after = same_length(pre, post)
    ChangeProfile.from_pairs(before, after)
    values = sorted({value for value in (*before, *after) if not is_missing(value)})  # type: ignore[type-var]  # numbers, as checked above
    return TransitionTable.from_pairs(before, after, values)
