"""Studies that planned their size and tried out their instrument, made in memory beside real files of answers."""

from __future__ import annotations

from functools import cache
from typing import Any

from prapasca.analysis import StudyResults
from running import ROOT
from studies import N, S, T, numeric_study, ordinal_study, results

EXAMPLES = ROOT / "examples"
ITEMS = {"path": str(EXAMPLES / "questionnaire" / "items.csv"), "items": ["q1:q8"]}
EXPERTS = {
    "path": str(EXAMPLES / "questionnaire" / "experts.csv"),
    "kind": "experts",
    "items": ["q1:q8"],
    "scale": [1, 4],
    "people": {"id": "enam bidan dan dosen", "en": "six midwives and lecturers"},
}
RATERS = {"path": str(EXAMPLES / "questionnaire" / "raters.csv"), "kind": "raters", "people": "32 mothers"}
MARGINS = {"before": [0.35, 0.55, 0.1], "after": [0.15, 0.5, 0.35], "dependence": 0.5, "drop_out": 0.1}
SLOVIN = {"formula": "slovin", "error": 0.1}
MOVED = [(N, T)] * 12 + [(T, S)] * 9 + [(T, T)] * 6 + [(S, T)] * 3


def categories(**tables: Any) -> StudyResults:
    """Return the results of a study of 30 mothers with such tables in its file."""
    return results(ordinal_study(**tables), MOVED)


@cache
def prepared() -> dict[str, StudyResults]:
    """Return one study for each way to plan its size, and each kind of instrument."""
    turned = {**ITEMS, "scale": [1, 5], "reverse": ["q4"], "name": "Milk flow scale"}
    pain = [(7, 3), (8, 8), (5, 4), (6, 2), (7, 5), (8, 5)]
    return {
        "planned-shares": categories(sample={"plan": MARGINS, "target": 32}, instrument=turned),
        "planned-steps": results(
            numeric_study(sample={"plan": {"up": 0.6, "down": 0.1}, "obtained": 6}, instrument=RATERS), pain
        ),
        "planned-formula": categories(sample={"plan": SLOVIN}, population={"n": 54}, instrument=EXPERTS),
    }
