"""Design: the sentences of a report that hold for one design only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Design:
    """Templates of what the design of a study makes a report say.

    Parameters
    ----------
    described
        How people were observed; field `intervention`.
    observed
        The same in the abstract: ``"none"`` without numbers, ``"one"`` for one person, ``"many"`` with field `n`.
    guard
        Why the change need not be an effect; field `intervention`.
    unnamed_guard
        The same where the study file names no intervention.
    history
        The threat of other events between the observations.
    advice
        What a next study can do.
    asked
        What a checklist asks for in other words of this design, by the keys of checklist and item.
    """

    described: str
    observed: Mapping[str, str]
    guard: str
    unnamed_guard: str
    history: str
    advice: str
    asked: Mapping[tuple[str, str], str]
