"""The sample size that a study planned, computed from what it expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prapasca.errors import N_, Message
from prapasca.power import FormulaResult, SampleSizeResult, drop_out
from prapasca.study import PlanSetting, Study


@dataclass(frozen=True)
class PlanResult:
    """The planned sample size; by a formula or by the power, the other one is None.

    Parameters
    ----------
    n
        Pairs, or people, needed at the end; None where no sample size reaches the power.
    begin
        People to begin with, where some are expected to leave; else `n`.
    formula, power
        How the number was found.
    drop_out
        The room for people who leave; None if none was planned.
    """

    n: int | None
    begin: int | None
    formula: FormulaResult | None
    power: SampleSizeResult | None
    drop_out: FormulaResult | None


def analyse_plan(study: Study) -> PlanResult | None:
    """Return the sample size the study planned; None without a plan.

    Examples
    --------
    >>> study = Study.model_validate({
    ...     "schema_version": 1,
    ...     "study": {"title": "Pain", "design": "one_group"},
    ...     "sample": {"plan": {"up": 0.6, "down": 0.1, "drop_out": 0.1}},
    ...     "data": {"path": "data.csv", "pre": "before", "post": "after", "origin": "collected"},
    ...     "outcome": {"name": "Pain", "kind": "numeric", "better": "lower"},
    ... })
    >>> plan = analyse_plan(study)
    >>> plan.n, plan.begin
    (22, 25)
    """
    plan = study.sample.plan if study.sample else None
    if plan is None:
        return None
    setting = PlanSetting.of(study.model_dump(by_alias=True, exclude_none=True))
    formula = setting.formula(plan) if plan.formula else None
    power = None if plan.formula else setting.sample_size(plan)
    n = formula.n if formula else power.n if power else None
    room = drop_out(n, plan.drop_out) if n and plan.drop_out else None
    return PlanResult(n, room.n if room else n, formula, power, room)


def plan_remarks(study: Study, plan: PlanResult | None, paired: int) -> Iterator[Message]:
    """Tell where the study does not keep to its plan."""
    if plan is None:
        return
    if plan.n is None:
        yield Message("plan-out-of-reach", N_("no sample size reaches the power that was planned"), {}, "warning")
        return
    target = study.sample.target if study.sample else None
    if target is not None and target not in (plan.n, plan.begin):
        yield Message(
            "target-differs",
            N_("the study file says that {target} people were planned; its plan gives {n}"),
            {"target": target, "n": plan.begin},
            "warning",
        )
    if paired < plan.n:
        yield Message(
            "fewer-than-planned",
            N_(
                "fewer people were observed before and after ({paired}) than the plan asks for ({n}); a change of the "
                "size expected is more easily missed than planned"
            ),
            {"paired": paired, "n": plan.n},
            "warning",
        )
