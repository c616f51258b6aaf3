"""How many were analysed, or in a category at a time: what the places that say so agree on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from prapasca.audit.facts import Fact
from prapasca.audit.rounding import Rounded, counts_that_fit


@dataclass(frozen=True)
class SampleSize:
    """How many people were analysed, and where that is said.

    ``value`` is None where nothing is said, or where the places differ and none prevails.
    """

    value: int | None
    facts: tuple[Fact, ...] = ()

    @property
    def undisputed(self) -> bool:
        """Whether every place says the same."""
        return self.value is not None and len({fact.value for fact in self.facts}) == 1


@dataclass(frozen=True)
class Cell:
    """One category at one time: everything printed about how many were in it.

    Parameters
    ----------
    time, label
        Which cell.
    counts, percents, ends
        Facts: counts, whole percentages, ends of percentages whose first digits are lost.
    n
        People in the column.
    """

    time: str
    label: str
    counts: tuple[Fact, ...]
    percents: tuple[Fact, ...]
    ends: tuple[Fact, ...]
    n: int | None

    @cached_property
    def count(self) -> int | None:
        """The count most places agree on and n admits; None where none prevails."""
        votes = Counter(int(str(fact.value)) for fact in self.counts)
        if self.n is not None:
            for fact in self.percents:
                fitting = counts_that_fit(Rounded(decimal_of(fact)), self.n)
                votes.update(fitting if len(fitting) == 1 else ())
        return prevailing(votes, self.n)

    @property
    def printed(self) -> bool:
        """Whether its count itself is printed, not only a percentage."""
        return self.count is not None and any(fact.value == self.count for fact in self.counts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that speak for the count that prevails; the percentages where none is printed."""
        return tuple(fact for fact in self.counts if fact.value == self.count) or self.percents


def decimal_of(fact: Fact) -> Decimal:
    """Return the value of a fact that holds a number."""
    return Decimal(str(fact.value))


def prevailing(votes: Counter[int], at_most: int | None) -> int | None:
    """Return the value with most votes among those not above a limit; None for a tie.

    Examples
    --------
    >>> prevailing(Counter({13: 4, 22: 5}), 20), prevailing(Counter({1: 1, 2: 1}), 20)
    (13, None)
    """
    best = [item for item in votes.most_common() if at_most is None or item[0] <= at_most]
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
