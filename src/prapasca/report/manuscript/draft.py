"""What every part of a manuscript is written with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.report.designs import Design, design_of
from prapasca.report.model import Emphasis, Gap, P, Paragraph, Part, Relation
from prapasca.report.profiles import Profile
from prapasca.report.provenance import Provenance
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import Context
from prapasca.study import Text

Words = tuple[Part, ...]

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


@dataclass(frozen=True)
class Draft:
    """Results in one language, under a profile."""

    ctx: Context
    profile: Profile
    provenance: Provenance
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def t(self) -> Translator:
        """Texts in the reader's language."""
        return self.ctx.t

    @property
    def design(self) -> Design:
        """What the design of the study makes the manuscript say."""
        return design_of(self.ctx.results)

    def say(self, template: str, **fields: object) -> Words:
        """Return a sentence with typed numbers."""
        return sentence(self.t, template, **fields)

    def gap(self, wanted: str) -> Gap:
        """Return a visible gap for what the study file does not say."""
        return Gap(self.t(N_("FILL IN")), self.t(wanted))

    def known(self, text: Text | None, wanted: str) -> Part:
        """Return what the study file says, or the gap it leaves."""
        return text.in_language(self.t.language) if text else self.gap(wanted)

    def told(self, text: Text | None, wanted: str) -> Words:
        """Return what the study file says as a sentence, or the gap it leaves."""
        return (closed(text.in_language(self.t.language)),) if text else (self.gap(wanted),)

    def day(self, day: date) -> str:
        """Return a date in words, such as "1 March 2021"."""
        return f"{day.day}\u00a0{self.t(MONTHS[day.month - 1])} {day.year}"

    @property
    def deciding(self) -> str:
        """How the headline p was found: ``"exact"`` or ``"saddlepoint"`` of the signed-rank test, or ``"paired_t"``."""
        if self.ctx.results.tests.primary.test == "paired_t":
            return "paired_t"
        return "exact" if self.exact else "saddlepoint"

    @property
    def exact(self) -> bool:
        """Tell whether the p value of the signed-rank test is exact, not a saddlepoint approximation."""
        return self.ctx.results.tests.signed_rank.method != "saddlepoint"

    def within(self, name: Text) -> str:
        """Return a name as it stands inside a sentence."""
        return self.ctx.within(name)

    @property
    def outcome(self) -> str:
        """The outcome's name inside a sentence."""
        return self.within(self.ctx.results.study.outcome.name)

    @property
    def intervention(self) -> str:
        """The intervention's name inside a sentence; "the intervention" where the study file names none."""
        named = self.ctx.results.study.intervention
        return self.within(named.name) if named else self.t(N_("the intervention"))

    def p(self, p: float) -> Words:
        """Return "p = 0.012" with its letter set apart."""
        return (Emphasis(("p",)), "\u00a0", Relation(P(p)))

    def listed(self, items: Sequence[Words]) -> Words:
        """Join items as a list in a sentence: "a, b, and c"."""
        if len(items) < 2:
            return items[0] if items else ()
        parts: Words = items[0]
        for item in items[1:-1]:
            parts += (", ", *item)
        return (*parts, self.t(N_(", and ") if len(items) > 2 else N_(" and ")), *items[-1])


def run_in(draft: Draft, heading: str, *sentences: Words) -> Paragraph:
    """Return a paragraph that opens with its heading in bold; empty sentences are left out."""
    parts: Words = (Emphasis((f"{draft.t(heading)}.",), "bold"),)
    for spoken in sentences:
        if spoken:
            parts += (" ", *spoken)
    return Paragraph(parts)


def joined(*sentences: Words) -> Words:
    """Return sentences with a space between them; empty ones are left out.

    Examples
    --------
    >>> joined(("One.",), (), ("Two.",))
    ('One.', ' ', 'Two.')
    """
    return tuple(part for said in sentences if said for part in (" ", *said))[1:]


def closed(text: str) -> str:
    """Return a text that ends as a sentence does.

    Examples
    --------
    >>> closed("Twice a day"), closed("Why?")
    ('Twice a day.', 'Why?')
    """
    stripped = text.rstrip()
    return stripped if stripped.endswith((".", "!", "?", "…")) else f"{stripped}."
