"""How many people there were, where no place says so and counts with their percentages settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from prapasca.audit.facts import Fact
from prapasca.audit.rounding import Rounded, share
from prapasca.audit.votes import SampleSize, decimal_of

LEAST = 2
"""Categories that a sentence must tell, so that their sum means something."""


def settled_size(counts: Iterable[Fact], percents: Iterable[Fact]) -> SampleSize:
    """Return the sum of the categories that a sentence tells of, if all of their percentages are shares of it.

    Parameters
    ----------
    counts, percents
        Of categories of the outcome at a time, those of one group.

    Returns
    -------
    SampleSize
        Without a value where no sentence settles it, or two settle different ones.

    Examples
    --------
    >>> from decimal import Decimal
    >>> told = {"low": (15, "60"), "high": (10, "40")}
    >>> known = {label: {"time": "before", "label": label, "cell": f"s1-{label}", "place": "prose"} for label in told}
    >>> counts = [Fact(f"count-{label}", "count", k, str(k), known[label]) for label, (k, _) in told.items()]
    >>> percents = [Fact(f"percent-{label}", "percent", Decimal(p), p, known[label]) for label, (_, p) in told.items()]
    >>> settled_size(counts, percents).value
    25
    """
    beside = {fact.get("cell"): fact for fact in percents if fact.get("place") == "prose"}
    told: dict[tuple[str | None, ...], list[tuple[Fact, Fact | None]]] = defaultdict(list)
    for count in counts:
        if count.get("place") == "prose" and isinstance(count.value, int):
            sentence = (count.get("cell") or "").rpartition("-")[0]
            key = (sentence, count.get("time"), count.get("outcome"))
            told[key].append((count, beside.get(count.get("cell"))))
    found = [cells for cells in told.values() if _settles(cells)]
    sizes = {_sum(cells) for cells in found}
    if len(sizes) != 1:
        return SampleSize(None)
    return SampleSize(sizes.pop(), tuple(count for cells in found for count, _ in cells))


def _sum(cells: list[tuple[Fact, Fact | None]]) -> int:
    return sum(int(str(count.value)) for count, _ in cells)


def _settles(cells: list[tuple[Fact, Fact | None]]) -> bool:
    labels = {count.get("label") for count, _ in cells}
    n = _sum(cells)
    if not n or len(labels) < LEAST or len(labels) < len(cells):
        return False
    return all(
        percent is not None and Rounded(decimal_of(percent)).fits(share(int(str(count.value)), n))
        for count, percent in cells
    )
