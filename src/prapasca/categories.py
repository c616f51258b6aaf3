"""Ordered categories: their names, scores and labels, checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from prapasca.change import exact_decimal
from prapasca.checks import nearest
from prapasca.errors import N_, InputError


def distinct(categories: Sequence[Hashable]) -> tuple[Hashable, ...]:
    """Return at least two categories, none named twice.

    Raises
    ------
    InputError
        Code ``"duplicate-category"`` or ``"too-few-categories"``.

    Examples
    --------
    >>> distinct(["none", "smooth"])
    ('none', 'smooth')
    """
    names = tuple(categories)
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        raise InputError(
            "duplicate-category",
            N_("categories: {found!r} stands twice; expected each category once, from worst to best"),
            found=repeated[0],
        )
    if len(names) < 2:
        raise InputError(
            "too-few-categories",
            N_("categories: found {found}, expected at least two, from worst to best"),
            found=len(names),
        )
    return names


def rising(scores: Sequence[object], size: int) -> tuple[Decimal, ...]:
    """Return scores that rise from the worst category to the best.

    Raises
    ------
    InputError
        Code ``"scores"``.

    Examples
    --------
    >>> rising([0, 0.2], 2)
    (Decimal('0'), Decimal('0.2'))
    """
    values = tuple(exact_decimal(score) for score in scores)
    if len(values) != size or any(low >= high for low, high in pairwise(values)):
        raise InputError(
            "scores",
            N_("scores: found {found}, expected {size} numbers that rise from the worst category to the best"),
            found=[str(value) for value in values],
            size=size,
        )
    return values


def positions(categories: tuple[Hashable, ...], found: set[object]) -> dict[object, int]:
    """Return the place of each category, once every value found is known to be one.

    Raises
    ------
    InputError
        Code ``"unknown-label"``, with the nearest category.

    Examples
    --------
    >>> positions(("none", "smooth"), {"none"})
    {'none': 0, 'smooth': 1}
    """
    position: dict[object, int] = {category: index for index, category in enumerate(categories)}
    for value in sorted(found - position.keys(), key=repr):
        hint = nearest(value, categories)
        template = N_("found {found!r}, expected one of {expected}")
        if hint is not None:
            template = N_("found {found!r}, expected one of {expected}; did you mean {hint!r}?")
        raise InputError("unknown-label", template, found=value, expected=list(map(str, categories)), hint=hint)
    return position


def labelled(
    categories: tuple[Hashable, ...], labels: Sequence[Hashable] | Mapping[Hashable, Hashable] | None
) -> tuple[Hashable, ...]:
    """Return the categories under their labels.

    Raises
    ------
    InputError
        Code ``"labels"``: not one for each category.

    Examples
    --------
    >>> labelled((1, 2), {1: "none"}), labelled((1, 2), ["none", "smooth"])
    (('none', 2), ('none', 'smooth'))
    """
    if labels is None:
        return categories
    if isinstance(labels, Mapping):
        return tuple(labels.get(category, category) for category in categories)
    names = tuple(labels)
    if len(names) != len(categories):
        raise InputError(
            "labels",
            N_("labels: found {found}, expected {size}, one for each category"),
            found=len(names),
            size=len(categories),
        )
    return names
