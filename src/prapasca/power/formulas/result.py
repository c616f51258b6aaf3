"""What a formula returns: the number, and how one gets to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, isfinite
from numbers import Real

from scipy import special

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError, Message

NOISE = 1e-9
"""Excess over a whole number that comes from floats and is not rounded up."""


@dataclass(frozen=True)
class FormulaResult:
    """A sample size by a formula, with its steps.

    Parameters
    ----------
    formula : str
        Stable name, such as ``"slovin"``.
    inputs : mapping of str to number
        As given; shares as proportions.
    steps : tuple of Message
        The formula with its letters, with numbers, and its result, in order.
    unrounded : float
        The result before it is rounded up.
    n : int
        The sample size.
    unit : str
        What n counts: ``"people"``, ``"pairs"`` or ``"people per group"``.
    assumptions : tuple of Message
        What must hold, and what the formula leaves out.
    reference : str
        Where it comes from.
    """

    formula: str
    inputs: Mapping[str, float]
    steps: tuple[Message, ...]
    unrounded: float
    n: int
    unit: str
    assumptions: tuple[Message, ...]
    reference: str


def rounded_up(value: float) -> int:
    """Return the next whole number, that of floats meant to be whole being itself.

    Examples
    --------
    >>> rounded_up(35.06), rounded_up(50.000000000001)
    (36, 50)
    """
    return ceil(value * (1 - NOISE))


def step(template: str, **fields: object) -> Message:
    """Return one step, or one assumption, as a message."""
    return Message("formula", template, fields, "note")


def upper_quantile(share: float) -> float:
    """Return z which a standard normal value exceeds with this probability.

    Examples
    --------
    >>> round(upper_quantile(0.025), 6)
    1.959964
    """
    return float(-special.ndtri(share))


def quantiles(power: float, confidence_level: float, sides: int) -> tuple[float, float]:
    """Return the normal quantiles of the level and of the power.

    Examples
    --------
    >>> [round(z, 4) for z in quantiles(0.8, 0.95, 2)]
    [1.96, 0.8416]
    """
    if sides not in (1, 2):
        raise InputError("sides", N_("sides: found {found}, expected 1 or 2"), found=sides)
    tail = (1 - check_confidence_level(confidence_level)) / sides
    return upper_quantile(tail), upper_quantile(1 - check_between("power", power, tail, 1))


def check_between(name: str, value: object, low: float, high: float) -> float:
    """Return a number strictly between two others.

    Raises
    ------
    InputError
        Code ``"formula-input"``.

    Examples
    --------
    >>> check_between("power", 0.8, 0, 1)
    0.8
    """
    number = _number(value)
    if number is None or not low < number < high:
        raise InputError(
            "formula-input",
            N_("{name}: found {found}, expected a number between {low} and {high}, both excluded"),
            name=name,
            found=value,
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return number


def check_above(name: str, value: object, low: float) -> float:
    """Return a finite number above another.

    Raises
    ------
    InputError
        Code ``"formula-input"``.

    Examples
    --------
    >>> check_above("population", 54, 0)
    54.0
    """
    number = _number(value)
    if number is None or number <= low:
        raise InputError(
            "formula-input",
            N_("{name}: found {found}, expected a number above {low}"),
            name=name,
            found=value,
            low=f"{low:g}",
        )
    return number


def _number(value: object) -> float | None:
    if isinstance(value, Real) and not isinstance(value, bool) and isfinite(value):
        return float(value)
    return None
