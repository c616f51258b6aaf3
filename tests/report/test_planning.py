"""Power and sample size in words, tables and JSON, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from prapasca.errors import InputError, MissingExtraError
from prapasca.language import LANGUAGES, translator
from prapasca.power import (
    ChangeDistribution,
    ExpectedTable,
    Simulation,
    drop_out,
    lemeshow,
    paired_t,
    power,
    sample_size,
)
from prapasca.report.planning import (
    draw_curve,
    named_curves,
    render_formula,
    render_power,
    render_sample_size,
)
from snapshotting import check_snapshot

STEPS = ChangeDistribution.from_steps(up={1: 0.4, 2: 0.2}, down=0.1)
SAW_TEETH = ChangeDistribution.from_steps(up=0.8, down=0.2)
TABLE = ExpectedTable.from_margins(
    [0.35, 0.55, 0.1], [0.05, 0.35, 0.6], dependence=0.5, categories=["none", "some", "all"], cut="all"
)
CURVE = [(10, 0.3), (20, 0.7), (30, 0.9)]

Render = Callable[[str, str], str]
TEXTS: dict[str, Render] = {
    "power": lambda form, language: render_power(power(STEPS, 20), form, language),
    "power-simulated": lambda form, language: render_power(
        power(TABLE, 12, method="simulation", simulation=Simulation(300)), form, language
    ),
    "sample-size": lambda form, language: render_sample_size(sample_size(SAW_TEETH), form, language, drop_out(23, 0.1)),
    "sample-size-table": lambda form, language: render_sample_size(sample_size(TABLE, 0.9), form, language),
    "sample-size-none": lambda form, language: render_sample_size(
        sample_size(ChangeDistribution.from_steps(0.5, 0.45), largest=20), form, language
    ),
    "formula": lambda form, language: render_formula(
        (lemeshow(0.5, 0.1, population=54), drop_out(35, 0.1)), form, language
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEXTS)
def test_texts_in_both_languages(name: str, language: str) -> None:
    check_snapshot(f"planning/{name}.{language}.txt", TEXTS[name]("text", language))


def test_markdown() -> None:
    check_snapshot("planning/power.en.md", TEXTS["power"]("markdown", "en"))


@pytest.mark.parametrize("name", TEXTS)
def test_json_is_the_same_in_both_languages(name: str) -> None:
    assert TEXTS[name]("json", "id") == TEXTS[name]("json", "en")
    tree = json.loads(TEXTS[name]("json", "id"))
    assert tree["schema_version"] == 1
    assert tree["kind"] in ("power", "sample_size", "formula")


def test_json_of_a_power_holds_every_number() -> None:
    tree = json.loads(TEXTS["power-simulated"]("json", "en"))
    found = power(TABLE, 12, method="simulation", simulation=Simulation(300))
    assert [entry["power"] for entry in tree["tests"]] == [entry.power for entry in found.tests]
    assert tree["tests"][0]["power_interval"]["method"] == "Monte Carlo"
    assert tree["design"]["kind"] == "expected_table"
    assert tree["design"]["probabilities"] == [list(row) for row in TABLE.probabilities]
    assert (tree["n_draws"], tree["seed"]) == (300, 1)


def test_json_of_a_sample_size_holds_the_whole_curve() -> None:
    tree = json.loads(TEXTS["sample-size"]("json", "en"))
    entry = tree["tests"][0]
    assert (tree["n"], entry["n_first"], entry["n_stays"], tree["drop_out"]["n"]) == (23, 20, 23, 26)
    assert [point["n"] for point in entry["curve"]] == list(range(1, entry["checked_to"] + 1))
    assert tree["guides"][0]["steps"][1]["id"].startswith("n = (1,96 + 0,8416)")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="format: found 'docx'"):
        render_power(power(STEPS, 5), "docx", "en")


def test_every_formula_has_a_name_in_both_languages() -> None:
    for efficiency in ("t", "normal"):
        for language in LANGUAGES:
            assert render_formula((paired_t(0.5, efficiency=efficiency),), "text", language)


def test_curves_that_are_one_are_drawn_once() -> None:
    curves = {"signed_rank": CURVE, "signed_rank_mid_p": [(10, 0.4), (20, 0.8)], "sign": CURVE[:2]}
    named = named_curves(translator("en"), STEPS, curves)
    assert list(named) == ["Wilcoxon signed-rank, exact", "Wilcoxon signed-rank, mid-p"]


def test_a_figure_or_the_name_of_what_is_missing() -> None:
    t = translator("id")
    if find_spec("matplotlib") is None:
        with pytest.raises(MissingExtraError, match='the extra "report"'):
            draw_curve(t, {"uji": CURVE}, "svg")
    else:
        drawn = draw_curve(t, {"uji tanda": CURVE}, "svg", target=0.8, n=20)
        assert b"uji tanda" in drawn
        assert b"Kuasa uji" in drawn
        assert draw_curve(t, {"uji": CURVE}, "png").startswith(b"\x89PNG")


def test_without_matplotlib_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r'install it with: pip install "prapasca\[report\]"'):
        draw_curve(translator("en"), {"test": CURVE}, "svg")
