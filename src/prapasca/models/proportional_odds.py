"""Proportional-odds regression: the category after in two groups, adjusted for the category before."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from math import copysign, exp, isfinite, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import scipy

from prapasca.checks import check_choice, check_confidence_level
from prapasca.errors import N_, Message
from prapasca.inference import Interval
from prapasca.inference.intervals import normal_quantile
from prapasca.inference.reduction import same_scale
from prapasca.inference.tails import ALTERNATIVES, Alternative, normal_p
from prapasca.models.separation import is_separated
from prapasca.transition import TransitionTable

Array = npt.NDArray[np.float64]
FARTHEST = 30.0
"""A log odds ratio beyond which an end of an interval is not looked for."""

STEEPEST = 1e-3
"""Slope of the log likelihood up to which a search counts as having ended at its top."""


@dataclass(frozen=True, kw_only=True)
class ProportionalOddsResult:
    """What the proportional-odds regression found, the first group against the second.

    Parameters
    ----------
    n_first, n_second : int
        Pairs of each group.
    odds_ratio : float or None
        Odds of a better category after, in the first group for one in the second, given the category before.
    log_odds_ratio, standard_error : float or None
        Its natural logarithm, and the standard error of that.
    interval : Interval or None
        Of the odds ratio, by profile likelihood.
    z, p : float or None
        Signed root of the likelihood ratio of the models with and without the group, and its p for `alternative`.
    log_odds_baseline : float or None
        By how much the log odds rise with the score of the category before by one; None where all began alike.
    log_likelihood : float or None
        Of the model with the group.
    alternative : str
        As asked.
    message : Message or None
        Why there is no result.
    """

    n_first: int
    n_second: int
    odds_ratio: float | None = None
    log_odds_ratio: float | None = None
    standard_error: float | None = None
    interval: Interval | None = None
    z: float | None = None
    p: float | None = None
    log_odds_baseline: float | None = None
    log_likelihood: float | None = None
    alternative: Alternative = "two-sided"
    message: Message | None = None


class _Fit(NamedTuple):
    params: Array
    log_likelihood: float
    error: float


class _People(NamedTuple):
    """One entry a person: the category after, numbered without gaps, the group, and the score before.

    `baseline` has one column, none where all began alike.
    """

    outcome: npt.NDArray[np.int64]
    group: Array
    baseline: Array

    @property
    def columns(self) -> Array:
        """Group and baseline beside each other."""
        return np.column_stack([self.group, self.baseline])


def proportional_odds(
    first: TransitionTable,
    second: TransitionTable,
    *,
    alternative: Alternative = "two-sided",
    confidence_level: float = 0.95,
) -> ProportionalOddsResult:
    """Compare the categories after of two groups, adjusted for the score of the category before [1]_.

    Whether estimates are finite is found before anything is fitted. Categories that nobody has after do not
    change the likelihood and are left out.

    Parameters
    ----------
    first, second
        The two groups: tables of the same categories and scores, worst to best.
    alternative
        ``"greater"`` means better categories in the first group.
    confidence_level
        Of the interval, between 0 and 1.

    Returns
    -------
    ProportionalOddsResult
        Nothing but a message where estimates are infinite, the fit did not converge, or the extra
        "models" is not installed.

    References
    ----------
    .. [1] McCullagh (1980), "Regression models for ordinal data", Journal of the Royal Statistical Society B 42,
       109-142. https://doi.org/10.1111/j.2517-6161.1980.tb01109.x

    Examples
    --------
    >>> massage = TransitionTable.from_counts([[2, 6, 1], [1, 3, 7], [0, 0, 2]], ["none", "some", "smooth"])
    >>> usual_care = TransitionTable.from_counts([[6, 4, 0], [3, 6, 3], [0, 1, 1]], ["none", "some", "smooth"])
    >>> result = proportional_odds(massage, usual_care)
    >>> print(f"{result.odds_ratio:.2f} [{result.interval.low:.2f}, {result.interval.high:.2f}], p {result.p:.4f}")
    5.62 [1.69, 21.02], p 0.0044
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    check_confidence_level(confidence_level)
    same_scale({"first": first, "second": second})
    people = _people(first, second)
    n_first, n_second = first.n_pairs, second.n_pairs
    fits = _fits(people)
    if isinstance(fits, Message):
        return ProportionalOddsResult(n_first=n_first, n_second=n_second, alternative=alternative, message=fits)
    full, null = fits
    slope = float(full.params[0])
    z = copysign(sqrt(max(0.0, 2 * (full.log_likelihood - null.log_likelihood))), slope)
    return ProportionalOddsResult(
        n_first=n_first,
        n_second=n_second,
        odds_ratio=exp(slope),
        log_odds_ratio=slope,
        standard_error=full.error,
        interval=_profile(people, full, confidence_level),
        z=z,
        p=normal_p(z, alternative),
        log_odds_baseline=float(full.params[1]) if people.baseline.shape[1] else None,
        log_likelihood=full.log_likelihood,
        alternative=alternative,
    )


