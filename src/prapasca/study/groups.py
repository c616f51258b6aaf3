"""The two groups of a study with a control group, and how the data tell them apart."""

from __future__ import annotations

from pydantic import Field

from prapasca.study.table import Table
from prapasca.study.text import Text
from prapasca.study.values import Code, Line, code_text


class Arm(Table):
    """One of the two groups.

    Examples
    --------
    >>> Arm.model_validate({"code": 1, "label": "massage"}).code_text
    '1'
    """

    code: Code = Field(description="What stands in the data for this group. 1, “1” and 1.0 are the same code.")
    label: Text = Field(description="Name of the group for readers.")

    @property
    def code_text(self) -> str:
        """The code as text, the same for 1, "1" and 1.0."""
        return code_text(self.code)


class ControlArm(Arm):
    """The group that the intervention is compared with."""

    received: Text | None = Field(default=None, description="What this group got instead, such as usual care.")


class Groups(Table):
    """The table ``[groups]`` of a study with a control group."""

    column: Line = Field(description="Column of the data that tells the groups apart.")
    assignment: Text | None = Field(default=None, description="How it was decided who came into which group.")
    intervention: Arm = Field(description="The group that received the intervention.")
    control: ControlArm = Field(description="The group that did not.")
