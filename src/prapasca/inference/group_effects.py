"""Sizes of the difference between the changes of two groups of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prapasca.change import ChangeProfile
from prapasca.checks import check_confidence_level
from prapasca.errors import N_
from prapasca.inference.effect_size import Proportion, proportion
from prapasca.inference.independence import IndependenceResult, independence_test
from prapasca.inference.intervals import Interval, normal_quantile
from prapasca.inference.mann_whitney import mann_whitney_test
from prapasca.inference.reduction import profile_of
from prapasca.inference.two_proportions import newcombe
from prapasca.transition import TransitionTable


@dataclass(frozen=True)
class GroupEffectSizes:
    """Sizes of the difference between two groups, the first against the second.

    Parameters
    ----------
    n_first, n_second : int
        Pairs of each group.
    probability_of_superiority : float
        That someone of the first group changed by more than someone of the second, ties counted half.
    probability_of_superiority_interval : Interval
        Newcombe's, by his method 5.
    rank_biserial : float
        Twice that probability less 1: between -1 and 1, 0 where neither group is ahead.
    rank_biserial_interval : Interval
        The same interval on that scale.
    improved_first, improved_second : Proportion
        Who improved in each group, with intervals.
    difference_improved : float
        The first proportion less the second.
    difference_improved_interval : Interval
        Newcombe's hybrid score interval.
    improved_test : IndependenceResult
        Fisher's exact test of improved or not by group.
    """

    n_first: int
    n_second: int
    probability_of_superiority: float
    probability_of_superiority_interval: Interval
    rank_biserial: float
    rank_biserial_interval: Interval
    improved_first: Proportion
    improved_second: Proportion
    difference_improved: float
    difference_improved_interval: Interval
    improved_test: IndependenceResult


def group_effect_sizes(
    first: TransitionTable | ChangeProfile, second: TransitionTable | ChangeProfile, *, confidence_level: float = 0.95
) -> GroupEffectSizes:
    """Return the sizes of the difference between the changes of two groups.

    Where a lower number is better, pass ``profile.reversed()`` of both.

    Parameters
    ----------
    first, second
        The two groups: tables of the same categories and scores, or change profiles.
    confidence_level
        Of the intervals, between 0 and 1.

    Raises
    ------
    InputError
        As :func:`prapasca.inference.mann_whitney_test`; a `confidence_level` outside 0..1.

    Examples
    --------
    >>> massage = ChangeProfile.from_changes({0: 1, 1: 12, 2: 7})
    >>> usual_care = ChangeProfile.from_changes({-1: 2, 0: 10, 1: 7, 2: 1})
    >>> effects = group_effect_sizes(massage, usual_care)
    >>> round(effects.rank_biserial, 3), round(effects.difference_improved, 2)
    (0.647, 0.55)
    >>> low, high = effects.rank_biserial_interval.low, effects.rank_biserial_interval.high
    >>> print(f"{low:.3f} {high:.3f}; {effects.improved_test.p_exact:.5f}")
    0.306 0.832; 0.00043
    """
    check_confidence_level(confidence_level)
    test = mann_whitney_test(first, second, method="asymptotic")
    m, n = test.n_first, test.n_second
    superiority = test.u_first / (m * n)
    interval = superiority_interval(superiority, m, n, confidence_level)
    up = (profile_of(first).n_positive, profile_of(second).n_positive)
    return GroupEffectSizes(
        n_first=m,
        n_second=n,
        probability_of_superiority=superiority,
        probability_of_superiority_interval=interval,
        rank_biserial=2 * superiority - 1,
        rank_biserial_interval=Interval(2 * interval.low - 1, 2 * interval.high - 1, confidence_level, interval.method),
        improved_first=proportion(up[0], m, confidence_level),
        improved_second=proportion(up[1], n, confidence_level),
        difference_improved=up[0] / m - up[1] / n,
        difference_improved_interval=newcombe(up[0], m, up[1], n, confidence_level),
        improved_test=independence_test([[up[0], m - up[0]], [up[1], n - up[1]]]),
    )


def superiority_interval(superiority: float, m: int, n: int, confidence_level: float = 0.95) -> Interval:
    """Return Newcombe's interval of the probability of superiority (his method 5) [1]_.

    It holds every value from which the estimate lies no further than the normal quantile times the
    standard error that Hanley and McNeil [2]_ give for exponential distributions at that value, their
    two group sizes replaced by the mean size. So it keeps within 0 and 1, always holds its estimate,
    and has a width where all of one group are ahead of all of the other.

    Parameters
    ----------
    superiority
        The estimate, U / (m n).
    m, n
        Sizes of the groups.
    confidence_level
        Between 0 and 1.

    References
    ----------
    .. [1] R. G. Newcombe, "Confidence intervals for an effect size measure based on the Mann-Whitney
       statistic. Part 2", Statistics in Medicine 25 (2006) 559-573. https://doi.org/10.1002/sim.2324
    .. [2] J. A. Hanley and B. J. McNeil, "The meaning and use of the area under a receiver operating
       characteristic (ROC) curve", Radiology 143 (1982) 29-36.
       https://doi.org/10.1148/radiology.143.1.7063747

    Examples
    --------
    >>> interval = superiority_interval(1.0, 20, 20)
    >>> round(interval.low, 3), interval.high
    (0.899, 1.0)
    """
    quantile = normal_quantile(check_confidence_level(confidence_level))

    def too_far(value: float) -> bool:
        reach = (m + n) / 2 - 1
        variance = value * (1 - value) * (1 + reach * ((1 - value) / (2 - value) + value / (1 + value))) / (m * n)
        return (superiority - value) ** 2 > quantile**2 * variance

    low = 0.0 if superiority == 0 else _crossing(too_far, 0.0, superiority)
    high = 1.0 if superiority == 1 else _crossing(too_far, 1.0, superiority)
    return Interval(low, high, confidence_level, N_("Newcombe, method 5"))


def _crossing(too_far: Callable[[float], bool], outside: float, inside: float) -> float:
    """Return where values begin to be too far, by halving."""
    for _ in range(60):
        middle = (outside + inside) / 2
        if too_far(middle):
            outside = middle
        else:
            inside = middle
    return inside
