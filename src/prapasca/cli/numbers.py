"""Numbers typed on the command line: percent, never guessed, and plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from prapasca.errors import N_, InputError

NUMBER = re.compile(r"[-+]?\d+(\.\d+)?|[-+]?\.\d+")


def percent(option: str, text: str, *, fraction_refused: bool = True) -> float:
    """Return a share written in percent.

    Parameters
    ----------
    option
        Where it stands, for the sentence.
    text
        As typed: 60 or 60%.
    fraction_refused
        Refuse a bare number between 0 and 1, which may be meant as a proportion.

    Raises
    ------
    InputError
        Not a number from 0 to 100, or a fraction that may be meant otherwise.

    Examples
    --------
    >>> percent("--up", "60"), percent("--up", "0.5%")
    (0.6, 0.005)
    """
    bare = text.strip().removesuffix("%").strip()
    if not NUMBER.fullmatch(bare) or not 0 <= Decimal(bare) <= 100:
        raise InputError(
            "percent",
            N_("{option}: found {found!r}, expected percent from 0 to 100, such as 60 or 12.5 (with a decimal point)"),
            option=option,
            found=text,
        )
    value = Decimal(bare)
    if fraction_refused and 0 < value < 1 and not text.strip().endswith("%"):
        raise InputError(
            "percent-or-proportion",
            N_(
                "{option}: found {found!r}, expected percent; write {percent} if a proportion was meant, "
                "or {small} for less than one percent"
            ),
            option=option,
            found=text,
            percent=f"{(100 * value).normalize():f}",
            small=f"{bare}%",
        )
    return float(value / 100)


def inner_percent(option: str, text: str) -> float:
    """Return a share written in percent that is neither nobody nor everybody.

    Raises
    ------
    InputError
        What :func:`percent` refuses, 0 and 100.

    Examples
    --------
    >>> inner_percent("--power", "80")
    0.8
    """
    share = percent(option, text)
    if share in (0, 1):
        raise InputError(
            "percent",
            N_("{option}: found {found!r}, expected percent above 0 and below 100"),
            option=option,
            found=text,
        )
    return share


def percents(option: str, text: str) -> list[float]:
    """Return shares separated by commas or semicolons.

    Examples
    --------
    >>> percents("--before", "35,55,10")
    [0.35, 0.55, 0.1]
    """
    return [percent(option, part, fraction_refused=False) for part in re.split("[,;]", text)]


def steps(option: str, given: tuple[str, ...]) -> dict[object, float]:
    """Return how likely each number of steps is: ``60`` for one step, ``2:20`` for two.

    Raises
    ------
    InputError
        Steps that are no number above 0 or given twice, and what :func:`percent` raises.

    Examples
    --------
    >>> steps("--up", ("40", "2:20"))
    {Decimal('1'): 0.4, Decimal('2'): 0.2}
    """
    shares: dict[object, float] = {}
    for text in given:
        size_text, colon, share_text = text.rpartition(":")
        size = Decimal(size_text.strip()) if NUMBER.fullmatch(size_text.strip()) else Decimal(0 if colon else 1)
        if size <= 0:
            raise InputError(
                "steps",
                N_("{option}: found {found!r}, expected percent for one step, or as in 2:20 steps above 0 and percent"),
                option=option,
                found=text,
            )
        if size in shares:
            raise InputError(
                "steps-twice",
                N_("{option}: found {steps} twice; give each number of steps once, as in 40 for one and 2:20 for two"),
                option=option,
                steps=f"{size:f}",
            )
        shares[size] = percent(option, share_text)
    return shares


def number(option: str, text: str) -> float:
    """Return a number.

    Raises
    ------
    InputError
        Anything else.

    Examples
    --------
    >>> number("--sd", "2.5")
    2.5
    """
    if not NUMBER.fullmatch(text.strip()):
        raise InputError(
            "number",
            N_("{option}: found {found!r}, expected a number, such as 54 or 2.5 (with a decimal point)"),
            option=option,
            found=text,
        )
    return float(text)


def whole(option: str, text: str) -> int:
    """Return a whole number above 0.

    Raises
    ------
    InputError
        Anything else.

    Examples
    --------
    >>> whole("--n", "20")
    20
    """
    if not re.fullmatch(r"\d+", text.strip()) or int(text) < 1:
        raise InputError(
            "whole-number",
            N_("{option}: found {found!r}, expected a whole number above 0"),
            option=option,
            found=text,
        )
    return int(text)
