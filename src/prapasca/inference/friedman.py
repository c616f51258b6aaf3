"""Friedman's test: whether the values of the same people differ between several occasions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scipy import special

from prapasca.checks import check_choice
from prapasca.errors import N_
from prapasca.inference.mann_whitney import GROUP_METHODS, GroupMethod
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.orders import OrderTest, Rows, check_rows, order_test
from prapasca.inference.tails import floored
from prapasca.occasions import OccasionTable

Ranks = tuple[int, ...]

FRIEDMAN = N_("Friedman's test")


@dataclass(frozen=True, kw_only=True)
class FriedmanResult(OrderTest):
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
    p_exact, point_probability, p_mid, method, message
        See :class:`prapasca.inference.orders.OrderTest`.
    """

    n: int
    n_missing: int
    n_occasions: int
    n_untied: int
    mean_ranks: tuple[float, ...]
    kendall_w: float | None
    f: float | None
    p_f: float | None


def friedman_test(x: Rows, *, method: GroupMethod = "auto") -> FriedmanResult:
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
    centred = {tuple(rank - m - 1 for rank in ranks): count for ranks, count in people.items()}
    test = order_test(centred, m, method, FRIEDMAN)
    f, p_f = _iman_davenport(test.statistic, n, m)
    return FriedmanResult(
        **vars(test),
        n=n,
        n_missing=x.n_missing if isinstance(x, OccasionTable) else 0,
        n_occasions=m,
        n_untied=sum(count for ranks, count in people.items() if len(set(ranks)) > 1),
        mean_ranks=tuple(total / (2 * n) for total in sums) if n else (),
        kendall_w=test.statistic / (n * (m - 1)) if n else None,
        f=f,
        p_f=p_f,
    )


def _people(x: Rows) -> tuple[dict[Ranks, int], int]:
    """Return how many people show each sequence of doubled midranks, and the number of occasions."""
    if isinstance(x, OccasionTable):
        return _ranked({tuple(map(float, path)): count for path, count in x.counts.items()}), len(x.occasions)
    return _ranked(dict(x)), check_rows(x)


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
