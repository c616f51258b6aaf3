"""The outcome observed before and after: ordered categories, or a number."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from prapasca.study.table import Table
from prapasca.study.tags import by_key
from prapasca.study.text import Text
from prapasca.study.values import Choice, Code, Line, Listed, Number, Truth, Whole, code_text

Better = Annotated[Literal["higher", "lower"], Choice()]


class CodedCategory(Table):
    """A category with the code that stands for it in the data.

    Examples
    --------
    >>> CodedCategory.model_validate({"key": "none", "label": "none"}).code
    'none'
    """

    key: Line = Field(description="Stable name of the category, used in results.")
    code: Code = Field(
        default="", description="What stands in the data; default the key. 1, “1” and 1.0 are the same code."
    )
    label: Text = Field(description="Name of the category for readers.")

    @model_validator(mode="before")
    @classmethod
    def _key_as_code(cls, written: Any) -> Any:
        if isinstance(written, Mapping) and written.get("key") and "code" not in written:
            return {**written, "code": written["key"]}
        return written

    @property
    def code_text(self) -> str:
        """The code as text, the same for 1, "1" and 1.0."""
        return code_text(self.code)


class Category(CodedCategory):
    """A category of the outcome, with its score."""

    score: Number = Field(default=Decimal(0), description="Score of the category; default its position, from 0.")


class _Outcome(Table):
    name: Text = Field(description="Name of the outcome.")
    observer: Text | None = Field(default=None, description="Who rated the outcome.")
    blinded: Truth | None = Field(
        default=None,
        description="Whether who rated it did not know if the intervention had been given; absent: not stated.",
    )


class OrdinalOutcome(_Outcome):
    """The table ``[outcome]`` with ordered categories."""

    kind: Annotated[Literal["ordinal"], Choice()] = Field(description="Ordered categories.")
    better: Better = Field(default="higher", description="Only higher: categories are listed from worst to best.")
    success_from: Line | None = Field(
        default=None, description="Key of the first category that counts as success; absent: every cut is tested."
    )
    categories: Annotated[tuple[Category, ...], Field(min_length=2), Listed] = Field(
        description="The categories, from worst to best, at least two."
    )

    @model_validator(mode="before")
    @classmethod
    def _position_as_score(cls, written: Any) -> Any:
        listed = written.get("categories") if isinstance(written, Mapping) else None
        if not isinstance(listed, list | tuple):
            return written
        scored = [{"score": i, **item} if isinstance(item, Mapping) else item for i, item in enumerate(listed)]
        return {**written, "categories": scored}


class NumericOutcome(_Outcome):
    """The table ``[outcome]`` with a number."""

    kind: Annotated[Literal["numeric"], Choice()] = Field(description="A measured or counted number.")
    better: Better = Field(description="Whether a higher or a lower number is better.")
    unit: Text | None = Field(default=None, description="Unit of measurement.")
    decimals: Whole | None = Field(default=None, description="Decimals with which it was measured.")
    minimum: Number | None = Field(
        default=None, description="Smallest plausible number; below it is an error in the data."
    )
    maximum: Number | None = Field(
        default=None, description="Largest plausible number; above it is an error in the data."
    )


def _kind(written: Any) -> str:
    return by_key(written, "kind")


Outcome = Annotated[
    Annotated[OrdinalOutcome, Tag("<ordinal>")] | Annotated[NumericOutcome, Tag("<numeric>")],
    Discriminator(
        _kind,
        custom_error_type="choice",
        custom_error_message="kind: expected ordinal or numeric",
        custom_error_context={"key": "kind", "choices": ["ordinal", "numeric"]},
    ),
]
