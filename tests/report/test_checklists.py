"""The checklists: every item once, each answered by a section that is there or by a visible gap."""

from __future__ import annotations

import pytest

from prapasca.report.checklists import CHECKLISTS, SAMPL, TIDIER, TREND, Checklist
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Gap, Table
from prapasca.report.profiles import load_profile
from prapasca.report.provenance import Provenance
from prapasca.study import Study
from studies import N, T, ordinal_study, results, study

SOURCES = Provenance(None, None, None, None, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
SAID = {"id": "dikatakan", "en": "said"}
FULL = dict.fromkeys(("why", "materials", "procedures", "provider", "mode", "location", "dose", "timing"), SAID)
REST = dict.fromkeys(("tailoring", "modifications", "fidelity_planned", "fidelity_actual"), SAID)


def test_the_checklists_have_as_many_items_as_their_papers() -> None:
    assert [item.number for item in TREND.items] == [str(number) for number in range(1, 23)]
    assert [item.number for item in TIDIER.items] == [str(number) for number in range(1, 13)]


def answers(said: Study, checklist: Checklist, profile: str = "journal") -> dict[str, str | Gap]:
    document = build_manuscript(results(said, [(N, T)] * 6), load_profile(profile), "en", SOURCES)
    section = next(section for section in document.walk() if section.id == f"checklist-{checklist.key}")
    table = section.blocks[0]
    assert isinstance(table, Table)
    return {str(row.cells[0]): row.cells[2] for row in table.rows}  # type: ignore[misc]  # text or gap


def test_what_the_study_file_says_is_answered_and_the_rest_is_a_gap() -> None:
    bare = answers(ordinal_study(), TIDIER)
    full = answers(ordinal_study(intervention={"name": SAID, **FULL, **REST}), TIDIER)
    assert bare["1"] == "Methods"
    assert [number for number, said in bare.items() if isinstance(said, Gap)] == [str(n) for n in range(2, 13)]
    assert set(full.values()) == {"Methods"}


def test_a_section_that_the_profile_leaves_out_answers_nothing() -> None:
    journal, thesis = answers(ordinal_study(), TREND), answers(ordinal_study(), TREND, "thesis")
    assert journal["5"] == "Abstract"
    assert isinstance(thesis["5"], Gap)


@pytest.mark.parametrize("checklist", CHECKLISTS, ids=lambda checklist: checklist.key)
def test_every_key_that_an_item_needs_is_one_of_the_study_file(checklist: Checklist) -> None:
    outcome = {
        "name": SAID,
        "kind": "ordinal",
        "observer": SAID,
        "categories": [{"key": key, "label": key} for key in (N, T)],
    }
    full = study(
        outcome,
        study={"title": "x", "design": "one_group", "setting": SAID, "period": SAID},
        intervention={"name": SAID, **FULL, **REST},
        sample={"method": "total", "target": 9, "obtained": 6, "inclusion": SAID},
        characteristics=[
            {"key": "k", "name": "K", "kind": "published_counts", "cells": [{"label": "a", "n": 6}]},
        ],
    )
    open_items = {number for number, said in answers(full, checklist).items() if isinstance(said, Gap)}
    assert open_items == {"trend": {"2", "19", "22"}, "tidier": set(), "sampl": set()}[checklist.key]


def test_the_reference_of_each_checklist_stands_below_it() -> None:
    assert all("doi:" in checklist.reference for checklist in (TREND, TIDIER, SAMPL))
