"""What a code stands for, why it holds, and examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from prapasca.audit.rules import Rule, all_rules
from prapasca.audit.study_rules import STUDY_RULES, StudyRule
from prapasca.checks import check_choice
from prapasca.errors import N_
from prapasca.language import translator
from prapasca.report.audit.remarks import SEVERITY_NAMES
from prapasca.report.write_text import WIDTH


def explain_code(code: str, language: str) -> str:
    """Return what a code looks for, why that holds, a text in which it speaks and one in which it must not.

    Raises
    ------
    InputError
        A code that no rule has, or a language without a catalogue.

    Examples
    --------
    >>> print(explain_code("s1", "en").splitlines()[0])
    S1: A number of people that differs from the study's data
    """
    t = translator(language)
    known: dict[str, Rule | StudyRule] = {**all_rules(), **STUDY_RULES}
    asked = code.strip().upper()
    check_choice("--explain", asked, known)
    rule = known[asked]
    severity = t(N_("Severity: {letter} ({meaning}) at most.")).format(
        letter=rule.severity, meaning=t(SEVERITY_NAMES[rule.severity])
    )
    blocks = [*textwrap.wrap(f"{asked}: {t(rule.title)}", WIDTH), severity, "", *textwrap.wrap(t(rule.why), WIDTH)]
    if isinstance(rule, Rule):
        if rule.decision:
            blocks += ["", t(N_("The verdict at the level of significance can depend on it."))]
        blocks += ["", t(N_("It speaks in this text:")), *_quoted(rule.fires.splitlines())]
        blocks += ["", t(N_("It must not speak in this one:")), *_quoted(rule.near_miss.splitlines())]
    return "\n".join(blocks) + "\n"


def _quoted(lines: Iterable[str]) -> list[str]:
    shown = (line.replace("\t", " | ").strip() for line in lines)
    return [f"    {part}" for line in shown if line for part in textwrap.wrap(line, WIDTH - 4)]
