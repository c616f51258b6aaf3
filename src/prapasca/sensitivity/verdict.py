"""Verdict: whether the conclusion of a study outlives an assumption."""

from __future__ import annotations

from typing import Literal

from prapasca.errors import N_

Verdict = Literal["holds", "depends", "fails", "no_conclusion", "not_assessed"]

VERDICTS: dict[Verdict, str] = {
    "holds": N_("the conclusion holds"),
    "depends": N_("the conclusion depends on the value assumed"),
    "fails": N_("the conclusion no longer follows"),
    "no_conclusion": N_("there is no finding that could be overturned"),
    "not_assessed": N_("no plausible value is given to compare with"),
}
"""Each verdict in words, a template to be translated at the edge."""


def of_all(outcomes: list[bool]) -> Verdict:
    """Return the verdict over several values of an assumption, each telling whether the conclusion holds.

    Examples
    --------
    >>> of_all([True, True]), of_all([True, False]), of_all([False]), of_all([])
    ('holds', 'depends', 'fails', 'not_assessed')
    """
    if not outcomes:
        return "not_assessed"
    if all(outcomes):
        return "holds"
    return "depends" if any(outcomes) else "fails"
