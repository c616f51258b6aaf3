"""Who was studied: the population and the sample taken from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prapasca.study.plan import SamplePlan
from prapasca.study.table import Table
from prapasca.study.text import Text
from prapasca.study.values import Choice, Whole

SamplingMethod = Annotated[
    Literal[
        "total",
        "simple_random",
        "systematic",
        "stratified",
        "cluster",
        "consecutive",
        "purposive",
        "accidental",
        "quota",
        "other",
    ],
    Choice(),
]


class Population(Table):
    """The table ``[population]``."""

    description: Text | None = Field(default=None, description="Who belongs to the population.")
    survey_n: Whole | None = Field(default=None, description="Number counted in a preliminary survey.")
    n: Whole | None = Field(default=None, description="Size of the population.")


class Sample(Table):
    """The table ``[sample]``."""

    method: SamplingMethod | None = Field(default=None, description="How people were chosen.")
    method_note: Text | None = Field(default=None, description="How people were chosen, in words.")
    target: Whole | None = Field(default=None, description="Planned sample size.")
    size_reason: Text | None = Field(default=None, description="How the sample size was decided.")
    plan: SamplePlan | None = Field(default=None, description="How the sample size is computed; prapasca computes it.")
    obtained: Whole | None = Field(default=None, description="Number of people who took part.")
    inclusion: Text | None = Field(default=None, description="Inclusion criteria.")
    exclusion: Text | None = Field(default=None, description="Exclusion criteria.")
