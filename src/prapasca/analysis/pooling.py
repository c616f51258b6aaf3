"""Several sites analysed as one, from their tables alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from prapasca.errors import N_, InputError, Message
from prapasca.inference import (
    IndependenceResult,
    Proportion,
    SignedRankResult,
    StratifiedResult,
    heterogeneity_test,
    merge_small_sites,
    pool_tables,
    proportion,
    signed_rank_test,
    stratified_sign_test,
    stratified_signed_rank_test,
)
from prapasca.readers.site_tables import SiteTable
from prapasca.study import Text
from prapasca.transition import TransitionTable


@dataclass(frozen=True)
class SiteRow:
    """One site, or several whose counts are too small to show apart."""

    names: tuple[str, ...]
    n: int
    improved: int
    unchanged: int
    worsened: int
    proportion_improved: Proportion | None
    p_exact: float


@dataclass(frozen=True)
class PooledResults:
    """What the tables of several sites say together.

    Parameters
    ----------
    n_sites, min_cell : int
        How many tables were added up; the smallest count shown besides 0, 1 for all.
    categories, labels, scores, counts
        The table of all sites.
    sites : tuple of SiteRow
        Each site, small ones put together.
    signed_rank : SignedRankResult
        Of the pooled table, as if there were no sites.
    stratified_signed_rank, stratified_sign : StratifiedResult
        Each row of `sites` ranked by itself; without the account of each, which `sites` has.
    heterogeneity : IndependenceResult
        Of improved or not by row of `sites`.
    messages : tuple of Message
        Which sites were put together.
    """

    n_sites: int
    min_cell: int
    categories: tuple[str, ...]
    labels: tuple[Text, ...]
    scores: tuple[Decimal, ...]
    counts: tuple[tuple[int, ...], ...]
    sites: tuple[SiteRow, ...]
    signed_rank: SignedRankResult
    stratified_signed_rank: StratifiedResult
    stratified_sign: StratifiedResult
    heterogeneity: IndependenceResult
    messages: tuple[Message, ...]


def pool_sites(sites: Sequence[SiteTable], *, min_cell: int = 1) -> PooledResults:
    """Add up the tables of several sites and test them.

    Parameters
    ----------
    sites
        From :func:`prapasca.readers.site_tables.read_site_tables`, one at least.
    min_cell
        The smallest count that may be shown besides 0. Sites with a smaller one are put together, and stay
        so in every test, whose p could give a count away; a smaller one in the pooled table is an error.

    Raises
    ------
    InputError
        Sites with other categories or scores; code ``"small-cell"``.
    """
    tables = {site.name: site.table for site in sites}
    pooled = pool_tables(tables)
    _refuse_small(pooled, sites[0].labels, min_cell)
    merged = merge_small_sites(tables, min_cell)
    rows = tuple(_row(names, table) for names, table in merged)
    shown = {" + ".join(names): table for names, table in merged}
    return PooledResults(
        n_sites=len(sites),
        min_cell=min_cell,
        categories=tuple(map(str, pooled.categories)),
        labels=sites[0].labels,
        scores=pooled.scores,
        counts=tuple(map(tuple, pooled.counts.tolist())),
        sites=rows,
        signed_rank=signed_rank_test(pooled),
        stratified_signed_rank=replace(stratified_signed_rank_test(shown), strata=()),
        stratified_sign=replace(stratified_sign_test(shown), strata=()),
        heterogeneity=heterogeneity_test(shown),
        messages=tuple(_together(row.names, min_cell) for row in rows if len(row.names) > 1),
    )


def _refuse_small(pooled: TransitionTable, labels: tuple[Text, ...], min_cell: int) -> None:
    size = range(len(labels))
    for before, after in product(size, size):
        if 0 < pooled.counts[before, after] < min_cell:
            raise InputError(
                "small-cell",
                N_(
                    "--min-cell: in all sites together fewer than {min_cell} people went from {before} to {after}; add "
                    "sites, merge categories at every site, or choose a smaller number"
                ),
                min_cell=min_cell,
                before=labels[before],
                after=labels[after],
            )


def _row(names: tuple[str, ...], table: TransitionTable) -> SiteRow:
    return SiteRow(
        names=names,
        n=table.n_pairs,
        improved=table.n_improved,
        unchanged=table.n_unchanged,
        worsened=table.n_worsened,
        proportion_improved=proportion(table.n_improved, table.n_pairs) if table.n_pairs else None,
        p_exact=signed_rank_test(table).p_exact,
    )


def _together(names: tuple[str, ...], min_cell: int) -> Message:
    return Message(
        "sites-together",
        N_("shown together, so that no count from 1 to {largest} can be read off: {names}"),
        {"largest": min_cell - 1, "names": ", ".join(names)},
        "note",
    )
