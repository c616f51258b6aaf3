"""The report: its JSON with fixed keys, its order, its languages, its choice of findings."""

from __future__ import annotations

import json
import re
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

import prapasca
from fact_making import fact, margin, p, ranks, sample, scale, z
from prapasca.audit.facts import Fact
from prapasca.audit.findings import choose, code_order
from prapasca.errors import InputError

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "audit-json.md"

REQUIRED = {
    "": ["schema_version", "facts", "findings", "tables", "table_sets", "recalculated", "unchecked"],
    "facts[]": [
        "id",
        "kind",
        "value",
        "printed",
        "attributes",
        "source",
        "confidence",
        "page",
        "line",
        "start",
        "end",
        "quote",
    ],
    "findings[]": ["code", "severity", "decision", "message", "assumptions", "facts", "line", "quote", "repairs"],
    "tables": [
        "count",
        "categories",
        "unique",
        "profile_unique",
        "improved",
        "unchanged",
        "worsened",
        "p_exact",
        "conventions",
    ],
    "table_sets[]": [
        "group",
        "outcome",
        "count",
        "categories",
        "unique",
        "improved",
        "unchanged",
        "worsened",
        "p_exact",
        "conventions",
    ],
    "recalculated": ["p_exact", "p_asymptotic", "rank_biserial"],
}
"""Keys that no version may lose."""


def milk() -> list[Fact]:
    """Return the facts of 20 mothers, one number of which contradicts the others."""
    counts = [*margin("before", {"not smooth": 13}), *margin("after", {"not smooth": 8, "smooth": 12})]
    claims = [fact("change", 8, direction="not_improved")]
    scales = scale("none", "not smooth", "smooth")
    return [*sample(20), scales, *counts, z("-4.359"), p("0.000"), *claims]


@pytest.fixture(scope="module")
def tree() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(prapasca.audit_facts(milk(), name="milk").to_json())
    return found


def at(tree: dict[str, Any], place: str) -> dict[str, Any]:
    found: Any = tree
    for name in filter(None, place.split(".")):
        found = found[name.removesuffix("[]")]
        found = found[0] if name.endswith("[]") else found
    return dict(found)


@pytest.mark.parametrize("place", REQUIRED)
def test_no_key_is_lost(tree: dict[str, Any], place: str) -> None:
    assert [key for key in REQUIRED[place] if key not in at(tree, place)] == []


@pytest.mark.parametrize("place", REQUIRED)
def test_every_key_is_documented(tree: dict[str, Any], place: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    heading = f"`{place}`" if place else "The top"
    body = next(part for part in re.split(r"^## ", text, flags=re.MULTILINE) if heading in part.split("\n")[0])
    documented = [name.removesuffix("[]") for name in re.findall(r"^\| `([^`]+)` \|", body, re.MULTILINE)]
    assert sorted(documented) == sorted(at(tree, place))


def test_the_data_behind_the_numbers(tree: dict[str, Any]) -> None:
    tables = tree["tables"]
    assert tables["unique"] == [[0, 7, 0], [0, 1, 12], [0, 0, 0]]
    assert (tables["count"], tables["count_without_z"], tables["conventions"]) == (1, 120, ["spss", "pratt"])
    assert (tables["improved"], tables["unchanged"], tables["worsened"]) == ([19, 19], [1, 1], [0, 0])
    assert tables["p_exact"] == [2**-18, 2**-18]
    assert tree["recalculated"]["p_exact"] == 2**-18
    assert tree["recalculated"]["p_asymptotic"] == pytest.approx(1.3072e-05, rel=1e-4)
    assert tree["recalculated"]["rank_biserial"] == 1.0
    assert tree["table_sets"] == [tables]


def test_where_the_changes_are_not_pinned_only_p_of_z_is_recalculated() -> None:
    report = prapasca.audit_facts([*sample(35), z("-2.248"), p("0.014")])
    assert dict(report.recalculated) == {"p_asymptotic": pytest.approx(0.024576, rel=1e-4)}
    assert report.tables is None
    assert json.loads(report.to_json())["table_sets"] == []


def test_findings_are_in_order_and_the_same_every_time() -> None:
    facts = milk()
    report = prapasca.audit_facts(facts)
    assert report.to_json() == prapasca.audit_facts(facts).to_json()
    places = [(finding.line or 10**9, code_order(finding.code)) for finding in report.findings]
    assert places == sorted(places)
    assert {"D2", "D11", "E2", "E4", "E7", "E8"} <= {finding.code for finding in report.findings}


def test_sentences_are_in_the_language_asked_for() -> None:
    report = prapasca.audit_facts(milk(), language="id")
    assert report.language == "id"
    indonesian, english = json.loads(report.to_json()), json.loads(report.to_json(language="en"))
    assert [one["code"] for one in indonesian["findings"]] == [one["code"] for one in english["findings"]]
    same = [one for one, other in zip(indonesian["findings"], english["findings"], strict=True) if one == other]
    assert same == []
    assert set(indonesian["unchecked"]).isdisjoint(english["unchecked"])


def test_another_language_is_refused() -> None:
    with pytest.raises(InputError, match="language: found 'fr'"):
        prapasca.audit_text("Abstract. 20 mothers.", language="fr")


def test_findings_are_chosen_by_code_and_severity() -> None:
    findings = prapasca.audit_facts(milk()).findings
    codes = [finding.code for finding in findings]
    assert [one.code for one in choose(findings, select=["E2", "D"])] == [
        code for code in codes if code == "E2" or code.startswith("D")
    ]
    assert [one.code for one in choose(findings, ignore=["D", "E"])] == []
    assert "D11" not in [one.code for one in choose(findings, select=["D1"])]
    assert [one.code for one in choose(findings, severity=["W"])] == ["E2"]


def test_a_report_is_frozen() -> None:
    report = prapasca.audit_facts(milk())
    with pytest.raises(FrozenInstanceError):
        report.name = "other"  # type: ignore[misc]  # that is the test
    with pytest.raises(TypeError):
        report.recalculated["p_exact"] = 1.0  # type: ignore[index]  # that is the test


def test_what_could_not_be_checked_is_told() -> None:
    told = [str(one) for one in prapasca.audit_facts([fact("count", 3, time="before", label="poor")]).unchecked]
    assert told[0] == "facts found: 1, of this study: 1"
    assert any("no number of participants" in one for one in told)
    assert any("no Z is printed" in one for one in told)


def test_several_groups_have_their_own_tables() -> None:
    facts = [fact("test", "wilcoxon_signed_rank"), scale("poor", "good")]
    for group, after in (("control", 2), ("intervention", 15)):
        facts.append(fact("n", 16, role="group", group=group))
        facts += margin("before", {"poor": 16, "good": 0}, group=group)
        facts += margin("after", {"poor": 16 - after, "good": after}, group=group)
    report = prapasca.audit_facts(facts)
    assert [one.group for one in report.table_sets] == ["intervention", "control"]
    assert [one.improved for one in report.table_sets] == [(15, 15), (2, 2)]


def test_ranks_and_both_margins_recover_the_profile() -> None:
    counts = [
        *margin("before", {"poor": 8, "fair": 9, "good": 3}),
        *margin("after", {"poor": 2, "fair": 8, "good": 10}),
    ]
    report = prapasca.audit_facts([*sample(20), scale("poor", "fair", "good"), *counts, *ranks(0, 13, 7), z("-3.606")])
    assert report.tables is not None
    assert report.tables.profile_unique == {-2: 0, -1: 0, 0: 7, 1: 13, 2: 0}
    assert report.tables.unique == ((2, 6, 0), (0, 2, 7), (0, 0, 3))
