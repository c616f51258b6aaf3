"""Where the data are and how their columns are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag

from prapasca.study.table import Table
from prapasca.study.tags import by_key
from prapasca.study.text import Text
from prapasca.study.values import Choice, CodeText, Line, Listed

Origin = Annotated[Literal["collected", "synthetic", "recovered"], Choice()]


class Occasion(NamedTuple):
    """One time at which everybody is observed.

    ``key`` is ``"pre"``, ``"between_1"``, … or ``"post"``; ``place`` the column of the wide shape, or what stands in
    the occasion column of the long one.
    """

    key: str
    place: str
    label: Text | None


class ColumnBetween(Table):
    """An occasion between before and after, in the order of time."""

    column: Line = Field(description="Column of the outcome on this occasion.")
    label: Text = Field(description="Name of the occasion for readers, such as “day 3”.")


class CodeBetween(Table):
    """An occasion between before and after, in the order of time."""

    code: CodeText = Field(description="What stands in the occasion column for this occasion.")
    label: Text = Field(description="Name of the occasion for readers, such as “day 3”.")


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
    pre_label: Text | None = Field(default=None, description="Name of the first occasion for readers; default before.")
    post_label: Text | None = Field(default=None, description="Name of the last occasion for readers; default after.")

    def _in_time(self, pre: str, between: Sequence[tuple[str, Text]], post: str) -> tuple[Occasion, ...]:
        inner = [Occasion(f"between_{place}", *named) for place, named in enumerate(between, start=1)]
        return (Occasion("pre", pre, self.pre_label), *inner, Occasion("post", post, self.post_label))


class WideSource(_Source):
    """The table ``[data]`` when each row is one person with a column before and one after."""

    shape: Annotated[Literal["wide"], Choice()] = Field(default="wide", description="One row for each person.")
    id: Line | None = Field(default=None, description="Column that tells people apart; never printed.")
    pre: Line = Field(description="Column of the outcome before.")
    post: Line = Field(description="Column of the outcome after.")
    between: Annotated[tuple[ColumnBetween, ...], Listed] = Field(
        default=(), description="Occasions between before and after, in the order of time; for the design repeated."
    )

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """Every occasion in time, first before, last after; places are columns."""
        return self._in_time(self.pre, [(entry.column, entry.label) for entry in self.between], self.post)


class LongSource(_Source):
    """The table ``[data]`` when each row is one person on one occasion."""

    shape: Annotated[Literal["long"], Choice()] = Field(description="One row for each person and occasion.")
    id: Line = Field(description="Column that tells people apart; never printed.")
    occasion: Line = Field(description="Column that tells before from after.")
    value: Line = Field(description="Column of the outcome.")
    pre_occasion: CodeText = Field(description="What stands in the occasion column for before.")
    post_occasion: CodeText = Field(description="What stands in the occasion column for after.")
    between: Annotated[tuple[CodeBetween, ...], Listed] = Field(
        default=(), description="Occasions between before and after, in the order of time; for the design repeated."
    )

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """Every occasion in time, first before, last after; places are codes."""
        between = [(entry.code, entry.label) for entry in self.between]
        return self._in_time(self.pre_occasion, between, self.post_occasion)


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
