"""What only the author can tell in a manuscript: why, beside which other studies, with which money."""

from __future__ import annotations

from pydantic import Field

from prapasca.study.table import Table
from prapasca.study.text import Text


class ManuscriptTexts(Table):
    """The table ``[manuscript]``."""

    background: Text | None = Field(default=None, description="Why this was studied, in a sentence for the abstract.")
    keywords: Text | None = Field(default=None, description="Three to five words, with commas between.")
    introduction: Text | None = Field(
        default=None, description="What is known, what is not, and why the study was done, with citations."
    )
    planned: Text | None = Field(
        default=None, description="Which analyses were planned, and where the protocol is registered."
    )
    harms: Text | None = Field(default=None, description="Harms and unintended effects, or that none were seen.")
    other_studies: Text | None = Field(
        default=None, description="How the result compares with other studies, with citations."
    )
    mechanism: Text | None = Field(default=None, description="How the intervention may act, with sources.")
    data_availability: Text | None = Field(default=None, description="Where the data can be had.")
    funding: Text | None = Field(default=None, description="Who paid for the study.")
    conflicts: Text | None = Field(default=None, description="Conflicts of interest of the authors, or none.")
