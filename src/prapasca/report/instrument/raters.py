"""The document of several raters: kappa of every two, intraclass correlations of all."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.instrument import KappaResult, RaterPair, RaterResult
from prapasca.language import Translator
from prapasca.report.instrument.words import coefficient, interval_cell, interval_column, note, p_value
from prapasca.report.model import Block, Cell, Column, Count, Paragraph, Real, Row, Section, Table
from prapasca.report.sentences import paragraph, sentence

TITLE = N_("Agreement of raters")

WEIGHTS = {"none": N_("unweighted"), "linear": N_("linear"), "quadratic": N_("quadratic")}

FORMS = {
    "1,1": N_("each person has raters of her own"),
    "A,1": N_("same raters, absolute agreement"),
    "C,1": N_("same raters, consistency"),
    "1,k": N_("each person has raters of her own"),
    "A,k": N_("same raters, absolute agreement"),
    "C,k": N_("same raters, consistency"),
}


def rater_lead(t: Translator, result: RaterResult) -> tuple[Paragraph, ...]:
    """Say who rated whom."""
    rated = sentence(
        t,
        N_("{raters} raters rated {n} people: {names}."),
        raters=Count(len(result.raters)),
        n=Count(result.n),
        names=", ".join(result.raters),
    )
    left_out = sentence(
        t,
        N_("People in the file: {people}; left out for a missing rating: {incomplete}."),
        people=Count(result.n + result.n_incomplete),
        incomplete=Count(result.n_incomplete),
    )
    return (paragraph(rated, left_out if result.n_incomplete else ()),)


def rater_sections(t: Translator, result: RaterResult) -> tuple[Section, ...]:
    """Return the tables of kappa and of the intraclass correlations."""
    sections = [Section("icc", t(N_("Intraclass correlation")), (_intraclass(t, result),))]
    if result.pairs:
        sections.insert(0, Section("kappa", t(N_("Cohen's κ")), (_kappas(t, result),)))
    return tuple(sections)


def _kappas(t: Translator, result: RaterResult) -> Table:
    columns = (
        Column(t(N_("Raters")), "left"),
        Column(t(N_("Weights")), "left"),
        Column(t(N_("Agreement, %"))),
        Column(t(N_("By chance, %"))),
        Column("κ"),
        interval_column(t, result.confidence_level),
        Column("p"),
    )
    rows = tuple(Row(_kappa_cells(t, pair, kappa)) for pair in result.pairs for kappa in pair.kappas)
    notes = (
        note(
            t,
            N_(
                "Without weights every disagreement counts alike, as for names; with weights a disagreement counts by "
                "the distance of the codes, as for ordered categories. Quadratic weights come near to ICC(A,1)."
            ),
        ),
        note(t, N_("Interval: Fleiss, Cohen and Everitt; none where both raters always agree.")),
    )
    return Table("kappa", t(N_("Cohen's κ of every two raters")), columns, rows, notes)


def _kappa_cells(t: Translator, pair: RaterPair, kappa: KappaResult) -> tuple[Cell, ...]:
    first = kappa.weights == "none"
    return (
        f"{pair.first} – {pair.second}" if first else "",
        t(WEIGHTS[kappa.weights]),
        _percent(kappa.agreement),
        _percent(kappa.expected),
        coefficient(kappa.kappa),
        interval_cell(t, kappa.interval),
        p_value(kappa.p),
    )


def _percent(share: float) -> Real:
    return Real(100 * share, 1)


def _intraclass(t: Translator, result: RaterResult) -> Block:
    found = result.intraclass
    if not found.correlations:
        template = N_(
            "The ratings leave no variance between people or within them: there is no intraclass correlation."
        )
        if found.perfect:
            template = N_("All raters gave everybody the same rating: the agreement is perfect, and has no interval.")
        return paragraph(sentence(t, template))
    columns = (
        Column("ICC", "left"),
        Column(t(N_("Raters")), "left"),
        Column(t(N_("Rating used")), "left"),
        Column(t(N_("Value"))),
        interval_column(t, result.confidence_level),
    )
    used = {"1": N_("of one rater"), "k": N_("mean of all")}
    rows = tuple(
        Row(
            (
                f"({one.form})",
                t(FORMS[one.form]),
                t(used[one.form[-1]]),
                coefficient(one.value),
                interval_cell(t, one.interval),
            )
        )
        for one in found.correlations
    )
    notes = (
        note(
            t,
            N_(
                "Names after McGraw and Wong. If the study uses one of these raters and their level matters, report "
                "(A,1); if the study uses the mean of all, (A,k). Interval by the F distribution."
            ),
        ),
    )
    return Table("icc", t(N_("Intraclass correlations")), columns, rows, notes)
