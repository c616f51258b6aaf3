"""SPSS's tables of paired samples: the means are read, their standard errors and differences are not taken for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.facts import FactSet

Facts = Callable[[str], FactSet]
METHOD = "Metode\nDesain one group pretest-posttest, 6 responden.\nHasil\n"
STATISTICS = """Tabel 1. Paired Samples Statistics
| | | Mean | N | Std. Deviation | Std. Error Mean |
|---|---|---|---|---|---|
| Pair 1 | Pretest | 6,9167 | 6 | 1,20069 | ,49018 |
| | Posttest | 4,7500 | 6 | 2,13892 | ,87321 |
"""
TEST = """Tabel 2. Paired Samples Test
| | | Mean | Std. Deviation | Std. Error Mean | Lower | Upper | t | df | Sig. (2-tailed) |
|---|---|---|---|---|---|---|---|---|---|
| Pair 1 | {pair} | 2,16667 | 2,20605 | ,90062 | -,14844 | 4,48178 | 2,406 | 5 | ,061 |
"""


def test_means_and_their_spread_are_read(facts: Facts) -> None:
    found = [
        (fact.kind, fact.printed, fact.get("time"))
        for fact in facts(METHOD + STATISTICS)
        if fact.kind in ("mean", "sd", "n")
    ]
    assert {("mean", "6,9167", "before"), ("sd", "1,20069", "before"), ("mean", "4,7500", "after")} <= set(found)
    assert not {printed for kind, printed, _ in found if kind in ("mean", "sd")} & {",49018", ",87321", "6"}


def test_limits_of_an_interval_are_no_percentages(facts: Facts) -> None:
    limits = "95% Confidence Interval of the Difference"
    text = (
        TEST.format(pair="Pretest - Posttest").replace("Lower", f"{limits} Lower").replace("Upper", f"{limits} Upper")
    )
    assert [fact.printed for fact in facts(METHOD + text) if fact.kind in ("percent", "count")] == []


def test_the_level_of_an_interval_is_no_share(facts: Facts) -> None:
    told = "Seluruh 6 responden membaik. Rata-rata perubahan adalah 2,83 (IK 95% 1,48–4,19), terstandar 2,19."
    assert [fact.printed for fact in facts(METHOD + told) if fact.kind == "percent"] == []


@pytest.mark.parametrize("pair", ["Pretest - Posttest", "sebelum - sesudah", "after - before", "Posttest – Pretest"])
def test_a_difference_is_neither_of_the_two(facts: Facts, pair: str) -> None:
    found = [fact for fact in facts(METHOD + TEST.format(pair=pair)) if fact.kind in ("mean", "sd", "p")]
    assert {fact.printed for fact in found} <= {",061"}