def _people(first: TransitionTable, second: TransitionTable) -> _People:
    scores = np.array([float(score) for score in first.scores])
    before, after, group = [], [], []
    for table, is_first in ((first, 1.0), (second, 0.0)):
        pre, post = np.indices(table.counts.shape).reshape(2, -1)
        repeats = table.counts.ravel()
        before.append(scores[np.repeat(pre, repeats)])
        after.append(np.repeat(post, repeats))
        group.append(np.full(int(repeats.sum()), is_first))
    baseline = np.concatenate(before)[:, None]
    varies = len(np.unique(baseline)) > 1
    outcome = np.unique(np.concatenate(after), return_inverse=True)[1]
    return _People(outcome, np.concatenate(group), baseline if varies else baseline[:, :0])


def _fits(people: _People) -> tuple[_Fit, _Fit] | Message:
    """Return the fits with and without the group, or why there are none."""
    if len(np.unique(people.group)) < 2 or len(np.unique(people.outcome)) < 2:
        template = N_("the proportional-odds model needs people in both groups, and two categories or more after")
        return Message("odds-too-few", template, {}, "note")
    if is_separated(people.outcome, people.columns):
        template = N_(
            "the proportional-odds model has no finite estimate, because the group or the category before tells the "
            "category after too well (separation, as where everyone improved); the exact comparison stands"
        )
        return Message("odds-separated", template, {}, "note")
    try:
        full, null = _fit(people.outcome, people.columns, with_error=True), _fit(people.outcome, people.baseline)
    except ImportError:
        template = N_('the proportional-odds model needs the extra "models"; install it with: {command}')
        return Message("missing-extra", template, {"command": 'pip install "prapasca[models]"'}, "note")
    if full is None or null is None:
        template = N_("the proportional-odds model could not be fitted; the exact comparison stands")
        return Message("odds-not-fitted", template, {}, "note")
    return full, null


def _fit(
    outcome: npt.NDArray[np.int64], columns: Array, offset: Array | None = None, *, with_error: bool = False
) -> _Fit | None:
    """Fit by maximum likelihood; None where the search did not end at its top."""
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    # whether the search ended at its top is seen below, by the slope there
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # a table without columns has no rank that an older numpy could tell
        model = OrderedModel(outcome, columns if columns.size else None, offset=offset, distr="logit")
        found = model.fit(method="bfgs", disp=False, maxiter=500, gtol=1e-9, skip_hessian=not with_error)
        params = np.asarray(found.params)
        at_top = np.isfinite(params).all() and np.abs(model.score(params)).max() < STEEPEST
        error = float(np.asarray(found.bse)[0]) if with_error else 0.0
    return _Fit(params, float(found.llf), error) if at_top and isfinite(error) else None


def _profile(people: _People, full: _Fit, confidence_level: float) -> Interval | None:
    """Return the odds ratios whose likelihood is not too far below the largest; None where an end is not found."""
    allowed = normal_quantile(confidence_level) ** 2 / 2

    def lacking(slope: float) -> float:
        fit = _fit(people.outcome, people.baseline, offset=slope * people.group)
        if fit is None:
            raise ArithmeticError
        return full.log_likelihood - fit.log_likelihood - allowed

    try:
        low, high = (_end(lacking, float(full.params[0]), way * full.error) for way in (-1, 1))
    except (ArithmeticError, ValueError):
        return None
    return Interval(exp(low), exp(high), confidence_level, N_("profile likelihood"))


def _end(lacking: Callable[[float], float], start: float, step: float) -> float:
    far = start + 2 * step
    while lacking(far) < 0:
        far += step
        if abs(far) > FARTHEST:
            raise ArithmeticError
    return float(scipy.optimize.brentq(lacking, start, far, xtol=1e-5))
