"""Several sites as one: the document and the JSON."""

from __future__ import annotations

from prapasca.analysis.pooling import PooledResults, SiteRow
from prapasca.analysis.tree import plain
from prapasca.errors import N_
from prapasca.inference import Interval, SignedRankResult, StratifiedResult
from prapasca.language import Translator, number_style, translator
from prapasca.report.instrument.words import UNDEFINED, interval_column, note
from prapasca.report.model import (
    Column,
    Count,
    Document,
    P,
    Paragraph,
    Percent,
    Range,
    Real,
    Relation,
    Row,
    Section,
    Table,
)
from prapasca.report.plain_formats import rendered
from prapasca.report.planning.words import DEFAULT_STYLES
from prapasca.report.sentences import paragraph, remark, sentence
from prapasca.report.tables.before_by_after import before_by_after
from prapasca.report.tables.context import p_cell


def render_pooled(results: PooledResults, output_format: str, language: str) -> str:
    """Return what several sites say together as a text.

    Parameters
    ----------
    results
        From :func:`prapasca.analysis.pooling.pool_sites`.
    output_format
        ``"text"``, ``"markdown"`` or ``"json"``.
    language
        ``"id"`` or ``"en"``; JSON holds both.

    Raises
    ------
    InputError
        An unknown format or language.
    """
    return rendered(
        output_format,
        "pooled",
        tree=lambda: plain(results),
        document=lambda: _document(translator(language), results),
    )


def _document(t: Translator, results: PooledResults) -> Document:
    sections = [
        Section("pooled", t(N_("All sites together")), (_transitions(t, results),)),
        Section("sites", t(N_("Site by site")), (_sites(t, results), _heterogeneity(t, results))),
        Section("tests", t(N_("Tests of change")), (_tests(t, results),)),
    ]
    if results.messages:
        sections.append(Section("remarks", t(N_("Remarks")), tuple(remark(t, told) for told in results.messages)))
    title = t(N_("Several sites as one"))
    return Document(
        title, t.language, number_style(DEFAULT_STYLES[t.language]), tuple(sections), lead=_lead(t, results)
    )


def _lead(t: Translator, results: PooledResults) -> tuple[Paragraph, ...]:
    test = results.signed_rank
    counts = sentence(
        t,
        N_("{sites} sites, {n} people observed before and after: {improved} improved, {worsened} worsened."),
        sites=Count(results.n_sites),
        n=Count(test.n_pairs),
        improved=Count(sum(row.improved for row in results.sites)),
        worsened=Count(sum(row.worsened for row in results.sites)),
    )
    tested = sentence(
        t,
        N_("Each site ranked by itself, the signed-rank test gives p {p}."),
        p=Relation(P(results.stratified_signed_rank.p)),
    )
    return (paragraph(counts, tested),)


def _transitions(t: Translator, results: PooledResults) -> Table:
    caption = t(N_("Transitions from before (rows) to after (columns)"))
    return before_by_after(t, caption, [label.in_language(t.language) for label in results.labels], results.counts)


def _sites(t: Translator, results: PooledResults) -> Table:
    columns = (
        Column(t(N_("Site")), "left"),
        Column("n"),
        Column(t(N_("Improved"))),
        Column("%"),
        interval_column(t, 0.95),
        Column(t(N_("Unchanged"))),
        Column(t(N_("Worsened"))),
        Column(t(N_("Exact p"))),
    )
    notes = (
        note(
            t, N_("Interval: of the proportion improved, Clopper–Pearson. Exact p: Wilcoxon signed-rank of this site.")
        ),
    )
    rows = tuple(_site_row(t, row) for row in results.sites)
    return Table("site-rows", t(N_("Change at each site")), columns, rows, notes)


def _site_row(t: Translator, row: SiteRow) -> Row:
    share = row.proportion_improved
    return Row(
        (
            " + ".join(row.names),
            Count(row.n),
            Count(row.improved),
            Percent(row.improved, row.n) if row.n else UNDEFINED,
            _percent_range(t, share.clopper_pearson) if share else UNDEFINED,
            Count(row.unchanged),
            Count(row.worsened),
            p_cell(row.p_exact),
        )
    )


def _percent_range(t: Translator, interval: Interval) -> Range:
    return Range(interval.low, interval.high, 1, percent=True, separator=t(N_(" to ")))


def _heterogeneity(t: Translator, results: PooledResults) -> Paragraph:
    found = results.heterogeneity
    if results.n_sites == 1:
        return paragraph(sentence(t, N_("With one site there is nothing to compare.")))
    p = found.p_asymptotic if found.p_exact is None else found.p_exact
    exactly = N_("Does the share who improved differ between sites? Fisher–Freeman–Halton, exact: p {p}.")
    roughly = N_("Does the share who improved differ between sites? Chi-square, asymptotic: p {p}.")
    return paragraph(
        sentence(t, roughly if found.p_exact is None else exactly, p=Relation(P(p))),
        sentence(t, N_("With few people at each site a large p does not say that the sites are alike.")),
    )


def _tests(t: Translator, results: PooledResults) -> Table:
    rows = (
        _test_row(t(N_("Wilcoxon signed-rank, each site by itself")), results.stratified_signed_rank),
        _test_row(t(N_("Wilcoxon signed-rank, all as one")), results.signed_rank),
        _test_row(t(N_("Sign")), results.stratified_sign),
    )
    columns = (
        Column(t(N_("Test")), "left"),
        Column("n"),
        Column("Z"),
        Column(t(N_("Asymptotic p"))),
        Column(t(N_("Exact p"))),
        Column(t(N_("mid-p"))),
    )
    notes = (
        note(
            t,
            N_(
                "n: pairs that changed. Two-sided. Each site by itself: rank sums added with weights after van "
                "Elteren, so that differences between sites do not count as change."
            ),
        ),
    )
    return Table("tests", t(N_("Tests of change, two-sided")), columns, rows, notes)


def _test_row(name: str, test: SignedRankResult | StratifiedResult) -> Row:
    cells = (Real(test.z, 3), p_cell(test.p_asymptotic), p_cell(test.p_exact, test.log_p_exact), p_cell(test.p_mid))
    return Row((name, Count(test.n_positive + test.n_negative), *cells))
