"""Counts and percentages that sentences tell, by label, time and group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prapasca.audit.extract.changes import change_spans
from prapasca.audit.extract.context import Context, Setting
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.labels import LabelMention
from prapasca.audit.extract.mentions import Mentioned, is_other, mentioned
from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.pairing import group_of, paired_labels, times_of
from prapasca.audit.extract.parts import is_share_of_a_group, moved, of_some
from prapasca.audit.extract.traits import characteristic_of
from prapasca.audit.extract.vocabulary import groups_in, times_in


def prose_facts(context: Context) -> Iterator[Draft]:
    """Yield the counts and percentages that sentences tell."""
    for place, setting in enumerate(context.settings):
        if setting.kind in ("references", "title") or (
            setting.kind == "methods" and not times_in(setting.sentence.text)
        ):
            continue
        yield from _sentence_facts(context, setting, f"s{place}")


def _sentence_facts(context: Context, setting: Setting, name: str) -> Iterator[Draft]:
    text = setting.sentence.text
    mentions = [one for one in mentioned(text) if not is_other(text, one)]
    if not mentions:
        return
    groups = groups_in(text) if context.several_groups else []
    claims = change_spans(text)
    labels = [one for one in context.labels.mentions(text) if not _inside(one, mentions)]
    times = times_of(text, mentions, setting)
    some = of_some(text, context.labels)
    for number, (one, label) in enumerate(zip(mentions, paired_labels(text, mentions, labels), strict=True)):
        if any(start <= one.start < end for start, end in claims):
            continue
        if label is not None and (one.start >= some or moved(text, one.end)):
            continue
        attributes = {
            "time": times[number],
            "group": group_of(groups, one, mentions) or (setting.group if context.several_groups else None),
            "label": context.labels.name(label) if label else None,
            "outcome": context.outcome_at(setting, one.start),
            "place": "prose",
            "table": setting.table,
            "cell": f"{name}-{number}",
            "role": "cell",
        }
        trait = characteristic_of(text, number, mentions, label)
        if trait and is_share_of_a_group(text, one.start):
            continue
        attributes |= trait or {}
        if attributes["label"] is None and not _is_modal(text, one, attributes["time"]):
            continue
        sure = _sureness(context, label, attributes)
        for group in ("intervention", "control") if groups and _in_each(text, one) else (attributes["group"],):
            yield from _drafts(setting, one, {**attributes, "group": group}, sure=sure)


def _is_modal(text: str, one: Mentioned, time: str | None) -> bool:
    """Tell whether a count without a label is said to be that of most people."""
    told = re.search(r"mayoritas|majority|sebagian besar|most", text, re.IGNORECASE) is not None
    return one.number is not None and time is not None and told


def _in_each(text: str, one: Mentioned) -> bool:
    """Tell whether a count is told of each group."""
    return (
        re.match(
            r"\s*(?:pada|in|di)\s+(?:tiap|setiap|masing-masing|kedua|each|both)\s+(?:kelompok|groups?)", text[one.end :]
        )
        is not None
    )


def _sureness(context: Context, label: LabelMention | None, attributes: dict[str, str | None]) -> float:
    if attributes.get("characteristic"):
        return 0.7
    if label is None:
        return 0.5
    known = context.labels.scale_levels
    if known and label.level not in known:
        return 0.4
    return 0.9 if attributes["time"] else 0.6


def _drafts(setting: Setting, one: Mentioned, attributes: dict[str, str | None], *, sure: float) -> Iterator[Draft]:
    offset = setting.sentence.start
    source = setting.source_at(one.start)
    text = setting.sentence.text
    if one.number is not None:
        value, start, end = one.number
        yield Draft("count", value, offset + start, offset + end, attributes, source, sure)
    if one.percent is not None:
        start, end = one.percent
        more = {**attributes, "percent_of": "percent"}
        yield Draft("percent", parse_decimal(text[start:end]), offset + start, offset + end, more, source, sure)
    if one.lost is not None:
        start, end = one.lost
        more = {**attributes, "percent_of": "percent"}
        digits = "".join(text[start:end].split())
        yield Draft("percent_end", digits, offset + start, offset + end, more, source, sure)


def _inside(label: LabelMention, mentions: Sequence[Mentioned]) -> bool:
    return any(one.start <= label.start and label.end <= one.end and not one.percent for one in mentions)
