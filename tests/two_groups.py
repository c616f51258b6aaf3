"""Small studies of two groups, one for each awkward shape of data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prapasca.analysis import StudyResults
from prapasca.study import Study
from studies import N, Pairs, S, T, numeric_study, ordinal_study, results, score_study

TWO_GROUPS = {"title": {"id": "Studi uji", "en": "Test study"}, "design": "two_groups"}
GROUPS = {
    "column": "ward",
    "intervention": {"code": 1, "label": {"id": "pijat", "en": "massage"}},
    "control": {
        "code": 2,
        "label": {"id": "perawatan biasa", "en": "usual care"},
        "received": {"id": "perawatan nifas biasa", "en": "usual care after birth"},
    },
}
MIXED: tuple[Pairs, Pairs] = (
    [(N, T)] * 6 + [(N, S)] * 2 + [(T, S)] * 8 + [(T, T)] * 3 + [(N, N)],
    [(N, T)] * 4 + [(N, N)] * 5 + [(T, S)] * 3 + [(T, T)] * 6 + [(T, N)] + [(S, S)],
)
PAIN: tuple[Pairs, Pairs] = (
    [(7.5, 3), (8, 4), (6, 3.5), (7, 4), (9, 4), (5, 3), (8, 5), (6, 2)],
    [(7, 6), (8, 7.5), (6, 5), (7, 7), (9, 7), (5, 5), (8, 7), (6, 4)],
)


def grouped(
    made: Callable[..., Study], first: Pairs, second: Pairs, *, without: Pairs = (), **tables: Any
) -> StudyResults:
    """Analyse two groups; `without` are people whose group is not recorded."""
    ward = [1] * len(first) + [2] * len(second) + [None] * len(without)
    columns = {key: tables.pop(key) for key in ("edu", "age") if key in tables}
    study = made(study=TWO_GROUPS, groups=GROUPS, **tables)
    return results(study, [*first, *second, *without], ward=ward, **columns)


EDUCATION = {
    "key": "edu",
    "name": {"id": "Pendidikan", "en": "Schooling"},
    "kind": "categorical",
    "column": "edu",
    "categories": [
        {"key": "low", "label": {"id": "dasar", "en": "primary"}},
        {"key": "high", "label": {"id": "menengah", "en": "secondary"}},
    ],
}
AGE = {
    "key": "age",
    "name": {"id": "Umur", "en": "Age"},
    "kind": "numeric",
    "column": "age",
    "unit": {"id": "tahun", "en": "years"},
}


def grouped_shapes() -> dict[str, StudyResults]:
    """Return one study of two groups for each shape of data that the texts must read well for."""
    people = len(MIXED[0]) + len(MIXED[1])
    return {
        "groups": grouped(
            ordinal_study,
            MIXED[0],
            [*MIXED[1], (N, None)],
            without=[(N, T)],
            characteristics=[EDUCATION, AGE],
            edu=["low", "high"] * (people // 2) + [None, "low"],
            age=[20 + place % 17 for place in range(people + 2)],
        ),
        "groups-all-improved": grouped(ordinal_study, [(N, S)] * 6 + [(T, S)] * 4, [(N, T)] * 5 + [(T, S)] * 5),
        "groups-nobody-in-one": grouped(ordinal_study, [(N, T)] * 3, [(N, None), (None, S)]),
        "groups-no-change": grouped(ordinal_study, [(N, N)] * 3, [(T, T)] * 3),
        "groups-pain": grouped(numeric_study, *PAIN, analysis={"between": "ancova"}),
        "groups-score": grouped(
            score_study,
            [(40, 70), (55, 75), (60, 85), (45, 60), (70, 90), (65, 66)],
            [(42, 50), (55, 53), (61, 66), (44, 47), (72, 75), (64, 64)],
        ),
        "groups-odds": grouped(ordinal_study, *MIXED, analysis={"between": "proportional_odds"}),
    }
