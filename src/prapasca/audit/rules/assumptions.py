"""What findings assume, in words used by several rules."""

from __future__ import annotations

from prapasca.audit.facts import Fact
from prapasca.audit.series import Series
from prapasca.errors import N_, Message

SAME_PEOPLE = Message("same-people", N_("the same people were observed before and after"))
OWN_PEOPLE = Message("own-people", N_("both numbers count people of this study"))
SAME_QUANTITY = Message("same-quantity", N_("all places speak of the same group, outcome and time"))
ALL_CATEGORIES = Message("all-categories", N_("the table shows every category"))
ONLY_CATEGORIES = Message("only-categories", N_("these are all categories"))
ONE_ANSWER = Message("one-answer", N_("everybody is counted in one category only"))
CATEGORIES_TESTED = Message(
    "categories-tested", N_("the test was run on the categories, coded with equal steps, not on finer scores")
)
TESTED_BY_RANKS = Message("tested-by-ranks", N_("the table of ranks and Z belong to the same test"))
SIGNED_RANK_Z = Message("signed-rank-z", N_("Z belongs to the signed-rank test of this group"))


def denominator(n: int) -> Message:
    """Return that percentages are shares of n."""
    return Message("denominator", N_("percentages are shares of n = {n}"), {"n": n})


def analysed(n: int) -> Message:
    """Return that n people were analysed."""
    return Message("analysed", N_("n = {n} people were analysed"), {"n": n})


def people_of(series: Series) -> list[Message]:
    """Return who a series is of: the same n people twice, their counts told by percentages alone where that is so."""
    n = series.n.value or 0
    found = [SAME_PEOPLE, analysed(n)]
    if any(cell.count is not None and not cell.printed for cell in series.cells.values()):
        template = N_("where only a percentage is printed, the count is the only one of n = {n} that gives it")
        found.append(Message("by-percentages", template, {"n": n}))
    return found


def order_of(series: Series) -> Message:
    """Return the order of the categories."""
    return Message(
        "order", N_("from worst to best the categories are {categories}"), {"categories": series.categories or ()}
    )


def group_name(group: str | None) -> object:
    """Return the name of a group, in the reader's language where it is a usual one.

    Examples
    --------
    >>> str(group_name("control")), group_name("B"), group_name(None)
    ('control group', 'B', '')
    """
    usual = {"control": N_("control group"), "intervention": N_("intervention group")}
    return Message("group", usual[group]) if group in usual else group or ""


def of_whom(fact: Fact) -> object:
    """Return how a fact's group and time are called, for a message."""
    named: list[object] = [part for part in (fact.get("label"), group_name(fact.get("group"))) if part]
    named = named or [Message("participants", N_("participants"))]
    times = {
        "before": Message("before", N_("{what} before"), {"what": named}),
        "after": Message("after", N_("{what} after"), {"what": named}),
    }
    return times.get(fact.get("time") or "", named)
