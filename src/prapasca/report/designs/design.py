"""Design: what a report says and shows for one design only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from prapasca.errors import N_
from prapasca.report.model import Paragraph, Part, Section, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.people import accounting_table

Words = tuple[Part, ...]


AIMS = (
    N_("To see how {outcome} changes from before to after {intervention}."),
    N_("The aim of this study was to see how {outcome} changes from before to after {intervention}."),
)


def _nothing(_ctx: Context) -> tuple[()]:
    return ()


def _nothing_shown(_ctx: Context, _shown: Collection[str]) -> tuple[()]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Headline:
    """The result of a design that another test decides than the one of before and after.

    Parameters
    ----------
    hypothesis, analysis
        The null hypothesis, and how the comparison is analysed, for the methods.
    compared
        The comparison in the abstract.
    results
        Sentences with the test that decides, its decision and what differs.
    differences
        The last of these, what differs.
    analysed
        How many people the test is of.
    direction
        What was seen, in words alone.
    meaning
        What the decision means, for the discussion.
    pair
        What the test of before and after is among the others, in place of a decision of its own.
    claim
        The result in the terms of a thesis's hypothesis; of the intervention and the outcome.
    significant, changed
        Whether the test rejects, and whether there is any change that needs a guard.
    sources
        Keys of the sources of its tests, which the methods cite.
    """

    hypothesis: Callable[[Context, str], Words]
    analysis: Callable[[Context], Words]
    compared: Callable[[Context], Words]
    results: Callable[[Context], tuple[Words, ...]]
    differences: Callable[[Context], Words]
    analysed: Callable[[Context], int]
    direction: Callable[[Context], Words]
    meaning: Callable[[Context], Words]
    pair: Callable[[Context], Words]
    claim: Callable[[Context, str, str], Words]
    significant: Callable[[Context], bool]
    changed: Callable[[Context], bool]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Design:
    """Templates of what the design of a study makes a report say, and what it adds to it.

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
    aims
        What the study was for, below a heading and as a whole sentence; fields `outcome` and `intervention`.
    shared
        That a comparison group shares a threat; empty without one.
    accounted
        The table of what became of everybody.
    in_groups
        Whether a comparison group was observed too, so that each group has its own part of the report.
    analysed, reported
        What stands before the comparison of before and after in the output of an analysis, and in a manuscript whose
        profile shows tables and figures of these names.
    pair_title, pair_lead, sensitivity_lead
        Heading of the comparison of before and after in a manuscript, what stands above it, and what stands above the
        analyses of what would overturn it.
    threats
        Threats to a study of this design beyond those to any, each with its heading.
    spss_tables
        What SPSS prints of this design beyond that comparison.
    headline
        The result, where another test decides than the one of before and after.
    """

    described: str
    observed: Mapping[str, str]
    guard: str
    unnamed_guard: str
    history: str
    advice: str
    asked: Mapping[tuple[str, str], str]
    aims: tuple[str, str] = AIMS
    shared: str = ""
    accounted: Callable[[Context], Table] = accounting_table
    in_groups: bool = False
    analysed: Callable[[Context], tuple[Section, ...]] = _nothing
    reported: Callable[[Context, Collection[str]], tuple[Section, ...]] = _nothing_shown
    pair_title: str = N_("Before and after")
    pair_lead: Callable[[Context], tuple[Paragraph, ...]] = _nothing
    sensitivity_lead: Callable[[Context], Words] = _nothing
    threats: Callable[[Context], tuple[tuple[str, Words], ...]] = _nothing
    spss_tables: Callable[[Context], tuple[Table, ...]] = _nothing
    headline: Headline | None = None

    def changed(self, ctx: Context) -> bool:
        """Tell whether anybody changed, so that there is a change to guard against claims of a cause."""
        change = ctx.results.change
        return self.headline.changed(ctx) if self.headline else change.unchanged < change.n
