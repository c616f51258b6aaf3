"""Ratings of the same people by two or more raters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from prapasca.checks import is_missing
from prapasca.errors import N_, InputError, Message
from prapasca.instrument.doubts import FEW
from prapasca.instrument.fleiss import FleissResult, fleiss_kappa
from prapasca.instrument.intraclass import IntraclassResult, intraclass_correlations
from prapasca.instrument.kappa import WEIGHTS, KappaResult, cohen_kappa

CATEGORIES = 20
"""With more different ratings than this they are measurements, and kappa says nothing."""


MANY = 3
"""Of fewer raters Cohen's kappa says all."""


@dataclass(frozen=True)
class RaterPair:
    """Two raters side by side.

    Parameters
    ----------
    first, second
        Their names.
    counts
        People by category of the first (rows) and the second (columns), shape (K, K).
    kappas
        Unweighted, linear, quadratic.
    """

    first: str
    second: str
    counts: tuple[tuple[int, ...], ...]
    kappas: tuple[KappaResult, ...]


@dataclass(frozen=True, kw_only=True)
class RaterResult:
    """Agreement of raters.

    Parameters
    ----------
    n, n_incomplete : int
        People rated by all, and people left out because a rating is missing.
    raters : tuple of str
        Names.
    categories : tuple of float
        The different ratings, rising.
    confidence_level : float
        As asked.
    pairs : tuple of RaterPair
        Every two raters; empty with more than 20 different ratings.
    intraclass : IntraclassResult
        Of all raters.
    messages : tuple of Message
        What to look at.
    fleiss : FleissResult or None
        Kappa of all raters together; None of two raters, or with more than 20 different ratings.
    """

    n: int
    n_incomplete: int
    raters: tuple[str, ...]
    categories: tuple[float, ...]
    confidence_level: float
    pairs: tuple[RaterPair, ...]
    intraclass: IntraclassResult
    messages: tuple[Message, ...]
    fleiss: FleissResult | None = None


def rater_agreement(
    rows: Sequence[Sequence[object]], names: Sequence[str], *, confidence_level: float = 0.95
) -> RaterResult:
    """Return kappa of every two raters and of all, and the intraclass correlations.

    Parameters
    ----------
    rows
        One row a person, one number a rater; a row with a missing rating is counted and left out.
    names
        Names of the raters.
    confidence_level
        Of the intervals.

    Raises
    ------
    InputError
        Fewer than two raters, or fewer than two people rated by all.

    Examples
    --------
    >>> result = rater_agreement([[1, 1], [2, 2], [3, 3], [1, 2], [2, None]], ["A", "B"])
    >>> result.n, result.n_incomplete, [f"{kappa.kappa:.3f}" for kappa in result.pairs[0].kappas]
    (4, 1, ['0.636', '0.714', '0.800'])
    """
    if len(names) < 2:
        raise InputError(
            "rater-count", N_("found {found} column of ratings, expected 2 or more raters"), found=len(names)
        )
    complete = [[float(one) for one in row] for row in rows if not any(map(is_missing, row))]  # type: ignore[arg-type]  # numbers
    if len(complete) < 2:
        raise InputError(
            "too-few-rated",
            N_("found {found} people rated by all raters, of {people}; expected 2 or more"),
            found=len(complete),
            people=len(rows),
        )
    categories = sorted({rating for row in complete for rating in row})
    places = {category: place for place, category in enumerate(categories)}
    coded = [[places[rating] for rating in row] for row in complete]
    intraclass = intraclass_correlations(complete, confidence_level=confidence_level)
    pairs = combinations(range(len(names)), 2) if len(categories) <= CATEGORIES else ()
    return RaterResult(
        n=len(complete),
        n_incomplete=len(rows) - len(complete),
        raters=tuple(names),
        categories=tuple(categories),
        confidence_level=confidence_level,
        pairs=tuple(_pair(coded, names, pair, categories, confidence_level) for pair in pairs),
        intraclass=intraclass,
        messages=_doubts(len(complete), len(categories), intraclass),
        fleiss=_of_all(coded, len(categories), confidence_level),
    )


def _of_all(coded: Sequence[Sequence[int]], n_categories: int, confidence_level: float) -> FleissResult | None:
    if len(coded[0]) < MANY or n_categories > CATEGORIES:
        return None
    counts = [[row.count(category) for category in range(n_categories)] for row in map(list, coded)]
    return fleiss_kappa(counts, confidence_level=confidence_level)


def _pair(
    coded: Sequence[Sequence[int]],
    names: Sequence[str],
    pair: tuple[int, int],
    categories: Sequence[float],
    confidence_level: float,
) -> RaterPair:
    first, second = pair
    counts = [[0] * len(categories) for _ in categories]
    for row in coded:
        counts[row[first]][row[second]] += 1
    kappas = (
        cohen_kappa(counts, categories, weights=weights, confidence_level=confidence_level)  # type: ignore[arg-type]  # one of the three
        for weights in WEIGHTS
    )
    return RaterPair(names[first], names[second], tuple(map(tuple, counts)), tuple(kappas))


def _doubts(n: int, n_categories: int, intraclass: IntraclassResult) -> tuple[Message, ...]:
    found = []
    if n < FEW:
        template = N_("only {n} people were rated by all; the intervals of κ hold for large samples")
        found.append(Message("few-rated", template, {"n": n}, "warning"))
    if n_categories == 1:
        template = N_("everybody got the same rating from all raters, so agreement beyond chance cannot be judged")
        found.append(Message("one-category", template, {}, "warning"))
    if any(one.value < 0 for one in intraclass.correlations):
        template = N_(
            "an intraclass correlation is negative: the ratings of one person differ more than those of different "
            "people; read it as no agreement"
        )
        found.append(Message("negative-icc", template, {}, "warning"))
    if n_categories > CATEGORIES:
        template = N_("{n} different ratings are measurements rather than categories, so κ is left out")
        found.append(Message("measurements", template, {"n": n_categories}, "note"))
    return tuple(found)
