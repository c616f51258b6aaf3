"""Findings: what an audit says about a manuscript, and how they are chosen and put in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from prapasca.audit.facts import Fact
from prapasca.checks import check_choice
from prapasca.errors import N_, InputError, Message
from prapasca.language import STYLES, format_number, format_p

Severity = Literal["E", "W", "R", "I"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From "cannot be true" through "not under the usual convention" and "reporting" to "design"."""

UNKNOWN_LINE = 10**9


@dataclass(frozen=True)
class Figure:
    """A number computed by the audit, with the decimal mark of the reader's language.

    Parameters
    ----------
    value
        The number, unrounded.
    decimals
        Decimals to show.
    bounded
        Whether it is a p value: below the last decimal it is shown as "< 0.001".

    Examples
    --------
    >>> str(Figure(18.75, 1)), str(Figure(0.00002, 3, bounded=True)), str(Figure(0.0000038147))
    ('18.8', '< 0.001', '3.81e-06')
    """

    value: float
    decimals: int | None = None
    bounded: bool = False

    def render(self, gettext: object = None) -> str:
        """Return the number in the language of `gettext`, English where it has none."""
        style = STYLES["id" if getattr(gettext, "language", "en") == "id" else "sampl"]
        if self.decimals is None:
            return f"{self.value:.3g}".replace(".", style.decimal)
        if self.bounded:
            return format_p(self.value, style, decimals=self.decimals)
        return format_number(self.value, self.decimals, style)

    def __str__(self) -> str:
        """Return the number with a decimal point."""
        return self.render()


@dataclass(frozen=True)
class Finding:
    """One thing the audit found.

    Parameters
    ----------
    code
        Code of the rule.
    severity
        ``"E"`` cannot be true under any convention, ``"W"`` not under the stated or usual one,
        ``"R"`` reporting, ``"I"`` design or inference.
    decision
        Whether the verdict at the level of significance depends on it.
    message
        What was found, in terms of the manuscript's own numbers.
    assumptions
        What must hold for the finding to hold.
    facts
        Names of the facts it rests on.
    line, quote
        Where it stands, and the words there; None and empty where unknown.
    repairs
        What would repair it.

    Examples
    --------
    >>> Finding("B4", "E", False, Message("B4", "22 of 20")).severity
    'E'
    """

    code: str
    severity: Severity
    decision: bool
    message: Message
    assumptions: tuple[Message, ...] = ()
    facts: tuple[str, ...] = ()
    line: int | None = None
    quote: str = ""
    repairs: tuple[Message, ...] = ()


def about(
    message: Message,
    severity: Severity,
    facts: Iterable[Fact],
    *,
    at: Fact | None = None,
    assumptions: Iterable[Message] = (),
    repairs: Iterable[Message] = (),
    decision: bool = False,
) -> Finding:
    """Return a finding that rests on facts, placed at one of them.

    Parameters
    ----------
    message
        Its code is the code of the rule.
    severity, assumptions, repairs, decision
        As for :class:`Finding`.
    facts
        What it rests on, each named once.
    at
        Where it stands; the first of `facts` if None.

    Examples
    --------
    >>> about(Message("D2", "p = 0"), "R", [Fact("p-1", "p", None, "0,000", line=4)]).line
    4
    """
    used = tuple({fact.id: fact for fact in facts}.values())
    place = at or (used[0] if used else None)
    return Finding(
        message.code,
        severity,
        decision,
        message,
        tuple(assumptions),
        tuple(fact.id for fact in used),
        None if place is None else place.line,
        "" if place is None else place.quote,
        tuple(repairs),
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by line, then code; those without a line last.

    Examples
    --------
    >>> def at(code, line):
    ...     return Finding(code, "W", False, Message(code, ""), line=line)
    >>> [one.code for one in in_order([at("F1", None), at("D10", 3), at("D2", 3), at("B1", 1)])]
    ['B1', 'D2', 'D10', 'F1']
    """

    def key(finding: Finding) -> tuple[int, tuple[str, int], tuple[str, ...]]:
        line = UNKNOWN_LINE if finding.line is None else finding.line
        return line, code_order(finding.code), finding.facts

    return tuple(sorted(findings, key=key))


def code_order(code: str) -> tuple[str, int]:
    """Return what puts codes in the order of the catalogue: A2 before A10.

    Examples
    --------
    >>> sorted(["B1", "A10", "A2"], key=code_order)
    ['A2', 'A10', 'B1']
    """
    return code[:1], int(code[1:] or 0)


def choose(
    findings: Iterable[Finding],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return the findings asked for.

    Parameters
    ----------
    findings
        All findings.
    select, ignore
        Prefixes of codes, such as ``"D"`` or ``"D5"``; nothing selected means all. The longest
        prefix that fits a code decides, so ``D`` can be ignored but for ``D5``.
    severity
        Severities to keep; none given means all.

    Raises
    ------
    InputError
        A severity or a prefix that no rule has.

    Examples
    --------
    >>> found = [Finding(code, "W", False, Message(code, "")) for code in ("D2", "D5", "E2")]
    >>> [one.code for one in choose(found, select=["D5", "E"], ignore=["D"])]
    ['D5', 'E2']
    """
    selected, ignored = tuple(map(str.upper, select)), tuple(map(str.upper, ignore))
    kept = tuple(map(str.upper, severity))
    for one in kept:
        check_choice("severity", one, SEVERITIES)
    return tuple(
        finding
        for finding in findings
        if (not kept or finding.severity in kept) and _wanted(finding.code, selected, ignored)
    )


def check_prefixes(option: str, prefixes: Iterable[str], codes: Iterable[str]) -> None:
    """Raise unless each prefix begins the code of a rule.

    Raises
    ------
    InputError
        Code ``"unknown-code"``.

    Examples
    --------
    >>> check_prefixes("--select", ["D", "e2"], ["D1", "E2"])
    """
    known = tuple(codes)
    for prefix in prefixes:
        if not prefix or not any(_begins(code, prefix.upper()) for code in known):
            raise InputError(
                "unknown-code",
                N_("{option}: found {found!r}, expected a code or the letter of a group of codes, such as D5 or D"),
                option=option,
                found=prefix,
            )


def _wanted(code: str, selected: tuple[str, ...], ignored: tuple[str, ...]) -> bool:
    longest_ignored = max((len(prefix) for prefix in ignored if _begins(code, prefix)), default=0)
    longest_selected = max((len(prefix) for prefix in selected if _begins(code, prefix)), default=0)
    if selected:
        return longest_selected > longest_ignored
    return longest_ignored == 0


def _begins(code: str, prefix: str) -> bool:
    """Tell whether a code falls under a prefix: D under D, yet not D10 under D1."""
    return code == prefix or (code.startswith(prefix) and not prefix[1:])
