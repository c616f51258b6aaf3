"""What must hold between the categories of an outcome and of the characteristics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from prapasca.errors import N_, InputError
from prapasca.study.bands import Band, first_out_of_order
from prapasca.study.choice import choice_fault
from prapasca.study.table import Fault, Path
from prapasca.study.values import code_text
from prapasca.study.written import Written, entries, items, number, shown, text


def outcome_faults(outcome: Written) -> Iterator[Fault]:
    """Yield what is wrong between the keys of an outcome."""
    if outcome.get("kind") == "numeric":
        yield from _limits(outcome)
    elif outcome.get("kind") == "ordinal":
        categories = entries(outcome.get("categories"))
        yield from _direction(outcome)
        yield from _repeated_categories(("outcome", "categories"), categories)
        yield from _scores(categories)
        yield from _success(outcome, categories)


def characteristic_faults(characteristics: Sequence[Written]) -> Iterator[Fault]:
    """Yield what is wrong between and within the characteristics."""
    keys = [text(entry.get("key")) for entry in characteristics]
    yield from _repeated(("characteristics",), "key", keys)
    for place, entry in enumerate(characteristics):
        path = ("characteristics", place)
        if entry.get("kind") == "categorical":
            yield from _repeated_categories((*path, "categories"), entries(entry.get("categories")))
        elif entry.get("kind") == "published_counts":
            cells = entries(entry.get("cells"))
            yield from _repeated((*path, "cells"), "label", _label_texts(cells, "id"))
        elif entry.get("kind") == "numeric":
            yield from _bands((*path, "bands"), entry.get("bands"))


def category_texts(categories: Sequence[Written], key: str) -> list[str | None]:
    """Return one key of every category as text; a code that is not given is the category's key."""
    values = [category.get(key, category.get("key") if key == "code" else None) for category in categories]
    plain = [isinstance(value, str | int | float | Decimal) and not isinstance(value, bool) for value in values]
    return [code_text(value) or None if known else None for value, known in zip(values, plain, strict=True)]


def _label_texts(categories: Sequence[Written], language: str) -> list[str | None]:
    labels = [category.get("label") for category in categories]
    return [text(label.get(language)) if isinstance(label, dict) else text(label) for label in labels]


def _repeated_categories(path: Path, categories: Sequence[Written]) -> Iterator[Fault]:
    yield from _repeated(path, "key", category_texts(categories, "key"))
    yield from _repeated(path, "code", category_texts(categories, "code"))
    labels = list(_repeated(path, "label", _label_texts(categories, "id")))
    yield from labels
    reported = {fault.path for fault in labels}
    english = _repeated(path, "label", _label_texts(categories, "en"))
    yield from (fault for fault in english if fault.path not in reported)


def _repeated(path: Path, key: str, values: Sequence[str | None]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for place, value in enumerate(values):
        if value is None:
            continue
        # readers of data take "Lancar" and "lancar " for the same text
        same = " ".join(value.casefold().split())
        if same in seen:
            yield Fault(
                (*path, place, key),
                "repeated",
                N_("found {found}, which number {first} of this list has already; expected each {key} once"),
                {"found": shown(value), "first": seen[same] + 1, "key": key},
            )
        seen.setdefault(same, place)


def _direction(outcome: Written) -> Iterator[Fault]:
    if outcome.get("better") == "lower":
        yield Fault(
            ("outcome", "better"),
            "ordinal-direction",
            N_(
                'found "lower", but the order of the categories already says which is better; '
                "list them from worst to best and leave this key out"
            ),
        )


def _scores(categories: Sequence[Written]) -> Iterator[Fault]:
    scores = [number(category.get("score", place)) for place, category in enumerate(categories)]
    for place in range(1, len(scores)):
        before, found = scores[place - 1], scores[place]
        if before is not None and found is not None and found <= before:
            yield Fault(
                ("outcome", "categories", place, "score"),
                "score-order",
                N_("found {found} after {before}; expected scores that rise from the worst category to the best"),
                {"found": found, "before": before},
            )


def _success(outcome: Written, categories: Sequence[Written]) -> Iterator[Fault]:
    found = text(outcome.get("success_from"))
    keys = [text(category.get("key")) for category in categories]
    better = [key for key in keys[1:] if key]
    path = ("outcome", "success_from")
    if found is None or found in better or not keys:
        return
    if found == keys[0]:
        yield Fault(
            path,
            "success-from-worst",
            N_("found {found}, the worst category, from which everyone is a success; expected one of {expected}"),
            {"found": shown(found), "expected": better},
        )
    else:
        yield choice_fault(path, found, better)


def _limits(outcome: Written) -> Iterator[Fault]:
    low, high = number(outcome.get("minimum")), number(outcome.get("maximum"))
    if low is not None and high is not None and low >= high:
        yield Fault(
            ("outcome", "maximum"),
            "limits-order",
            N_("found {found}, expected a number above the minimum {minimum}"),
            {"found": high, "minimum": low},
        )


def _bands(path: Path, written: object) -> Iterator[Fault]:
    texts = items(written)
    try:
        bands = [Band.parse(str(entry)) for entry in texts]
    except InputError:
        return
    place = first_out_of_order(bands)
    if place is not None:
        yield Fault(
            (*path, place),
            "band-order",
            N_("found {found} after {before}; expected bands that rise and do not share a number"),
            {"found": shown(texts[place]), "before": shown(texts[place - 1])},
        )
