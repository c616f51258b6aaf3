"""How large the study was planned to be, and from which expectation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prapasca.study.table import Table
from prapasca.study.values import Choice, Level, Listed, Number, Positive, Share

TestName = Annotated[Literal["signed_rank", "signed_rank_mid_p", "signed_rank_asymptotic", "sign", "mcnemar"], Choice()]
FormulaName = Annotated[
    Literal[
        "slovin",
        "lemeshow",
        "paired_means",
        "paired_t",
        "noether_signed_rank",
        "noether_sign",
        "mcnemar_connor",
        "mcnemar_miettinen",
        "finite_population",
    ],
    Choice(),
]
Efficiency = Annotated[Literal["t", "normal", "minimum", "laplace"], Choice()]


class SamplePlan(Table):
    """The table ``[sample.plan]``: what was expected and how sure the study was to find it; or a formula."""

    up: Share | None = Field(default=None, description="Share expected to improve by one step, such as 0.6.")
    down: Share | None = Field(default=None, description="Share expected to worsen by one step; default 0.")
    before: Annotated[tuple[Share, ...], Listed] = Field(
        default=(),
        description="Instead of `up` and `down`: expected share of each category before, worst to best.",
    )
    after: Annotated[tuple[Share, ...], Listed] = Field(
        default=(), description="Expected share of each category after, in the same order."
    )
    dependence: Share | None = Field(
        default=None,
        description="With `before` and `after`: how far people keep their order, from 0 (not at all) to 1 (nobody "
        "overtakes another).",
    )
    power: Level | None = Field(default=None, description="Power wanted; default 0.8.")
    confidence_level: Level | None = Field(
        default=None, description="1 minus the significance level; default `analysis.confidence_level`."
    )
    test: TestName | None = Field(default=None, description="The test planned for; default signed_rank.")
    drop_out: Level | None = Field(default=None, description="Share expected to leave before the end.")
    formula: FormulaName | None = Field(
        default=None, description="A formula that theses cite, instead of the exact power; the keys below are its own."
    )
    population: Positive | None = Field(
        default=None, description="slovin, lemeshow, finite_population: people in it; default `population.n`."
    )
    error: Level | None = Field(default=None, description="slovin, lemeshow: half the width of the interval.")
    proportion: Level | None = Field(default=None, description="lemeshow: expected proportion; 0.5 is the worst case.")
    difference: Number | None = Field(default=None, description="paired_means: mean change worth finding.")
    sd: Number | None = Field(default=None, description="paired_means: standard deviation of the changes.")
    effect: Number | None = Field(
        default=None, description="paired_t: mean change divided by the standard deviation of the changes."
    )
    efficiency: Efficiency | None = Field(
        default=None, description="paired_t: for the signed-rank test, by the shape of the changes; default the t test."
    )
    superiority: Level | None = Field(
        default=None,
        description="noether_signed_rank: how often the changes of two people add up to more than 0.",
    )
    size: Positive | None = Field(default=None, description="finite_population: sample size to correct.")
