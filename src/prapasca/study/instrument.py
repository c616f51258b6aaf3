"""The instrument by which the outcome was measured, and the file in which it was tried out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prapasca.errors import N_
from prapasca.study.table import Table
from prapasca.study.text import Text
from prapasca.study.values import Choice, CodeText, Expected, Level, Line, Listed

InstrumentKind = Annotated[Literal["items", "experts", "raters"], Choice()]
Tails = Annotated[Literal["two-sided", "greater"], Choice()]
Scale = Annotated[
    tuple[int, int], Expected(N_("the lowest and the highest whole number in a list, such as [1, 5]")), Listed
]
WholeNumber = Annotated[int, Expected(N_("a whole number, such as 3"))]


class Instrument(Table):
    """The table ``[instrument]``; its keys are the options of ``prapasca validity``."""

    path: Line = Field(description="File of answers or ratings, seen from the folder of the study file.")
    kind: InstrumentKind = Field(
        default="items",
        description="items: answers, one row a person; experts: experts judge the items, one row an expert; raters: "
        "raters rate the same people, one column a rater.",
    )
    name: Text | None = Field(default=None, description="Name of the instrument.")
    people: Text | None = Field(
        default=None, description="Who answered, judged or was rated, such as 30 mothers of another village."
    )
    items: Annotated[tuple[Line, ...], Listed] = Field(
        default=(), description="The columns to use, such as `q1:q10`; default every column."
    )
    missing: Annotated[tuple[CodeText, ...], Listed] = Field(
        default=(), description="Texts or codes that stand for no answer."
    )
    scale: Scale | None = Field(default=None, description="Lowest and highest answer there can be; needed for experts.")
    reverse: Annotated[tuple[Line, ...], Listed] = Field(
        default=(), description="Items worded the other way, to be turned round; needs `scale`."
    )
    relevant: WholeNumber | None = Field(
        default=None, description="Of experts: the lowest rating that counts as relevant; default above the middle."
    )
    confidence_level: Level | None = Field(
        default=None, description="1 minus the significance level; default `analysis.confidence_level`."
    )
    alternative: Tails | None = Field(
        default=None, description="Critical r of items, two-sided, or one-sided (greater); default two-sided."
    )
