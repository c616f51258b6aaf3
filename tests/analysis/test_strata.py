"""The change ranked within the strata that the study file names."""

from __future__ import annotations

import re
from typing import Any

import pytest

from prapasca.analysis import StudyResults
from prapasca.change import ChangeProfile
from prapasca.inference import stratified_sign_test, stratified_signed_rank_test
from prapasca.language import LANGUAGES
from prapasca.report import render
from studies import N, Pairs, S, T, numeric_study, ordinal_study, results

SITE = {
    "key": "site",
    "name": {"id": "Puskesmas", "en": "Health centre"},
    "kind": "categorical",
    "column": "site",
    "categories": [{"key": "north", "label": "Utara"}, {"key": "south", "label": "Selatan"}],
}
PAIRS: Pairs = [(N, S)] * 4 + [(N, T)] * 3 + [(T, N)] * 2 + [(T, S)] * 4 + [(S, T)] + [(T, T)] * 2
SITES: list[Any] = ["north", "south"] * 8


def stratified(pairs: Pairs = PAIRS, sites: list[Any] = SITES, **options: Any) -> StudyResults:
    study = ordinal_study(characteristics=[SITE], analysis={"strata": "site", **options})
    return results(study, pairs, site=sites)


@pytest.mark.parametrize("tails", ["two-sided", "greater", "less"])
def test_as_the_library(tails: Any) -> None:
    found = stratified(alternative=tails).stratified
    assert found is not None
    score = {N: 0, T: 1, S: 2}
    changes: dict[str, list[int]] = {"north": [], "south": []}
    for (before, after), site in zip(PAIRS, SITES, strict=True):
        changes[site].append(score[after] - score[before])
    profiles = [ChangeProfile.from_changes(one) for one in changes.values()]
    assert found.signed_rank == stratified_signed_rank_test(profiles, alternative=tails)
    assert found.sign == stratified_sign_test(profiles, alternative=tails)
    assert ([label.en for label in found.labels], found.n_missing) == (["Utara", "Selatan"], 0)


def test_numbers_keep_their_direction_where_lower_is_better() -> None:
    study = numeric_study(characteristics=[SITE], analysis={"strata": "site"})
    made = results(study, [(7, 3), (6, 4), (5, 4), (9, 8), (7, 5), (3, 4)], site=["north", "south"] * 3)
    assert made.stratified is not None
    assert made.stratified.signed_rank.z < 0
    assert made.tests.signed_rank.z < 0


def test_people_without_a_stratum_are_left_out_and_counted() -> None:
    made = stratified(sites=[None, *SITES[1:]])
    assert made.stratified is not None
    assert (made.stratified.n_missing, made.stratified.signed_rank.n_pairs) == (1, 15)
    assert "Left out for want of this value: 1." in " ".join(render(made, "text", "en").split())


def test_one_stratum_is_the_plain_test() -> None:
    made = stratified(sites=["north"] * 16)
    assert made.stratified is not None
    assert made.stratified.signed_rank.p_exact == pytest.approx(made.tests.signed_rank.p_exact, rel=1e-12)


def test_no_strata_asked() -> None:
    assert results(ordinal_study(characteristics=[SITE]), PAIRS, site=SITES).stratified is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_and_sentence(language: str) -> None:
    text = " ".join(render(stratified(), "text", language).split())
    row, said = {
        "en": ("Stratified signed-rank (van Elteren), by health centre", "SPSS has no such test."),
        "id": ("Peringkat bertanda berstrata (van Elteren), menurut puskesmas", "SPSS tidak memiliki uji ini."),
    }[language]
    assert re.search(re.escape(row) + r" 14 Z", text)
    assert text.count(said) == 2


def test_tests_on_different_sides_of_the_level_are_told() -> None:
    # south alone rises a little, north is large and mixed: as one the sums of north drown south
    pairs: Pairs = [(N, S)] * 9 + [(S, N)] * 5 + [(N, T)] * 7
    made = stratified(pairs, ["north"] * 14 + ["south"] * 7)
    assert made.stratified is not None
    sides = (made.stratified.signed_rank.p <= 0.05, made.tests.signed_rank.p_exact <= 0.05)
    assert ("strata-disagree" in [message.code for message in made.messages]) == (sides[0] != sides[1])
    assert sides == (True, False)
