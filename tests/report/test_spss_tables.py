"""The tables in SPSS's look: their rows, and the order and the p values SPSS would print."""

from __future__ import annotations

import pytest

from prapasca.language import number_style, translator
from prapasca.report.build import DEFAULT_STYLES
from prapasca.report.model import Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss import spss_tables
from studies import N, S, T, numeric_study, ordinal_study, results

SEED = [(N, T)] * 7 + [(T, S)] * 12 + [(T, T)]


def tables(study_results: object, language: str = "en") -> dict[str, Table]:
    ctx = Context(study_results, translator(language), number_style(DEFAULT_STYLES[language]))  # type: ignore[arg-type]  # results of a study
    return {table.id: table for table in spss_tables(ctx)}


def printed(table: Table) -> list[tuple[str, ...]]:
    assert table.style is not None
    return [
        tuple("" if cell is None else cell if isinstance(cell, str) else cell.show(table.style) for cell in row.cells)
        for row in table.rows
    ]


def test_frequencies_count_everyone_in_the_file_and_tell_the_missing() -> None:
    shown = tables(results(ordinal_study(), [*SEED, (N, None), (None, S)]))
    assert printed(shown["spss-frequencies-before"]) == [
        ("Valid", "none", "8", "36.4", "38.1", "38.1"),
        ("", "not smooth", "13", "59.1", "61.9", "100.0"),
        ("", "Total", "21", "95.5", "100.0", ""),
        ("Missing", "System", "1", "4.5", "", ""),
        ("Total", "", "22", "100.0", "", ""),
    ]


def test_categories_come_in_the_order_of_their_codes() -> None:
    falling = results(ordinal_study(codes=(3, 2, 1)), [(3, 2)] * 7 + [(2, 1)] * 12 + [(2, 2)])
    shown = tables(falling)
    assert [row[1] for row in printed(shown["spss-frequencies-after"])] == ["smooth", "not smooth", "Total"]
    assert [row[:2] for row in printed(shown["spss-crosstabulation"])] == [
        ("before", "not smooth"),
        ("", "none"),
        ("Total", ""),
    ]


def test_the_sign_test_is_binomial_up_to_25_changes_and_counts_codes() -> None:
    falling = results(ordinal_study(codes=(3, 2, 1)), [(3, 2)] * 7 + [(2, 1)] * 12 + [(2, 2)])
    shown = tables(falling)
    assert printed(shown["spss-sign-frequencies"])[0] == ("after - before", "Negative Differences", "19ᵃ")
    assert printed(shown["spss-sign-test-statistics"])[0] == ("Exact Sig. (2-tailed)", "<.001ᵇ")


def test_the_sign_test_beyond_25_changes_is_z_with_continuity_correction() -> None:
    many = results(ordinal_study(), [(N, T)] * 20 + [(T, N)] * 10)
    rows = dict(printed(tables(many)["spss-sign-test-statistics"]))
    # (|20 − 10| − 1) / sqrt(30) = 1.643168, two-sided p = .100348
    assert rows["Z"] == "-1.643"
    assert rows["Asymp. Sig. (2-tailed)"] == ".100"


def test_marginal_homogeneity_sums_the_codes_of_those_who_changed() -> None:
    shown = tables(results(ordinal_study(codes=(1, 2, 3)), [(1, 2)] * 7 + [(2, 3)] * 12 + [(2, 2)]))
    # before: 7·1 + 12·2 = 31; after: 7·2 + 12·3 = 50; mean 40.5; sqrt(19)/2 = 2.179
    assert printed(shown["spss-marginal-homogeneity"])[:6] == [
        ("Distinct Values", "3"),
        ("Off-Diagonal Cases", "19"),
        ("Observed MH Statistic", "31.000"),
        ("Mean MH Statistic", "40.500"),
        ("Std. Deviation of MH Statistic", "2.179"),
        ("Std. MH Statistic", "-4.359"),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_numeric_outcome_has_means_ranks_and_the_sign_test_but_no_categories(language: str) -> None:
    shown = tables(results(numeric_study(), [(7, 3), (8, 8), (5, 6)]), language)
    assert not {"spss-frequencies-before", "spss-crosstabulation", "spss-marginal-homogeneity"} & set(shown)
    assert {"spss-paired-statistics", "spss-codes-ranks", "spss-codes-test-statistics", "spss-sign-frequencies"} <= set(
        shown
    )
