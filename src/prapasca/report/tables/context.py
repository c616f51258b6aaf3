"""What every table needs: the results, the reader's texts, and a few shared cells."""

from __future__ import annotations

import math
import sys
from collections.abc import Hashable
from dataclasses import dataclass

from prapasca.analysis import PlanResult, StudyResults
from prapasca.errors import N_
from prapasca.inference import Interval
from prapasca.language import NumberStyle, Translator
from prapasca.report.model import Cell, Paragraph, Power, Range, Real
from prapasca.report.planning import labelled
from prapasca.report.sentences import sentence
from prapasca.study import OrdinalOutcome, Text

UNDEFINED = "–"

ORIGIN_LABELS = {
    "collected": "",
    "synthetic": N_("synthetic data, not a study"),
    "recovered": N_("data recovered from a publication"),
}


@dataclass(frozen=True)
class Context:
    """Results, and the language and number style they are told in."""

    results: StudyResults
    t: Translator
    style: NumberStyle

    def caption(self, template: str, **fields: object) -> str:
        """Return a caption that also says where the data come from, unless they were collected."""
        caption = self.t(template).format(**fields)
        origin = ORIGIN_LABELS[self.results.data.origin]
        return f"{caption} [{self.t(origin)}]" if origin else caption

    def note(self, template: str, **fields: object) -> Paragraph:
        """Return a note below a table."""
        return Paragraph(sentence(self.t, template, **fields), "note")

    def percent(self, share: float) -> str:
        """Return a level in percent with the digits it was given, such as 97.5."""
        return f"{100 * share:.10g}".replace(".", self.style.decimal)

    @property
    def outcome(self) -> str:
        """Name of the outcome in the reader's language."""
        return self.title(self.results.study.outcome.name)

    @property
    def plan(self) -> PlanResult | None:
        """The planned sample size, its categories named in the reader's language."""
        outcome = self.results.study.outcome
        categories = outcome.categories if isinstance(outcome, OrdinalOutcome) else ()
        labels: dict[Hashable, str] = {
            category.key: category.label.in_language(self.t.language) for category in categories
        }
        return labelled(self.results.sample_plan, labels)

    def within(self, name: Text) -> str:
        """Return a name as it stands inside a sentence: its first letter small, unless it is an abbreviation."""
        words = name.in_language(self.t.language)
        return words if words[1:2].isupper() or not words[1:2].isalpha() else words[:1].lower() + words[1:]

    def title(self, name: Text) -> str:
        """Return a name in the reader's language as it begins a caption, a heading or a row."""
        words = name.in_language(self.t.language)
        return words[:1].upper() + words[1:]


def p_cell(p: float | None, log_p: float | None = None) -> Cell:
    """Return a p value in full: four decimals, or a power of ten below 0.001; a dash without one."""
    if p is None:
        return UNDEFINED
    return Power(math.log(max(p, sys.float_info.min)) if log_p is None else log_p)


def range_cell(
    ctx: Context, interval: Interval | None, decimals: int, *, percent: bool = False, bounded: bool = True
) -> Cell:
    """Return an interval's two ends, or a dash; `bounded` if they cannot exceed 1."""
    if interval is None:
        return UNDEFINED
    return Range(
        interval.low,
        interval.high,
        decimals,
        percent=percent,
        bounded=bounded and not percent,
        separator=ctx.t(N_(" to ")),
    )


def real_cell(value: float | None, decimals: int = 2, *, bounded: bool = False) -> Cell:
    """Return a number, or a dash where it is undefined."""
    return UNDEFINED if value is None else Real(value, decimals, bounded=bounded)
