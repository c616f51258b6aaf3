"""A number as it was printed: its size, its decimals, and the interval it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prapasca.errors import N_, InputError

_NUMBER = re.compile(r"\s*[-+\u2212\u2013]?\s*(\d*)(?:[.,](\d+))?\s*")


@dataclass(frozen=True)
class Printed:
    """A statistic as it stands in a manuscript; its sign says nothing and is dropped.

    Parameters
    ----------
    text : str
        With a decimal comma or point, with or without a leading zero; trailing zeros matter.

    Raises
    ------
    InputError
        Code ``"printed-number"``: not one number.

    Examples
    --------
    >>> z = Printed("-4,359")
    >>> z.digits, z.decimals, z.interval()
    (4359, 3, (8717, 8719, 2000))
    """

    text: str

    def __post_init__(self) -> None:
        found = _NUMBER.fullmatch(self.text)
        if found is None or not (found[1] or found[2]):
            raise InputError(
                "printed-number",
                N_("found {found!r}, expected one number as printed, such as -4,359 or -4.359"),
                found=self.text,
            )

    @property
    def decimals(self) -> int:
        """Number of digits behind the decimal mark."""
        return len(self._parts()[1])

    @property
    def digits(self) -> int:
        """The absolute value in units of the last digit."""
        return int("".join(self._parts()))

    def _parts(self) -> tuple[str, str]:
        found = _NUMBER.fullmatch(self.text)
        return (found[1] or "0", found[2] or "") if found else ("0", "")

    def interval(self, *, truncated: bool = False) -> tuple[int, int, int]:
        """Return low, high and scale: the size printed lies from low / scale to high / scale.

        Rounded values may lie on either end, truncated ones only on the low end.

        Examples
        --------
        >>> Printed("0.0").interval(), Printed("1,5").interval(truncated=True)
        ((0, 1, 20), (30, 32, 20))
        """
        low, high = (2 * self.digits, 2 * self.digits + 2) if truncated else (2 * self.digits - 1, 2 * self.digits + 1)
        return max(0, low), high, 2 * 10**self.decimals

    def replaced(self, digits: int) -> Printed:
        """Return a number printed alike with other digits, as after a slip.

        Examples
        --------
        >>> Printed("-4,359").replaced(359).text
        '0,359'
        """
        if not self.decimals:
            return Printed(str(digits))
        mark = "," if "," in self.text else "."
        return Printed(f"{digits // 10**self.decimals}{mark}{digits % 10**self.decimals:0{self.decimals}}")
