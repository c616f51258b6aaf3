"""An audit as one page: the manuscript's text with its findings beside it, no script needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from prapasca.audit.manuscript import Manuscript
from prapasca.errors import N_
from prapasca.language import Translator, translator
from prapasca.report.audit.html_blocks import sections_as_html
from prapasca.report.audit.html_style import STYLE
from prapasca.report.audit.html_text import Span, text_as_html
from prapasca.report.audit.remarks import Passage, Remark
from prapasca.report.audit.review import Review

ABOVE = ("summary", "recovered")
"""Sections that stand above the text."""


def write_html(reviews: Sequence[Review]) -> str:
    """Return one self-contained page for one or several audits in the same language."""
    language = reviews[0].language
    t = translator(language)
    title = reviews[0].title if len(reviews) == 1 else t(N_("Audit of {count} manuscripts")).format(count=len(reviews))
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        f'<head><meta charset="utf-8"><title>{escape(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{STYLE}</style></head>",
        "<body>",
        "<main>",
    ]
    for number, review in enumerate(reviews, 1):
        parts += _Page(review, f"m{number}-" if len(reviews) > 1 else "", t).lines()
    return "\n".join([*parts, "</main>", "</body>", "</html>", ""])


@dataclass(frozen=True)
class _Page:
    """One audit on the page; the prefix keeps its names apart from those of other audits."""

    review: Review
    prefix: str
    t: Translator

    def lines(self) -> Iterator[str]:
        review, prefix = self.review, self.prefix
        top = [section for section in review.sections if section.id in ABOVE]
        below = [section for section in review.sections if section.id not in ABOVE]
        yield f'<section aria-labelledby="{prefix}title"><h1 id="{prefix}title">{escape(review.title)}</h1>'
        yield from self._navigation([(section.id, section.title) for section in below])
        yield from sections_as_html(top, review.style, prefix)
        if review.manuscript is None:
            yield from self._findings()
        else:
            yield '<div class="beside">'
            yield from self._findings()
            yield from self._manuscript(review.manuscript)
            yield "</div>"
        yield from sections_as_html(below, review.style, prefix)
        yield "</section>"

    def _navigation(self, below: list[tuple[str, str]]) -> Iterator[str]:
        named = [("findings", self.t(N_("Findings")))]
        if self.review.manuscript is not None:
            named.append(("manuscript", self.t(N_("The manuscript"))))
        items = "".join(f'<li><a href="#{self.prefix}{id_}">{escape(name)}</a></li>' for id_, name in [*named, *below])
        label = self.t(N_("Contents"))
        yield f'<nav aria-label="{escape(label)}"><ul>{items}</ul></nav>'

    def _manuscript(self, manuscript: Manuscript) -> Iterator[str]:
        lang = f' lang="{manuscript.language}"' if manuscript.language != "mixed" else ""
        heading = self.t(N_("The manuscript"))
        yield f'<div class="text"><h2 id="{self.prefix}manuscript">{escape(heading)}</h2>'
        yield f'<div class="manuscript"{lang}>'
        yield from text_as_html(manuscript, self._spans(), self.prefix, self.t)
        yield "</div></div>"

    def _spans(self) -> Iterator[Span]:
        placed: dict[str | None, list[tuple[int, str, str]]] = defaultdict(list)
        for remark in self.review.remarks:
            if remark.passage is not None:
                placed[remark.passage.fact].append((remark.number, remark.severity, remark.code))
        for fact in self.review.facts:
            if fact.start is not None and fact.end is not None:
                found = tuple(placed.get(fact.id, ()))
                yield Span(fact.start, fact.end, f"{self.prefix}{fact.id}", found, own=fact.source == "own")

    def _findings(self) -> Iterator[str]:
        heading = escape(self.t(N_("Findings")))
        yield f'<section class="findings" aria-labelledby="{self.prefix}findings" tabindex="0">'
        yield f'<h2 id="{self.prefix}findings">{heading}</h2>'
        if not self.review.remarks:
            nothing = self.t(N_("Nothing was found."))
            yield f"<p>{escape(nothing)}</p>"
        for remark in self.review.remarks:
            yield from self._remark(remark)
        yield "</section>"

    def _remark(self, remark: Remark) -> Iterator[str]:
        t = self.t
        yield f'<article class="{remark.severity}" id="{self.prefix}finding-{remark.number}">'
        yield f'<h3><span class="badge">{remark.severity} {escape(remark.code)}</span> {escape(remark.message)}</h3>'
        if remark.passage is not None:
            yield self._passage(remark.passage)
        if remark.against:
            lead = t(N_("rests also on"))
            yield f"<p>{escape(lead)}</p>"
            yield from map(self._passage, remark.against)
        if remark.more:
            more = t(N_("and {count} more places")).format(count=remark.more)
            yield f"<p>{escape(more)}</p>"
        named = [(t(N_("assumes")), one) for one in remark.assumptions]
        named += [(t(N_("repair")), one) for one in remark.repairs]
        if named:
            items = "".join(f"<li>{escape(name)}: {escape(one)}</li>" for name, one in named)
            yield f"<ul>{items}</ul>"
        if remark.decision:
            yield f"<p><strong>{escape(remark.decision)}</strong></p>"
        yield "</article>"

    def _passage(self, passage: Passage) -> str:
        place = escape(passage.place)
        if self.review.manuscript is not None and passage.line is not None:
            target = passage.fact or f"L{passage.line}"
            place = f'<a href="#{self.prefix}{escape(target)}">{place}</a>'
        words = passage.excerpt
        culprit = f"<strong>{escape(words.culprit)}</strong>" if words.culprit else ""
        cite = f"<cite>{place}</cite>" if place else ""
        return f"<blockquote>{cite}{escape(words.before)}{culprit}{escape(words.after)}</blockquote>"
