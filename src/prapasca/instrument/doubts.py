"""What to look at before the results of a questionnaire are used."""

from __future__ import annotations

from collections.abc import Sequence

from prapasca.errors import N_, Message
from prapasca.instrument.moments import ItemMoments
from prapasca.instrument.reliability import ReliabilityResult

FEW = 30
"""Fewer people than this make r and alpha imprecise."""


def doubts(
    moments: ItemMoments, varying: ItemMoments, whole: ReliabilityResult, turned: Sequence[str]
) -> tuple[Message, ...]:
    """Return everything doubtful about a set of items.

    Parameters
    ----------
    moments
        All items.
    varying
        Those that are not constant.
    whole
        Their reliability.
    turned
        Items that go against the sum of the others.
    """
    found = [
        _warning("few-people", _FEW, n=moments.n, few=FEW) if moments.n < FEW else None,
        *(_warning("constant-item", _CONSTANT, item=name) for name in moments.constant),
        *(_warning("total-column", _TOTAL, item=name) for name in sums_of_others(varying)),
        *(_warning("reversed-item", _REVERSED, item=name) for name in turned),
        _warning("negative-alpha", _NEGATIVE) if whole.alpha is not None and whole.alpha < 0 else None,
        _warning("no-alpha", _NO_ALPHA) if whole.alpha is None else None,
        _warning("omega-boundary", _BOUNDARY) if whole.omega is not None and whole.omega.boundary else None,
    ]
    if moments.n <= len(varying.names):
        found.append(Message("more-items", _MORE, {"n": moments.n, "items": len(varying.names)}, "note"))
    return tuple(message for message in found if message is not None)


def sums_of_others(moments: ItemMoments) -> tuple[str, ...]:
    """Return the columns that are the sum of all the others, and so a total rather than an item.

    Examples
    --------
    >>> rows = [[1, 2, 3], [2, 2, 4], [3, 4, 7], [4, 4, 8]]
    >>> sums_of_others(ItemMoments.from_rows(rows, ["a", "b", "total"]))
    ('total',)
    """
    covariance, mean = moments.matrix(), sum(moments.means)
    total = covariance.sum()
    if len(moments.names) < 3:
        return ()
    return tuple(
        name
        for place, name in enumerate(moments.names)
        # the variance, and the mean, of the column minus all others
        if 4 * covariance[place, place] - 4 * covariance[place].sum() + total <= 1e-9 * total
        and abs(2 * moments.means[place] - mean) <= 1e-9 * max(1.0, abs(mean))
    )


def _warning(code: str, template: str, **fields: object) -> Message:
    return Message(code, template, fields, "warning")


_FEW = N_("only {n} people answered every item; with fewer than {few}, r and α may change much from sample to sample")
_CONSTANT = N_(
    "item {item}: everybody gave the same answer, so nothing can be said of it; it is left out of the reliability"
)
_TOTAL = N_(
    "column {item} is the sum of all the others, so it seems to be the total and not an item; leave it out with --items"
)
_REVERSED = N_(
    "item {item} goes against the sum of the others; if it is worded the other way, turn its scores round with "
    "--reverse, and only then judge the others, for it spoils their total"
)
_NEGATIVE = N_(
    "α is negative: the items go against each other on average; look for items worded the other way or typed wrongly"
)
_NO_ALPHA = N_("α cannot be computed: fewer than two items vary, or the total is the same for everybody")
_BOUNDARY = N_("an item shares all its variance with the factor (a Heywood case): read ω with caution")
_MORE = N_(
    "{items} items and {n} people: with no more people than items there is no squared multiple correlation, and every "
    "result is uncertain"
)
