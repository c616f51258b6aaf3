"""Chances of so many people or more improving, when each improves by a natural rate."""

from __future__ import annotations

import numpy as np
from scipy import special

from prapasca.errors import N_, InputError


def at_least(improved: int, n: int, rate: float) -> float:
    """Return ``P(X >= improved)`` for X binomial.

    Examples
    --------
    >>> at_least(1, 2, 0.5), at_least(0, 2, 0.0)
    (0.75, 1.0)
    """
    return 1.0 if improved <= 0 else float(special.betainc(improved, n - improved + 1, rate))


def explaining_rate(improved: int, n: int, level: float) -> float | None:
    """Return the rate at which ``P(X >= improved) = level``; None without people.

    At half of 0.05 it is the lower end of the 95 % interval of Clopper and Pearson.

    Examples
    --------
    >>> round(explaining_rate(19, 20, 0.025), 4), explaining_rate(0, 20, 0.025), explaining_rate(0, 0, 0.025)
    (0.7513, 0.0, None)
    """
    if not n:
        return None
    return float(special.betaincinv(improved, n - improved + 1, level)) if improved else 0.0


def at_least_under_prior(improved: int, n: int, a: float, b: float) -> float:
    """Return ``P(X >= improved)`` for X binomial with a rate from Beta(a, b).

    Examples
    --------
    With a uniform prior every number of people is as likely:

    >>> round(at_least_under_prior(19, 20, 1, 1), 12) == round(2 / 21, 12)
    True
    """
    numbers = np.arange(improved, n + 1)
    ways = special.gammaln(n + 1) - special.gammaln(numbers + 1) - special.gammaln(n - numbers + 1)
    logs = ways + special.betaln(numbers + a, n - numbers + b) - special.betaln(a, b)
    return min(1.0, float(np.exp(special.logsumexp(logs))))


def check_count(improved: int, n: int) -> None:
    """Raise unless `improved` lies from 0 to `n`.

    Raises
    ------
    InputError
        Code ``"improved"``.

    Examples
    --------
    >>> check_count(19, 20)
    """
    if not 0 <= improved <= n:
        raise InputError(
            "improved",
            N_("improved: found {improved} of {n} people, expected a number from 0 to {n}"),
            improved=improved,
            n=n,
        )


def check_share(name: str, value: float) -> float:
    """Return a share from 0 to 1.

    Raises
    ------
    InputError
        Code ``"share"``.

    Examples
    --------
    >>> check_share("reliability", 0.7)
    0.7
    """
    if not 0 <= value <= 1:
        raise InputError("share", N_("{name}: found {found}, expected a number from 0 to 1"), name=name, found=value)
    return float(value)
