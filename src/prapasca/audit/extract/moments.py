"""Means, standard deviations, medians, smallest and largest values, in tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prapasca.audit.extract.context import Context, Setting
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.regions import Region
from prapasca.audit.extract.told_means import ToldMean, told_means
from prapasca.audit.extract.vocabulary import column_groups, column_times, groups_in, outcomes_in

_NUMBER = r"[-−]?\d+(?:[.,]\d+)?|[.,]\d+"
_MEAN = r"(?:mean|rerata|rata\s*-\s*rata)"
_HEADS = (
    ("mean_sd", r"mean\s*(?:±|\+/-|\+|\()\s*(?:s\.?\s?d\.?|std\.?\s*dev\w*)\)?|rata-rata\s*±\s*\w+|rerata\s*±\s*\w+"),
    ("range", r"min(?:imum|imal)?\.?\s*(?:[-–/]|dan|and)\s*ma(?:ks|x)\w*\.?|range|rentang"),
    ("quartiles", r"\bq\s*1\s*[-–]\s*q\s*3\b|\bIQR\b|\bkuartil\w*|interquartile\s+range"),
    ("sd", r"\bs\.?d\.?\b|std\.?\s*dev\w*|standa?r\s+devia\w+|simpang\w*\s+baku"),
    ("mean", r"\bmean\b(?!\s*(?:rank|dif))|rata\s*-\s*rata|\brerata\b|\baverage\b"),
    ("median", r"\bmedian\b|nilai\s+tengah"),
    ("minimum", r"\bmin(?:imum|imal)?\b|nilai\s+terendah"),
    ("maximum", r"\bmaks?(?:imum|imal)?\b|\bmax(?:imum)?\b|nilai\s+tertinggi"),
    ("p", r"\bp\b(?:[\s-]*value)?|\bsig\b\.?|nilai\s+p"),
    ("z", r"\bz\b"),
    ("t", r"\bt\b"),
    ("n", r"\bn\b|\bjumlah\b|\bf\b"),
    ("se", r"std\.?\s*error\w*(?:\s+(?:of\s+(?:the\s+)?)?mean)?|\bse\b"),
    (
        "difference",
        rf"(?:selisih|beda)(?:\s+{_MEAN})?|mean\s*dif\w*|difference|(?:penurunan|peningkatan|kenaikan)\s+{_MEAN}",
    ),
)
_HEAD = re.compile("|".join(rf"(?P<{name}>{forms})" for name, forms in _HEADS), re.IGNORECASE)
_VALUE = re.compile(
    rf"(?P<first>{_NUMBER})\s*(?P<pm>±|\+/-)\s*(?P<second>{_NUMBER})|"
    rf"(?P<low>{_NUMBER})\s*[-–]\s*(?P<high>\d+(?:[.,]\d+)?)|(?P<one>{_NUMBER})"
)
_DIFFERENCE = re.compile(r"\b(?:post\w*|sesudah|after)\s*[-–−]\s*(?:pre\w*|sebelum|before)\b", re.IGNORECASE)
"""A head that names a difference, so that the columns hold what is paired."""
_SUBTRACTED = re.compile(
    r"\b(?:pre|sebelum|before)\w*[ \t]+[-–−][ \t]+(?:post|sesudah|after)|"
    r"\b(?:post|sesudah|after)\w*[ \t]+[-–−][ \t]+(?:pre|sebelum|before)",
    re.IGNORECASE,
)
"""A row of a difference, as of "before - after", which is neither of the two."""
_BEFORE = 20
"""Letters before a row's label in which the other half of a difference stands."""
_MOMENTS = ("mean", "sd", "median", "minimum", "maximum")


@dataclass(frozen=True)
class _Row:
    time: str | None
    group: str | None
    label: str
    start: int
    end: int


def moment_facts(context: Context) -> Iterator[Draft]:
    """Yield the means and other summaries that a manuscript prints, and rows that bear the same label twice."""
    for region in context.regions:
        yield from _table(context, region)
    for setting in context.settings:
        if setting.kind not in ("introduction", "references", "methods", "title"):
            yield from _sentence(context, setting)


def _table(context: Context, region: Region) -> Iterator[Draft]:
    text = context.manuscript.text[region.start : region.end]
    rows = list(_rows(context, text))
    if not rows or _DIFFERENCE.search(text[: rows[0].start]):
        return
    heads = [found.lastgroup or "" for found in _HEAD.finditer(text[: rows[0].start])]
    heads = _last_run(heads)
    if not set(heads) & {*_MOMENTS, "mean_sd", "range"}:
        return
    outcome = context.outcomes.in_table(region.caption[:250])
    named = {one.name for one in groups_in(region.caption)} if context.several_groups else set()
    only = named.pop() if len(named) == 1 else None
    seen: dict[str, int] = {}
    for row in rows:
        label = " ".join(row.label.casefold().split())
        repeated = label in seen and seen[label] == 1 and len(rows) == 2
        seen[label] = seen.get(label, 0) + 1
        attributes = {
            "time": None if repeated else row.time,
            "group": row.group or only,
            "outcome": outcome,
            "table": region.number,
            "place": "table",
        }
        if repeated:
            start = region.start + row.start
            more = {"label": label, "table": region.number}
            yield Draft("statement", "row_label_repeated", start, start + len(row.label), more, "own", 0.9)
        yield from _cells(text, region.start, row, heads, attributes)


