"""Analysis of covariance: the mean after in two groups, adjusted for the number before."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import exp, sqrt

from scipy import special

from prapasca.checks import check_choice, check_confidence_level
from prapasca.errors import N_, Message
from prapasca.inference import Interval
from prapasca.inference.paired_t import log_p_of_t
from prapasca.inference.tails import ALTERNATIVES, SMALLEST_P, Alternative
from prapasca.moments import PairedMoments


@dataclass(frozen=True, kw_only=True)
class AncovaResult:
    """What the analysis of covariance found, the first group against the second.

    Parameters
    ----------
    n_first, n_second : int
        Pairs of each group.
    adjusted_first, adjusted_second : float or None
        Mean after of each group, had it begun at the mean before of all.
    difference : float or None
        The first adjusted mean less the second.
    standard_error, t : float or None
        Of that difference, and the difference in units of it.
    df : int or None
        Pairs less 3.
    p, log_p : float or None
        For `alternative`, from Student's distribution, and the natural logarithm of it.
    interval : Interval or None
        Two-sided, of the difference.
    slope : float or None
        By how much the mean after rises with one unit before, the same in both groups.
    intercept_first, intercept_second : float or None
        Mean after at 0 before.
    slopes_f, slopes_p : float or None
        F with 1 and n - 4 degrees of freedom of two slopes against one, and its p: small where the
        groups do not share a slope, so that no one difference holds at every number before.
    alternative : str
        As asked.
    message : Message or None
        Why there is no result.
    """

    n_first: int
    n_second: int
    adjusted_first: float | None = None
    adjusted_second: float | None = None
    difference: float | None = None
    standard_error: float | None = None
    t: float | None = None
    df: int | None = None
    p: float | None = None
    log_p: float | None = None
    interval: Interval | None = None
    slope: float | None = None
    intercept_first: float | None = None
    intercept_second: float | None = None
    slopes_f: float | None = None
    slopes_p: float | None = None
    alternative: Alternative = "two-sided"
    message: Message | None = None


def ancova(
    first: PairedMoments,
    second: PairedMoments,
    *,
    alternative: Alternative = "two-sided",
    confidence_level: float = 0.95,
) -> AncovaResult:
    """Compare the means after of two groups, adjusted for the numbers before by one common slope.

    Parameters
    ----------
    first, second
        Moments of the numbers before and after in each group.
    alternative
        ``"greater"`` means a higher adjusted mean in the first group.
    confidence_level
        Of the interval, between 0 and 1.

    Returns
    -------
    AncovaResult
        Everything None but a message where a group has nobody, pairs are too few, or a number does not vary.

    References
    ----------
    Fisher (1932), Statistical Methods for Research Workers, 4th edition; Vickers and Altman (2001), "Analysing
    controlled trials with baseline and follow up measurements", BMJ 323, 1123. https://doi.org/10.1136/bmj.323.7321.1123

    Examples
    --------
    >>> massage = PairedMoments.from_pairs([7, 8, 5, 6, 9], [3, 5, 2, 2, 4])
    >>> usual_care = PairedMoments.from_pairs([6, 8, 7, 5, 9], [5, 8, 7, 5, 7])
    >>> result = ancova(massage, usual_care)
    >>> print(f"{result.difference:.3f} [{result.interval.low:.3f}, {result.interval.high:.3f}], p {result.p:.5f}")
    -3.200 [-4.358, -2.042], p 0.00032
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    check_confidence_level(confidence_level)
    fit = _Fit(first, second)
    n_first, n_second = first.n_pairs, second.n_pairs
    if message := fit.undefined():
        return AncovaResult(n_first=n_first, n_second=n_second, alternative=alternative, message=message)
    df, difference = fit.n - 3, float(fit.difference)
    error = sqrt(fit.residual / df * fit.leverage)
    log_p = log_p_of_t(difference / error, df, alternative)
    reach = float(special.stdtrit(df, 1 - (1 - confidence_level) / 2)) * error
    intercepts = [float(fit.means(group)[1] - fit.slope * fit.means(group)[0]) for group in (first, second)]
    middle = float((first.sum_pre + second.sum_pre) / fit.n)
    slopes = fit.slopes()
    return AncovaResult(
        n_first=n_first,
        n_second=n_second,
        adjusted_first=intercepts[0] + float(fit.slope) * middle,
        adjusted_second=intercepts[1] + float(fit.slope) * middle,
        difference=difference,
        standard_error=error,
        t=difference / error,
        df=df,
        p=max(exp(log_p), SMALLEST_P),
        log_p=log_p,
        interval=Interval(difference - reach, difference + reach, confidence_level, N_("Student's t")),
        slope=float(fit.slope),
        intercept_first=intercepts[0],
        intercept_second=intercepts[1],
        slopes_f=slopes,
        slopes_p=None if slopes is None else float(special.fdtrc(1, fit.n - 4, slopes)),
        alternative=alternative,
    )


Spreads = tuple[Fraction, Fraction, Fraction]


class _Fit:
    """Sums of squares within the groups, exact, and the slope they share."""

    def __init__(self, first: PairedMoments, second: PairedMoments) -> None:
        self.groups = (first, second)
        self.n = first.n_pairs + second.n_pairs
        self.each = [_spreads(group) for group in self.groups if group.n_pairs]
        self.pre, self.post, self.both = (sum(parts, Fraction(0)) for parts in zip(*self.each, strict=True))

    def undefined(self) -> Message | None:
        if 0 in (group.n_pairs for group in self.groups) or self.n < 4:
            template = N_("the analysis of covariance needs pairs in both groups, four or more in all; found {n}")
            return Message("ancova-too-few", template, {"n": [group.n_pairs for group in self.groups]}, "note")
        if not self.pre:
            template = N_("the analysis of covariance is undefined: within each group all began at the same number")
            return Message("ancova-no-baseline", template, {}, "note")
        if not self.residual:
            template = N_("the analysis of covariance is undefined: the number before tells the number after exactly")
            return Message("ancova-no-residual", template, {}, "note")
        return None

    @staticmethod
    def means(group: PairedMoments) -> tuple[Fraction, Fraction]:
        return group.sum_pre / group.n_pairs, group.sum_post / group.n_pairs

    @property
    def slope(self) -> Fraction:
        return self.both / self.pre

    @property
    def residual(self) -> Fraction:
        return self.post - self.both * self.both / self.pre

    @property
    def difference(self) -> Fraction:
        (pre_first, post_first), (pre_second, post_second) = map(self.means, self.groups)
        return post_first - post_second - self.slope * (pre_first - pre_second)

    @property
    def leverage(self) -> Fraction:
        apart = self.means(self.groups[0])[0] - self.means(self.groups[1])[0]
        return sum((Fraction(1, group.n_pairs) for group in self.groups), apart * apart / self.pre)

    def slopes(self) -> float | None:
        """Return F of two slopes against one; None where there are too few pairs or a group does not vary."""
        if self.n < 5 or any(not pre for pre, _, _ in self.each):
            return None
        apart = sum((post - both * both / pre for pre, post, both in self.each), Fraction(0))
        return float((self.residual - apart) / (apart / (self.n - 4))) if apart else None


def _spreads(group: PairedMoments) -> Spreads:
    n = group.n_pairs
    return (
        group.squares_pre - group.sum_pre * group.sum_pre / n,
        group.squares_post - group.sum_post * group.sum_post / n,
        group.products - group.sum_pre * group.sum_post / n,
    )
