"""Noether's sample sizes for the signed-rank and the sign test."""

from __future__ import annotations

from prapasca.errors import N_, InputError
from prapasca.power.changes import checked_share, percent
from prapasca.power.formulas.result import FormulaResult, quantiles, rounded_up, step


def noether_signed_rank(
    superiority: float, *, power: float = 0.8, confidence_level: float = 0.95, sides: int = 2
) -> FormulaResult:
    """Return Noether's pairs for the signed-rank test, ``(z_a + z_b)^2 / (3 (p' - 1/2)^2)`` [1]_.

    Parameters
    ----------
    superiority
        p', probability that two people's changes add up to more than 0, sums of 0 counted half.
    power, confidence_level
        Between 0 and 1.
    sides
        2, or 1 for a one-sided test.

    Raises
    ------
    InputError
        A probability that is not 0 to 1, or is 1/2; levels outside 0 to 1.

    References
    ----------
    .. [1] G. E. Noether, "Sample size determination for some common nonparametric tests", Journal of
       the American Statistical Association 82 (1987) 645-647.
       https://doi.org/10.1080/01621459.1987.10478478

    Examples
    --------
    >>> noether_signed_rank(0.825).n
    25
    """
    p = _with_effect("superiority", superiority)
    z_level, z_power = quantiles(power, confidence_level, sides)
    value = (z_level + z_power) ** 2 / (3 * (p - 0.5) ** 2)
    return FormulaResult(
        "noether_signed_rank",
        {"superiority": p, "power": power, "confidence_level": confidence_level, "sides": sides},
        (
            step(N_("n = (z_α + z_β)² / (3 × (p' − 0.5)²)")),
            step(
                N_("n = ({z_level} + {z_power})² / (3 × ({p} − {half})²) = {value}"),
                z_level=z_level,
                z_power=z_power,
                p=p,
                half=0.5,
                value=value,
            ),
        ),
        value,
        rounded_up(value),
        "pairs",
        (
            step(N_("p' is the probability that two people's changes add up to more than 0, sums of 0 counted half.")),
            step(
                N_("The formula supposes changes without ties and a small effect; with few categories it is a guide.")
            ),
        ),
        "Noether (1987), https://doi.org/10.1080/01621459.1987.10478478",
    )


def noether_sign(
    improved: float, *, unchanged: float = 0.0, power: float = 0.8, confidence_level: float = 0.95, sides: int = 2
) -> FormulaResult:
    """Return Noether's pairs for the sign test, ``(z_a + z_b)^2 / (4 (p - 1/2)^2)`` over the share that changes.

    Parameters
    ----------
    improved
        p, probability of improving among those who change.
    unchanged
        Probability of not changing; the formula counts those who do.
    power, confidence_level
        Between 0 and 1.
    sides
        2, or 1 for a one-sided test.

    Raises
    ------
    InputError
        A probability that is not 0 to 1, `improved` of 1/2, `unchanged` of 1; levels outside 0 to 1.

    Examples
    --------
    >>> noether_sign(6 / 7, unchanged=0.3).n
    22
    """
    p = _with_effect("improved", improved)
    staying = checked_share("unchanged", unchanged)
    if staying == 1:
        raise _no_effect("unchanged", staying)
    z_level, z_power = quantiles(power, confidence_level, sides)
    value = (z_level + z_power) ** 2 / (4 * (p - 0.5) ** 2 * (1 - staying))
    return FormulaResult(
        "noether_sign",
        {
            "improved": p,
            "unchanged": staying,
            "power": power,
            "confidence_level": confidence_level,
            "sides": sides,
        },
        (
            step(N_("n = (z_α + z_β)² / (4 × (p − 0.5)² × c)")),
            step(
                N_("n = ({z_level} + {z_power})² / (4 × ({p} − {half})² × {changed}) = {value}"),
                z_level=z_level,
                z_power=z_power,
                p=p,
                half=0.5,
                changed=1 - staying,
                value=value,
            ),
        ),
        value,
        rounded_up(value),
        "pairs",
        (
            step(N_("p is the share that improves among those who change, c the share that changes.")),
            step(N_("The formula uses the normal approximation and supposes a small effect.")),
        ),
        "Noether (1987), https://doi.org/10.1080/01621459.1987.10478478",
    )


def _with_effect(name: str, value: float) -> float:
    share = checked_share(name, value)
    if share == 0.5:
        raise _no_effect(name, share)
    return share


def _no_effect(name: str, share: float) -> InputError:
    return InputError(
        "no-effect",
        N_("{name}: found {found}, which is no effect; no sample size finds it"),
        name=name,
        found=percent(share),
    )
