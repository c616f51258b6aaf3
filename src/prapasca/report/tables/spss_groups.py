"""Crosstabulation and Chi-Square Tests of improvement by group as SPSS prints them."""

from __future__ import annotations

from prapasca.analysis import SubgroupResult, numeric_code
from prapasca.errors import N_
from prapasca.inference import ChiSquare, ChiSquareTests
from prapasca.report.model import Cell, Column, Count, Noted, Paragraph, Percent, Real, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss_frame import sig, spss_style, three
from prapasca.study import CategoricalCharacteristic


def group_tables(ctx: Context) -> list[Table]:
    """Return the crosstabulation and the tests of every characteristic whose groups are compared."""
    return [
        table
        for group in ctx.results.subgroups
        if group.independence.n
        for table in (_crosstabulation(ctx, group), _tests(ctx, group))
    ]


def _crosstabulation(ctx: Context, group: SubgroupResult) -> Table:
    t = ctx.t
    rows = [group.rows[place] for place in _by_code(ctx, group) if group.rows[place].n]
    missed, improved = sum(row.not_improved for row in rows), sum(row.improved for row in rows)
    shown = [place for place, n in enumerate((missed, improved)) if n]
    name, column = _variable(ctx, group), t(N_("improvement"))
    lines = [
        Row(
            (
                "" if place else name,
                row.label.in_language(t.language),
                *(Count((row.not_improved, row.improved)[side]) for side in shown),
                Count(row.n),
            )
        )
        for place, row in enumerate(rows)
    ]
    totals = (*(Count((missed, improved)[side]) for side in shown), Count(missed + improved))
    lines.append(Row(("Total", "", *totals), "total"))
    heads = (t(N_("Not improved")), t(N_("Improved")))
    return Table(
        f"spss-group-{group.key}",
        ctx.caption(N_("{name}, crosstabulation (counts)"), name=f"{name} * {column}"),
        (
            Column("", "left"),
            Column("", "left"),
            *(Column(heads[side], group=column) for side in shown),
            Column("Total"),
        ),
        tuple(lines),
        style=spss_style(t.language),
    )


def _tests(ctx: Context, group: SubgroupResult) -> Table:
    tests = group.chi_square
    name = f"{_variable(ctx, group)} * {ctx.t(N_('improvement'))}"
    return Table(
        f"spss-group-tests-{group.key}",
        ctx.caption(N_("{name}, Chi-Square Tests"), name=name),
        (
            Column("", "left"),
            Column("Value"),
            Column("df"),
            Column("Asymp. Sig. (2-sided)"),
            Column("Exact Sig. (2-sided)"),
            Column("Exact Sig. (1-sided)"),
        ),
        tuple(_test_rows(group, tests)),
        tuple(_notes(ctx, tests)),
        spss_style(ctx.t.language),
    )


def _test_rows(group: SubgroupResult, tests: ChiSquareTests) -> list[Row]:
    if tests.pearson is None:
        return [Row(("Pearson Chi-Square", ".ᵃ", *_empty(4))), _valid(tests)]
    exact = sig(group.independence.p_exact)
    rows = [_row("Pearson Chi-Square", tests.pearson, "a")]
    if tests.corrected is not None:
        rows.append(_row("Continuity Correctionᵇ", tests.corrected))
    rows.append(_row("Likelihood Ratio", tests.likelihood_ratio))
    if tests.freeman_halton is None:
        rows.append(Row(("Fisher's Exact Test", *_empty(3), exact, sig(tests.fisher_one_sided))))
    elif exact is not None:
        halton = "Fisher-Freeman-Halton Exact Test"
        rows.append(Row((halton, three(tests.freeman_halton), *_empty(2), exact, None)))
    if tests.linear is not None:
        rows.append(_row("Linear-by-Linear Association", tests.linear))
    return [*rows, _valid(tests)]


def _row(name: str, test: ChiSquare | None, mark: str = "") -> Row:
    if test is None:
        return Row((name, *_empty(5)))
    value = three(test.value)
    return Row((name, Noted(value, "a") if mark else value, Count(test.df), sig(test.p), *_empty(2)))


def _valid(tests: ChiSquareTests) -> Row:
    return Row(("N of Valid Cases", Count(tests.n), *_empty(4)))


def _empty(cells: int) -> tuple[Cell, ...]:
    return (None,) * cells


def _notes(ctx: Context, tests: ChiSquareTests) -> list[Paragraph]:
    if tests.pearson is None:
        return [Paragraph(("a. No statistics are computed because a variable is a constant.",), "note")]
    notes = [_expected(tests)]
    if tests.corrected is not None:
        notes.append(Paragraph(("b. Computed only for a 2x2 table",), "note"))
    else:
        notes.append(
            ctx.note(N_("The Fisher-Freeman-Halton row stands in SPSS where the option Exact has been chosen."))
        )
    if tests.linear is None:
        notes.append(
            ctx.note(N_("The data hold words, so SPSS computes no Linear-by-Linear Association before recoding."))
        )
    return notes


def _expected(tests: ChiSquareTests) -> Paragraph:
    share = Percent(tests.n_small, tests.n_cells)
    smallest = Real(tests.smallest_expected or 0.0, 2, bounded=True)
    said = ("a. ", Count(tests.n_small), " cells (", share, "%) have expected count less than 5. The minimum expected")
    return Paragraph((*said, " count is ", smallest, "."), "note")


def _variable(ctx: Context, group: SubgroupResult) -> str:
    """Return the name SPSS would show: the column of the data, or the key of groups made of a number."""
    found = next((one for one in ctx.results.study.characteristics if one.key == group.key), None)
    return found.column if isinstance(found, CategoricalCharacteristic) else group.key


def _by_code(ctx: Context, group: SubgroupResult) -> list[int]:
    """Return the groups in the order of their codes, as SPSS lists them; words in the order of the alphabet."""
    found = next((one for one in ctx.results.study.characteristics if one.key == group.key), None)
    places = list(range(len(group.rows)))
    if not isinstance(found, CategoricalCharacteristic):
        return places
    codes = [category.code for category in found.categories]
    numbers = [numeric_code(code) for code in codes]
    if None in numbers:
        return sorted(places, key=lambda place: str(codes[place]))
    return sorted(places, key=lambda place: numbers[place] or 0)
