"""Write the catalogue of the audit's rules from their registry: ``docs/reference/audit-rules.md``."""

from __future__ import annotations

from pathlib import Path

from prapasca.audit.rules import Rule, all_rules

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "audit-rules.md"

GROUPS = {
    "A": "Counts and percentages",
    "B": "Numbers of people",
    "C": "Text, tables and abstract",
    "D": "Tests",
    "E": "Changes, and the data behind them",
    "F": "Design and reporting",
}

INTRODUCTION = """\
# The rules of the audit

Written from the registry of rules by `tools/audit_rules_reference.py`; do not edit this page by hand.
`prapasca audit --explain D5` tells the same in Indonesian and English.

Codes are stable. The letter after a code is the most severe level at which the rule speaks:

- **E**: cannot be true under any convention. Each E rests on this study's own numbers and prints what it assumes.
- **W**: not under the stated or usual convention, or only if something likely, yet not printed, does not hold.
- **R**: a fault of reporting.
- **I**: about design or inference.

*Decision* marks rules whose finding can turn the verdict at the level of significance.

Only what the manuscript says of its own study is used; what it cites, plans or tells as background is not. Where a
number is read uncertainly, is missing, or may belong to another group, outcome or time, there is no finding.

Below each rule stand a text in which it finds something, and a text much like it in which it must not; both are read
and audited when the tests run. In tables ` | ` stands for the border of a cell.
"""


def reference() -> str:
    """Return the page."""
    rules = all_rules()
    parts = [INTRODUCTION, "\n", _contents(rules)]
    for letter, name in GROUPS.items():
        parts.append(f"\n## {letter}: {name}\n")
        parts += [_section(rule) for code, rule in rules.items() if code.startswith(letter)]
    return "".join(parts)


def _contents(rules: dict[str, Rule]) -> str:
    lines = ["| code | level | looks for |", "|---|---|---|"]
    lines += [f"| [{code}](#{_anchor(rule)}) | {rule.severity} | {rule.title} |" for code, rule in rules.items()]
    return "\n".join(lines) + "\n"


def _heading(rule: Rule) -> str:
    return f"{rule.code}: {rule.title}"


def _anchor(rule: Rule) -> str:
    kept = "".join(one for one in _heading(rule).lower() if one.isalnum() or one in "_- ")
    return kept.replace(" ", "-")


def _section(rule: Rule) -> str:
    decision = ", decision" if rule.decision else ""
    return (
        f"\n### {_heading(rule)}\n\n**{rule.severity}**{decision}. {rule.why}\n\n"
        f"Finds something:\n\n{_text(rule.fires)}\nFinds nothing:\n\n{_text(rule.near_miss)}"
    )


def _text(text: str) -> str:
    return f"```text\n{text.strip().replace(chr(9), ' | ')}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
