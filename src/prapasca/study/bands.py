"""Bands of a number with an explicit rule for their edges, such as "< 25", "25-35", "> 35"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from prapasca.errors import N_, InputError
from prapasca.study.written import shown

_NUMBER = r"([-−]?\d+(?:[.,]\d+)?)"
_OPEN = re.compile(rf"(<=|>=|<|>|≤|≥)\s*{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\s*[-–]\s*(<?)\s*{_NUMBER}")
_PRINTED = {"<=": "≤", ">=": "≥"}
NOT_A_BAND = N_('found {found}, expected a band such as "< 25", "25-35", "25 - < 35", ">= 35" or "> 35"')


@dataclass(frozen=True)
class Band:
    """Numbers between two edges, each edge in or out.

    Parameters
    ----------
    label
        The band as it is printed.
    low, high
        Edges; None where the band is open.
    holds_low, holds_high
        Whether the edge itself belongs to the band.

    Examples
    --------
    >>> band = Band.parse("25-35")
    >>> band.label, band.contains(Decimal(35)), Band.parse("25 - < 35").contains(Decimal(35))
    ('25–35', True, False)
    >>> Band.parse(">= 35").label
    '≥ 35'
    """

    label: str
    low: Decimal | None = None
    high: Decimal | None = None
    holds_low: bool = False
    holds_high: bool = False

    @classmethod
    def parse(cls, text: str) -> Band:
        """Read a band: ``"< 25"``, ``"<= 24"``, ``"25-35"``, ``"25 - < 35"``, ``"> 35"`` or ``">= 36"``.

        ``a-b`` holds both edges. A hyphen and an en dash, a decimal point and a decimal comma are
        the same. The label has an en dash, which a spreadsheet does not take for a date, and ≤ and ≥.

        Raises
        ------
        InputError
            Code ``"band"``: a text that is no band, or whose edges do not rise.
        """
        if match := _OPEN.fullmatch(text.strip()):
            return cls._one_edge(_PRINTED.get(match[1], match[1]), match[2])
        if not (match := _RANGE.fullmatch(text.strip())):
            raise InputError("band", NOT_A_BAND, found=shown(text))
        low, high, holds_high = _number(match[1]), _number(match[3]), not match[2]
        if low > high or (low == high and not holds_high):
            raise InputError("band", N_('found {found}, expected the lower edge first: "25-35"'), found=shown(text))
        label = f"{match[1]} – < {match[3]}" if match[2] else f"{match[1]}–{match[3]}"
        return cls(label, low, high, holds_low=True, holds_high=holds_high)

    @classmethod
    def _one_edge(cls, sign: str, written: str) -> Band:
        edge, holds = _number(written), sign in _PRINTED.values()
        label = f"{sign} {written}"
        return cls(label, high=edge, holds_high=holds) if sign in "<≤" else cls(label, low=edge, holds_low=holds)

    def contains(self, number: Decimal) -> bool:
        """Tell whether `number` falls in the band."""
        above = self.low is None or number > self.low or (self.holds_low and number == self.low)
        below = self.high is None or number < self.high or (self.holds_high and number == self.high)
        return above and below

    def is_below(self, other: Band) -> bool:
        """Tell whether every number of this band is smaller than every number of `other`."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.holds_high and other.holds_low))


def first_out_of_order(bands: Sequence[Band]) -> int | None:
    """Return the place of the first band that does not lie above the one before it.

    Examples
    --------
    >>> first_out_of_order([Band.parse("< 25"), Band.parse("25-35"), Band.parse("35-40")])
    2
    """
    for place, (lower, upper) in enumerate(pairwise(bands), start=1):
        if not lower.is_below(upper):
            return place
    return None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").replace("−", "-"))
