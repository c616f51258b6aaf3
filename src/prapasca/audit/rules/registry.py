"""The registry of rules: what each looks for, and why it holds."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from prapasca.audit.evidence import Evidence
from prapasca.audit.findings import Finding, Severity, code_order
from prapasca.errors import N_, InputError

Check = Callable[[Evidence], Iterable[Finding]]

MODULES = (
    "cells",
    "columns",
    "moments",
    "sizes",
    "agreement",
    "wording",
    "p_values",
    "z_values",
    "rank_sums",
    "decisions",
    "other_tests",
    "claims",
    "recovery",
    "design",
)
"""The modules of rules, in the order of their codes."""


@dataclass(frozen=True)
class Rule:
    """One rule of the audit.

    Parameters
    ----------
    code
        Stable code.
    severity
        The most severe level at which it speaks.
    decision
        Whether what it finds can turn the verdict at the level of significance.
    title, why
        Templates: what it looks for, and why that cannot be or is worth a remark.
    check
        Returns the findings of some evidence.

    Examples
    --------
    >>> all_rules()["D4"].severity
    'E'
    """

    code: str
    severity: Severity
    decision: bool
    title: str
    why: str
    check: Check

    @property
    def fires(self) -> str:
        """A text in which the rule finds something."""
        return _examples()[self.code]["fires"]

    @property
    def near_miss(self) -> str:
        """A text much like it in which the rule must find nothing."""
        return _examples()[self.code]["near_miss"]


_RULES: dict[str, Rule] = {}


def rule(code: str, *, severity: Severity, title: str, why: str, decision: bool = False) -> Callable[[Check], Check]:
    """Register a function as the rule of a code.

    Examples
    --------
    >>> sorted(all_rules(), key=code_order)[:2]
    ['A1', 'A2']
    """

    def register(check: Check) -> Check:
        _RULES[code] = Rule(code, severity, decision, title, why, check)
        return check

    return register


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the catalogue.

    Examples
    --------
    >>> len(all_rules()) == len(set(all_rules()))
    True
    """
    for module in MODULES:
        import_module(f"prapasca.audit.rules.{module}")
    return {code: _RULES[code] for code in sorted(_RULES, key=code_order)}


def explain(code: str) -> Rule:
    """Return the rule of a code.

    Raises
    ------
    InputError
        No rule has the code.

    Examples
    --------
    >>> explain("d5").code
    'D5'
    """
    found = all_rules().get(code.upper())
    if found is None:
        raise InputError(
            "unknown-rule",
            N_("--explain: found {found!r}, expected the code of a rule; the codes are {expected}"),
            found=code,
            expected=list(all_rules()),
        )
    return found


@cache
def _examples() -> dict[str, dict[str, str]]:
    text = files("prapasca.audit.rules").joinpath("examples.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
