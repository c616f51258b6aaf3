"""Small studies made in memory, one for each awkward shape of data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from prapasca.analysis import StudyResults, analyse
from prapasca.readers import read_frame
from prapasca.study import Study

MILK = (
    {"key": "none", "label": {"id": "tidak ada", "en": "none"}},
    {"key": "not_smooth", "label": {"id": "tidak lancar", "en": "not smooth"}},
    {"key": "smooth", "label": {"id": "lancar", "en": "smooth"}},
)
N, T, S = "none", "not_smooth", "smooth"

Pairs = list[tuple[Any, Any]]


def ordinal_study(*, codes: tuple[object, ...] | None = None, **tables: Any) -> Study:
    """Return a study of milk flow; `codes` are those of the data, worst to best."""
    coded = zip(MILK, codes or (N, T, S), strict=True)
    outcome = {
        "name": {"id": "Kelancaran ASI", "en": "Milk flow"},
        "kind": "ordinal",
        "categories": [{**category, "code": code} for category, code in coded],
    }
    return study(outcome, **tables)


def numeric_study(**tables: Any) -> Study:
    """Return a study of pain on a scale of 0 to 10, lower being better."""
    outcome = {
        "name": {"id": "Nyeri", "en": "Pain"},
        "kind": "numeric",
        "better": "lower",
        "unit": {"id": "skala 0–10", "en": "scale 0–10"},
    }
    return study(outcome, **tables)


def score_study(**tables: Any) -> Study:
    """Return a study of a knowledge score from 0 to 100, higher being better."""
    outcome = {
        "name": {"id": "Skor pengetahuan", "en": "Knowledge score"},
        "kind": "numeric",
        "better": "higher",
        "minimum": 0,
        "maximum": 100,
    }
    return study(outcome, **tables)


def study(outcome: dict[str, Any], **tables: Any) -> Study:
    """Return a study of one outcome; `tables` adds or replaces tables of the study file."""
    written = {
        "schema_version": 1,
        "study": {"title": {"id": "Studi uji", "en": "Test study"}, "design": "one_group"},
        "intervention": {"name": {"id": "pijat oksitosin", "en": "oxytocin massage"}},
        "data": {"path": "data.csv", "pre": "before", "post": "after", "origin": "collected"},
        "outcome": outcome,
    }
    return Study.model_validate({**written, **tables})


def repeated(study_file: Callable[..., Study], people: list[tuple[Any, ...]], **tables: Any) -> StudyResults:
    """Analyse people observed on three or more occasions, the first before and the last after."""
    inner = [f"day_{number}" for number in range(2, len(people[0]))]
    between = [
        {"column": name, "label": {"id": name.replace("day_", "hari "), "en": name.replace("_", " ")}} for name in inner
    ]
    made = study_file(
        study={"title": {"id": "Studi uji", "en": "Test study"}, "design": "repeated"},
        data={"path": "data.csv", "pre": "before", "post": "after", "origin": "collected", "between": between},
        **tables,
    )
    columns = {name: [person[place] for person in people] for place, name in enumerate(["before", *inner, "after"])}
    frame = pd.DataFrame({"person": range(len(people)), **columns}, dtype=object)
    return analyse(made, read_frame(made, frame))


def results(study_file: Study, pairs: Pairs, **columns: list[Any]) -> StudyResults:
    """Analyse pairs of before and after, and other columns beside them."""
    before, after = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    # the number of each person keeps a row without an observation from being a blank row
    frame = pd.DataFrame({"person": range(len(pairs)), "before": before, "after": after, **columns}, dtype=object)
    return analyse(study_file, read_frame(study_file, frame))


def shapes() -> dict[str, StudyResults]:
    """Return one study for each shape of data that the texts must read well for."""
    age = {
        "key": "age",
        "name": {"id": "Umur", "en": "Age"},
        "kind": "numeric",
        "column": "age",
        "unit": {"id": "tahun", "en": "years"},
        "bands": ["< 25", "25-35", "> 35"],
    }
    school = {
        "key": "school",
        "name": {"id": "Pendidikan", "en": "Schooling"},
        "kind": "categorical",
        "column": "school",
        "ordered": True,
        "categories": [
            {"key": "primary", "code": 1, "label": {"id": "dasar", "en": "primary"}},
            {"key": "secondary", "code": 2, "label": {"id": "menengah", "en": "secondary"}},
            {"key": "higher", "code": 3, "label": {"id": "tinggi", "en": "higher"}},
        ],
    }
    ward = {
        "key": "ward",
        "name": {"id": "Ruang", "en": "Ward"},
        "kind": "categorical",
        "column": "ward",
        "categories": [
            {"key": "a", "label": "Melati"},
            {"key": "b", "label": "Mawar"},
            {"key": "c", "label": "Anggrek"},
        ],
    }
    mixed: Pairs = [(N, T)] * 6 + [(N, S)] * 2 + [(T, S)] * 5 + [(T, N)] * 2 + [(T, T)] * 4 + [(S, S)]
    return {
        "mixed": results(ordinal_study(), mixed),
        "none-worsened": results(ordinal_study(), [(N, T)] * 5 + [(T, T)] * 3),
        "no-ties": results(ordinal_study(), [(N, T)] * 6 + [(T, N)] * 2),
        "all-unchanged": results(ordinal_study(), [(T, T)] * 5),
        "all-improved": results(ordinal_study(), [(N, S)] * 12),
        "all-worsened": results(ordinal_study(), [(S, N)] * 7),
        "one-category-empty": results(ordinal_study(), [(N, S)] * 4 + [(S, N)] + [(N, N)] * 3),
        "one-person": results(ordinal_study(), [(N, T)]),
        "nobody": results(ordinal_study(), [(N, None), (None, S)]),
        "missing": results(ordinal_study(), [*mixed, (N, None), (None, S), (None, None)]),
        "numeric": results(numeric_study(), [(7.5, 3), (8, 8), (5, 6), (9, None), (6, 2), (7, 4.5), (8, 5)]),
        "numeric-t": results(
            numeric_study(analysis={"test": "paired_t"}), [(7.5, 3), (8, 6), (5, 4), (6, 2), (7, 4.5), (8, 5)]
        ),
        "numeric-gain": results(
            score_study(analysis={"test": "by_normality", "gain": True}),
            [(40, 70), (55, 75), (60, 85), (45, 60), (70, 90), (100, 100), (65, 60)],
        ),
        "codes-falling": results(ordinal_study(codes=(3, 2, 1)), [(3, 2)] * 7 + [(2, 1)] * 12 + [(2, 2)]),
        "codes-uneven": results(ordinal_study(codes=(1, 2, 4)), [(1, 2)] * 6 + [(2, 4)] * 3 + [(4, 2)] * 4),
        "one-sided": results(ordinal_study(analysis={"alternative": "greater", "confidence_level": 0.9}), mixed),
        "repeated": repeated(
            ordinal_study,
            [(N, N, T, S)] * 3
            + [(N, T, T, S)] * 4
            + [(T, T, S, S)] * 4
            + [(T, N, T, T), (S, T, S, S), (N, T, None, S), (N, N, T, None)],
        ),
        "repeated-numeric": repeated(
            numeric_study, [(7.5, 5, 3), (8, 8, 8), (5, 6, 5), (9, 4, 2), (6, 5, 2), (7, 4.5, None), (8, 5, 6)]
        ),
        "repeated-tied": repeated(ordinal_study, [(T, T, T)] * 4),
        "repeated-missing": repeated(ordinal_study, [(N, None, S), (T, None, T), (N, T, None)]),
        "subgroups": results(
            ordinal_study(characteristics=[age], analysis={"subgroups": ["age"]}),
            mixed,
            age=[20, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 35, 36, 38, 40, 41, None],
        ),
        "subgroups-two": results(
            ordinal_study(characteristics=[school, ward], analysis={"subgroups": ["school", "ward"], "strata": "ward"}),
            mixed * 2,
            school=[1, 2, 3, 2] * 10,
            ward=["a", "b"] * 19 + ["a", None],
        ),
    }
