"""How many people the study planned for, and how that number was found."""

from __future__ import annotations

from prapasca.analysis import PlanResult
from prapasca.errors import N_
from prapasca.power import ChangeDistribution, FormulaResult, SampleSizeResult
from prapasca.report.manuscript.draft import Draft, Words, joined
from prapasca.report.manuscript.pictures import power_figure
from prapasca.report.model import Block, Count, Figure, Reference
from prapasca.report.planning import plan_tables
from prapasca.report.planning.documents import DIRECTIONS
from prapasca.report.planning.words import FORMULAS, SPOKEN, UNITS, name_of_test, percent_number
from prapasca.report.sentences import paragraph


def planned_size(draft: Draft) -> Words:
    """Say how the planned sample size was found; nothing without a plan."""
    plan = draft.ctx.plan
    if plan is None:
        return ()
    if plan.formula is not None:
        said = _by_formula(draft, plan.formula)
    else:
        said = _by_power(draft, plan.power) if plan.power else ()
    shown = "plan" in draft.profile.tables
    see = draft.say(N_("See {table}."), table=Reference("sample-plan")) if shown else ()
    return joined(said, _beginning(draft, plan), see)


def plan_blocks(draft: Draft) -> tuple[Block, ...]:
    """Return the tables and the figure of the plan that the profile has; none without a plan."""
    plan = draft.ctx.plan
    if plan is None:
        return ()
    tables = plan_tables(draft.t, plan) if "plan" in draft.profile.tables else ()
    figure = power_figure(draft.ctx, plan.power) if plan.power and "power" in draft.profile.figures else None
    return (*tables, *_with_sentence(draft, figure))


def _with_sentence(draft: Draft, figure: Figure | None) -> tuple[Block, ...]:
    if figure is None:
        return ()
    said = draft.say(N_("{figure} shows how the power rises with the number of pairs."), figure=Reference(figure.id))
    return (paragraph(said), figure)


def _by_formula(draft: Draft, result: FormulaResult) -> Words:
    return draft.say(
        N_("The sample size was computed by a formula ({formula}): n = {n} {unit}."),
        formula=draft.t(FORMULAS[result.formula]),
        n=Count(result.n),
        unit=draft.t(UNITS[result.unit]),
    )


def _by_power(draft: Draft, result: SampleSizeResult) -> Words:
    power = percent_number(result.target)
    if result.n is None:
        none = N_("No number of pairs up to {largest} gives the planned power of {power}%.")
        return draft.say(none, largest=Count(result.largest), power=power)
    needed = draft.say(
        N_("The sample size was computed for {test} ({direction}, significance level {level}%)."),
        test=name_of_test(draft.t, result.test, result.design, SPOKEN),
        direction=draft.t(DIRECTIONS[result.alternative]),
        level=percent_number(1 - result.confidence_level),
    )
    return joined(needed, _expectation(draft, result, result.n))


def _expectation(draft: Draft, result: SampleSizeResult, n: int) -> Words:
    power, design = percent_number(result.target), result.design
    if isinstance(design, ChangeDistribution):
        return draft.say(
            N_("If {up}% improve and {down}% worsen by one step, {n} pairs give a power of {power}% or more."),
            up=percent_number(design.p_up),
            down=percent_number(design.p_down),
            n=Count(n),
            power=power,
        )
    said = N_("If the shares before and after are as expected, {n} pairs give a power of {power}% or more.")
    return draft.say(said, n=Count(n), power=power)


def _beginning(draft: Draft, plan: PlanResult) -> Words:
    if plan.drop_out is None:
        return ()
    return draft.say(
        N_("Since {share}% were expected to leave before the end, {n} people were to begin."),
        share=percent_number(plan.drop_out.inputs["drop_out"]),
        n=Count(plan.drop_out.n),
    )
