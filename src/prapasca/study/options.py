"""How the study is analysed and its numbers printed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prapasca.study.table import Table
from prapasca.study.values import Choice, Level, Line, Listed, Truth

Alternative = Annotated[Literal["two-sided", "greater", "less"], Choice()]
PlannedTest = Annotated[Literal["signed_rank", "paired_t", "by_normality"], Choice()]
BetweenTest = Annotated[Literal["mann_whitney", "proportional_odds", "ancova"], Choice()]
StyleName = Annotated[Literal["id", "apa7", "sampl", "spss", "spss_id"], Choice()]


class AnalysisOptions(Table):
    """The table ``[analysis]``."""

    confidence_level: Level = Field(default=0.95, description="Confidence level of intervals.")
    alternative: Alternative = Field(
        default="two-sided", description="Direction of the tests; greater: higher after than before."
    )
    test: PlannedTest = Field(
        default="signed_rank",
        description="Test of the hypothesis, named before the data were seen; paired_t (the t test) and by_normality "
        "(Shapiro–Wilk chooses) for a number only. The other one is shown beside it.",
    )
    between: BetweenTest | None = Field(
        default=None,
        description="Only of two groups: the test that compares them, named before the data were seen; default "
        "mann_whitney, of the changes. proportional_odds (of categories) and ancova (of a number) compare the outcome "
        "after, adjusted for before. The others are shown beside it.",
    )
    gain: Truth = Field(
        default=False,
        description="Whether to give the normalised gain (N-gain), of a score where higher is better and "
        "`outcome.maximum` is the end of the scale.",
    )
    subgroups: Annotated[tuple[Line, ...], Listed] = Field(
        default=(), description="Keys of characteristics by which improvement is compared."
    )
    strata: Line | None = Field(
        default=None,
        description="Key of a characteristic, such as the site: the change is also tested with people ranked within "
        "each of its groups.",
    )
    number_style: StyleName | None = Field(
        default=None, description="How numbers are printed; default by language: id in Indonesian, apa7 in English."
    )
