"""Sample sizes for estimating one proportion of a population."""

from __future__ import annotations

from prapasca.checks import check_confidence_level
from prapasca.errors import N_
from prapasca.power.formulas.result import (
    FormulaResult,
    check_above,
    check_between,
    rounded_up,
    step,
    upper_quantile,
)

ESTIMATES_ONLY = N_(
    "The formula serves to estimate one proportion; it says nothing about the power of a test of before against after."
)
RANDOM_SAMPLE = N_("People are drawn from the population at random.")


def slovin(population: float, error: float) -> FormulaResult:
    """Return Slovin's sample size, ``N / (1 + N e^2)``.

    It is the size at which a proportion of one half, in a random sample without replacement, is
    estimated within `error` with z = 2: that, and nothing else [1]_. It knows neither the test nor
    the effect of a before-after study.

    Parameters
    ----------
    population
        N, people in the population.
    error
        e, half the width of the interval, as a proportion: 0.1 for 10 %.

    Raises
    ------
    InputError
        A population of 0 or less, an error that is not between 0 and 1.

    References
    ----------
    .. [1] J. J. Tejada and J. R. B. Punzalan, "On the misuse of Slovin's formula", The Philippine
       Statistician 61(1) (2012) 129-136.

    Examples
    --------
    >>> result = slovin(54, 0.1)
    >>> result.n, round(result.unrounded, 2)
    (36, 35.06)
    """
    people, half_width = check_above("population", population, 0), check_between("error", error, 0, 1)
    value = people / (1 + people * half_width**2)
    return FormulaResult(
        "slovin",
        {"population": people, "error": half_width},
        (
            step(N_("n = N / (1 + N × e²)")),
            step(
                N_("n = {population} / (1 + {population} × {error}²) = {value}"),
                population=people,
                error=half_width,
                value=value,
            ),
        ),
        value,
        rounded_up(value),
        "people",
        (
            step(ESTIMATES_ONLY),
            step(N_("The proportion is taken as one half, the confidence level as 95.4% (z = 2).")),
            step(RANDOM_SAMPLE),
        ),
        "Tejada & Punzalan (2012), The Philippine Statistician 61(1), 129-136",
    )


def lemeshow(
    proportion: float, error: float, *, population: float | None = None, confidence_level: float = 0.95
) -> FormulaResult:
    """Return the sample size for estimating a proportion, ``z^2 p (1 - p) / d^2`` (Lemeshow and others [1]_).

    Parameters
    ----------
    proportion
        p, expected; 0.5 is the worst case.
    error
        d, half the width of the interval, as a proportion.
    population
        N, for a small population: ``N z^2 p (1 - p) / (d^2 (N - 1) + z^2 p (1 - p))``.
    confidence_level
        Of the interval.

    Raises
    ------
    InputError
        A proportion, an error or a confidence level that is not between 0 and 1; a population of 1 or less.

    References
    ----------
    .. [1] S. Lemeshow, D. W. Hosmer, J. Klar and S. K. Lwanga, "Adequacy of sample size in health
       studies", Wiley for the World Health Organization, 1990.

    Examples
    --------
    >>> lemeshow(0.5, 0.1).n, lemeshow(0.5, 0.1, population=54).n
    (97, 35)
    """
    p, d = check_between("proportion", proportion, 0, 1), check_between("error", error, 0, 1)
    z = upper_quantile((1 - check_confidence_level(confidence_level)) / 2)
    spread = z**2 * p * (1 - p)
    inputs = {"proportion": p, "error": d, "confidence_level": confidence_level}
    common = {"z": z, "p": p, "q": 1 - p, "d": d}
    if population is None:
        value = spread / d**2
        steps = (
            step(N_("n = z² × p × (1 − p) / d²")),
            step(N_("n = {z}² × {p} × {q} / {d}² = {value}"), **common, value=value),
        )
    else:
        people = inputs["population"] = check_above("population", population, 1)
        value = people * spread / (d**2 * (people - 1) + spread)
        steps = (
            step(N_("n = N × z² × p × (1 − p) / (d² × (N − 1) + z² × p × (1 − p))")),
            step(
                N_("n = {N} × {z}² × {p} × {q} / ({d}² × {N_1} + {z}² × {p} × {q}) = {value}"),
                **common,
                N=people,
                N_1=people - 1,
                value=value,
            ),
        )
    return FormulaResult(
        "lemeshow",
        inputs,
        steps,
        value,
        rounded_up(value),
        "people",
        (step(ESTIMATES_ONLY), step(RANDOM_SAMPLE)),
        "Lemeshow, Hosmer, Klar & Lwanga (1990), Adequacy of sample size in health studies",
    )


def finite_population(n: float, population: float) -> FormulaResult:
    """Return a sample size corrected for a small population, ``n / (1 + (n - 1) / N)`` (Cochran [1]_).

    Parameters
    ----------
    n
        Sample size for a very large population, unrounded if it comes from a formula.
    population
        N.

    Raises
    ------
    InputError
        Numbers of 0 or less.

    References
    ----------
    .. [1] W. G. Cochran, "Sampling techniques", 3rd edition, Wiley, 1977, section 4.2.

    Examples
    --------
    >>> finite_population(96.04, 54).n
    35
    """
    size, people = check_above("n", n, 0), check_above("population", population, 0)
    value = size / (1 + (size - 1) / people)
    return FormulaResult(
        "finite_population",
        {"n": size, "population": people},
        (
            step(N_("n' = n / (1 + (n − 1) / N)")),
            step(N_("n' = {n} / (1 + ({n} − 1) / {population}) = {value}"), n=size, population=people, value=value),
        ),
        value,
        rounded_up(value),
        "people",
        (
            step(
                N_(
                    "The sample is drawn without replacement, and the conclusion is about this population only; "
                    "a test of an effect that others should share takes no such correction."
                )
            ),
        ),
        "Cochran (1977), Sampling techniques, section 4.2",
    )
