"""Checks of arguments that several modules share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from math import isnan
from numbers import Real

from prapasca.errors import N_, InputError


def nearest(found: object, options: Iterable[object]) -> str | None:
    """Return the option spelled most like `found`, or None when none is close.

    Examples
    --------
    >>> nearest("wilcoxn", ["wilcoxon", "pratt"])
    'wilcoxon'
    >>> nearest("xyz", ["wilcoxon", "pratt"]) is None
    True
    """
    spelled = {str(option).casefold(): str(option) for option in options}
    close = difflib.get_close_matches(str(found).casefold(), spelled, n=1, cutoff=0.6)
    return spelled[close[0]] if close else None


def check_choice(option: str, value: object, choices: Iterable[str]) -> None:
    """Raise unless `value` is one of `choices`.

    Raises
    ------
    InputError
        Code ``"unknown-choice"``, with the option, what was found and what was expected.

    Examples
    --------
    >>> check_choice("method", "exact", ("exact", "asymptotic"))
    """
    expected = tuple(choices)
    if value not in expected:
        raise InputError(
            "unknown-choice",
            N_("{option}: found {found!r}, expected one of {expected}"),
            option=option,
            found=value,
            expected=expected,
        )


def check_confidence_level(value: object) -> float:
    """Return `value` as a float strictly between 0 and 1.

    Raises
    ------
    InputError
        Code ``"confidence-level"``.

    Examples
    --------
    >>> check_confidence_level(0.95)
    0.95
    """
    if not isinstance(value, Real) or isinstance(value, bool) or not 0 < float(value) < 1:
        raise InputError(
            "confidence-level",
            N_("confidence_level: found {found!r}, expected a number between 0 and 1, such as 0.95"),
            found=value,
        )
    return float(value)


def is_missing(value: object) -> bool:
    """Tell whether `value` stands for "not observed": None, NaN, pandas' NA or NaT.

    Examples
    --------
    >>> [is_missing(value) for value in (None, float("nan"), 0, "")]
    [True, True, False, False]
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    if isinstance(value, Real):
        return isnan(value)
    return bool(getattr(value, "is_nan", bool)())
