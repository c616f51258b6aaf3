"""ChangeDistribution: the probabilities of improving, staying and worsening that a study is planned for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import fsum
from numbers import Real

import numpy as np

from prapasca.change import exact_decimal
from prapasca.errors import N_, InputError

TOLERANCE = 1e-9
"""How far shares may be from adding up to 1, for what floats cannot hold exactly."""


@dataclass(frozen=True)
class ChangeDistribution:
    """How likely a person is to change by how much, ``d = post - pre``.

    Build one with :meth:`from_steps`, :meth:`from_changes` or :meth:`prapasca.power.ExpectedTable.changes`.

    Parameters
    ----------
    magnitudes : tuple of Decimal, length G
        Distinct ``|d| > 0``, ascending.
    up, down : tuple of float, length G
        Probabilities of ``+|d|`` and of ``-|d|``.
    unchanged : float
        Probability of ``d = 0``.

    Raises
    ------
    InputError
        Probabilities that are negative, above 1, or do not add up to 1; magnitudes not ascending.

    Examples
    --------
    >>> plan = ChangeDistribution.from_steps(up=0.6, down=0.1)
    >>> plan.p_up, plan.p_down, round(plan.unchanged, 12)
    (0.6, 0.1, 0.3)
    """

    magnitudes: tuple[Decimal, ...]
    up: tuple[float, ...]
    down: tuple[float, ...]
    unchanged: float

    def __post_init__(self) -> None:
        sizes = tuple(exact_decimal(size) for size in self.magnitudes)
        lengths = {len(sizes), len(self.up), len(self.down)}
        if len(lengths) > 1 or any(low >= high for low, high in pairwise((Decimal(0), *sizes))):
            raise InputError(
                "magnitudes",
                N_("magnitudes: found {found}, expected distinct sizes above 0, ascending, with two shares each"),
                found=[str(size) for size in sizes],
            )
        shares = {Decimal(0): self.unchanged}
        shares |= dict(zip(sizes, self.up, strict=True))
        shares |= {-size: share for size, share in zip(sizes, self.down, strict=True)}
        checked = {change: checked_share(f"{change:+}", share) for change, share in shares.items()}
        total = check_total("changes", checked.values())
        kept = [size for size in sizes if checked[size] + checked[-size]]
        object.__setattr__(self, "magnitudes", tuple(kept))
        object.__setattr__(self, "up", tuple(checked[size] / total for size in kept))
        object.__setattr__(self, "down", tuple(checked[-size] / total for size in kept))
        object.__setattr__(self, "unchanged", checked[Decimal(0)] / total)

    @classmethod
    def from_changes(cls, shares: Mapping[object, float]) -> ChangeDistribution:
        """Build a distribution from the probability of each change.

        Parameters
        ----------
        shares
            Probability of each change ``d = post - pre``; without one for 0 the rest is unchanged.

        Raises
        ------
        InputError
            Probabilities that are negative, above 1, or add up to more than 1, or with one for 0 to less.

        Examples
        --------
        >>> plan = ChangeDistribution.from_changes({-2: 0.01, -1: 0.05, 1: 0.30, 2: 0.09})
        >>> plan.magnitudes, plan.up, round(plan.unchanged, 12)
        ((Decimal('1'), Decimal('2')), (0.3, 0.09), 0.55)
        """
        given: dict[Decimal, float] = {}
        for change, share in shares.items():
            exact = exact_decimal(change)
            given[exact] = given.get(exact, 0.0) + checked_share(f"{exact:+}", share)
        zero = Decimal(0)
        rest = given[zero] if zero in given else _rest(sum(given.values()))
        sizes = sorted({abs(change) for change in given if change})
        return cls(
            tuple(sizes),
            tuple(given.get(size, 0.0) for size in sizes),
            tuple(given.get(-size, 0.0) for size in sizes),
            rest,
        )

    @classmethod
    def from_steps(
        cls, up: float | Mapping[object, float] = 0.0, down: float | Mapping[object, float] = 0.0
    ) -> ChangeDistribution:
        """Build a distribution from who improves and who worsens; the rest is unchanged.

        Parameters
        ----------
        up, down
            Probability of one step up or down, or a mapping of a number of steps to its probability.

        Raises
        ------
        InputError
            Steps that are not above 0; probabilities that are negative, or add up to more than 1.

        Examples
        --------
        >>> ChangeDistribution.from_steps(up={1: 0.4, 2: 0.2}, down=0.1).up
        (0.4, 0.2)
        """
        shares: dict[object, float] = {}
        for sign, side in ((1, up), (-1, down)):
            for steps, share in (side if isinstance(side, Mapping) else {1: side}).items():
                size = exact_decimal(steps)
                if size <= 0:
                    raise InputError(
                        "steps",
                        N_("steps: found {found}, expected a number above 0; the direction is said by up or down"),
                        found=str(size),
                    )
                shares[sign * size] = share
        return cls.from_changes(shares)

    @property
    def p_up(self) -> float:
        """Probability of improving."""
        return sum(self.up)

    @property
    def p_down(self) -> float:
        """Probability of worsening."""
        return sum(self.down)

    @property
    def directions(self) -> ChangeDistribution:
        """Return the same with every change one step long: what the sign test sees.

        Examples
        --------
        >>> ChangeDistribution.from_steps(up={1: 0.25, 2: 0.25}).directions.up
        (0.5,)
        """
        return ChangeDistribution((Decimal(1),), (self.p_up,), (self.p_down,), self.unchanged)

    def superiority(self) -> float:
        """Return ``P(D + D' > 0) + P(D + D' = 0) / 2`` of two people, which the signed-rank test responds to.

        Examples
        --------
        >>> round(ChangeDistribution.from_steps(up=0.6, down=0.1).superiority(), 12)
        0.825
        """
        sizes = [float(size) for size in self.magnitudes]
        change = np.array([0.0, *sizes, *(-size for size in sizes)])
        share = np.array([self.unchanged, *self.up, *self.down])
        total = np.add.outer(change, change)
        total[np.abs(total) < TOLERANCE * max([1.0, *sizes])] = 0.0
        return float((1 + share @ np.sign(total) @ share) / 2)


def checked_share(name: object, share: object) -> float:
    """Return a probability as a float.

    Raises
    ------
    InputError
        Code ``"share"``: not a number from 0 to 1.

    Examples
    --------
    >>> checked_share("+1", 0.6)
    0.6
    """
    if not isinstance(share, Real) or isinstance(share, bool) or not 0 <= float(share) <= 1:
        raise InputError(
            "share",
            N_("share of {name}: found {found}, expected 0% to 100%"),
            name=name,
            found=percent(share),
        )
    return float(share)


def check_total(name: str, shares: Iterable[float]) -> float:
    """Return the sum of shares that together make up everybody; 1 if only floats keep it from that.

    Raises
    ------
    InputError
        Code ``"share-total"``: they do not add up to 1.

    Examples
    --------
    >>> check_total("before", [0.25, 0.75])
    1.0
    """
    total = fsum(shares)
    if abs(total - 1) > TOLERANCE:
        raise InputError(
            "share-total",
            N_("{name}: the shares add up to {found}, expected 100%"),
            name=name,
            found=percent(total),
        )
    return 1.0 if abs(total - 1) < 1e-14 else total


def percent(share: object) -> str:
    """Return a share as people write it.

    Examples
    --------
    >>> percent(0.125), percent(1.1), percent("x")
    ('12.5%', '110%', "'x'")
    """
    return f"{round(100 * float(share), 6):g}%" if isinstance(share, Real) else repr(share)


def _rest(total: float) -> float:
    if total > 1 + TOLERANCE:
        raise InputError(
            "share-total",
            N_("{name}: the shares add up to {found}, expected at most 100%; the rest is unchanged"),
            name="changes",
            found=percent(total),
        )
    return max(0.0, 1 - total)
