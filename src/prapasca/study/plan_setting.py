"""What a plan of the sample size takes from the rest of the study file, and what library functions it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from prapasca.study.category_rules import category_texts
from prapasca.study.plan import SamplePlan
from prapasca.study.written import Written, entries, number, table, text

if TYPE_CHECKING:
    from prapasca.power import Design, FormulaResult, SampleSizeResult

ALL_PAIRS = 2000
"""Most pairs that are tried."""


@dataclass(frozen=True)
class Formula:
    """Keys of the study file that a formula needs and takes, each with the argument it stands for.

    ``powered`` formulas take power, confidence level and sides.
    """

    needs: dict[str, str]
    takes: dict[str, str]
    powered: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that may stand beside the formula."""
        powered = ("power", "confidence_level") if self.powered else ()
        return (*self.needs, *self.takes, *powered, "drop_out")


FORMULAS = {
    "slovin": Formula({"population": "population", "error": "error"}, {}, powered=False),
    "lemeshow": Formula(
        {"proportion": "proportion", "error": "error"},
        {"population": "population", "confidence_level": "confidence_level"},
        powered=False,
    ),
    "paired_means": Formula({"difference": "difference", "sd": "sd"}, {}),
    "paired_t": Formula({"effect": "effect"}, {"efficiency": "efficiency"}),
    "noether_signed_rank": Formula({"superiority": "superiority"}, {}),
    "noether_sign": Formula({"up": "improved", "down": "worsened"}, {}),
    "mcnemar_connor": Formula({"up": "improved", "down": "worsened"}, {}),
    "mcnemar_miettinen": Formula({"up": "improved", "down": "worsened"}, {}),
    "finite_population": Formula({"size": "n", "population": "population"}, {}, powered=False),
}


@dataclass(frozen=True)
class PlanSetting:
    """What the rest of a study file says that its plan depends on.

    Parameters
    ----------
    categories
        Keys of the outcome's categories from worst to best; none for a number.
    scores
        Their scores.
    cut
        Key of the first category that counts as success.
    population
        Size of the population.
    confidence_level
        Of the analysis.
    alternative
        ``"greater"`` looks for improvement.
    """

    categories: tuple[str, ...]
    scores: tuple[Decimal, ...]
    cut: str | None
    population: int | None
    confidence_level: float
    alternative: str

    @classmethod
    def of(cls, written: Written) -> PlanSetting:
        """Return the setting that a study file makes, as it is written.

        Examples
        --------
        >>> PlanSetting.of({"population": {"n": 54}, "analysis": {"alternative": "greater"}}).alternative
        'greater'
        """
        outcome, analysis = table(written.get("outcome")), table(written.get("analysis"))
        people, level = number(table(written.get("population")).get("n")), number(analysis.get("confidence_level"))
        alternative = text(analysis.get("alternative")) or "two-sided"
        if outcome.get("better") == "lower":
            alternative = {"greater": "less", "less": "greater"}.get(alternative, alternative)
        categories = entries(outcome.get("categories"))
        scores = [number(category.get("score", place)) for place, category in enumerate(categories)]
        return cls(
            tuple(key for key in category_texts(categories, "key") if key),
            tuple(score for score in scores if score is not None),
            text(outcome.get("success_from")),
            int(people) if people else None,
            float(level) if level else 0.95,
            alternative,
        )

    def formula(self, plan: SamplePlan) -> FormulaResult:
        """Return what the plan's formula gives; the plan names one and has what it needs.

        Raises
        ------
        InputError
            Inputs that the formula cannot take, such as an effect of 0.
        """
        from prapasca import power

        name = str(plan.formula)
        formula = FORMULAS[name]
        given: dict[str, Any] = plan.model_dump(exclude_none=True)
        given.setdefault("population", self.population)
        arguments = {
            argument: float(given[key]) if key in ("difference", "sd", "effect") else given[key]
            for key, argument in (*formula.needs.items(), *formula.takes.items())
            if given.get(key) is not None
        }
        if name == "noether_sign":
            arguments = _among_changed(**arguments)
        if formula.powered:
            arguments |= {"power": self.power(plan), "sides": 2 if self.alternative == "two-sided" else 1}
        if formula.powered or name == "lemeshow":
            arguments["confidence_level"] = self.level(plan)
        found: FormulaResult = getattr(power, name)(**arguments)
        return found

    def sample_size(self, plan: SamplePlan, largest: int = ALL_PAIRS) -> SampleSizeResult:
        """Return the pairs that give the plan its power, tried up to `largest`; the plan says what is expected.

        Raises
        ------
        InputError
            An expectation without effect in the direction asked, shares that do not add up, a test that does not suit.
        """
        from prapasca.power import sample_size

        return sample_size(
            self.design(plan),
            self.power(plan),
            test=plan.test or "signed_rank",
            confidence_level=self.level(plan),
            alternative=self.alternative,  # type: ignore[arg-type]  # one of the three
            largest=largest,
        )

    def design(self, plan: SamplePlan) -> Design:
        """Return what the plan expects."""
        from prapasca.power import ChangeDistribution, ExpectedTable

        if plan.before:
            return ExpectedTable.from_margins(
                plan.before,
                plan.after,
                dependence=plan.dependence or 0.0,
                categories=self.categories,
                scores=self.scores,
                cut=self.cut,
            )
        return ChangeDistribution.from_steps(up=plan.up or 0.0, down=plan.down or 0.0)

    def power(self, plan: SamplePlan) -> float:
        """Return the power wanted."""
        return plan.power or 0.8

    def level(self, plan: SamplePlan) -> float:
        """Return the confidence level of the plan."""
        return plan.confidence_level or self.confidence_level


def _among_changed(improved: float, worsened: float) -> dict[str, float]:
    changed = improved + worsened
    return {"improved": improved / changed if changed else 0.5, "unchanged": 1 - min(changed, 1.0)}
