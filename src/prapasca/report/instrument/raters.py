"""The document of several raters: kappa of every two and of all, intraclass correlations."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.instrument import FleissResult, KappaResult, RaterPair, RaterResult
from prapasca.language import Translator
from prapasca.report.instrument.words import UNDEFINED, coefficient, interval_cell, interval_column, note, p_value
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
    if result.fleiss is not None:
        sections.insert(1, Section("fleiss", t(N_("Fleiss' κ")), (_fleiss(t, result, result.fleiss),)))
    return tuple(sections)


def _fleiss(t: Translator, result: RaterResult, found: FleissResult) -> Table:
    columns = (
        Column(t(N_("Rating")), "left"),
        Column(t(N_("Share, %"))),
        Column("κ"),
        interval_column(t, result.confidence_level),
        Column("z"),
        Column("p"),
    )
    rows = [
        Row(
            (
                Count(int(rating)) if rating.is_integer() else Real(rating, 2),
                _percent(one.share),
                coefficient(one.kappa),
                UNDEFINED,
                UNDEFINED if one.z is None else Real(one.z, 2),
                p_value(one.p),
            )
        )
        for rating, one in zip(result.categories, found.by_category, strict=True)
    ]
    interval, z = interval_cell(t, found.interval), UNDEFINED if found.z is None else Real(found.z, 2)
    rows.append(Row((t(N_("all")), None, coefficient(found.kappa), interval, z, p_value(found.p)), "total"))
    notes = (
        note(
            t,
            N_(
                "Agreement of {raters} raters beyond chance, unweighted; each rating against all others. Which rater "
                "gave which rating does not matter. For ordered ratings read the ICC or the weighted κ too."
            ),
            raters=Count(found.n_raters),
        ),
        note(t, N_("z and p: Fleiss, Nee and Landis, as in SPSS. Interval: each person left out in turn (jackknife).")),
    )
    return Table("fleiss", t(N_("Fleiss' κ of all raters")), columns, tuple(rows), notes)


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
