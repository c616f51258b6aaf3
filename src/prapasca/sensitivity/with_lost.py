"""The normal approximation of a rank test with people added, in sums that no number of them changes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

import numpy as np

from prapasca.change import ChangeProfile


@dataclass(frozen=True, kw_only=True)
class WithLost:
    """Sums of doubled ranks that give z of the signed-rank test with any number of people added at one size.

    Parameters
    ----------
    below, tied, above : int
        How many changed by less than the size, by the size, and by more.
    net_tied, net_above : int
        Increases minus decreases among them.
    signed_elsewhere, squares_elsewhere : float
        Sums of signed and of squared ranks of those not tied.
    ranks_above : float
        Sum of the ranks of those above.

    Notes
    -----
    With k added, z = N(k) / sqrt(Q(k)). N is a quadratic in k that opens downwards. Q is
    (4n^3 + 6n^2 + 2n - t^3 + t)/3 less a constant, of n people of whom t are tied, and sqrt(Q) is convex:
    2 Q Q'' - Q'^2 is positive even where all others tie with each other. So N - c sqrt(Q) is concave for
    c >= 0: a z above c at 0 stays above it up to one k and never comes back, and bisection finds that k.

    Examples
    --------
    >>> sums = WithLost.of(ChangeProfile.from_changes({1: 8, 2: 8, -1: 2}), Decimal(2))
    >>> [round(sums.z(lost, towards=1), 2) for lost in (0, 4, 8)]
    [3.34, 1.66, 0.43]
    """

    below: int
    tied: int
    above: int
    net_tied: int
    net_above: int
    signed_elsewhere: float
    squares_elsewhere: float
    ranks_above: float

    @classmethod
    def of(cls, profile: ChangeProfile, size: Decimal | None) -> WithLost:
        """Sum the ranks of a profile; without a size all changes count as of one size, as in the sign test."""
        sizes, net = profile.group_sizes.astype(float), (profile.n_increases - profile.n_decreases).astype(float)
        place = 0 if size is None else profile.magnitudes.index(size)
        if size is None:
            sizes, net = sizes.sum(keepdims=True), net.sum(keepdims=True)
        ranks = 2 * np.cumsum(sizes) - sizes + 1
        elsewhere = np.arange(len(sizes)) != place
        above = slice(place + 1, None)
        return cls(
            below=int(sizes[:place].sum()),
            tied=int(sizes[place]),
            above=int(sizes[above].sum()),
            net_tied=int(net[place]),
            net_above=int(net[above].sum()),
            signed_elsewhere=float((ranks * net)[elsewhere].sum()),
            squares_elsewhere=float((ranks**2 * sizes)[elsewhere].sum()),
            ranks_above=float((ranks * sizes)[above].sum()),
        )

    def z(self, lost: int, *, towards: int) -> float:
        """Return z with so many people more, who changed against the direction `towards`."""
        rank = 2 * self.below + self.tied + lost + 1
        signed = self.signed_elsewhere + 2 * lost * self.net_above + rank * (self.net_tied - towards * lost)
        raised = 4 * lost * self.ranks_above + 4 * lost**2 * self.above
        return signed / sqrt(self.squares_elsewhere + raised + rank**2 * (self.tied + lost))
