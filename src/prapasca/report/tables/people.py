"""Tables about people: what became of every row, and their characteristics."""

from __future__ import annotations

from prapasca.analysis import CharacteristicResult
from prapasca.errors import N_
from prapasca.report.model import Cell, Column, Count, Paragraph, Percent, Range, Real, Row, Table
from prapasca.report.tables.context import UNDEFINED, Context

EXCLUSIONS = {
    "missing_pre": N_("Excluded: not observed before"),
    "missing_post": N_("Excluded: not observed after"),
    "missing_both": N_("Excluded: not observed at either time"),
}


def accounting_table(ctx: Context) -> Table:
    """Say how many were read, left out and why, and analysed."""
    t, data = ctx.t, ctx.results.data
    rows = [Row((t(N_("Rows in the file")), Count(data.rows_read)))]
    if data.rows_blank:
        rows.append(Row((t(N_("Blank rows")), Count(data.rows_blank))))
    rows.append(Row((t(N_("People")), Count(data.read))))
    rows += [Row((t(EXCLUSIONS[reason]), Count(n))) for reason, n in data.excluded.items()]
    rows.append(Row((t(N_("Analysed pairs")), Count(data.paired)), "total"))
    return Table(
        "accounting",
        ctx.caption(N_("Data read and analysed")),
        (Column("", "left"), Column("n")),
        tuple(rows),
    )


def characteristics_table(ctx: Context) -> Table | None:
    """Describe the people analysed; a count a paper did not print stays visibly unknown."""
    t = ctx.t
    described = ctx.results.characteristics
    if not described:
        return None
    rows = [row for characteristic in described for row in _characteristic_rows(ctx, characteristic)]
    notes = [_summary_note(ctx, characteristic) for characteristic in described if characteristic.summary]
    if any(characteristic.n_missing for characteristic in described):
        notes.append(ctx.note(N_("Percentages are of those recorded.")))
    if any(characteristic.kind == "published_counts" for characteristic in described):
        notes.append(ctx.note(N_("Counts as published; a dash stands where the publication gives no count.")))
    return Table(
        "characteristics",
        ctx.caption(N_("Characteristics of the people analysed (n = {n})"), n=ctx.results.data.paired),
        (Column(t(N_("Characteristic")), "left"), Column("n"), Column("%")),
        tuple(rows),
        tuple(notes),
    )


def _characteristic_rows(ctx: Context, characteristic: CharacteristicResult) -> list[Row]:
    rows = [Row((ctx.title(characteristic.name), None, None), "group")]
    known = characteristic.n - characteristic.n_missing
    for cell in characteristic.cells:
        counted: tuple[Cell, Cell] = (
            (UNDEFINED, UNDEFINED) if cell.n is None else (Count(cell.n), Percent(cell.n, known))
        )
        rows.append(Row((cell.label.in_language(ctx.t.language), *counted)))
    if characteristic.n_missing:
        rows.append(Row((ctx.t(N_("Not recorded")), Count(characteristic.n_missing), None)))
    return rows


def _summary_note(ctx: Context, characteristic: CharacteristicResult) -> Paragraph:
    summary = characteristic.summary
    if summary is None:
        return Paragraph(())
    name = ctx.title(characteristic.name)
    unit = f" {characteristic.unit.in_language(ctx.t.language)}" if characteristic.unit else ""
    if summary.sd is None:
        only = Real(summary.mean, 1)
        return ctx.note(N_("{name}: {mean}{unit} (one value)."), name=name, mean=only, unit=unit)
    return ctx.note(
        N_("{name}: mean {mean}{unit} (SD {sd}), median {median}, range {range}."),
        name=name,
        mean=Real(summary.mean, 1),
        unit=unit,
        sd=Real(summary.sd, 1),
        median=Real(summary.median, 1),
        range=Range(summary.minimum, summary.maximum, 1, separator=ctx.t(N_(" to "))),
    )
