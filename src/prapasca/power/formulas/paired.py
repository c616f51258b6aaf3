"""Sample sizes for the mean of paired numbers, and by efficiency for their ranks."""

from __future__ import annotations

from math import pi, sqrt

from scipy import special

from prapasca.checks import check_choice
from prapasca.errors import N_, InputError
from prapasca.power.formulas.result import FormulaResult, check_above, quantiles, rounded_up, step

EFFICIENCIES = {"normal": 3 / pi, "minimum": 0.864, "laplace": 1.5, "t": 1.0}
"""Asymptotic relative efficiency of the signed-rank test to the paired t test."""

LARGEST = 10**7


def paired_means(
    difference: float, sd: float, *, power: float = 0.8, confidence_level: float = 0.95, sides: int = 2
) -> FormulaResult:
    """Return the pairs for a test of the mean change, ``((z_a + z_b) sd / difference)^2``.

    Parameters
    ----------
    difference
        Mean change worth finding.
    sd
        Standard deviation of the changes (not of the values).
    power, confidence_level
        Between 0 and 1.
    sides
        2, or 1 for a one-sided test.

    Raises
    ------
    InputError
        A difference of 0, a standard deviation of 0 or less, levels outside 0 to 1, other sides.

    Examples
    --------
    >>> paired_means(5, 10).n
    32
    """
    change = abs(check_above("difference", abs(difference), 0))
    deviation = check_above("sd", sd, 0)
    z_level, z_power = quantiles(power, confidence_level, sides)
    value = ((z_level + z_power) * deviation / change) ** 2
    return FormulaResult(
        "paired_means",
        {"difference": difference, "sd": sd, "power": power, "confidence_level": confidence_level, "sides": sides},
        (
            step(N_("n = ((z_α + z_β) × s / d)²")),
            step(
                N_("n = (({z_level} + {z_power}) × {sd} / {difference})² = {value}"),
                z_level=z_level,
                z_power=z_power,
                sd=deviation,
                difference=change,
                value=value,
            ),
        ),
        value,
        rounded_up(value),
        "pairs",
        (
            step(N_("The outcome is a number, and its changes are about normally distributed.")),
            step(
                N_("s is the standard deviation of the changes; that of the values before or after is another number.")
            ),
            step(N_("The normal quantiles stand in for those of t, so below about 30 pairs add 2.")),
        ),
        "Lachin (1981), https://doi.org/10.1016/0197-2456(81)90001-5",
    )


def paired_t(
    effect: float,
    *,
    power: float = 0.8,
    confidence_level: float = 0.95,
    sides: int = 2,
    efficiency: str = "t",
) -> FormulaResult:
    """Return the pairs for the paired t test, or for the signed-rank test by its efficiency.

    The smallest n for which a t test of n x ARE pairs has the power, from the noncentral t
    distribution with n x ARE - 1 degrees of freedom. ARE is the asymptotic relative efficiency of
    the signed-rank test: 3/pi for normal changes, 1.5 for Laplace's, never below 0.864 [1]_.

    Parameters
    ----------
    effect
        d_z, mean change over the standard deviation of the changes.
    power, confidence_level
        Between 0 and 1.
    sides
        2, or 1 for a one-sided test.
    efficiency
        ``"t"`` for the t test itself; ``"normal"``, ``"minimum"`` or ``"laplace"`` for the signed-rank test.

    Raises
    ------
    InputError
        An effect of 0, levels outside 0 to 1, an unknown efficiency, more than 10 million pairs.

    References
    ----------
    .. [1] J. L. Hodges and E. L. Lehmann, "The efficiency of some nonparametric competitors of the
       t-test", Annals of Mathematical Statistics 27 (1956) 324-335.
       https://doi.org/10.1214/aoms/1177728261

    Examples
    --------
    >>> [paired_t(0.5, efficiency=name).n for name in ("t", "normal", "minimum", "laplace")]
    [34, 35, 39, 23]
    """
    check_choice("efficiency", efficiency, EFFICIENCIES)
    size, are = check_above("effect", abs(effect), 0), EFFICIENCIES[efficiency]
    z_level, z_power = quantiles(power, confidence_level, sides)
    tail = (1 - confidence_level) / sides
    n = _smallest(size, are, tail, power, sides)
    steps = [
        step(N_("Start: ((z_α + z_β) / d)² = {value}"), value=((z_level + z_power) / size) ** 2),
        step(
            N_("The smallest n whose power reaches {power}: n = {n}, with n × ARE = {pairs}, power {reached}"),
            power=power,
            n=n,
            pairs=n * are,
            reached=_t_power(n * are, size, tail, sides),
        ),
    ]
    if efficiency != "t":
        steps.insert(0, step(N_("ARE = {are}"), are=are))
    return FormulaResult(
        "paired_t" if efficiency == "t" else "signed_rank_efficiency",
        {
            "effect": effect,
            "power": power,
            "confidence_level": confidence_level,
            "sides": sides,
            "efficiency": are,
        },
        tuple(steps),
        float(n),
        n,
        "pairs",
        (step(_SHAPES[efficiency]), step(N_("d is the mean change divided by the standard deviation of the changes."))),
        "Hodges & Lehmann (1956), https://doi.org/10.1214/aoms/1177728261",
    )


_SHAPES = {
    "t": N_("The changes are normally distributed."),
    "normal": N_("The changes are normally distributed and without ties; ordered categories are neither."),
    "minimum": N_("The changes have any symmetric continuous distribution: the worst case; there are no ties."),
    "laplace": N_("The changes have a Laplace distribution, with heavy tails; there are no ties."),
}


def _smallest(effect: float, are: float, tail: float, power: float, sides: int) -> int:
    low, high = 1, 2
    while high * are <= 1.001 or _t_power(high * are, effect, tail, sides) < power:
        low, high = high, 2 * high
        if high > LARGEST:
            raise InputError(
                "too-many-pairs", N_("effect: found {found}, which needs more than 10 million pairs"), found=effect
            )
    while high - low > 1:
        middle = (low + high) // 2
        enough = middle * are > 1.001 and _t_power(middle * are, effect, tail, sides) >= power
        low, high = (low, middle) if enough else (middle, high)
    return high


def _t_power(pairs: float, effect: float, tail: float, sides: int) -> float:
    df, shift = pairs - 1, effect * sqrt(pairs)
    critical = special.stdtrit(df, 1 - tail)
    above = 1 - special.nctdtr(df, shift, critical)
    below = special.nctdtr(df, shift, -critical) if sides == 2 else 0.0
    return float(above + below)
