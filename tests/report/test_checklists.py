"""The checklists: every item once, each answered by a section that is there or by a visible gap."""

from __future__ import annotations

import pytest

from prapasca.language import LANGUAGES
from prapasca.report.checklists import CHECKLISTS, SAMPL, TIDIER, TREND, Checklist
from prapasca.report.gaps import gaps
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Gap, Table
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_markdown import write_markdown
from prapasca.study import ManuscriptTexts, Study
from studies import N, T, ordinal_study, results, study

SOURCES = Provenance(None, None, None, None, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
SAID = {"id": "dikatakan", "en": "said"}
FULL = dict.fromkeys(("why", "materials", "procedures", "provider", "mode", "location", "dose", "timing"), SAID)
ETHICS = {"status": "approved", "number": "1/2", "committee": SAID}
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
    told = ordinal_study(manuscript={"background": SAID})
    assert answers(told, TREND)["1"] == "Abstract"
    assert answers(told, TREND, "thesis")["1"] == "not in this part"


def test_an_answer_bears_the_number_of_its_heading_where_headings_have_one() -> None:
    assert answers(ordinal_study(), SAMPL, "thesis")["12"] == "4.6 Methods (for the chapter on methods)"
    assert answers(ordinal_study(), SAMPL, "thesis")["9"] == "4.1 Results"


def test_a_section_that_is_not_made_answers_nothing() -> None:
    document = build_manuscript(results(ordinal_study(), [(N, None)]), load_profile("journal"), "en", SOURCES)
    section = next(section for section in document.walk() if section.id == "checklist-trend")
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0].cells[2] == "not in this part"


def complete_study() -> Study:
    """Return a study whose file says everything it can."""
    outcome = {
        "name": SAID,
        "kind": "ordinal",
        "observer": SAID,
        "categories": [{"key": key, "label": key} for key in (N, T)],
    }
    return study(
        outcome,
        study={"title": "x", "design": "one_group", "setting": SAID, "period": SAID, "ethics": ETHICS},
        intervention={"name": SAID, **FULL, **REST, "observation_timing": SAID},
        population={"description": SAID},
        sample={"method": "total", "target": 9, "size_reason": SAID, "obtained": 6, "inclusion": SAID},
        sensitivity={"natural_rate": {"low": 0.1, "high": 0.2, "source": SAID}},
        manuscript=dict.fromkeys(ManuscriptTexts.model_fields, SAID),
        characteristics=[
            {"key": "k", "name": "K", "kind": "published_counts", "cells": [{"label": "a", "n": 6}]},
        ],
    )


@pytest.mark.parametrize("checklist", CHECKLISTS, ids=lambda checklist: checklist.key)
def test_every_key_that_an_item_needs_is_one_of_the_study_file(checklist: Checklist) -> None:
    assert not any(isinstance(said, Gap) for said in answers(complete_study(), checklist).values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_complete_study_file_leaves_no_gap(profile: str, language: str) -> None:
    made = results(complete_study(), [(N, T)] * 6)
    assert gaps(build_manuscript(made, load_profile(profile), language, SOURCES)) == ()


@pytest.mark.parametrize("key", ManuscriptTexts.model_fields)
def test_what_the_author_tells_stands_in_the_manuscript(key: str) -> None:
    told = ordinal_study(manuscript={key: {"id": "Ada empat hal", "en": "There are four things"}})
    document = build_manuscript(results(told, [(N, T)] * 6), load_profile("journal"), "en", SOURCES)
    words = "There are four things" if key == "keywords" else "There are four things."
    assert write_markdown(document).count(words) == 1


def test_the_reference_of_each_checklist_stands_below_it() -> None:
    assert all("doi:" in checklist.reference for checklist in (TREND, TIDIER, SAMPL))


def test_a_gap_in_a_checklist_is_told_with_its_item() -> None:
    document = build_manuscript(results(ordinal_study(), [(N, T)] * 6), load_profile("journal"), "en", SOURCES)
    told = [title for title, _ in gaps(document)]
    assert "TREND checklist 22" in told
    assert "Discussion" in told
