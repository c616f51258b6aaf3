"""Typed numbers: a value and how it is printed, kept together until a writer prints it."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from prapasca.language import NumberStyle, format_number, format_p, format_power


@runtime_checkable
class Shown(Protocol):
    """Anything with a value and a text in a number style."""

    def show(self, style: NumberStyle) -> str:
        """Return the text."""
        ...

    @property
    def raw(self) -> float | int | None:
        """Return the unrounded value."""
        ...


@dataclass(frozen=True)
class Count:
    """A whole number.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Count(20).show(STYLES["id"])
    '20'
    """

    raw: int

    def show(self, style: NumberStyle) -> str:
        """Return the digits."""
        return f"{style.minus if self.raw < 0 else ''}{abs(self.raw)}"


@dataclass(frozen=True)
class Real:
    """A number printed with a fixed number of decimals; `bounded` if it cannot exceed 1.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Real(-4.3589, 3).show(STYLES["id"])
    '−4,359'
    """

    raw: float
    decimals: int = 2
    bounded: bool = False

    def show(self, style: NumberStyle) -> str:
        """Return the rounded number."""
        return format_number(self.raw, self.decimals, style, bounded=self.bounded)


@dataclass(frozen=True)
class Percent:
    """A share as a percentage, its numerator and denominator kept.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Percent(13, 20).show(STYLES["id"])
    '65,0'
    """

    numerator: int
    denominator: int
    decimals: int = 1

    @property
    def raw(self) -> float | None:
        """Return the percentage, None of nobody."""
        return 100 * self.numerator / self.denominator if self.denominator else None

    def show(self, style: NumberStyle) -> str:
        """Return the rounded percentage without its sign; a dash of nobody."""
        return "–" if self.raw is None else format_number(self.raw, self.decimals, style)


@dataclass(frozen=True)
class Range:
    """Two ends of an interval, as proportions printed in percent or as they are.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Range(0.751, 0.999, decimals=1, percent=True).show(STYLES["id"])
    '75,1–99,9'
    >>> Range(-0.786, -0.01, decimals=3).show(STYLES["sampl"])
    '−0.786 to −0.010'
    """

    low: float
    high: float
    decimals: int = 2
    percent: bool = False
    bounded: bool = False
    separator: str = " to "

    @property
    def raw(self) -> None:
        """Return None: a range has two values, ``low`` and ``high``."""
        return

    def show(self, style: NumberStyle) -> str:
        """Return both ends, joined by a dash where neither can be negative."""
        scale = 100 if self.percent else 1
        ends = [
            format_number(scale * end, self.decimals, style, bounded=self.bounded and not self.percent)
            for end in (self.low, self.high)
        ]
        return ("–" if self.low >= 0 else self.separator).join(ends)


@dataclass(frozen=True)
class P:
    """A p value, below its last digit printed as "less than".

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> P(3.8e-6).show(STYLES["id"])
    '< 0,001'
    """

    raw: float
    decimals: int = 3

    def show(self, style: NumberStyle) -> str:
        """Return the p value without its letter."""
        return format_p(self.raw, style, decimals=self.decimals)


@dataclass(frozen=True)
class Relation:
    """A number with its sign of equality before it; a p value may bring "less than" along.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Relation(P(0.0123)).show(STYLES["apa7"]).split(), Relation(P(1e-9)).show(STYLES["apa7"]).split()
    (['=', '.012'], ['<', '.001'])
    """

    number: Shown

    @property
    def raw(self) -> float | int | None:
        """Return the number alone."""
        return self.number.raw

    def show(self, style: NumberStyle) -> str:
        """Return sign and number, never parted at the end of a line."""
        text = self.number.show(style)
        return (text if text.startswith("<") else f"= {text}").replace(" ", "\u00a0")


@dataclass(frozen=True)
class Power:
    """A positive number by its natural logarithm, printed in full or as a power of ten.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Power(-18 * math.log(2)).show(STYLES["id"]), Power(-0.5).show(STYLES["id"])
    ('3,8147 × 10⁻⁶', '0,6065')
    """

    log: float

    @property
    def raw(self) -> float:
        """Return the number itself, the smallest normal double where it is smaller still."""
        return max(math.exp(self.log), sys.float_info.min)

    def show(self, style: NumberStyle) -> str:
        """Return four decimals, or from 0.001 down a power of ten."""
        if self.log >= math.log(0.001):
            return format_number(self.raw, 4, style, bounded=True)
        return format_power(self.log, style, decimals=4)


@dataclass(frozen=True)
class Noted:
    """A number with the letter of a footnote.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Noted(Count(19), "b").show(STYLES["spss"])
    '19ᵇ'
    """

    number: Shown
    mark: Literal["a", "b", "c", "d"]

    @property
    def raw(self) -> float | int | None:
        """Return the number without its letter."""
        return self.number.raw

    def show(self, style: NumberStyle) -> str:
        """Return the number with the letter raised."""
        return self.number.show(style) + RAISED[self.mark]


RAISED = {"a": "ᵃ", "b": "ᵇ", "c": "ᶜ", "d": "ᵈ"}
