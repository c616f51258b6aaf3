"""Several sites as one: their tables added up, whether they agree, and which counts are too small to show."""

from __future__ import annotations

from collections.abc import Mapping

from prapasca.errors import N_, InputError
from prapasca.inference.independence import IndependenceResult, independence_test
from prapasca.inference.reduction import same_scale
from prapasca.transition import TransitionTable


def pool_tables(tables: Mapping[str, TransitionTable]) -> TransitionTable:
    """Return the sum of the tables of several sites; no person's row is needed.

    Parameters
    ----------
    tables
        By the name of the site; the same categories and scores everywhere.

    Raises
    ------
    InputError
        No table (code ``"no-tables"``), or tables on different scales (``"scales-differ"``).

    Examples
    --------
    >>> north = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"])
    >>> south = TransitionTable.from_counts([[2, 5], [1, 0]], ["no", "yes"], n_missing_post=1)
    >>> pooled = pool_tables({"north": north, "south": south})
    >>> pooled.counts.tolist(), pooled.n_missing
    ([[3, 9], [1, 3]], 1)
    """
    if not tables:
        raise InputError("no-tables", N_("tables: found none, expected the table of one site at least"))
    same_scale(tables)
    sites = list(tables.values())
    return TransitionTable(
        sum((site.counts for site in sites[1:]), sites[0].counts.copy()),
        sites[0].categories,
        sites[0].scores,
        sum(site.n_missing_pre for site in sites),
        sum(site.n_missing_post for site in sites),
        sum(site.n_missing_both for site in sites),
    )


def heterogeneity_test(tables: Mapping[str, TransitionTable]) -> IndependenceResult:
    """Test exactly whether the share who improved differs between sites (Fisher, Freeman and Halton).

    Parameters
    ----------
    tables
        By the name of the site.

    Returns
    -------
    IndependenceResult
        Of improved or not by site; p is 1 with a single site.

    Examples
    --------
    >>> north = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"])
    >>> south = TransitionTable.from_counts([[5, 1], [1, 1]], ["no", "yes"])
    >>> round(heterogeneity_test({"north": north, "south": south}).p_exact, 4)
    0.2821
    """
    same_scale(tables)
    return independence_test([[site.n_improved, site.n_pairs - site.n_improved] for site in tables.values()])


def small_counts(table: TransitionTable, min_cell: int) -> bool:
    """Tell whether a count of those who changed by one amount, or stayed, lies between 1 and `min_cell` - 1.

    All that is told of a site, its p included, follows from these counts; so none of it gives away a smaller one.

    Examples
    --------
    >>> small_counts(TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"]), 5)
    True
    >>> small_counts(TransitionTable.from_counts([[9, 6, 1], [0, 0, 7], [0, 0, 0]], ["a", "b", "c"]), 5)
    True
    """
    return any(0 < count < min_cell for count in table.change_profile().changes().values())


def merge_small_sites(
    tables: Mapping[str, TransitionTable], min_cell: int
) -> tuple[tuple[tuple[str, ...], TransitionTable], ...]:
    """Put sites with small counts together until no count between 1 and `min_cell` - 1 can be seen.

    A single small site takes the smallest other with it: alone it could be had by subtracting the
    others from the whole. What is still too small takes in the next smallest site.

    Parameters
    ----------
    tables
        By the name of the site, one at least.
    min_cell
        The smallest count that may be shown, besides 0.

    Returns
    -------
    tuple of (names, table)
        Sites that stand alone in their order, then those put together.

    Examples
    --------
    >>> large = TransitionTable.from_counts([[9, 20], [0, 6]], ["no", "yes"])
    >>> small = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"])
    >>> [names for names, _ in merge_small_sites({"a": large, "b": small, "c": large, "d": small}, 5)]
    [('a',), ('c',), ('b', 'd')]
    """
    alone = {name: table for name, table in tables.items() if not small_counts(table, min_cell)}
    together = {name: table for name, table in tables.items() if name not in alone}
    while alone and together and (len(together) == 1 or small_counts(pool_tables(together), min_cell)):
        name = min(alone, key=lambda site: alone[site].n_pairs)
        together[name] = alone.pop(name)
    merged = ((tuple(name for name in tables if name in together), pool_tables(together)),) if together else ()
    return (*(((name,), table) for name, table in alone.items()), *merged)
