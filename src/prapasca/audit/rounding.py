"""What a printed number can stand for: the values that round to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Rounded:
    """A number printed with some decimals.

    Rounding half up and half to even are both accepted, so both ends of the interval belong to it.

    Parameters
    ----------
    value
        As printed, trailing zeros kept.

    Examples
    --------
    >>> Rounded(Decimal("6.2")).fits(Fraction(100, 16)), Rounded(Decimal("60.1")).fits(60)
    (True, False)
    """

    value: Decimal

    @property
    def decimals(self) -> int:
        """Digits after the decimal mark."""
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def unit(self) -> Fraction:
        """One unit of the last decimal."""
        return Fraction(1, 10**self.decimals)

    @property
    def low(self) -> Fraction:
        """The least value that rounds to it."""
        return Fraction(self.value) - self.unit / 2

    @property
    def high(self) -> Fraction:
        """The greatest value that rounds to it."""
        return Fraction(self.value) + self.unit / 2

    def fits(self, value: Fraction | int) -> bool:
        """Tell whether a value rounds to it."""
        return self.low <= value <= self.high

    def is_near(self, value: Fraction | int) -> bool:
        """Tell whether a value rounds to it but for truncation or one unit of the last decimal."""
        return abs(Fraction(self.value) - value) < self.unit * 3 / 2

    def meets(self, low: float, high: float) -> bool:
        """Tell whether some value between two ends rounds to it."""
        return float(self.low) <= high and low <= float(self.high)


def share(count: int, n: int) -> Fraction:
    """Return a count as a percentage of n.

    Examples
    --------
    >>> share(3, 16)
    Fraction(75, 4)
    """
    return Fraction(100 * count, n)


def counts_that_fit(percent: Rounded, n: int) -> tuple[int, ...]:
    """Return every count out of n whose percentage rounds to the one printed.

    Examples
    --------
    >>> counts_that_fit(Rounded(Decimal("18.8")), 16), counts_that_fit(Rounded(Decimal("18.6")), 16)
    ((3,), ())
    """
    low, high = percent.low * n / 100, percent.high * n / 100
    first, last = max(0, -(-low.numerator // low.denominator)), min(n, high.numerator // high.denominator)
    return tuple(range(first, last + 1))


def sizes_that_fit(count: int, percent: Rounded, largest: int = 100_000) -> range:
    """Return every n of which a count is the percentage printed.

    They are consecutive, for the percentage falls as n grows.

    Examples
    --------
    >>> list(sizes_that_fit(22, Rounded(Decimal("73.3")))), list(sizes_that_fit(23, Rounded(Decimal("49.9"))))
    ([30], [])
    """
    if count == 0:
        return range(1, largest + 1) if percent.low <= 0 else range(0)
    if percent.high <= 0:
        return range(0)
    shortest = Fraction(100 * count) / percent.high
    first = max(count, -(-shortest.numerator // shortest.denominator))
    if percent.low <= 0:
        return range(first, largest + 1)
    longest = Fraction(100 * count) / percent.low
    return range(first, min(largest, longest.numerator // longest.denominator) + 1)


def ends_in(count: int, n: int, digits: str) -> bool:
    """Tell whether a percentage, printed with the decimals of its surviving end, ends so.

    Parameters
    ----------
    count, n
        The share.
    digits
        What survived, such as ``",3"`` or ``"5,0"``.

    Examples
    --------
    >>> ends_in(22, 30, ",3"), ends_in(22, 20, ",3"), ends_in(13, 20, "5,0")
    (True, False, True)
    """
    end = digits.replace(",", ".").strip(" %")
    wanted = end.replace(".", "")
    # without a decimal mark it is not known how many of the digits are decimals
    printings = (len(end.rpartition(".")[2]),) if "." in end else range(3)
    return any(_prints_with_end(share(count, n), decimals, wanted) for decimals in printings)


def _prints_with_end(exact: Fraction, decimals: int, wanted: str) -> bool:
    scaled = exact * 10**decimals
    floor = scaled.numerator // scaled.denominator
    near = (one for one in (floor, floor + 1) if abs(one - scaled) <= Fraction(1, 2))
    return any(f"{one:0{decimals + 1}d}".endswith(wanted) for one in near)
