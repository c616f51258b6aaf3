"""How a study came to its planned sample size, step by step, as one table."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.power import ChangeDistribution, ExpectedTable, FormulaResult, SampleSizeResult
from prapasca.report.model import Column, Count, Paragraph, Part, Phrase, Row, Table
from prapasca.report.planning.documents import DIRECTIONS
from prapasca.report.planning.tables import design_table, simulation_note, sizes_table
from prapasca.report.planning.words import FORMULAS, SPOKEN, UNITS, name_of_test, percent_number, share_cell, spoken
from prapasca.report.sentences import sentence

if TYPE_CHECKING:
    from prapasca.analysis import PlanResult

Steps = Iterator[tuple[Part, ...]]


def labelled(plan: PlanResult | None, labels: Mapping[Hashable, str]) -> PlanResult | None:
    """Return a plan with the categories it expects named by their labels.

    Parameters
    ----------
    plan
        From the results of a study.
    labels
        What each category is called, by its key.
    """
    if plan is None or plan.power is None or not isinstance(plan.power.design, ExpectedTable):
        return plan
    design = plan.power.design
    named = replace(
        design,
        categories=tuple(labels.get(key, key) for key in design.categories),
        cut=labels.get(design.cut, design.cut),
    )
    return replace(plan, power=replace(plan.power, design=named))


def plan_tables(t: Translator, plan: PlanResult) -> tuple[Table, ...]:
    """Return the steps, and by the power what is expected in each category and what other tests need."""
    if plan.power is None:
        return (steps_table(t, plan),)
    changes = isinstance(plan.power.design, ChangeDistribution)
    expected = () if changes else (design_table(t, plan.power.design),)
    return (*expected, steps_table(t, plan), sizes_table(t, plan.power))


def steps_table(t: Translator, plan: PlanResult) -> Table:
    """Lay out each step of a plan with its numbers."""
    rows: list[Row] = []
    for title, steps in _parts(t, plan):
        rows.append(Row((title, None), "group"))
        rows += [Row((str(place), Phrase(step))) for place, step in enumerate(steps, start=1)]
    notes = [Paragraph(note_of, "note") for note_of in _assumptions(t, plan)]
    if plan.power is not None and plan.power.n_draws is not None:
        notes.append(simulation_note(t, plan.power.n_draws, plan.power.seed))
    columns = (Column(t(N_("Step")), "left"), Column(t(N_("Calculation")), "left"))
    return Table("sample-plan", t(N_("Planned sample size, step by step")), columns, tuple(rows), tuple(notes))


def _parts(t: Translator, plan: PlanResult) -> Iterator[tuple[str, Steps]]:
    if plan.formula is not None:
        yield t(FORMULAS[plan.formula.formula]), _of_formula(t, plan.formula)
    if plan.power is not None:
        yield t(N_("Power")), _of_power(t, plan.power)
    if plan.drop_out is not None:
        yield t(FORMULAS[plan.drop_out.formula]), _of_formula(t, plan.drop_out)


def _of_formula(t: Translator, result: FormulaResult) -> Steps:
    for step in result.steps:
        yield spoken(t, step)
    yield sentence(t, N_("Rounded up: n = {n} {unit}"), n=Count(result.n), unit=t(UNITS[result.unit]))


def _of_power(t: Translator, result: SampleSizeResult) -> Steps:
    entry, design = result.of(result.test), result.design
    if isinstance(design, ChangeDistribution):
        yield sentence(
            t,
            N_("Expected: {up}% improve and {down}% worsen by one step; {unchanged}% stay the same"),
            up=percent_number(design.p_up),
            down=percent_number(design.p_down),
            unchanged=percent_number(design.unchanged),
        )
    yield sentence(
        t,
        N_("Planned for {test}, {direction}, significance level {level}%, power {power}%"),
        test=name_of_test(t, result.test, design, SPOKEN),
        direction=t(DIRECTIONS[result.alternative]),
        level=percent_number(1 - result.confidence_level),
        power=percent_number(result.target),
    )
    yield sentence(
        t,
        N_("The power was computed for every number of pairs from {low} to {high}"),
        low=Count(entry.checked_from),
        high=Count(entry.checked_to),
    )
    if entry.n_stays is None or entry.at_stays is None:
        yield sentence(t, N_("No number of pairs up to {largest} reaches it"), largest=Count(result.largest))
        return
    yield sentence(
        t,
        N_("Smallest number of pairs that reaches it and from which on it stays: n = {n}, with a power of {power}"),
        n=Count(entry.n_stays),
        power=share_cell(entry.at_stays.power),
    )


def _assumptions(t: Translator, plan: PlanResult) -> Iterator[tuple[Part, ...]]:
    for result in (plan.formula, plan.drop_out):
        if result is not None:
            yield from (spoken(t, assumption) for assumption in result.assumptions)
            yield sentence(t, N_("Reference: {reference}"), reference=result.reference)
    if plan.power is not None:
        yield sentence(t, N_("What is expected is an assumption: the power is only as good as it is."))
