"""The normalised gain ("N-gain"): the share of what could still be gained that was gained."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import Literal

import numpy as np

from prapasca.change import exact_decimal, same_length
from prapasca.checks import is_missing
from prapasca.errors import N_, InputError, Message

GainCategory = Literal["low", "medium", "high"]
MEDIUM_FROM, HIGH_FROM = Fraction(3, 10), Fraction(7, 10)
"""Hake's limits: medium from 0.3, high from 0.7."""


@dataclass(frozen=True)
class NormalisedGain:
    """Gain as a share of the largest that was possible, ``(post - pre) / (maximum - pre)``.

    Parameters
    ----------
    maximum : float
        End of the scale.
    of_means : float or None
        From the mean before and the mean after, as Hake defined it; None where the mean before is the maximum.
    category : str or None
        Of `of_means`: ``"low"`` below 0.3, ``"high"`` from 0.7, ``"medium"`` between.
    n : int
        People whose own gain is defined.
    n_at_maximum : int
        People at the maximum already before, whose own gain is undefined.
    mean, sd, median : float or None
        Of people's own gains; `sd` None below two.
    n_low, n_medium, n_high : int
        People by the category of their own gain.
    n_negative : int
        Of those with a low gain, how many lost.
    message : Message or None
        What is undefined.
    """

    maximum: float
    of_means: float | None
    category: GainCategory | None
    n: int
    n_at_maximum: int
    mean: float | None
    sd: float | None
    median: float | None
    n_low: int
    n_medium: int
    n_high: int
    n_negative: int
    message: Message | None


def normalised_gain(pre: Iterable[object], post: Iterable[object], maximum: object) -> NormalisedGain:
    """Return the normalised gain of the means and of each person.

    The gain of the means and the mean of the gains differ; say which is reported. Own gains are undefined at the
    maximum, and have no lower limit: somebody near it who loses a little has a large negative gain. The categories
    are conventions of physics teaching, not degrees of any effect.

    Parameters
    ----------
    pre, post
        Numbers, higher being better, shape (n,); a pair with None or NaN is left out.
    maximum
        End of the scale.

    Raises
    ------
    InputError
        Different lengths, a value that is not a number, or one above the maximum.

    References
    ----------
    Hake (1998), https://doi.org/10.1119/1.18809

    Examples
    --------
    >>> gain = normalised_gain([40, 60, 100, 50], [70, 90, 100, 50], 100)
    >>> gain.of_means, gain.category, gain.n, gain.n_at_maximum, round(gain.mean, 4)
    (0.4, 'medium', 3, 1, 0.4167)
    >>> gain.n_low, gain.n_medium, gain.n_high
    (1, 1, 1)
    """
    top = exact_decimal(maximum)
    before, after = same_length(pre, post)
    pairs = [
        (exact_decimal(first), exact_decimal(second))
        for first, second in zip(before, after, strict=True)
        if not (is_missing(first) or is_missing(second))
    ]
    _check_maximum(pairs, top)
    own = [Fraction(second - first) / Fraction(top - first) for first, second in pairs if first < top]
    means = _of_means(pairs, top)
    named = [gain_category(gain) for gain in own]
    exact_mean = sum(own, Fraction(0)) / len(own) if own else None
    gains = np.array([float(gain) for gain in own])
    return NormalisedGain(
        maximum=float(top),
        of_means=None if means is None else float(means),
        category=None if means is None else gain_category(means),
        n=len(own),
        n_at_maximum=len(pairs) - len(own),
        mean=None if exact_mean is None else float(exact_mean),
        sd=_sd(own, exact_mean) if exact_mean is not None and len(own) > 1 else None,
        median=float(np.median(gains)) if own else None,
        n_low=named.count("low"),
        n_medium=named.count("medium"),
        n_high=named.count("high"),
        n_negative=sum(gain < 0 for gain in own),
        message=_undefined(len(pairs) - len(own)),
    )


def gain_category(gain: Fraction) -> GainCategory:
    """Return Hake's category of a gain.

    Examples
    --------
    >>> gain_category(Fraction(3, 10)), gain_category(Fraction(-1)), gain_category(Fraction(7, 10))
    ('medium', 'low', 'high')
    """
    if gain >= HIGH_FROM:
        return "high"
    return "medium" if gain >= MEDIUM_FROM else "low"


def _of_means(pairs: list[tuple[Decimal, Decimal]], top: Decimal) -> Fraction | None:
    gained = sum((Fraction(after) - Fraction(before) for before, after in pairs), Fraction(0))
    room = sum((Fraction(top) - Fraction(before) for before, _ in pairs), Fraction(0))
    return gained / room if room else None


def _sd(own: list[Fraction], mean: Fraction) -> float:
    return sqrt(float(sum((gain - mean) ** 2 for gain in own) / (len(own) - 1)))


def _check_maximum(pairs: list[tuple[Decimal, Decimal]], top: Decimal) -> None:
    above = max((number for pair in pairs for number in pair), default=top)
    if above > top:
        raise InputError(
            "above-maximum",
            N_("found {found}, above the maximum {maximum}; a normalised gain needs the end of the scale"),
            found=above,
            maximum=top,
        )


def _undefined(n: int) -> Message | None:
    if not n:
        return None
    template = N_("the normalised gain of {n} people is undefined: they were at the maximum already before")
    return Message("gain-at-maximum", template, {"n": n}, "note")
