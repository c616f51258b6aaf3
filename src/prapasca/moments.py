"""PairedMoments: sums, squares and products of numbers before and after, the reduction that suffices for means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from prapasca.change import count_missing, exact_decimal, same_length
from prapasca.checks import is_missing


@dataclass(frozen=True)
class PairedMoments:
    """Sums over pairs of numbers before and after; exact, so that nothing is lost where values are nearly equal.

    Parameters
    ----------
    n_pairs : int
        Pairs observed at both times.
    sum_pre, sum_post : Fraction
        Sums of the numbers.
    squares_pre, squares_post, products : Fraction
        Sums of their squares, and of before times after.
    n_missing : int
        People left out because they were not observed at both times.

    Examples
    --------
    >>> moments = PairedMoments.from_pairs([7, 8, 5, None], [3, 8, 6, 2])
    >>> moments.n_pairs, moments.n_missing, moments.mean_difference, moments.variance_difference
    (3, 1, -1.0, 7.0)

    The moments of several sites are added:

    >>> site = PairedMoments.from_pairs([6], [2])
    >>> (moments + site) == PairedMoments.from_pairs([7, 8, 5, 6, None], [3, 8, 6, 2, 1])
    True
    """

    n_pairs: int
    sum_pre: Fraction
    sum_post: Fraction
    squares_pre: Fraction
    squares_post: Fraction
    products: Fraction
    n_missing: int = 0

    @classmethod
    def from_pairs(cls, pre: Iterable[object], post: Iterable[object]) -> PairedMoments:
        """Reduce numbers measured before and after, one pair a person.

        Parameters
        ----------
        pre, post
            Numbers, shape (n,), each read by its shortest decimal; None and NaN are counted as missing.

        Raises
        ------
        InputError
            Different lengths, or a value that is not a finite number.
        """
        before, after = same_length(pre, post)
        pairs = Counter(
            (exact_decimal(first), exact_decimal(second))
            for first, second in zip(before, after, strict=True)
            if not (is_missing(first) or is_missing(second))
        )
        return replace(_summed(pairs), n_missing=sum(count_missing(before, after)))

    def __add__(self, other: PairedMoments) -> PairedMoments:
        if not isinstance(other, PairedMoments):
            return NotImplemented
        return PairedMoments(
            self.n_pairs + other.n_pairs,
            self.sum_pre + other.sum_pre,
            self.sum_post + other.sum_post,
            self.squares_pre + other.squares_pre,
            self.squares_post + other.squares_post,
            self.products + other.products,
            self.n_missing + other.n_missing,
        )

    @property
    def mean_pre(self) -> float | None:
        """Mean before; None without pairs."""
        return _mean(self.sum_pre, self.n_pairs)

    @property
    def mean_post(self) -> float | None:
        """Mean after; None without pairs."""
        return _mean(self.sum_post, self.n_pairs)

    @property
    def mean_difference(self) -> float | None:
        """Mean of after - before; None without pairs."""
        return _mean(self.sum_post - self.sum_pre, self.n_pairs)

    @property
    def variance_pre(self) -> float | None:
        """Variance before, divided by n - 1; None below two pairs."""
        return _quotient(self._spread(self.squares_pre, self.sum_pre, self.sum_pre), self.n_pairs)

    @property
    def variance_post(self) -> float | None:
        """Variance after, divided by n - 1; None below two pairs."""
        return _quotient(self._spread(self.squares_post, self.sum_post, self.sum_post), self.n_pairs)

    @property
    def variance_difference(self) -> float | None:
        """Variance of after - before, divided by n - 1; None below two pairs.

        Examples
        --------
        >>> PairedMoments.from_pairs([10**9, 10**9 + 1], [10**9 + 0.1, 10**9 + 1.1]).variance_difference
        0.0
        """
        squares = self.squares_pre + self.squares_post - 2 * self.products
        total = self.sum_post - self.sum_pre
        return _quotient(self._spread(squares, total, total), self.n_pairs)

    @property
    def correlation(self) -> float | None:
        """Pearson's correlation of before and after; None where either does not vary.

        Examples
        --------
        >>> PairedMoments.from_pairs([1, 2, 3], [2, 4, 6]).correlation
        1.0
        """
        if self.n_pairs < 2:
            return None
        pre = self._spread(self.squares_pre, self.sum_pre, self.sum_pre)
        post = self._spread(self.squares_post, self.sum_post, self.sum_post)
        both = self._spread(self.products, self.sum_pre, self.sum_post)
        if not pre or not post:
            return None
        size = sqrt(both * both / (pre * post))
        return size if both > 0 else -size

    def _spread(self, products: Fraction, first: Fraction, second: Fraction) -> Fraction:
        return products - first * second / max(self.n_pairs, 1)


def _summed(pairs: Counter[tuple[Decimal, Decimal]]) -> PairedMoments:
    """Add up in whole numbers of the last decimal, which is fast and exact."""
    places = max((-int(number.as_tuple().exponent) for pair in pairs for number in pair), default=0)
    places = max(places, 0)
    scale = 10**places
    sums = [0] * 6
    for (before, after), n in pairs.items():
        first, second = int(before.scaleb(places)), int(after.scaleb(places))
        terms = (1, first, second, first * first, second * second, first * second)
        sums = [total + n * term for total, term in zip(sums, terms, strict=True)]
    n, *linear = sums[:3]
    pre, post = (Fraction(total, scale) for total in linear)
    squares_pre, squares_post, products = (Fraction(total, scale * scale) for total in sums[3:])
    return PairedMoments(n, pre, post, squares_pre, squares_post, products)


def _mean(total: Fraction, n: int) -> float | None:
    return float(total / n) if n else None


def _quotient(spread: Fraction, n: int) -> float | None:
    return float(spread / (n - 1)) if n > 1 else None
