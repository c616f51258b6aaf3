"""The null distribution of tests over occasions: each person's values may stand in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from math import log2
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.errors import N_, InputError, Message
from prapasca.inference.mann_whitney import GroupMethod
from prapasca.inference.tails import floored
from prapasca.occasions import OccasionTable

MAX_STATES = 2**21
"""Most sums looked at for one person; some seconds in all."""

MAX_BITS = 1020
"""Arrangements beyond two to this power do not fit in a double."""

MOST_OCCASIONS = 8
"""With more, the arrangements of a single person are too many."""

MAX_SUM = 2**30
"""Squares of larger sums, added up over the occasions, might not fit in 64 bits."""

_Integers = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]

Centred = tuple[int, ...]
"""Whole scores of one person, one a occasion, that add up to 0."""

Rows = OccasionTable | Mapping[tuple[Any, ...], int]
"""A table of occasions, or how many people show each sequence of numbers (int, float or Decimal)."""


@dataclass(frozen=True, kw_only=True)
class OrderTest:
    """What every test over the orders of each person's values gives.

    Parameters
    ----------
    statistic, df, p_asymptotic
        Chi-square form of the sums' squares, its degrees of freedom, and its p.
    p_exact, point_probability, p_mid : float or None
        Probability of so large a statistic, of exactly this one, and the first less half the second,
        when each person's values may stand in any order; None where `method` is ``"asymptotic"``.
    method : str
        ``"exact"`` or ``"asymptotic"``: where the headline p comes from.
    message : Message or None
        Why there is no exact p though one was welcome.
    """

    statistic: float
    df: int
    p_asymptotic: float
    p_exact: float | None = None
    point_probability: float | None = None
    p_mid: float | None = None
    method: Literal["exact", "asymptotic"] = "asymptotic"
    message: Message | None = None

    @property
    def p(self) -> float:
        """The headline p: exact where there is one."""
        return self.p_asymptotic if self.p_exact is None else self.p_exact


def check_rows(rows: Mapping[tuple[Any, ...], int]) -> int:
    """Return on how many occasions everybody was observed.

    Raises
    ------
    InputError
        Code ``"occasion-row"``: sequences of different lengths, or of fewer than two.

    Examples
    --------
    >>> check_rows({(1, 2, 2): 4})
    3
    """
    lengths = {len(row) for row in rows} or {0}
    if len(lengths) > 1 or min(lengths) < 2:
        raise InputError(
            "occasion-row",
            N_("occasions: found people with {found} values; expected two or more, as many for everybody"),
            found=", ".join(map(str, sorted(lengths))),
        )
    return lengths.pop()


def order_test(people: Mapping[Centred, int], m: int, method: GroupMethod, test: str) -> OrderTest:
    """Test whether the sums over the people differ between occasions.

    Given each person's scores, any order of them is as likely. The chi-square is that of Cochran,
    Mantel and Haenszel for mean scores, with a stratum for each person.

    Parameters
    ----------
    people
        How many people have each sequence of centred scores.
    m
        Number of occasions.
    method
        ``"exact"``, ``"asymptotic"`` or ``"auto"``.
    test
        Marked name of the test, for messages.

    Examples
    --------
    Cochran's Q of three people:

    >>> found = order_test({(-1, -1, 2): 2, (-2, 1, 1): 1}, 3, "auto", "the test")
    >>> round(found.statistic, 3), round(found.p_exact, 3)
    (4.667, 0.222)
    """
    squares = sum(sum(row[place] * count for row, count in people.items()) ** 2 for place in range(m))
    spread = sum(count * sum(score**2 for score in row) for row, count in people.items())
    statistic = (m - 1) * squares / spread if spread else 0.0
    asymptotic = floored(float(special.chdtrc(m - 1, statistic))) if spread else 1.0
    plain = OrderTest(statistic=statistic, df=m - 1, p_asymptotic=asymptotic)
    return plain if method == "asymptotic" else _with_exact(plain, people, squares, method, test)


def _with_exact(
    plain: OrderTest, people: Mapping[Centred, int], squares: int, method: GroupMethod, test: str
) -> OrderTest:
    common = {"statistic": plain.statistic, "df": plain.df, "p_asymptotic": plain.p_asymptotic}
    try:
        states, chances = _null(people, test)
    except InputError:
        if method == "exact":
            raise
        template = N_("the exact distribution of {test} for these {n} people is out of reach; its p is asymptotic")
        fields = {"n": sum(people.values()), "test": Message("test", test)}
        return OrderTest(**common, message=Message("asymptotic-occasions", template, fields, "note"))  # type: ignore[arg-type]  # the three fields by name
    reached = (states**2).sum(axis=1)
    point = float(chances[reached == squares].sum())
    p = float(chances[reached >= squares].sum())
    return OrderTest(
        **common,  # type: ignore[arg-type]  # the three fields by name
        p_exact=floored(p),
        point_probability=floored(point),
        p_mid=floored(p - point / 2),
        method="exact",
    )


def _null(people: Mapping[Centred, int], test: str) -> tuple[_Integers, _Floats]:
    """Return the sums of scores over the occasions, each in ascending order, and their probabilities.

    As every order of a person's scores is equally likely, it does not matter which occasion has which sum.
    """
    shapes: Counter[Centred] = Counter()
    for scores, count in people.items():
        shapes[tuple(sorted(scores))] += count
    m = len(next(iter(shapes), (0,)))
    out_of_reach = _too_large(sum(people.values()), m, test)
    if sum(count * max(map(abs, shape)) for shape, count in shapes.items()) > MAX_SUM:
        raise out_of_reach
    states, chances = np.zeros((1, m), dtype=np.int64), np.ones(1)
    bits = 0.0
    for shape, count in shapes.items():
        if len(set(shape)) == 1:
            continue
        if len(shape) > MOST_OCCASIONS:
            raise out_of_reach
        orders = np.array(sorted(set(permutations(shape))), dtype=np.int64)
        bits += count * log2(len(orders))
        for _ in range(count):
            if bits > MAX_BITS or len(states) * len(orders) > MAX_STATES:
                raise out_of_reach
            states, chances = _with_person(states, chances, orders)
    return states, chances


def _with_person(states: _Integers, chances: _Floats, orders: _Integers) -> tuple[_Integers, _Floats]:
    reached = np.sort((states[:, None, :] + orders).reshape(-1, orders.shape[1]), axis=1)
    position, first = _positions(reached)
    summed = np.bincount(position, weights=np.repeat(chances, len(orders)) / len(orders))
    return reached[first], np.asarray(summed, dtype=np.float64)


def _positions(reached: _Integers) -> tuple[_Integers, _Integers]:
    """Return which different row each row is, and where each different row stands first."""
    lowest = int(reached.min())
    width = int(reached.max()) - lowest + 1
    m = reached.shape[1]
    if width ** (m - 1) >= 2**62:
        _, first, position = np.unique(reached, axis=0, return_index=True, return_inverse=True)
        return position.ravel(), first
    # the last sum follows from the others
    codes = (reached[:, :-1] - lowest) @ (width ** np.arange(m - 1))
    _, first, position = np.unique(codes, return_index=True, return_inverse=True)
    return position, first


def _too_large(n: int, m: int, test: str) -> InputError:
    return InputError(
        "too-large",
        N_(
            "method: the exact null distribution of {test} for these {n} people on {m} occasions is out of reach; use "
            'method="asymptotic"'
        ),
        n=n,
        m=m,
        test=Message("test", test),
    )
