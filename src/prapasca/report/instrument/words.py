"""Cells and words that the documents of an instrument share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prapasca.errors import N_
from prapasca.inference import Interval
from prapasca.language import NumberStyle, Translator, number_style
from prapasca.report.model import Cell, Column, P, Paragraph, Range, Real
from prapasca.report.planning.words import DEFAULT_STYLES, percent_number
from prapasca.report.sentences import sentence

UNDEFINED = "–"

DECISIONS = {
    "valid": N_("valid"),
    "doubtful": N_("doubtful"),
    "not_valid": N_("not valid"),
    "constant": N_("no spread"),
    "undecidable": N_("too few experts"),
}

ALTERNATIVES = {"two-sided": N_("two-sided"), "greater": N_("one-sided")}


@dataclass(frozen=True)
class Starred:
    """A correlation with SPSS's stars.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Starred(Real(0.456, 3, bounded=True), "*").show(STYLES["spss"])
    '.456*'
    """

    number: Real
    stars: str

    @property
    def raw(self) -> float:
        """Return the number alone."""
        return self.number.raw

    def show(self, style: NumberStyle) -> str:
        """Return the number and its stars."""
        return self.number.show(style) + self.stars


LONGEST_NAME = 20


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return names that fit into a table: whole questions are cut, and numbered so that no two are alike.

    Examples
    --------
    >>> short_names(["q1", "I think that breast milk is enough for my baby"])
    ('1. q1', '2. I think that bre…')
    >>> short_names(["q1", " q2"])
    ('q1', 'q2')
    """
    plain = [" ".join(name.split()) for name in names]
    if max(map(len, plain), default=0) <= LONGEST_NAME:
        return tuple(plain)
    numbered = [f"{place}. {name}" for place, name in enumerate(plain, start=1)]
    return tuple(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…" for name in numbered)


def coefficient(value: float | None, decimals: int = 3) -> Cell:
    """Return a number that cannot exceed 1, or a dash."""
    return UNDEFINED if value is None else Real(value, decimals, bounded=True)


def p_value(p: float | None) -> Cell:
    """Return a p value, or a dash."""
    return UNDEFINED if p is None else P(p)


def interval_cell(t: Translator, interval: Interval | None) -> Cell:
    """Return the two ends of an interval, or a dash."""
    if interval is None:
        return UNDEFINED
    return Range(interval.low, interval.high, 3, bounded=True, separator=t(N_(" to ")))


def interval_column(t: Translator, confidence_level: float) -> Column:
    """Return the heading of a column of intervals."""
    level = percent_number(confidence_level).show(number_style(DEFAULT_STYLES[t.language]))
    return Column(t(N_("{level}% interval")).format(level=level))


def note(t: Translator, template: str, **fields: object) -> Paragraph:
    """Return a note below a table."""
    return Paragraph(sentence(t, template, **fields), "note")