def _rows(context: Context, text: str) -> Iterator[_Row]:
    """Yield the rows of a table whose labels are times, or groups, right before numbers."""
    for found in re.finditer(
        r"(?m)(?:^|(?<=[\s\t]))(?P<label>[A-Za-z][A-Za-z-]*(?:[ \t-]+[A-Za-z]+){0,4})[ \t]*\n?[ "
        r"\t]*(?=[-−]?\d+(?:[.,]\d+)?(?:\s|\t|±|$))",
        text,
    ):
        label = found["label"]
        times = column_times(label)
        groups = column_groups(label) if context.several_groups else []
        if not times or _SUBTRACTED.search(text[max(0, found.start() - _BEFORE) : found.end("label")]):
            continue
        first = min(one.start for one in times)
        words = label[first:].split()
        if len(words) > 3:
            continue
        start = found.start("label") + first
        before = [one.name for one in column_groups(text[max(0, start - 60) : start])] if context.several_groups else []
        group = groups[-1].name if groups else (before[-1] if before else None)
        yield _Row(times[-1].name, group, text[start : found.end("label")].strip(), start, found.end())


def _last_run(heads: list[str]) -> list[str]:
    """Return the columns in order, each the last time it is named."""
    return list(dict.fromkeys(reversed(heads)))[::-1]


def _cells(text: str, offset: int, row: _Row, heads: list[str], attributes: dict[str, str | None]) -> Iterator[Draft]:
    segment = re.match(r"(?:[\d\s.,±+/()%|<>=–-]|\t)+", text[row.end :])
    if segment is None:
        return
    values = list(_VALUE.finditer(segment[0]))
    columns = [head for head in heads if head not in ("p", "z", "t")] if len(values) < len(heads) else heads
    if len(values) < len(columns):
        columns = [head for head in columns if head != "n"]
    paired = list(columns)
    if values and values[0]["pm"] and "mean_sd" not in paired and {"mean", "sd"} <= set(paired):
        paired = ["mean_sd" if head == "mean" else head for head in paired if head != "sd"]
    if len(values) < len(paired) - 1 or not _fits(paired, values):
        return
    for head, value in zip(paired, values, strict=False):
        at = offset + row.end
        yield from _summary(head, value, at, attributes)


def _fits(heads: list[str], values: list[re.Match[str]]) -> bool:
    """Tell whether pairs such as 2.20 ± 0.56 and 1-3 stand where the head says."""
    for head, value in zip(heads, values, strict=False):
        spanned = head in ("range", "quartiles")
        if (value["pm"] is not None) != (head == "mean_sd") or (value["low"] is not None) != spanned:
            return False
    return True


def _summary(head: str, value: re.Match[str], at: int, attributes: dict[str, str | None]) -> Iterator[Draft]:
    parts = {
        "mean_sd": (("mean", "first"), ("sd", "second")),
        "range": (("minimum", "low"), ("maximum", "high")),
    }.get(head, ((head, "one"),))
    for kind, group in parts:
        if kind == "n" and value[group] and value[group].isdecimal():
            yield Draft(
                "n",
                int(value[group]),
                at + value.start(group),
                at + value.end(group),
                {**attributes, "role": "analysed"},
                "own",
                0.7,
            )
        elif kind == "p" and value[group]:
            number = parse_decimal(value[group])
            yield Draft(
                "p",
                number,
                at + value.start(group),
                at + value.end(group),
                {**attributes, "time": None, "comparator": "=", "name": "p"},
                "own",
                0.8,
            )
        elif kind in _MOMENTS and value[group]:
            yield Draft(
                kind,
                parse_decimal(value[group]),
                at + value.start(group),
                at + value.end(group),
                attributes,
                "own",
                0.85,
            )


def _sentence(context: Context, setting: Setting) -> Iterator[Draft]:
    text = setting.sentence.text
    if re.search(r"\branks?\b", text, re.IGNORECASE) or _SUBTRACTED.search(text):
        return
    groups = groups_in(text) if context.several_groups else []
    for told in told_means(text):
        start = told.value[0]
        time = told.time or setting.time
        if time is None or _is_part(text, told.value[1]):
            continue
        group = next((one.name for one in reversed(groups) if one.end <= start), None)
        group = group or (setting.group if context.several_groups else None)
        attributes = {
            "time": time,
            "group": group,
            "outcome": context.outcome_at(setting, start) or _named(context, text[max(0, start - 100) : start]),
            "table": setting.table,
            "place": "prose",
        }
        sure = 0.4 if context.several_groups and group is None else 0.75
        yield from _prose_drafts(setting, told, attributes, sure)


def _named(context: Context, words: str) -> str | None:
    """Return the outcome that the words before a mean name, in a text whose tables name none."""
    named = {one.name for one in outcomes_in(words)}
    return named.pop() if len(named) == 1 and not context.outcomes.names else None


def _is_part(text: str, end: int) -> bool:
    """Tell whether what ends there is a part of something: "68 of all questions"."""
    return (
        re.match(r"\s*(?:dari|of|out\s+of)\s+(?:semua|seluruh|all|total|the)\b", text[end:], re.IGNORECASE) is not None
    )


def _prose_drafts(setting: Setting, told: ToldMean, attributes: dict[str, str | None], sure: float) -> Iterator[Draft]:
    offset, text = setting.sentence.start, setting.sentence.text
    source = setting.source_at(told.value[0])
    for kind, span in ((told.kind, told.value), ("sd", told.sd)):
        if span is not None:
            value = parse_decimal(text[slice(*span)])
            yield Draft(kind, value, offset + span[0], offset + span[1], attributes, source, sure)
