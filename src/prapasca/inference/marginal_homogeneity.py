"""Tests that the distribution over the categories is the same before and after."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice
from prapasca.errors import N_, InputError, Message
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.reduction import profile_of
from prapasca.inference.tails import METHODS, NO_CHANGE, ExactP, exact_p, floored, normal_p
from prapasca.transition import TransitionTable

_Array = npt.NDArray[np.float64]

NAMES = {
    "stuart_maxwell": N_("Stuart-Maxwell test of marginal homogeneity"),
    "bhapkar": N_("Bhapkar test of marginal homogeneity"),
    "scored": N_("test of marginal homogeneity with scores"),
}


@dataclass(frozen=True)
class SpssMarginalHomogeneity:
    """The rows of SPSS's "Marginal Homogeneity Test" table, on the scores of the table.

    Parameters
    ----------
    n_distinct_values : int
        Categories that somebody was in before or after.
    n_off_diagonal : int
        People who changed.
    sum_pre, sum_post : float
        Sum over those who changed of the score before, and of the score after. SPSS's "Observed
        MH Statistic" is the sum of one of the two variables, by the order in which they are named.
    mean : float
        What both sums are expected to be, ``(sum_pre + sum_post) / 2``.
    standard_deviation : float
        ``sqrt(sum d^2) / 2``.
    """

    n_distinct_values: int
    n_off_diagonal: int
    sum_pre: float
    sum_post: float
    mean: float
    standard_deviation: float


@dataclass(frozen=True)
class MarginalHomogeneityResult:
    """What a test of marginal homogeneity found.

    Parameters
    ----------
    name : str
        The test's name, a template to be translated at the edge.
    n_pairs, n_missing : int
        Pairs observed at both times, and people left out because they were not.
    n_changed : int
        Pairs off the diagonal.
    statistic : float or None
        Chi-square; for ``"scored"`` the signed ``z = sum d / sqrt(sum d^2)``, ``d = post - pre``.
        None where Bhapkar's is undefined.
    df : int
        Rank of the covariance of the changes of the margins; 1 for ``"scored"``.
    p_asymptotic : float or None
        From the chi-square or normal distribution; None where `statistic` is.
    p_exact, log_p_exact : float or None
        Two-sided, for ``"scored"`` only.
    exact : ExactP or None
        One-sided, point and mid-p beside it.
    spss : SpssMarginalHomogeneity or None
        For ``"scored"`` on a table.
    method : str
        As asked.
    message : Message or None
        Why df is below K - 1, a statistic is undefined or an exact p not there.
    """

    name: str
    n_pairs: int
    n_missing: int
    n_changed: int
    statistic: float | None
    df: int
    p_asymptotic: float | None
    p_exact: float | None
    log_p_exact: float | None
    exact: ExactP | None
    spss: SpssMarginalHomogeneity | None
    method: str
    message: Message | None

    @property
    def p(self) -> float | None:
        """The headline p: exact where there is one, else asymptotic."""
        return self.p_asymptotic if self.p_exact is None else self.p_exact


def marginal_homogeneity_test(
    x: TransitionTable | ChangeProfile, *, statistic: str = "stuart_maxwell", method: str = "exact"
) -> MarginalHomogeneityResult:
    """Test whether the distribution over the categories is the same before and after.

    Parameters
    ----------
    x
        A table; for ``statistic="scored"`` a change profile suffices.
    statistic
        ``"stuart_maxwell"`` compares all categories, ``"bhapkar"`` the same with the covariance
        not restricted by the null hypothesis, ``"scored"`` the mean score (SPSS's test).
    method
        ``"exact"`` gives the exact p beside the asymptotic one where it is defined;
        ``"asymptotic"`` leaves it out.

    Returns
    -------
    MarginalHomogeneityResult
        p is 1 when nobody changed.

    Raises
    ------
    InputError
        A profile where cells are needed; an unknown `statistic` or `method`.

    References
    ----------
    Stuart (1955), https://doi.org/10.1093/biomet/42.3-4.412; Maxwell (1970),
    https://doi.org/10.1192/bjp.116.535.651; Bhapkar (1966), https://doi.org/10.1080/01621459.1966.10502021

    Examples
    --------
    >>> table = TransitionTable.from_counts([[6, 9, 3], [1, 8, 7], [0, 2, 4]], ["poor", "fair", "good"])
    >>> for statistic in ("stuart_maxwell", "bhapkar", "scored"):
    ...     result = marginal_homogeneity_test(table, statistic=statistic)
    ...     print(f"{result.statistic:.3f} df {result.df} p {result.p_asymptotic:.6f}")
    11.946 df 2 p 0.002547
    17.032 df 2 p 0.000200
    3.413 df 1 p 0.000644
    """
    check_choice("statistic", statistic, NAMES)
    check_choice("method", method, METHODS)
    if statistic == "scored":
        return _scored(x, method)
    if not isinstance(x, TransitionTable):
        raise InputError(
            "table-needed",
            N_("x: found a change profile, expected a transition table; from a profile use statistic='scored'"),
        )
    return _by_categories(x, statistic, method)


def _by_categories(table: TransitionTable, statistic: str, method: str) -> MarginalHomogeneityResult:
    components = _components(table)
    potential = _potential(table, components)
    df = len(table.categories) - len(components)
    found: float | None = float(potential @ (table.post_margin - table.pre_margin))
    message = _fewer_df(table, components) if len(components) > 1 else None
    if statistic == "bhapkar":
        if _undefined(table, potential):
            found, message = None, _bhapkar_undefined(table.n_pairs)
        elif found:
            found = found / (1 - found / table.n_pairs)
    return MarginalHomogeneityResult(
        name=NAMES[statistic],
        n_pairs=table.n_pairs,
        n_missing=table.n_missing,
        n_changed=table.n_improved + table.n_worsened,
        statistic=found,
        df=df,
        p_asymptotic=None if found is None else floored(float(special.chdtrc(df, found))) if df else 1.0,
        p_exact=None,
        log_p_exact=None,
        exact=None,
        spss=None,
        method=method,
        message=message,
    )


def _components(table: TransitionTable) -> list[list[int]]:
    """Return the sets of categories between which people moved, directly or over others."""
    linked = table.counts + table.counts.T > 0
    rest, found = set(range(len(linked))), []
    while rest:
        reached, fringe = set[int](), {min(rest)}
        while fringe:
            reached |= fringe
            fringe = {int(j) for i in fringe for j in np.flatnonzero(linked[i])} - reached
        rest -= reached
        found.append(sorted(reached))
    return found


def _potential(table: TransitionTable, components: list[list[int]]) -> _Array:
    """Return y with V y = change of the margins, V its covariance; 0 at one category of each component."""
    flow = (table.counts + table.counts.T).astype(np.float64)
    np.fill_diagonal(flow, 0.0)
    covariance = np.diag(flow.sum(axis=1)) - flow
    change = (table.post_margin - table.pre_margin).astype(np.float64)
    solution = np.zeros(len(change))
    for members in components:
        free = members[1:]
        if free:
            solution[free] = np.linalg.solve(covariance[np.ix_(free, free)], change[free])
    return solution


def _undefined(table: TransitionTable, potential: _Array) -> bool:
    """Tell whether S = n, exactly.

    n - S is the sum over people of (1 - rise of the potential)^2. Were the rises not all 1, round
    some cycle of at most K steps they would miss a whole number, so one would miss 1 by 1/K.
    """
    before, after = np.nonzero(table.counts)
    rises = potential[after] - potential[before]
    return bool(len(rises)) and bool(np.abs(rises - 1).max() < 0.5 / len(potential))


def _fewer_df(table: TransitionTable, components: list[list[int]]) -> Message:
    return Message(
        "fewer-df",
        N_(
            "marginal homogeneity: df is {df}, the number of categories {categories} less the number of groups "
            "of categories between which nobody moved, {groups}; a generalised inverse is used"
        ),
        {"df": len(table.categories) - len(components), "categories": len(table.categories), "groups": len(components)},
        "note",
    )


def _bhapkar_undefined(n: int) -> Message:
    return Message(
        "bhapkar-undefined",
        N_(
            "Bhapkar's statistic is undefined: nobody stayed and every pair (n = {n}) moved as if by the same step, "
            "so the change has no variance; use Stuart-Maxwell"
        ),
        {"n": n},
        "note",
    )


def _scored(x: TransitionTable | ChangeProfile, method: str) -> MarginalHomogeneityResult:
    profile = profile_of(x)
    sizes = profile.integer_magnitudes()
    up, down = profile.n_increases.tolist(), profile.n_decreases.tolist()
    rise = sum(size * (a - b) for size, a, b in zip(sizes, up, down, strict=True))
    squares = sum(size * size * (a + b) for size, a, b in zip(sizes, up, down, strict=True))
    z = rise / sqrt(squares) if squares else 0.0
    exact, message = _exact_scored(profile) if method == "exact" else (None, None)
    return MarginalHomogeneityResult(
        name=NAMES["scored"],
        n_pairs=profile.n_pairs,
        n_missing=profile.n_missing,
        n_changed=profile.n_changed,
        statistic=z,
        df=1,
        p_asymptotic=normal_p(z),
        p_exact=exact.p_exact if exact else None,
        log_p_exact=exact.log_p_exact if exact else None,
        exact=exact,
        spss=_spss(x) if isinstance(x, TransitionTable) else None,
        method=method,
        message=message,
    )


def _exact_scored(profile: ChangeProfile) -> tuple[ExactP | None, Message | None]:
    if not profile.n_changed:
        return NO_CHANGE, None
    sizes = profile.integer_magnitudes()
    observed = sum(size * up for size, up in zip(sizes, profile.n_increases.tolist(), strict=True))
    try:
        return exact_p(tail_probabilities(sizes, profile.group_sizes.tolist(), observed)), None
    except InputError as error:
        if error.code != "too-large":
            raise
        return None, Message(
            "scored-too-large",
            N_("marginal homogeneity: no exact p; {reason}"),
            {"reason": error.messages[0]},
            "note",
        )


def _spss(table: TransitionTable) -> SpssMarginalHomogeneity:
    off = table.counts - np.diag(np.diag(table.counts))
    before = sum(score * people for score, people in zip(table.scores, off.sum(axis=1).tolist(), strict=True))
    after = sum(score * people for score, people in zip(table.scores, off.sum(axis=0).tolist(), strict=True))
    squares = sum(
        size * size * people
        for size, people in zip(
            table.change_profile().magnitudes, table.change_profile().group_sizes.tolist(), strict=True
        )
    )
    return SpssMarginalHomogeneity(
        n_distinct_values=int(np.count_nonzero(table.pre_margin + table.post_margin)),
        n_off_diagonal=int(off.sum()),
        sum_pre=float(before),
        sum_post=float(after),
        mean=float(before + after) / 2,
        standard_deviation=sqrt(squares) / 2,
    )
