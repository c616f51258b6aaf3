"""The table of the groups before the intervention: how alike they were at the start."""

from __future__ import annotations

from prapasca.analysis import (
    BaselineComparison,
    CharacteristicResult,
    NumericDistribution,
    OrdinalDistribution,
    Summary,
)
from prapasca.errors import N_
from prapasca.report.designs.two_groups.arms import arms, compared, labels
from prapasca.report.model import Cell, Column, Count, Percent, Row, Table
from prapasca.report.tables.context import UNDEFINED, Context, p_cell, real_cell

Cells = tuple[Cell, Cell]
Line = tuple[str, Cells, Cells]


def baseline_table(ctx: Context) -> Table | None:
    """Describe both groups at the start, each difference with its size and test; None without anything to describe."""
    t, comparison = ctx.t, compared(ctx)
    found = {one.key: one for one in comparison.baseline}
    blocks: list[tuple[str, str | None, list[Line]]] = []
    n, m = ctx.results.data.paired, comparison.control.data.paired
    if n and m:
        blocks.append((f"{ctx.outcome}, {t(N_('before'))}", None, _outcome(ctx)))
    pairs = zip(ctx.results.characteristics, comparison.control.characteristics, strict=True)
    blocks += [(ctx.title(one.name), one.key, _characteristic(ctx, one, other)) for one, other in pairs]
    if not blocks:
        return None
    rows = [row for name, key, lines in blocks for row in _rows(name, lines, found.get(key))]
    return Table(
        "characteristics",
        ctx.caption(N_("The groups before the intervention (n = {n} and {m})"), n=n, m=m),
        (
            Column(t(N_("Characteristic")), "left"),
            *(Column(t(name), group=label) for label in labels(ctx) for name in (N_("n or mean"), N_("% or SD"))),
            Column(t(N_("Standardised difference"))),
            Column("p"),
        ),
        tuple(rows),
        tuple(ctx.note(note) for note in NOTES),
    )


NOTES = (
    N_(
        "Standardised difference: of means (for the outcome of mean scores) in standard deviations, the intervention "
        "group less the control group; for categories its form without a sign. Groups more than 0.25 apart are called "
        "unlike."
    ),
    N_(
        "p: Mann–Whitney test of numbers and of the outcome, Fisher–Freeman–Halton test of categories, exact where "
        "possible. A large p does not show that the groups are alike, least of all small ones; look at the size of the "
        "difference."
    ),
)


def _rows(name: str, lines: list[Line], found: BaselineComparison | None) -> list[Row]:
    apart: Cells = (None, None)
    if found:
        apart = (real_cell(found.standardised_difference, 2), p_cell(found.p))
    head = Row((name, *[None] * 6), "group")
    return [
        head,
        *(
            Row((label, *first, *second, *(apart if place == 0 else (None, None))))
            for place, (label, first, second) in enumerate(lines)
        ),
    ]


def _outcome(ctx: Context) -> list[Line]:
    one, other = (arm.results.distribution for arm in arms(ctx))
    if isinstance(one, OrdinalDistribution) and isinstance(other, OrdinalDistribution):
        n, m = (arm.results.data.paired for arm in arms(ctx))
        language = ctx.t.language
        return [
            (row.label.in_language(language), _share(row.pre, n), _share(opposite.pre, m))
            for row, opposite in zip(one.rows, other.rows, strict=True)
        ]
    if isinstance(one, NumericDistribution) and isinstance(other, NumericDistribution):
        return [(ctx.t(N_("Mean, SD")), _mean(one.pre), _mean(other.pre))]
    return []


def _characteristic(ctx: Context, one: CharacteristicResult, other: CharacteristicResult) -> list[Line]:
    lines: list[Line] = []
    if one.summary or other.summary:
        lines.append((ctx.t(N_("Mean, SD")), _mean(one.summary), _mean(other.summary)))
    known, also = one.n - one.n_missing, other.n - other.n_missing
    for cell, opposite in zip(one.cells, other.cells, strict=True):
        label = cell.label.in_language(ctx.t.language)
        lines.append((label, _share(cell.n, known), _share(opposite.n, also)))
    if one.n_missing or other.n_missing:
        missing = ((Count(one.n_missing), None), (Count(other.n_missing), None))
        lines.append((ctx.t(N_("Not recorded")), *missing))
    return lines


def _share(n: int | None, known: int) -> Cells:
    return (UNDEFINED, UNDEFINED) if n is None else (Count(n), Percent(n, known))


def _mean(summary: Summary | None) -> Cells:
    return (UNDEFINED, UNDEFINED) if summary is None else (real_cell(summary.mean, 1), real_cell(summary.sd, 1))
