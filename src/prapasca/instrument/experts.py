"""Ratings of all items by all experts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prapasca.checks import check_confidence_level, is_missing
from prapasca.errors import N_, InputError, Message
from prapasca.instrument.aiken import AikenResult, aiken_v, check_ratings
from prapasca.instrument.content import ContentValidityResult, content_validity


@dataclass(frozen=True)
class RatedItem:
    """What the experts say of one item.

    Parameters
    ----------
    name
        Name of the item.
    aiken
        Aiken's V.
    content
        Index and ratio.
    """

    name: str
    aiken: AikenResult
    content: ContentValidityResult


@dataclass(frozen=True, kw_only=True)
class ExpertResult:
    """What the experts say of the whole.

    Parameters
    ----------
    n_experts : int
        Rows of ratings.
    n_missing : int
        Ratings not given; the item is then judged by the others.
    low, high, relevant_from : int
        The scale, and the lowest rating that counts as relevant.
    confidence_level : float
        As asked.
    items : tuple of RatedItem
        In the order given.
    s_cvi_average : float
        Mean of the items' indices (S-CVI/Ave).
    s_cvi_universal : float
        Share of the items that all experts call relevant (S-CVI/UA).
    messages : tuple of Message
        What to look at.
    """

    n_experts: int
    n_missing: int
    low: int
    high: int
    relevant_from: int
    confidence_level: float
    items: tuple[RatedItem, ...]
    s_cvi_average: float
    s_cvi_universal: float
    messages: tuple[Message, ...]


def expert_ratings(
    rows: Sequence[Sequence[object]],
    names: Sequence[str],
    low: int,
    high: int,
    *,
    relevant_from: int | None = None,
    confidence_level: float = 0.95,
) -> ExpertResult:
    """Return content validity of every item.

    Parameters
    ----------
    rows
        One row an expert, one whole number an item; None where none was given.
    names
        Names of the items.
    low, high
        Ends of the scale.
    relevant_from
        Lowest rating that counts as relevant; default the first above the middle of the scale: 3 of 1 to 4.
    confidence_level
        Of intervals and critical values.

    Raises
    ------
    InputError
        No expert, an item nobody rated, a rating off the scale, or a limit outside it.

    Examples
    --------
    >>> result = expert_ratings([[4, 3], [4, 1], [3, 4]], ["a", "b"], 1, 4)
    >>> result.relevant_from, round(result.s_cvi_average, 4), result.s_cvi_universal
    (3, 0.8333, 0.5)
    """
    check_confidence_level(confidence_level)
    check_ratings([high], low, high)
    limit = (low + high) // 2 + 1 if relevant_from is None else relevant_from
    if not low < limit <= high:
        raise InputError(
            "relevant-from",
            N_("--relevant: found {found}, expected a rating above {low} and up to {high}"),
            found=limit,
            low=low,
            high=high,
        )
    columns = [[row[place] for row in rows if not is_missing(row[place])] for place in range(len(names))]
    items = tuple(
        _rated(name, ratings, low, high, limit, confidence_level) for name, ratings in zip(names, columns, strict=True)
    )
    shares = [item.content.i_cvi for item in items]
    return ExpertResult(
        n_experts=len(rows),
        n_missing=len(rows) * len(names) - sum(map(len, columns)),
        low=low,
        high=high,
        relevant_from=limit,
        confidence_level=confidence_level,
        items=items,
        s_cvi_average=sum(shares) / len(shares),
        s_cvi_universal=sum(share == 1 for share in shares) / len(shares),
        messages=_doubts(items),
    )


def _rated(name: str, ratings: Sequence[object], low: int, high: int, limit: int, level: float) -> RatedItem:
    if not ratings:
        raise InputError("unrated-item", N_("item {item}: no expert rated it, expected one or more ratings"), item=name)
    numbers: list[int] = list(ratings)  # type: ignore[arg-type]  # checked by what follows
    relevant = sum(rating >= limit for rating in numbers)
    return RatedItem(
        name,
        aiken_v(numbers, low, high, confidence_level=level),
        content_validity(relevant, len(numbers), confidence_level=level),
    )


def _doubts(items: Sequence[RatedItem]) -> tuple[Message, ...]:
    few = min(item.aiken.n for item in items)
    template = N_(
        "too few experts rated an item (only {n}): even if all agree, its share is uncertain; five or more are better"
    )
    return (Message("few-experts", template, {"n": few}, "warning"),) if few < 5 else ()
