"""What a study is: title, design, authors, setting, period and ethics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from prapasca.study.table import Table
from prapasca.study.text import Text
from prapasca.study.values import Choice, Day, Line, Listed

Design = Annotated[Literal["one_group", "two_groups", "repeated"], Choice()]
EthicsStatus = Annotated[Literal["approved", "waived", "not_reported"], Choice()]


class Period(Table):
    """First and last day of data collection."""

    start: Day = Field(description="First day of data collection.")
    end: Day = Field(description="Last day of data collection.")


class Ethics(Table):
    """Ethics review of the study."""

    status: EthicsStatus = Field(description="Whether an ethics committee approved the study.")
    number: Line | None = Field(default=None, description="Number of the approval; required when approved.")
    committee: Text | None = Field(default=None, description="Name of the committee; required when approved.")


def _period_or_text(written: Any) -> str:
    days = isinstance(written, Period) or (isinstance(written, Mapping) and {"start", "end"} & written.keys())
    return "<period>" if days else "<text>"


class About(Table):
    """The table ``[study]``."""

    title: Text = Field(description="Title of the study.")
    design: Design = Field(
        description="one_group: one group observed before and after, without a control group; two_groups: a "
        "control group too, observed at the same times, in the table `[groups]`; repeated: one group "
        "observed on three or more occasions, those between in `[[data.between]]`."
    )
    authors: Annotated[tuple[Line, ...], Listed] = Field(default=(), description="Names of the authors.")
    setting: Text | None = Field(default=None, description="Where the study was done.")
    period: (
        Annotated[Annotated[Period, Tag("<period>")] | Annotated[Text, Tag("<text>")], Discriminator(_period_or_text)]
        | None
    ) = Field(default=None, description="When the data were collected: two dates, or a text.")
    ethics: Ethics | None = Field(default=None, description="Ethics review.")
