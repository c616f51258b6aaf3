"""Kinds of values in a study file, each with the words for what is expected."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from prapasca.errors import N_, Message

DIGITS = 15
"""Digits a number of a study file may have on either side of its decimal mark."""


@dataclass(frozen=True)
class Expected:
    """Words for what a value must be; they replace pydantic's own."""

    template: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.custom_error_schema(
            handler(source),
            custom_error_type="expected",
            custom_error_message=self.template,
            custom_error_context={"expected": self.template},
        )


@dataclass(frozen=True)
class Choice:
    """Mark of a ``Literal`` whose options are named when something else is found."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = list(get_args(source))
        return core_schema.custom_error_schema(
            handler(source),
            custom_error_type="choice",
            custom_error_message="expected one of {choices}",
            custom_error_context={"choices": choices},
        )


def code_text(value: object) -> str:
    """Return a code as text, so that 1, "1" and 1.0 are the same code.

    Spaces around a text are dropped; zeros before a number stay, as in the text "01".

    Examples
    --------
    >>> code_text(1), code_text("1.0"), code_text(Decimal("2.50")), code_text(" none "), code_text("01")
    ('1', '1', '2.5', 'none', '01')
    """
    text = format(value, "f") if isinstance(value, Decimal) else str(value).strip()
    if not re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text):
        return text
    number = Decimal(text)
    return format(number.quantize(1) if number == number.to_integral_value() else number.normalize(), "f")


def _decimal(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return Decimal(repr(value)) if isinstance(value, float) else value


def _ordinary(value: object) -> object:
    """Return a number exactly; refuse one so large or so fine that no computation could keep it."""
    number = _decimal(value)
    if isinstance(number, Decimal) and number.is_finite() and not fits(number):
        template = N_("found {found}, expected a number below 10^15 in size, with at most 15 decimals")
        message = Message("number-size", template, {"found": f"{number:.3g}"})
        raise PydanticCustomError("message", "number of no ordinary size", {"message": message})
    return number


def fits(number: Decimal) -> bool:
    """Tell whether a finite number is below 10^15 in size and has at most 15 decimals.

    Examples
    --------
    >>> fits(Decimal("-2.5")), fits(Decimal("1e400")), fits(Decimal("1e-400"))
    (True, False, False)
    """
    if not number or not -DIGITS <= number.adjusted() < DIGITS:
        return not number
    exponent = number.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DIGITS


def _float(value: object) -> object:
    return float(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else value


def _code(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value


def _code_as_text(value: object) -> object:
    number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return code_text(value) if number else value


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Expected(N_('a text between "quotation marks", not blank')),
]
"""One text that is the same in every language."""

Whole = Annotated[int, Field(ge=0), Expected(N_("a whole number, 0 or more"))]
Positive = Annotated[int, Field(ge=1), Expected(N_("a whole number, 1 or more"))]
SchemaVersion = Annotated[
    int, Field(ge=1, le=1), Expected(N_("1, the layout of study files that this version of prapasca reads"))
]
Number = Annotated[
    Decimal,
    Field(allow_inf_nan=False),
    Expected(N_("a number without quotation marks")),
    BeforeValidator(_ordinary),
]
Day = Annotated[datetime.date, Expected(N_("a date written as 2021-03-31, without quotation marks"))]
Truth = Annotated[bool, Expected(N_("true or false, without quotation marks"))]
Level = Annotated[
    float, BeforeValidator(_float), Field(gt=0, lt=1), Expected(N_("a number between 0 and 1, such as 0.95"))
]
Share = Annotated[float, BeforeValidator(_float), Field(ge=0, le=1), Expected(N_("a number from 0 to 1, such as 0.3"))]
PositiveShare = Annotated[
    float, BeforeValidator(_float), Field(gt=0, le=1), Expected(N_("a number above 0, up to 1, such as 0.3"))
]

Code = Annotated[
    Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] | int | Decimal,
    BeforeValidator(_code),
    Expected(N_("a text or a number, as it stands in the data")),
]
"""What stands in the data for one category."""

CodeText = Annotated[str, BeforeValidator(_code_as_text), Expected(N_("a text or a number, as it stands in the data"))]
"""A code kept as text; it may be blank."""

Listed = BeforeValidator(_tuple)
"""Mark of a tuple that a list may fill."""
