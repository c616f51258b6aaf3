"""Friedman's test: whether the values of the same people differ between several occasions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from math import log2
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.checks import check_choice
from prapasca.errors import N_, InputError, Message
from prapasca.inference.mann_whitney import GROUP_METHODS, GroupMethod
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.tails import floored
from prapasca.occasions import OccasionTable

MAX_STATES = 2**21
"""Most sums of ranks looked at for one person; some seconds in all."""

MAX_BITS = 1020
"""Arrangements beyond two to this power do not fit in a double."""

MOST_OCCASIONS = 8
"""With more, the arrangements of a single person are too many."""

_Integers = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]
Ranks = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class FriedmanResult:
    """What Friedman's test found.

    Parameters
    ----------
    n, n_missing, n_occasions : int
        People observed on all occasions, people left out because they were not, and occasions.
    n_untied : int
        People whose values are not all equal; the others carry no information.
    mean_ranks : tuple of float
        Of each occasion; within a person the lowest value has rank 1, ties share their mean rank.
    statistic, df, p_asymptotic
        Friedman's chi-square, corrected for ties, and its p (SPSS: "Chi-Square", "Asymp. Sig.").
    kendall_w : float or None
        Kendall's coefficient of concordance, ``statistic / (n (m - 1))``; None without people.
    f, p_f : float or None
        Iman and Davenport's F of the same ranks (Conover recommends it), with ``m - 1`` and
        ``(n - 1)(m - 1)`` degrees of freedom; None with fewer than two people or full concordance.
    p_exact, point_probability, p_mid : float or None
        Probability of so large a statistic, of exactly this one, and the first less half the second,
        when each person's values may stand in any order; None where `method` is ``"asymptotic"``.
    method : str
        ``"exact"`` or ``"asymptotic"``: where the headline p comes from.
    message : Message or None
        Why there is no exact p though one was welcome.
    """

    n: int
    n_missing: int
    n_occasions: int
    n_untied: int
    mean_ranks: tuple[float, ...]
    statistic: float
    df: int
    p_asymptotic: float
    kendall_w: float | None
    f: float | None
    p_f: float | None
    p_exact: float | None = None
    point_probability: float | None = None
    p_mid: float | None = None
    method: Literal["exact", "asymptotic"] = "asymptotic"
    message: Message | None = None

    @property
    def p(self) -> float:
        """The headline p: exact where there is one."""
        return self.p_asymptotic if self.p_exact is None else self.p_exact


def friedman_test(
    x: OccasionTable | Mapping[tuple[float, ...], int], *, method: GroupMethod = "auto"
) -> FriedmanResult:
    """Test whether values differ between occasions, by the ranks within each person [1]_.

    The null distribution is conditional on each person's values: any order of them is as likely, ties
    included. It is built person by person from the unordered sums of ranks that can be reached.

    Parameters
    ----------
    x
        A table of occasions; or, for numbers, how many people show each sequence of values. Only the
        order of the values of each person counts.
    method
        ``"exact"``; ``"asymptotic"`` to leave the exact distribution out; ``"auto"`` is exact where
        that takes seconds, and otherwise asymptotic with a message.

    Returns
    -------
    FriedmanResult
        The statistic is 0 and every p is 1 when nobody's values differ.

    Raises
    ------
    InputError
        Sequences of different lengths or fewer than two occasions (code ``"occasion-row"``), an unknown
        method; under ``"exact"`` code ``"too-large"``.

    References
    ----------
    .. [1] M. Friedman, "The use of ranks to avoid the assumption of normality implicit in the analysis
       of variance", Journal of the American Statistical Association 32 (1937) 675-701.
       https://doi.org/10.1080/01621459.1937.10503522
    .. [2] R. L. Iman and J. M. Davenport, "Approximations of the critical region of the Friedman
       statistic", Communications in Statistics A 9 (1980) 571-595.
       https://doi.org/10.1080/03610928008827904

    Examples
    --------
    Pain of four people on three days, everybody's falling:

    >>> result = friedman_test({(7, 5, 2): 1, (6, 4, 3): 1, (8, 3, 1): 1, (5, 4, 0): 1})
    >>> result.statistic, result.kendall_w, round(result.p_exact, 5), round(result.p_asymptotic, 5)
    (8.0, 1.0, 0.00463, 0.01832)
    """
    check_choice("method", method, GROUP_METHODS)
    people, m = _people(x)
    n = sum(people.values())
    sums = [sum(ranks[place] * count for ranks, count in people.items()) for place in range(m)]
    spread = sum(count * sum((rank - m - 1) ** 2 for rank in ranks) for ranks, count in people.items())
    squares = sum((total - n * (m + 1)) ** 2 for total in sums)
    statistic = (m - 1) * squares / spread if spread else 0.0
    f, p_f = _iman_davenport(statistic, n, m)
    exact = {} if method == "asymptotic" else _exact(people, squares, method)
    return FriedmanResult(
        n=n,
        n_missing=x.n_missing if isinstance(x, OccasionTable) else 0,
        n_occasions=m,
        n_untied=sum(count for ranks, count in people.items() if len(set(ranks)) > 1),
        mean_ranks=tuple(total / (2 * n) for total in sums) if n else (),
        statistic=statistic,
        df=m - 1,
        p_asymptotic=floored(float(special.chdtrc(m - 1, statistic))) if spread else 1.0,
        kendall_w=statistic / (n * (m - 1)) if n else None,
        f=f,
        p_f=p_f,
        **exact,  # type: ignore[arg-type]  # the exact fields by name
    )


def _people(x: OccasionTable | Mapping[tuple[float, ...], int]) -> tuple[dict[Ranks, int], int]:
    """Return how many people show each sequence of doubled midranks, and the number of occasions."""
    if isinstance(x, OccasionTable):
        return _ranked({tuple(map(float, path)): count for path, count in x.counts.items()}), len(x.occasions)
    lengths = {len(row) for row in x} or {0}
    if len(lengths) > 1 or min(lengths) < 2:
        raise InputError(
            "occasion-row",
            N_("occasions: found people with {found} values; expected two or more, as many for everybody"),
            found=", ".join(map(str, sorted(lengths))),
        )
    return _ranked(dict(x)), lengths.pop()


def _ranked(rows: dict[tuple[float, ...], int]) -> dict[Ranks, int]:
    people: Counter[Ranks] = Counter()
    for row, count in rows.items():
        held = Counter(row)
        values = sorted(held)
        ranks = dict(zip(values, doubled_midranks(held[value] for value in values), strict=True))
        people[tuple(ranks[value] for value in row)] += count
    return {ranks: count for ranks, count in people.items() if count}


def _iman_davenport(statistic: float, n: int, m: int) -> tuple[float | None, float | None]:
    rest = n * (m - 1) - statistic
    if n < 2 or rest <= 1e-9:
        return None, None
    f = (n - 1) * statistic / rest
    return f, floored(float(special.fdtrc(m - 1, (n - 1) * (m - 1), f)))


def _exact(people: dict[Ranks, int], squares: int, method: GroupMethod) -> dict[str, object]:
    try:
        states, chances = _null(people)
    except InputError:
        if method == "exact":
            raise
        template = N_(
            "the exact distribution of Friedman's statistic for these {n} people is out of reach; p is asymptotic"
        )
        return {"message": Message("asymptotic-occasions", template, {"n": sum(people.values())}, "note")}
    reached = (states**2).sum(axis=1)
    point = float(chances[reached == squares].sum())
    p = float(chances[reached >= squares].sum())
    return {
        "p_exact": floored(p),
        "point_probability": floored(point),
        "p_mid": floored(p - point / 2),
        "method": "exact",
    }


def _null(people: dict[Ranks, int]) -> tuple[_Integers, _Floats]:
    """Return the sums of centred ranks over the occasions, each in ascending order, and their probabilities.

    As every order of a person's ranks is equally likely, it does not matter which occasion has which sum.
    """
    shapes: Counter[Ranks] = Counter()
    for ranks, count in people.items():
        shapes[tuple(sorted(ranks))] += count
    m = len(next(iter(shapes), (0,)))
    states, chances = np.zeros((1, m), dtype=np.int64), np.ones(1)
    bits = 0.0
    for shape, count in shapes.items():
        if len(set(shape)) == 1:
            continue
        orders = _orders(shape, sum(people.values()))
        bits += count * log2(len(orders))
        for _ in range(count):
            if bits > MAX_BITS or len(states) * len(orders) > MAX_STATES:
                raise _too_large(sum(people.values()), m)
            states, chances = _with_person(states, chances, orders)
    return states, chances


def _orders(shape: Ranks, n: int) -> _Integers:
    if len(shape) > MOST_OCCASIONS:
        raise _too_large(n, len(shape))
    centre = len(shape) + 1
    return np.array(sorted(set(permutations(rank - centre for rank in shape))), dtype=np.int64)


def _with_person(states: _Integers, chances: _Floats, orders: _Integers) -> tuple[_Integers, _Floats]:
    reached = np.sort((states[:, None, :] + orders).reshape(-1, orders.shape[1]), axis=1)
    lowest = int(reached.min())
    width = int(reached.max()) - lowest + 1
    # the last sum follows from the others
    codes = (reached[:, :-1] - lowest) @ (width ** np.arange(orders.shape[1] - 1))
    _, first, position = np.unique(codes, return_index=True, return_inverse=True)
    summed = np.bincount(position, weights=np.repeat(chances, len(orders)) / len(orders))
    return reached[first], np.asarray(summed, dtype=np.float64)


def _too_large(n: int, m: int) -> InputError:
    return InputError(
        "too-large",
        N_(
            "method: the exact null distribution of Friedman's statistic for these {n} people on {m} occasions is out "
            'of reach; use method="asymptotic"'
        ),
        n=n,
        m=m,
    )
