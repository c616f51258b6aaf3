"""What is known from elsewhere that could explain the result."""

from __future__ import annotations

from pydantic import Field

from prapasca.study.table import Table
from prapasca.study.text import Text
from prapasca.study.values import Positive, PositiveShare, Share, Whole


class NaturalRate(Table):
    """How many improve without any intervention."""

    low: Share = Field(description="Lowest plausible share.")
    high: Share = Field(description="Highest plausible share; not below `low`.")
    source: Text = Field(description="Where the range comes from, such as a reference.")


class Comparator(Table):
    """People observed elsewhere before and after, without the intervention."""

    improved: Whole = Field(description="How many of them improved; not more than `n`.")
    n: Positive = Field(description="How many were observed at both times.")
    source: Text = Field(description="Where the numbers come from, such as a reference.")


class SensitivityOptions(Table):
    """The table ``[sensitivity]``."""

    natural_rate: NaturalRate | None = Field(
        default=None, description="Plausible range of improvement without any intervention."
    )
    comparator: Comparator | None = Field(default=None, description="A group to compare the improvement with.")
    lost: Whole | None = Field(
        default=None,
        description="People who began and were not observed after; default: counted from data and `sample.obtained`.",
    )
    reliability: Share | None = Field(
        default=None, description="Test-retest correlation of the outcome without change; for regression to the mean."
    )
    selected_share: PositiveShare = Field(
        default=1.0, description="Share of all people, its worst end, who could take part; 1 if none was chosen for it."
    )
    upgrade_probability: Share | None = Field(
        default=None, description="How often a rater who knows of the intervention may rate an unchanged person better."
    )
