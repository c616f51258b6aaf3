"""Sample sizes for McNemar's test."""

from __future__ import annotations

from math import sqrt

from prapasca.errors import N_, InputError, Message
from prapasca.power.changes import checked_share, percent
from prapasca.power.formulas.result import FormulaResult, quantiles, rounded_up, step

ASSUMPTIONS = (
    N_("Every person is seen before and after, and the outcome has two categories or is cut into two."),
    N_("The formula serves the test without continuity correction; the exact test needs a few pairs more."),
)


def mcnemar_connor(
    improved: float, worsened: float, *, power: float = 0.8, confidence_level: float = 0.95, sides: int = 2
) -> FormulaResult:
    """Return Connor's pairs for McNemar's test, ``(z_a sqrt(s) + z_b sqrt(s - d^2))^2 / d^2`` [1]_.

    Parameters
    ----------
    improved, worsened
        Probabilities of going from failure to success and back; s is their sum, d their difference.
    power, confidence_level
        Between 0 and 1.
    sides
        2, or 1 for a one-sided test.

    Raises
    ------
    InputError
        Probabilities that are negative, equal, or add up to more than 1; levels outside 0 to 1.

    References
    ----------
    .. [1] R. J. Connor, "Sample size for testing differences in proportions for the paired-sample
       design", Biometrics 43 (1987) 207-211. https://doi.org/10.2307/2531961

    Examples
    --------
    >>> mcnemar_connor(0.6, 0.1).n
    20
    """
    s, d = _sum_and_difference(improved, worsened)
    z_level, z_power = quantiles(power, confidence_level, sides)
    value = (z_level * sqrt(s) + z_power * sqrt(s - d**2)) ** 2 / d**2
    return FormulaResult(
        "mcnemar_connor",
        _inputs(improved, worsened, power, confidence_level, sides),
        (
            _sums(improved, worsened, s, d),
            step(N_("n = (z_α × √s + z_β × √(s − d²))² / d²")),
            step(
                N_("n = ({z_level} × √{s} + {z_power} × √({s} − {d}²))² / {d}² = {value}"),
                z_level=z_level,
                z_power=z_power,
                s=s,
                d=d,
                value=value,
            ),
        ),
        value,
        rounded_up(value),
        "pairs",
        tuple(map(step, ASSUMPTIONS)),
        "Connor (1987), https://doi.org/10.2307/2531961",
    )


def mcnemar_miettinen(
    improved: float, worsened: float, *, power: float = 0.8, confidence_level: float = 0.95, sides: int = 2
) -> FormulaResult:
    """Return Miettinen's pairs for McNemar's test, ``(z_a s + z_b sqrt(s^2 - d^2 (3 + s) / 4))^2 / (s d^2)`` [1]_.

    It allows for the number who change being random, and asks for a little less than Connor's.

    Parameters
    ----------
    improved, worsened
        Probabilities of going from failure to success and back; s is their sum, d their difference.
    power, confidence_level
        Between 0 and 1.
    sides
        2, or 1 for a one-sided test.

    Raises
    ------
    InputError
        Probabilities that are negative, equal, or add up to more than 1; levels outside 0 to 1.

    References
    ----------
    .. [1] O. S. Miettinen, "The matched pairs design in the case of all-or-none responses",
       Biometrics 24 (1968) 339-352. https://doi.org/10.2307/2528039

    Examples
    --------
    >>> mcnemar_miettinen(0.6, 0.1).n
    19
    """
    s, d = _sum_and_difference(improved, worsened)
    z_level, z_power = quantiles(power, confidence_level, sides)
    spread = s**2 - d**2 * (3 + s) / 4
    value = (z_level * s + z_power * sqrt(max(spread, 0.0))) ** 2 / (s * d**2)
    return FormulaResult(
        "mcnemar_miettinen",
        _inputs(improved, worsened, power, confidence_level, sides),
        (
            _sums(improved, worsened, s, d),
            step(N_("n = (z_α × s + z_β × √(s² − d² × (3 + s) / 4))² / (s × d²)")),
            step(
                N_("n = ({z_level} × {s} + {z_power} × √{spread})² / ({s} × {d}²) = {value}"),
                z_level=z_level,
                z_power=z_power,
                s=s,
                d=d,
                spread=spread,
                value=value,
            ),
        ),
        value,
        rounded_up(value),
        "pairs",
        tuple(map(step, ASSUMPTIONS)),
        "Miettinen (1968), https://doi.org/10.2307/2528039",
    )


def _sum_and_difference(improved: float, worsened: float) -> tuple[float, float]:
    s = checked_share("improved", improved) + checked_share("worsened", worsened)
    if s > 1 + 1e-9:
        raise InputError(
            "share-total",
            N_("{name}: the shares add up to {found}, expected at most 100%; the rest is unchanged"),
            name="improved + worsened",
            found=percent(s),
        )
    if improved == worsened:
        raise InputError(
            "no-effect",
            N_("{name}: found {found}, which is no effect; no sample size finds it"),
            name="improved - worsened",
            found=percent(0),
        )
    return min(s, 1.0), abs(improved - worsened)


def _inputs(improved: float, worsened: float, power: float, confidence_level: float, sides: int) -> dict[str, float]:
    return {
        "improved": improved,
        "worsened": worsened,
        "power": power,
        "confidence_level": confidence_level,
        "sides": sides,
    }


def _sums(improved: float, worsened: float, s: float, d: float) -> Message:
    return step(
        N_("s = {improved} + {worsened} = {s}; d = {larger} − {smaller} = {d}"),
        improved=improved,
        worsened=worsened,
        s=s,
        larger=max(improved, worsened),
        smaller=min(improved, worsened),
        d=d,
    )
