"""Manuscripts invented from true tables raise no accusation; one number changed in each is found.

By default as many as fit in a minute on one core; PRAPASCA_MANUSCRIPTS=500 runs five hundred.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache

import pytest

from audit.manuscripts.mutations import Mutation, mutate
from audit.manuscripts.paper import Manuscript, clean_manuscript
from prapasca.audit import AuditReport, Finding, audit_text

MANUSCRIPTS = int(os.environ.get("PRAPASCA_MANUSCRIPTS", "60"))
SEEDS = range(MANUSCRIPTS)
LEAST_FOUND = 0.9


@cache
def manuscript(seed: int) -> Manuscript:
    return clean_manuscript(seed)


@cache
def mutated(seed: int) -> tuple[Mutation, AuditReport] | None:
    changed = mutate(manuscript(seed), seed)
    return None if changed is None else (changed, audit_text(changed.text, "en"))


def accusations(report: AuditReport) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity in ("E", "W")]


def names(report: AuditReport, finding: Finding, changed: Mutation) -> bool:
    """Tell whether a finding rests on the number that was changed."""
    start, end = changed.span
    facts = {fact.id: fact for fact in report.facts}
    places = [(fact.start, fact.end) for fact in map(facts.get, finding.facts) if fact is not None]
    return any(first is not None and last is not None and first < end and start < last for first, last in places)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_manuscript_is_accused_of_nothing(seed):
    report = audit_text(manuscript(seed).text, "en")
    assert [f"{one.code} {one.message}" for one in accusations(report)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_only_the_changed_number_is_accused(seed):
    found = mutated(seed)
    assert found is not None, "nothing in it is printed twice"
    changed, report = found
    beside = [one for one in accusations(report) if not names(report, one, changed)]
    assert [f"{one.code} {one.message}" for one in beside] == [], changed.told


def test_a_changed_number_is_found_in_nine_manuscripts_of_ten():
    told, found, missed = Counter[str](), Counter[str](), []
    for pair in filter(None, map(mutated, SEEDS)):
        changed, report = pair
        told[changed.kind] += 1
        if any(names(report, one, changed) for one in accusations(report)):
            found[changed.kind] += 1
        else:
            missed.append(f"{changed.manuscript.study.seed} {changed.told}")
    assert told.total() > 0.9 * MANUSCRIPTS
    assert found.total() >= LEAST_FOUND * told.total(), "\n".join(missed)


def test_the_manuscripts_differ_in_what_matters():
    studies = [manuscript(seed).study for seed in SEEDS]
    assert {study.language for study in studies} == {"id", "en"}
    assert {len(study.series[0].labels) for study in studies} == {2, 3, 4, 5}
    assert {len(study.groups) for study in studies} == {1, 2}
    assert len({study.style.layout for study in studies}) >= 6
    assert len({study.test for study in studies}) >= 5
    sizes = [study.n for study in studies]
    assert min(sizes) < 12
    assert max(sizes) > 100


@pytest.mark.parametrize("seed", [*SEEDS[:20], 354])
def test_no_mark_is_left_in_a_manuscript(seed):
    assert re.findall("[\ue000-\uf8ff]", manuscript(seed).text) == []


def test_every_marked_number_stands_where_it_is_said_to():
    for seed in SEEDS:
        one = manuscript(seed)
        assert all(one.text[pin.start : pin.end] == pin.printed for pin in one.pins)
