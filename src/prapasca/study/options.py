"""How the study is analysed and its numbers printed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prapasca.study.table import Table
from prapasca.study.values import Choice, Level, Line, Listed

Alternative = Annotated[Literal["two-sided", "greater", "less"], Choice()]
StyleName = Annotated[Literal["id", "apa7", "sampl", "spss", "spss_id"], Choice()]


class AnalysisOptions(Table):
    """The table ``[analysis]``."""

    confidence_level: Level = Field(default=0.95, description="Confidence level of intervals.")
    alternative: Alternative = Field(
        default="two-sided", description="Direction of the tests; greater: higher after than before."
    )
    subgroups: Annotated[tuple[Line, ...], Listed] = Field(
        default=(), description="Keys of characteristics by which improvement is compared."
    )
    number_style: StyleName | None = Field(
        default=None, description="How numbers are printed; default by language: id in Indonesian, apa7 in English."
    )
