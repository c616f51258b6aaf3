"""Characteristics of the participants, from the data or as a paper printed them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, PlainSerializer, Tag
from pydantic_core import PydanticCustomError

from prapasca.errors import InputError, Message
from prapasca.study.bands import NOT_A_BAND, Band
from prapasca.study.outcome import CodedCategory
from prapasca.study.table import Table
from prapasca.study.tags import by_key
from prapasca.study.text import Text
from prapasca.study.values import Choice, Line, Listed, Truth, Whole
from prapasca.study.written import shown


def _band(written: Any) -> Any:
    if isinstance(written, Band):
        return written
    problem = Message("band", NOT_A_BAND, {"found": shown(written)})
    if isinstance(written, str):
        try:
            return Band.parse(written)
        except InputError as error:
            problem = error.messages[0]
    raise PydanticCustomError("message", "not a band", {"message": problem})


BandText = Annotated[Band, BeforeValidator(_band), PlainSerializer(lambda band: band.label, return_type=str)]


class _Characteristic(Table):
    key: Line = Field(description="Stable name of the characteristic, used in results.")
    name: Text = Field(description="Name of the characteristic for readers.")
    planned: Truth | None = Field(default=None, description="Whether the protocol planned to collect it.")


class CategoricalCharacteristic(_Characteristic):
    """A characteristic with categories, counted in the order listed."""

    kind: Annotated[Literal["categorical"], Choice()] = Field(description="Categories, from a column of the data.")
    column: Line = Field(description="Column of the data.")
    categories: Annotated[tuple[CodedCategory, ...], Field(min_length=1), Listed] = Field(
        description="The categories in the order of the table; one that nobody falls in is printed with 0."
    )
    ordered: Truth = Field(
        default=False,
        description="Whether the categories have an order, such as schooling, so that a rise or fall along them is "
        "tested.",
    )


class NumericCharacteristic(_Characteristic):
    """A characteristic measured in numbers, in bands if these are given."""

    kind: Annotated[Literal["numeric"], Choice()] = Field(description="A number, from a column of the data.")
    column: Line = Field(description="Column of the data.")
    unit: Text | None = Field(default=None, description="Unit of measurement.")
    bands: Annotated[tuple[BandText, ...], Listed] = Field(
        default=(), description="Bands, rising and without overlap; a number in no band is an error in the data."
    )


class PublishedCell(Table):
    """One cell of a published table."""

    label: Text = Field(description="Name of the category.")
    n: Whole | None = Field(default=None, description="Number printed; absent: not printed, unknown.")


class PublishedCounts(_Characteristic):
    """A characteristic known only by the counts a paper printed."""

    kind: Annotated[Literal["published_counts"], Choice()] = Field(description="Counts printed in a paper.")
    cells: Annotated[tuple[PublishedCell, ...], Field(min_length=1), Listed] = Field(
        description="The categories with the number printed."
    )


def _kind(written: Any) -> str:
    return by_key(written, "kind")


Characteristic = Annotated[
    Annotated[CategoricalCharacteristic, Tag("<categorical>")]
    | Annotated[NumericCharacteristic, Tag("<numeric>")]
    | Annotated[PublishedCounts, Tag("<published_counts>")],
    Discriminator(
        _kind,
        custom_error_type="choice",
        custom_error_message="kind: expected categorical, numeric or published_counts",
        custom_error_context={"key": "kind", "choices": ["categorical", "numeric", "published_counts"]},
    ),
]
