"""Every rule has its code, its words, an example that fires it and a near miss that must not."""

from __future__ import annotations

import re

import pytest

from audit_rules_reference import PAGE, reference
from prapasca.audit import audit_text
from prapasca.audit.findings import code_order
from prapasca.audit.rules import all_rules, explain
from prapasca.errors import InputError

CODES = [
    f"{letter}{number}"
    for letter, last in zip("ABCDEF", (11, 6, 9, 16, 8, 13), strict=True)
    for number in range(1, last + 1)
]
RULES = all_rules()


def test_every_code_has_its_rule() -> None:
    assert list(RULES) == CODES
    assert sorted(CODES, key=code_order) == CODES


def codes_in(text: str) -> list[str]:
    return [finding.code for finding in audit_text(text).findings]


@pytest.mark.parametrize("code", CODES)
def test_the_example_fires_the_rule(code: str) -> None:
    assert code in codes_in(RULES[code].fires)


@pytest.mark.parametrize("code", CODES)
def test_the_near_miss_does_not(code: str) -> None:
    findings = audit_text(RULES[code].near_miss).findings
    assert code not in [finding.code for finding in findings]
    assert [finding.code for finding in findings if finding.severity in ("E", "W")] == []


@pytest.mark.parametrize("code", CODES)
def test_an_e_names_its_assumptions_and_its_facts(code: str) -> None:
    errors = [finding for finding in audit_text(RULES[code].fires).findings if finding.severity == "E"]
    assert [finding.code for finding in errors if len(set(finding.facts)) < 2] == []
    assert [finding.code for finding in errors if not finding.assumptions] == []


@pytest.mark.parametrize("code", CODES)
def test_no_word_accuses_anybody(code: str) -> None:
    rule = RULES[code]
    assert re.search(r"fraud|fabricat|falsif|wrong person|dishonest", f"{rule.title} {rule.why}", re.IGNORECASE) is None


def test_a_rule_is_found_by_its_code_in_any_case() -> None:
    assert explain("d5") is RULES["D5"]
    with pytest.raises(InputError, match="--explain: found 'X1', expected the code of a rule"):
        explain("X1")


def test_the_catalogue_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference()
