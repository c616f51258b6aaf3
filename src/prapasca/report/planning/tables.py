"""Tables of planning documents: what is expected, what it gives, what formulas say."""

from __future__ import annotations

from collections.abc import Sequence

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.power import ChangeDistribution, Design, ExpectedTable, PowerResult, SampleSizeResult
from prapasca.report.model import Cell, Column, Count, Paragraph, Real, Row, Table
from prapasca.report.planning.words import (
    FORMULAS,
    UNITS,
    interval_cell,
    name_of_test,
    share_cell,
)
from prapasca.report.sentences import sentence

CURVE_ROWS = 12
"""About how many sample sizes the table of the curve shows."""


def design_table(t: Translator, design: Design) -> Table:
    """Show what is expected, in percent of everybody."""
    return _changes_table(t, design) if isinstance(design, ChangeDistribution) else _expected_table(t, design)


def _changes_table(t: Translator, design: ChangeDistribution) -> Table:
    shares = {0.0: design.unchanged}
    for size, up, down in zip(map(float, design.magnitudes), design.up, design.down, strict=True):
        shares |= {size: up, -size: down}
    rows = [Row((_change(change), Real(100 * share, 1))) for change, share in sorted(shares.items())]
    return Table(
        "expected",
        t(N_("Expected changes (after minus before)")),
        (Column(t(N_("Change"))), Column("%")),
        tuple(rows),
    )


def _change(change: float) -> Cell:
    return Count(int(change)) if change == int(change) else Real(change, 2)


def _expected_table(t: Translator, design: ExpectedTable) -> Table:
    names = [str(category) for category in design.categories]
    rows = [
        Row((name, *(Real(100 * share, 1) for share in row), Real(100 * sum(row), 1)))
        for name, row in zip(names, design.probabilities, strict=True)
    ]
    after = [Real(100 * sum(column), 1) for column in zip(*design.probabilities, strict=True)]
    rows.append(Row((t(N_("Total")), *after, Real(100.0, 1)), "total"))
    return Table(
        "expected",
        t(N_("Expected table, in % of everybody: before (rows) and after (columns)")),
        (Column(t(N_("Before")), "left"), *map(Column, names), Column(t(N_("Total")))),
        tuple(rows),
    )


def power_table(t: Translator, result: PowerResult) -> Table:
    """Show power and true size of every test."""
    simulated = result.n_draws is not None
    interval = t(N_("95% interval"))
    columns = [Column(t(N_("Test")), "left"), Column(t(N_("Power"))), Column(t(N_("True size")))]
    if simulated:
        columns = [columns[0], columns[1], Column(interval), columns[2], Column(interval)]
    rows = []
    for entry in result.tests:
        cells: list[Cell] = [name_of_test(t, entry.test, result.design), share_cell(entry.power)]
        if simulated:
            found = entry.power_interval
            cells.append(interval_cell(t, found.low, found.high) if found else t(N_("exact")))
        cells.append(share_cell(entry.size))
        if simulated:
            found = entry.size_interval
            cells.append(interval_cell(t, found.low, found.high) if found else t(N_("exact")))
        rows.append(Row(tuple(cells)))
    notes = [note(t, POWER_NOTE), note(t, SIZE_NOTE)]
    if simulated:
        notes.append(simulation_note(t, result.n_draws, result.seed))
    caption = t(N_("Power and true size with {n} pairs")).format(n=result.n)
    return Table("power", caption, tuple(columns), tuple(rows), tuple(notes))


def sizes_table(t: Translator, result: SampleSizeResult) -> Table:
    """Show the sample size of every test."""
    rows = []
    for entry in result.tests:
        found = entry.at_stays
        more = f"> {entry.checked_to}"
        first: Cell = Count(entry.n_first) if entry.n_first is not None else more
        stays: Cell = Count(entry.n_stays) if entry.n_stays is not None else more
        cells = (share_cell(found.power), share_cell(found.size)) if found else ("", "")
        checked = f"{entry.checked_from}–{entry.checked_to}"
        rows.append(Row((name_of_test(t, entry.test, result.design), first, stays, *cells, checked)))
    notes = [
        note(t, N_("First n: the smallest that reaches the power. Stays: from here on the power is not lost again.")),
        note(t, POWER_NOTE),
        note(t, SIZE_NOTE),
    ]
    if result.n_draws is not None:
        notes.append(simulation_note(t, result.n_draws, result.seed))
    return Table(
        "sample-sizes",
        t(N_("Pairs for a power of {power}%, by test")).format(power=f"{100 * result.target:g}"),
        (
            Column(t(N_("Test")), "left"),
            Column(t(N_("First n"))),
            Column(t(N_("Stays"))),
            Column(t(N_("Power"))),
            Column(t(N_("True size"))),
            Column(t(N_("Examined"))),
        ),
        tuple(rows),
        tuple(notes),
    )


POWER_NOTE = N_("Power: how often the test finds the change, if people change as expected.")
SIZE_NOTE = N_(
    "True size: how often it finds one where there is none, if just as many people change by as much, but each as "
    "likely up as down."
)


def curve_table(t: Translator, result: SampleSizeResult) -> Table:
    """Show the power at some sample sizes around the answer; the figure and JSON hold all."""
    tests = [entry.test for entry in result.tests]
    powers = {entry.test: {point.n: point.power for point in entry.curve} for entry in result.tests}
    rows = []
    for n in _shown_sizes(result):
        cells = [share_cell(powers[test][n]) if n in powers[test] else "–" for test in tests]
        rows.append(Row((Count(n), *cells)))
    return Table(
        "curve",
        t(N_("Power by number of pairs")),
        (Column("n"), *(Column(t(SHORT[test])) for test in tests)),
        tuple(rows),
    )


SHORT = {
    "signed_rank": N_("exact"),
    "signed_rank_mid_p": N_("mid-p"),
    "signed_rank_asymptotic": N_("asymptotic"),
    "sign": N_("sign"),
    "mcnemar": N_("McNemar"),
}


def _shown_sizes(result: SampleSizeResult) -> Sequence[int]:
    entry = result.of(result.test)
    known = [point.n for point in entry.curve]
    wanted = {n for n in (entry.n_first, entry.n_stays) if n is not None}
    middle = entry.n_stays or known[-1]
    near = [n for n in known if middle / 2 <= n <= 3 * middle / 2]
    step = max(1, round(len(near) / CURVE_ROWS))
    offset = near.index(middle) % step if middle in near else 0
    return sorted({*near[offset::step], *wanted})


def guides_table(t: Translator, result: SampleSizeResult) -> Table | None:
    """Show what formulas say, as a guide."""
    if not result.guides:
        return None
    return Table(
        "formulas",
        t(N_("What formulas say, as a guide")),
        (
            Column(t(N_("Formula")), "left"),
            Column("n"),
            Column(t(N_("Unit")), "left"),
            Column(t(N_("Reference")), "left"),
        ),
        tuple(
            Row((t(FORMULAS[guide.formula]), Count(guide.n), t(UNITS[guide.unit]), guide.reference))
            for guide in result.guides
        ),
    )


def note(t: Translator, template: str, **fields: object) -> Paragraph:
    """Return a note below a table."""
    return Paragraph(sentence(t, template, **fields), "note")


def simulation_note(t: Translator, n_draws: int | None, seed: int | None) -> Paragraph:
    """Say how much was simulated."""
    return note(
        t,
        N_("Simulated: {draws} studies drawn at random, seed {seed}. An interval says how much is left to chance."),
        draws=Count(n_draws or 0),
        seed=Count(seed or 0),
    )
