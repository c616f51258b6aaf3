"""The figures of a study show its own numbers, or are not there."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from prapasca.analysis import ChangeCount, OrdinalDistribution, StudyResults
from prapasca.language import LANGUAGES, STYLES, translator
from prapasca.power import ChangeDistribution, sample_size
from prapasca.report.figures import draw
from prapasca.report.manuscript.pictures import (
    change_figure,
    multiverse_figure,
    null_figure,
    outcome_figure,
    pairs_figure,
    power_figure,
    quantile_figure,
    span_width,
    transition_figure,
)
from prapasca.report.model import (
    Alluvial,
    ChangeBars,
    DivergingBars,
    Figure,
    MethodDots,
    NullCurve,
    PairedLines,
    PowerLines,
    QuantilePlot,
)
from prapasca.report.tables.context import Context
from studies import numeric_study, ordinal_study, results, shapes

SHAPES = shapes()
every_shape = pytest.mark.parametrize("made", SHAPES.values(), ids=SHAPES)


def context(made: StudyResults, language: str = "id") -> Context:
    return Context(made, translator(language), STYLES["id" if language == "id" else "apa7"])


def figures(ctx: Context) -> list[Figure]:
    makers = (
        outcome_figure,
        transition_figure,
        change_figure,
        pairs_figure,
        quantile_figure,
        null_figure,
        multiverse_figure,
    )
    return [figure for maker in makers if (figure := maker(ctx)) is not None]


@every_shape
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_every_shape_read_well_and_can_be_drawn(made: StudyResults, language: str) -> None:
    ctx = context(made, language)
    found = figures(ctx)
    assert len({figure.id for figure in found}) == len(found)
    for figure in found:
        said = " ".join([figure.caption, figure.alt, *(note.text(ctx.style) for note in figure.notes)])
        assert not re.search(r"[{}]|None|\bnan\b|  |,,|\.\.", said.replace("...", "")), said
        assert draw(figure.picture, "svg", language, ctx.style)


@every_shape
def test_which_figures_there_are(made: StudyResults) -> None:
    found = {figure.id for figure in figures(context(made))}
    ordinal, n = isinstance(made.distribution, OrdinalDistribution), made.change.n
    changed = made.change.improved + made.change.worsened
    assert ("figure-outcome" in found) == ("figure-transition" in found) == (ordinal and n > 0)
    assert ("figure-change" in found) == ("figure-pairs" in found) == (not ordinal and n > 0)
    assert ("figure-quantiles" in found) == (not ordinal and len(made.changes) > 1)
    assert ("figure-null" in found) == (changed > 0)
    assert ("figure-multiverse" in found) == bool(made.sensitivity.multiverse.rows)


@every_shape
def test_pictures_hold_the_numbers_of_the_results(made: StudyResults) -> None:
    change = made.change
    sides = (change.improved, change.unchanged, change.worsened)
    for figure in figures(context(made)):
        match figure.picture:
            case Alluvial() as flows:
                assert (flows.improved, flows.unchanged, flows.worsened) == sides
            case ChangeBars() as bars:
                assert (bars.total("improved"), bars.total("unchanged"), bars.total("worsened")) == sides
            case PairedLines() as pairs:
                assert (pairs.total("improved"), pairs.total("unchanged"), pairs.total("worsened")) == sides
            case QuantilePlot() as plot:
                assert [(change, n) for _, change, n in plot.points] == [
                    (entry.change, entry.n) for entry in made.changes
                ]
                assert sum(score * n for score, _, n in plot.points) == pytest.approx(0, abs=1)
            case DivergingBars() as bars:
                assert [sum(counts) for counts in bars.counts] == [change.n, change.n]
            case NullCurve() as null:
                far_out = (
                    chance for value, chance in zip(null.values, null.probabilities, strict=True) if null.extreme(value)
                )
                assert null.observed == made.tests.signed_rank.rank_sum_positive
                assert sum(far_out) == pytest.approx(made.tests.signed_rank.p_exact, abs=1e-5)
            case MethodDots() as dots:
                multiverse = made.sensitivity.multiverse
                assert sum(p <= dots.level for p in dots.p_values) == multiverse.n_significant
                assert sorted(dots.p_values) == sorted(row.p for row in multiverse.rows)


def test_many_different_changes_are_put_into_spans() -> None:
    drawn = random.Random(3)  # noqa: S311  # no secret
    pairs = [(round(drawn.gauss(50, 8), 1), round(drawn.gauss(45, 9), 1)) for _ in range(300)]
    made = results(numeric_study(), [*pairs, (50, 50), (51, 51)])
    figure = change_figure(context(made))
    assert figure is not None
    bars = figure.picture
    assert isinstance(bars, ChangeBars)
    assert (bars.width, len(bars.changes) < 30, sum(bars.counts)) == (5.0, True, 302)
    assert bars.counts[bars.changes.index(0)] == made.change.unchanged >= 2
    assert all(float(2 * change / bars.width).is_integer() for change in bars.changes)
    assert bars.total("improved") == made.change.improved
    assert "rentang" in figure.notes[0].text(STYLES["id"])


def test_a_change_at_the_edge_of_a_span_counts_towards_zero() -> None:
    made = results(numeric_study(), [(0, change / 10) for change in (-100, -51, -50, -1, 0, 1, 50, 51, 700)])
    figure = change_figure(context(made))
    assert figure is not None
    bars = figure.picture
    assert isinstance(bars, ChangeBars)
    assert dict(zip(bars.changes, bars.counts, strict=True)) == {-7.5: 2, -2.5: 2, 0: 1, 2.5: 2, 7.5: 1, 67.5: 1}


@pytest.mark.parametrize(("step", "width"), [("0.001", "0.01"), ("1", "10"), ("2", "20"), ("30", "500")])
def test_spans_are_round_numbers(step: str, width: str) -> None:
    changes = [ChangeCount(Decimal(step) * place, 1) for place in range(-50, 150)]
    assert span_width(changes) == Decimal(width)


def test_a_large_study_has_a_curve_that_says_so() -> None:
    made = results(numeric_study(), [(0, change) for change in range(1, 200)])
    figure = null_figure(context(made, "en"))
    assert figure is not None
    assert isinstance(figure.picture, NullCurve)
    assert figure.picture.smoothed
    assert "too many to draw" in figure.notes[0].text(STYLES["apa7"])


def test_captions_say_where_data_come_from() -> None:
    made = SHAPES["mixed"]
    data = replace(made.data, origin="synthetic")
    for figure in figures(context(replace(made, data=data), "en")):
        assert figure.caption.endswith("[synthetic data, not a study]")


def test_the_power_of_a_planned_study() -> None:
    planned = sample_size(ChangeDistribution.from_steps(up=0.8, down=0.2))
    figure = power_figure(context(SHAPES["mixed"], "en"), planned)
    lines = figure.picture
    assert isinstance(lines, PowerLines)
    assert (lines.n, lines.target) == (planned.of(planned.test).n_stays, 0.8)
    assert "Power asked for: .8." in figure.alt
    assert lines.names[0] == "Wilcoxon signed-rank, exact"


def test_a_cut_is_named_by_its_label() -> None:
    made = results(ordinal_study(), [("none", "smooth")] * 6 + [("smooth", "none")])
    figure = multiverse_figure(context(made, "en"))
    assert figure is not None
    assert isinstance(figure.picture, MethodDots)
    assert "success from “not smooth”" in figure.picture.names
