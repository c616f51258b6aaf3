"""Pearson's r against zero: its p value, and the r from which on it is significant."""

from __future__ import annotations

from math import sqrt
from typing import Literal

from scipy import special

from prapasca.checks import check_choice, check_confidence_level
from prapasca.errors import N_, InputError

Alternative = Literal["two-sided", "greater"]
ALTERNATIVES = ("two-sided", "greater")


def critical_r(n: int, confidence_level: float = 0.95, alternative: Alternative = "two-sided") -> float:
    """Return the smallest r that is significant with `n` people ("r tabel").

    From Student's t with n - 2 degrees of freedom, ``r = t / sqrt(n - 2 + t**2)``; no table is looked up, so none
    of the misprints of printed tables is copied.

    Parameters
    ----------
    n
        People.
    confidence_level
        100 % minus the level of significance, such as 0.95.
    alternative
        ``"two-sided"``, or ``"greater"`` for a one-sided test of a positive correlation.

    Raises
    ------
    InputError
        Fewer than 3 people, an unknown alternative, a level outside 0..1.

    Examples
    --------
    >>> print(f"{critical_r(30):.5f} {critical_r(30, alternative='greater'):.5f}")
    0.36101 0.30606
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    if n < 3:
        raise InputError("people", N_("n: found {found}, expected 3 or more people"), found=n)
    level = 1 - check_confidence_level(confidence_level)
    t = float(special.stdtrit(n - 2, 1 - (level / 2 if alternative == "two-sided" else level)))
    return t / sqrt(n - 2 + t * t)


def p_of_r(r: float, n: int, alternative: Alternative = "two-sided") -> float:
    """Return the p value of r under no correlation, by Student's t with n - 2 degrees of freedom.

    Examples
    --------
    >>> print(f"{p_of_r(critical_r(30), 30):.12f} {p_of_r(1.0, 30)}")
    0.050000000000 0.0
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    two_sided = float(special.betainc((n - 2) / 2, 0.5, max(0.0, (1 - r) * (1 + r))))
    if alternative == "two-sided":
        return two_sided
    return two_sided / 2 if r >= 0 else 1 - two_sided / 2
