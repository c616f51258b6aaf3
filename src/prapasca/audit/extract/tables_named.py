"""The tables of a manuscript, and the sentences that cite them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.vocabulary import mentions_both_times, times_in

_HEAD = re.compile(r"\s(?:Frekuensi|Frequency|Variabel|Variable|Kategori|Category|No\b|Mean|Ranks)\b")


def table_facts(context: Context) -> Iterator[Draft]:
    """Yield each numbered table, each citation of one, and which time the paragraph under a table tells of."""
    for region, grid in zip(context.regions, context.grids, strict=True):
        if region.number is not None and region.start < region.body:
            caption = _caption(region.caption if region.cells or not grid.head else grid.head)
            end = region.start + re.match(r"\S+\s*[\d.\s]*|\S+", context.manuscript.text[region.start :]).end()  # type: ignore[union-attr]  # never empty
            attributes = {"caption": caption, "time": _time(caption)}
            yield Draft("table", region.number, region.start, end, attributes, "own", 0.9)
    for citation in context.citations:
        yield Draft("table_citation", citation.number, citation.start, citation.end, {}, "own", 0.9)
    yield from _paragraphs(context)


def _caption(text: str) -> str:
    caption = text[:300]
    head = _HEAD.search(caption, 20)
    return caption[: head.start()] if head else caption[:200]


def _time(text: str) -> str | None:
    named = {one.name for one in times_in(text)}
    return named.pop() if len(named) == 1 and not mentions_both_times(text) else None


def _paragraphs(context: Context) -> Iterator[Draft]:
    """Yield the one time that the sentence right under a table, or citing it, tells of."""
    told: set[int] = set()
    for setting in context.settings:
        above = context.region_above(setting.sentence.start)
        if above is None or above.start in told or above.number is None or setting.kind == "discussion":
            continue
        cited = context.citation_in(setting.sentence)
        under = not context.manuscript.text[above.end : setting.sentence.start].strip()
        if not under:
            continue
        told.add(above.start)
        time = _time(setting.sentence.text)
        if time is None or not re.search(r"\d", setting.sentence.text):
            continue
        attributes = {"time": time, "table": above.number, "cited": cited.number if cited else None}
        start, end = setting.sentence.start, setting.sentence.end
        yield Draft("statement", "paragraph_time", start, min(end, start + 60), attributes, setting.source, 0.85)
