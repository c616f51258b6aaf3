"""What must hold between the keys of the table ``[sample.plan]``, and between it and the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from prapasca.errors import N_, InputError
from prapasca.study.category_rules import outcome_faults
from prapasca.study.plan import SamplePlan
from prapasca.study.plan_setting import FORMULAS, PlanSetting
from prapasca.study.table import Fault
from prapasca.study.written import Written, table

PLAN = ("sample", "plan")
CHANGES, MARGINS, SHARED = ("up", "down"), ("before", "after", "dependence"), ("confidence_level",)


def plan_faults(written: Written) -> Iterator[Fault]:
    """Yield what is wrong with the plan of a study file, or keeps it from being computed."""
    sample = table(written.get("sample"))
    if not isinstance(sample.get("plan"), dict):
        return
    plan = {key: value for key, value in table(sample["plan"]).items() if value not in (None, (), [])}
    found = [*(_of_formula(plan, written) if "formula" in plan else _of_expectation(plan, written))]
    if found or any(outcome_faults(table(written.get("outcome")))):
        yield from found
    else:
        yield from _uncomputable(plan, written)


def _of_formula(plan: Written, written: Written) -> Iterator[Fault]:
    name = plan["formula"]
    if not isinstance(name, str) or name not in FORMULAS:
        return
    formula = FORMULAS[name]
    known = {"population"} if table(written.get("population")).get("n") else set()
    for key in formula.needs:
        if key not in plan and key not in known:
            template = N_("missing; the formula {formula} needs {needs}")
            yield Fault((*PLAN, key), "missing-key", template, {"formula": name, "needs": list(formula.needs)})
    for key in plan:
        if key != "formula" and key not in formula.keys and key in SamplePlan.model_fields:
            template = N_("leave it out; the formula {formula} takes {takes}")
            yield Fault((*PLAN, key), "key-of-other-formula", template, {"formula": name, "takes": list(formula.keys)})


def _of_expectation(plan: Written, written: Written) -> Iterator[Fault]:
    changes, margins = ([key for key in keys if key in plan] for keys in (CHANGES, MARGINS))
    own = {key for formula in FORMULAS.values() for key in formula.needs | formula.takes} - {*CHANGES, *SHARED}
    strays = [key for key in plan if key in own]
    if changes and margins:
        template = N_("found {found}; expected one way only: up and down, or before, after and dependence")
        yield Fault(PLAN, "two-ways", template, {"found": [*changes, *margins]})
    elif not changes and not margins and not strays:
        template = N_("nothing is expected here; say up and down, or before, after and dependence, or name a formula")
        yield Fault(PLAN, "no-expectation", template)
    elif margins:
        yield from _of_margins(plan, written)
    if plan.get("test") == "mcnemar" and not (margins and PlanSetting.of(written).cut):
        template = N_('found "mcnemar", which needs before, after and dependence here, and outcome.success_from')
        yield Fault((*PLAN, "test"), "plan-without-cut", template)
    for key in strays:
        owners = [name for name, formula in FORMULAS.items() if key in formula.keys]
        template = N_("it belongs to a formula; name one in formula, of {owners}, or leave it out")
        yield Fault((*PLAN, key), "key-of-formula", template, {"owners": owners})


def _of_margins(plan: Written, written: Written) -> Iterator[Fault]:
    categories = PlanSetting.of(written).categories
    if table(written.get("outcome")).get("kind") == "numeric":
        template = N_("the outcome is a number, which has no categories; say up and down, or name a formula")
        yield Fault((*PLAN, next(key for key in MARGINS if key in plan)), "margins-of-number", template)
        return
    for key in MARGINS:
        if key not in plan:
            template = N_(
                "missing; before and after do not say who moved where, so all three of before, after and "
                "dependence are needed"
            )
            yield Fault((*PLAN, key), "missing-key", template)
    for key in ("before", "after"):
        shares = plan.get(key)
        if isinstance(shares, list | tuple) and categories and len(shares) != len(categories):
            template = N_("shares found: {found}, expected {expected}, one for each category of the outcome")
            fields = {"found": len(shares), "expected": len(categories)}
            yield Fault((*PLAN, key), "plan-categories", template, fields)


def _uncomputable(plan: Written, written: Written) -> Iterator[Fault]:
    try:
        read = SamplePlan.model_validate(plan)
    except ValidationError:
        return
    setting = PlanSetting.of(written)
    try:
        if read.formula:
            setting.formula(read)
        else:
            # whether it can be computed at all shows with one pair
            setting.sample_size(read, largest=1)
    except InputError as error:
        message = error.messages[0]
        yield Fault(PLAN, message.code, message.template, message.fields)
