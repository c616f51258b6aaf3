"""Correlations, Reliability Statistics and Item-Total Statistics as SPSS prints them, in its own English words."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.instrument import ItemAnalysisResult, ItemResult
from prapasca.language import Translator
from prapasca.report.instrument.words import Starred, note
from prapasca.report.model import Cell, Column, Count, P, Paragraph, Percent, Real, Row, Table
from prapasca.report.tables.spss_frame import spss_style

ITEM_TOTAL = (
    "Scale Mean if Item Deleted",
    "Scale Variance if Item Deleted",
    "Corrected Item-Total Correlation",
    "Squared Multiple Correlation",
    "Cronbach's Alpha if Item Deleted",
)
RELIABILITY = ("Cronbach's Alpha", "Cronbach's Alpha Based on Standardized Items", "N of Items")


MOST_ITEMS = 12
"""The correlations between more items than these do not fit a page."""

TOTAL = N_(
    "Total is the sum of all items. SPSS prints the correlations between the items beside it; here they stand in the "
    "Inter-Item Correlation Matrix."
)
TOTAL_ALONE = N_(
    "Total is the sum of all items. The correlations between the items are too many for a page; --format json has them."
)


def spss_tables(t: Translator, result: ItemAnalysisResult) -> list[Table]:
    """Return everything SPSS would print of the items and their total."""
    tables = [_correlations(t, result), _cases(t, result), _reliability(t, result)]
    if not result.reliability.n_items:
        return tables
    return [*tables, *_between(t, result), _item_total(t, result)]


def _correlations(t: Translator, result: ItemAnalysisResult) -> Table:
    tails = "2-tailed" if result.alternative == "two-sided" else "1-tailed"
    rows: list[Row] = []
    for item in result.items:
        p = _spss_p(item, result)
        shown: Cell = None if item.r is None else Starred(Real(item.r, 3, bounded=True), _stars(p))
        rows += [
            Row((item.name, "Pearson Correlation", "." if shown is None else shown)),
            Row(("", f"Sig. ({tails})", "." if p is None else P(p))),
            Row(("", "N", Count(result.n))),
        ]
    present = {_stars(_spss_p(item, result)) for item in result.items}
    legend = [
        f"{stars}. Correlation is significant at the {level} level ({tails})."
        for stars, level in (("**", "0.01"), ("*", "0.05"))
        if stars in present
    ]
    return Table(
        "spss-correlations",
        "Correlations",
        (Column("", "left"), Column("", "left"), Column("Total")),
        tuple(rows),
        (
            *(Paragraph((line,), "note") for line in legend),
            note(t, TOTAL if len(result.items) <= MOST_ITEMS else TOTAL_ALONE),
        ),
        spss_style(t.language),
    )


def _spss_p(item: ItemResult, result: ItemAnalysisResult) -> float | None:
    # one-tailed, SPSS takes the tail on the side of r
    turned = result.alternative == "greater" and item.r is not None and item.r < 0
    return 1 - item.p if item.p is not None and turned else item.p


def _stars(p: float | None) -> str:
    if p is None or p > 0.05:
        return ""
    return "**" if p <= 0.01 else "*"


def _cases(t: Translator, result: ItemAnalysisResult) -> Table:
    whole = result.n + result.n_incomplete
    rows = [
        Row(("Cases", "Valid", Count(result.n), Percent(result.n, whole))),
        Row(("", "Excludedᵃ", Count(result.n_incomplete), Percent(result.n_incomplete, whole))),
        Row(("", "Total", Count(whole), Percent(whole, whole)), "total"),
    ]
    return Table(
        "spss-cases",
        "Case Processing Summary",
        (Column("", "left"), Column("", "left"), Column("N"), Column("%")),
        tuple(rows),
        (Paragraph(("a. Listwise deletion based on all variables in the procedure.",), "note"),),
        spss_style(t.language),
    )


def _reliability(t: Translator, result: ItemAnalysisResult) -> Table:
    whole = result.reliability
    cells = (_three(whole.alpha), _three(whole.alpha_standardised), Count(whole.n_items))
    return Table(
        "spss-reliability",
        "Reliability Statistics",
        tuple(map(Column, RELIABILITY)),
        (Row(cells),),
        style=spss_style(t.language),
    )


def _between(t: Translator, result: ItemAnalysisResult) -> list[Table]:
    places = [place for place, item in enumerate(result.items) if item.decision != "constant"]
    if len(result.items) > MOST_ITEMS or len(places) < 2:
        return []
    names = [result.items[place].name for place in places]
    rows = [
        Row((result.items[place].name, *(_three(result.correlations[place][other]) for other in places)))
        for place in places
    ]
    return [
        Table(
            "spss-inter-item",
            "Inter-Item Correlation Matrix",
            (Column("", "left"), *map(Column, names)),
            tuple(rows),
            style=spss_style(t.language),
        )
    ]


def _item_total(t: Translator, result: ItemAnalysisResult) -> Table:
    rows = [
        Row(
            (
                item.name,
                _decimals(item.scale_mean_if_deleted, 2),
                _decimals(item.scale_variance_if_deleted, 3),
                _three(item.r_corrected),
                _three(item.squared_multiple_correlation),
                _three(item.alpha_if_deleted),
            )
        )
        for item in result.items
        if item.decision != "constant"
    ]
    return Table(
        "spss-item-total",
        "Item-Total Statistics",
        (Column("", "left"), *map(Column, ITEM_TOTAL)),
        tuple(rows),
        style=spss_style(t.language),
    )


def _three(value: float | None) -> Cell:
    return "." if value is None else Real(value, 3, bounded=True)


def _decimals(value: float | None, decimals: int) -> Cell:
    return "." if value is None else Real(value, decimals)
