"""Where the data are and how their columns are laid out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from prapasca.study.table import Table
from prapasca.study.tags import by_key
from prapasca.study.text import Text
from prapasca.study.values import Choice, CodeText, Line, Listed

Origin = Annotated[Literal["collected", "synthetic", "recovered"], Choice()]


class _Source(Table):
    path: Line = Field(description="Data file, seen from the folder of the study file.")
    sheet: Line | None = Field(default=None, description="Sheet of an XLSX file; default the first.")
    origin: Origin = Field(
        description="collected from people, synthetic (made up) or recovered from a publication; every output says so."
    )
    origin_note: Text | None = Field(default=None, description="How the data were made or recovered.")
    missing: Annotated[tuple[CodeText, ...], Listed] = Field(
        default=(), description="Texts that stand for “not observed”, besides the empty cell."
    )


class WideSource(_Source):
    """The table ``[data]`` when each row is one person with a column before and one after."""

    shape: Annotated[Literal["wide"], Choice()] = Field(default="wide", description="One row for each person.")
    id: Line | None = Field(default=None, description="Column that tells people apart; never printed.")
    pre: Line = Field(description="Column of the outcome before.")
    post: Line = Field(description="Column of the outcome after.")


class LongSource(_Source):
    """The table ``[data]`` when each row is one person on one occasion."""

    shape: Annotated[Literal["long"], Choice()] = Field(description="One row for each person and occasion.")
    id: Line = Field(description="Column that tells people apart; never printed.")
    occasion: Line = Field(description="Column that tells before from after.")
    value: Line = Field(description="Column of the outcome.")
    pre_occasion: CodeText = Field(description="What stands in the occasion column for before.")
    post_occasion: CodeText = Field(description="What stands in the occasion column for after.")


def _shape(written: Any) -> str:
    return by_key(written, "shape", default="wide")


Source = Annotated[
    Annotated[WideSource, Tag("<wide>")] | Annotated[LongSource, Tag("<long>")],
    Discriminator(
        _shape,
        custom_error_type="choice",
        custom_error_message="shape: expected wide or long",
        custom_error_context={"key": "shape", "choices": ["wide", "long"]},
    ),
]
