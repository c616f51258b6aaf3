"""What every table in SPSS's look shares: its number style, the names of its variables, its p values."""

from __future__ import annotations

from prapasca.analysis import numeric_code
from prapasca.language import STYLES, NumberStyle
from prapasca.report.model import P, Real
from prapasca.report.tables.context import Context
from prapasca.study import OrdinalOutcome


def spss_style(language: str) -> NumberStyle:
    """Return the number style of SPSS under the reader's locale."""
    return STYLES["spss_id" if language == "id" else "spss"]


def variable_names(ctx: Context) -> tuple[str, str]:
    """Return the names SPSS would show for the variables before and after."""
    data = ctx.results.study.data
    if data.shape == "long":
        return f"{data.value}.{data.pre_occasion}", f"{data.value}.{data.post_occasion}"
    return str(data.pre), str(data.post)


def three(value: float) -> Real:
    """Return a number as SPSS prints statistics, without the zero before the mark."""
    return Real(value, 3, bounded=True)


def sig(value: float | None) -> P | None:
    """Return a p value as SPSS prints it, an empty cell where there is none."""
    return None if value is None else P(value)


def by_code(ctx: Context) -> list[int]:
    """Return the positions of the categories in the order of their codes, as SPSS lists them.

    Codes that are words come in the order of the alphabet.
    """
    outcome = ctx.results.study.outcome
    codes = [category.code for category in outcome.categories] if isinstance(outcome, OrdinalOutcome) else []
    numbers = [numeric_code(code) for code in codes]
    if None in numbers:
        return sorted(range(len(codes)), key=lambda position: str(codes[position]))
    return sorted(range(len(codes)), key=lambda position: numbers[position] or 0)
