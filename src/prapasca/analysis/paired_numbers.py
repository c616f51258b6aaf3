"""What only numbers have: the choice between t and ranks, SPSS's paired samples, gains, counts of pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from math import sqrt

from prapasca.analysis.results import PrimaryTest, SpssPairs
from prapasca.analysis.summaries import PairCount, PairCounts
from prapasca.inference import (
    NormalisedGain,
    PairedTResult,
    ShapiroWilkResult,
    SignedRankResult,
    normalised_gain,
    paired_t_test,
)
from prapasca.inference.tails import SMALLEST_P
from prapasca.instrument.correlation import p_of_r
from prapasca.moments import PairedMoments
from prapasca.study import AnalysisOptions, NumericOutcome

Pair = tuple[Decimal, Decimal]

MOST_PAIRS = 200
"""More different pairs than these are put together into squares."""

SQUARES = 20


def primary_test(
    analysis: AnalysisOptions,
    signed_rank: SignedRankResult,
    paired_t: PairedTResult | None = None,
    shapiro: ShapiroWilkResult | None = None,
) -> PrimaryTest:
    """Return the test that decides: the one the study file names, or the one that normality lets it take.

    Where a t test cannot be computed the signed-rank test stands in.
    """
    normal = shapiro is not None and shapiro.p is not None and shapiro.p > 1 - analysis.confidence_level
    wanted = analysis.test == "paired_t" or (analysis.test == "by_normality" and normal)
    if wanted and paired_t is not None and paired_t.p is not None and paired_t.log_p is not None:
        return PrimaryTest(analysis.test, "paired_t", paired_t.p, paired_t.log_p)
    return PrimaryTest(analysis.test, "signed_rank", signed_rank.p_exact, signed_rank.log_p_exact)


def spss_pairs(moments: PairedMoments, confidence_level: float) -> SpssPairs:
    """Return what SPSS prints of paired samples beyond the description, two-sided.

    Examples
    --------
    >>> found = spss_pairs(PairedMoments.from_pairs([7, 8, 5, 6], [3, 8, 6, 2]), 0.95)
    >>> print(f"{found.standard_error_pre:.3f} {found.correlation:.3f} {found.p_correlation:.3f}")
    0.645 0.328 0.672
    """
    n, r = moments.n_pairs, moments.correlation
    errors = [
        None if variance is None else sqrt(variance / n) for variance in (moments.variance_pre, moments.variance_post)
    ]
    # of two pairs r is 1 or -1 whatever they are
    p = max(p_of_r(r, n), SMALLEST_P) if r is not None and n > 2 else None
    return SpssPairs(errors[0], errors[1], r, p, paired_t_test(moments, confidence_level=confidence_level))


def gain_of(outcome: NumericOutcome, analysis: AnalysisOptions, listed: Sequence[Pair]) -> NormalisedGain | None:
    """Return the normalised gain where the study file asks for it."""
    if not analysis.gain or outcome.maximum is None:
        return None
    return normalised_gain([pre for pre, _ in listed], [post for _, post in listed], outcome.maximum)


def count_pairs(listed: Sequence[Pair]) -> PairCounts:
    """Count people by their values before and after; many different pairs are put together into squares.

    Examples
    --------
    >>> count_pairs([(Decimal(7), Decimal(3)), (Decimal(7), Decimal(3))]).rows
    (PairCount(pre=Decimal('7'), post=Decimal('3'), n=2),)
    """
    counted = Counter(listed)
    width = Decimal(0)
    if len(counted) > MOST_PAIRS:
        values = [value for pair in counted for value in pair]
        width = round_width(max(values) - min(values), SQUARES)
        squares: Counter[Pair] = Counter()
        for (pre, post), n in counted.items():
            squares[_middle(pre, width), _middle(post, width)] += n
        counted = squares
    return PairCounts(width, tuple(PairCount(pre, post, counted[pre, post]) for pre, post in sorted(counted)))


def round_width(reach: Decimal, spans: int) -> Decimal:
    """Return a round number, 1, 2 or 5 with zeros, of which `spans` or fewer fill a reach above 0.

    Examples
    --------
    >>> round_width(Decimal(110), 20)
    Decimal('10')
    """
    wanted = reach / spans
    power = Decimal(10) ** wanted.adjusted()
    return next(step * power for step in (1, 2, 5, 10) if step * power >= wanted)


def _middle(value: Decimal, width: Decimal) -> Decimal:
    return ((value / width).to_integral_value(ROUND_FLOOR) + Decimal("0.5")) * width
