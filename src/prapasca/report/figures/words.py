"""Texts and numbers of a figure in one language and number style."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass

from prapasca.errors import N_
from prapasca.language import NumberStyle, Translator
from prapasca.report.figures.lettering import plain_number
from prapasca.report.model import Count, Power, Real, Shown

IMPROVED = N_("Improved")
UNCHANGED = N_("Unchanged")
WORSENED = N_("Worsened")


@dataclass(frozen=True)
class Words:
    """The reader's language, and how numbers are printed."""

    t: Translator
    style: NumberStyle

    def fill(self, template: str, **fields: object) -> str:
        """Return a marked template in the reader's language, typed numbers printed.

        Examples
        --------
        >>> from prapasca.language import STYLES, translator
        >>> Words(translator("en"), STYLES["id"]).fill("{n} pairs, d = {d}", n=Count(20), d=Real(0.5))
        '20 pairs, d = 0,50'
        """
        shown = {name: value.show(self.style) if isinstance(value, Shown) else value for name, value in fields.items()}
        return self.t(template).format(**shown)

    def number(self, value: float) -> str:
        """Return a number with as many decimals as it needs."""
        return plain_number(value, self.style)

    def bounded(self, value: float) -> str:
        """Return a number that cannot exceed 1, with as many decimals as it needs."""
        return plain_number(value, self.style, bounded=True)

    def count(self, n: int) -> str:
        """Return a whole number."""
        return Count(n).show(self.style)

    def p(self, p: float, log_p: float | None = None) -> str:
        """Return a p value in full, by its logarithm where a double cannot hold it."""
        return Power(math.log(max(p, sys.float_info.min)) if log_p is None else log_p).show(self.style)

    def share(self, probability: float) -> str:
        """Return a probability for a figure."""
        return Real(probability, 3, bounded=True).show(self.style)
