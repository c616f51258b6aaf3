"""Means and medians that a sentence tells one after another, each with its time and spread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prapasca.audit.extract.context import CHARACTERISTIC
from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.vocabulary import PEOPLE, Mention, column_times, mentions_both_times, times_in

NUMBER = r"(?<![\w.,/])(?:[-−]?\d+(?:[.,]\d+)?|[.,]\d+)(?![\w/]|[.,]\d)"
_SD = (
    r"\(?\s*(?:s\.?\s?[db]\b\.?|std\.?\s*dev\w*|standa?r[dt]?\s+devia\w+|simpang\w*\s+baku)\s*"
    r"(?:(?:nya|sebesar|adalah|of|was|is)\s+)*[=:±]?\s*"
)
_RANGE = (
    rf"\s*\(\s*(?:(?:min\w*\s*[-–]\s*ma[kx]\w*|range|rentang|IQR)\s*[=:]?\s*)?{NUMBER}\s*[-–]\s*\d+(?:[.,]\d+)?\s*\)"
)
_HEAD = re.compile(
    r"\b(?P<kind>rata\s*-\s*rata|rerata|mean|average|median|nilai\s+tengah)(?!\s*[-–]?\s*(?:rank|peringkat|ranking))\b"
    r"(?P<spread>\s*(?:\(\s*±?\s*s\.?d\.?\s*\)|±\s*s\.?d\b\.?))?",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"\(?(?P<value>{NUMBER})(?:\s*(?:mmHg|mg/d[lL]|g/d[lL]|gr?|kg|ml|cc|cm|poin|points?)\b)?"
    rf"(?:\s*(?:±|\+/-)\s*(?P<pm>{NUMBER})|\s*(?:,|dengan|with|and|dan)?\s*(?:an?\s+)?{_SD}(?P<sd>{NUMBER})|"
    rf"\s*\(\s*(?P<bare>{NUMBER})\s*\)|{_RANGE})?\s*\)?",
    re.IGNORECASE,
)
_NO_MEAN = re.compile(
    rf"\s*(?:%|tahun|jam|years?|hours?|menit|hari|minggu|days?|weeks?|minutes?|dari|of|out\s+of|{PEOPLE})(?!\w)", re.I
)
_STOP = re.compile(
    rf"[;:]|\.\s|{CHARACTERISTIC.pattern}|\b(?:p|z|t|n|sig|nilai\s+p|uji|test|min\w*|ma[kx]\w*|range|rentang|selisih|"
    r"beda|perbedaan|dikurangi|penurunan|peningkatan|kenaikan|perubahan|mampu|menjawab|difference|decrease|increase|change|"
    r"reduction|able|gain)\b",
    re.IGNORECASE,
)
"""Between "mean" and a number that is no mean of the outcome at a time."""
_TO = re.compile(r"\b(?:menjadi|to|ke)\s+(?:adalah\s+|sebesar\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:dari|from)\s+$", re.IGNORECASE)
_ROSE = re.compile(r"\b(?:mengalami|terjadi|ada)\s+(?:peningkatan|penurunan|kenaikan)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|,?\s*(?:dan|and))\s*$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;.(]|\d|\b(?:dan|and|menjadi|to|sedangkan|while|whereas)\b", re.IGNORECASE)
_LONGEST = 90


@dataclass(frozen=True)
class ToldMean:
    """A mean or median: its kind, the spans of value and standard deviation, and its time where told."""

    kind: str
    value: tuple[int, int]
    sd: tuple[int, int] | None
    time: str | None


@dataclass(frozen=True)
class _Step:
    """A value with the words before it, and where the words begin that may belong to the next."""

    found: re.Match[str]
    gap: str
    time: str | None
    end: int


def told_means(text: str) -> Iterator[ToldMean]:
    """Yield the means and medians that a sentence tells, in order.

    Examples
    --------
    >>> text = "Mean pre 54.3 (SD 8.2), post 70.1 (SD 7.5)."
    >>> [(text[slice(*one.value)], one.sd and text[slice(*one.sd)], one.time) for one in told_means(text)]
    [('54.3', '8.2', 'before'), ('70.1', '7.5', 'after')]
    >>> text = "The mean (SD) fell from 5.2 (1.1) before to 3.1 (0.9) after the massage."
    >>> [(text[slice(*one.value)], one.sd and text[slice(*one.sd)], one.time) for one in told_means(text)]
    [('5.2', '1.1', 'before'), ('3.1', '0.9', 'after')]
    """
    heads = list(_HEAD.finditer(text))
    end, latest = 0, None
    for place, head in enumerate(heads):
        limit = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        steps = list(_steps(text, head.end(), limit))
        kind = "median" if head["kind"].casefold() in ("median", "nilai tengah") else "mean"
        times = _times(text[: head.start()], steps)
        if times and times[0] is None and _JOINED.fullmatch(text[end : head.start()]):
            times[0] = latest
        for step, time in zip(steps, times, strict=True):
            end, latest = step.found.end(), time
            sd = next((name for name in ("pm", "sd", "bare") if step.found[name]), None)
            told = sd if sd != "bare" or head["spread"] else None
            yield ToldMean(kind, step.found.span("value"), step.found.span(told) if told else None, time)


def _steps(text: str, start: int, limit: int) -> Iterator[_Step]:
    """Yield the values of a run: only words that name times, groups and outcomes stand between them."""
    first: str | None = None
    while found := _VALUE.search(text, start, limit):
        gap = text[start : found.start("value")]
        value = found["value"]
        plain = _ROSE.sub("", gap) if _TO.search(gap) or _FROM.search(gap) else gap
        foreign = _STOP.search(plain) or _NO_MEAN.match(text, found.end())
        if foreign or len(gap) > _LONGEST or parse_decimal(value) is None:
            return
        end, time = _time_of(text, gap, found)
        joined = _TO.search(gap) or _JOINED.fullmatch(gap)
        if first is not None and ((time is None and not joined) or _decimals(first) != _decimals(value)):
            return
        yield _Step(found, gap, time, end)
        first, start = first or value, end


def _decimals(value: str) -> bool:
    return "." in value or "," in value


def _time_of(text: str, gap: str, found: re.Match[str]) -> tuple[int, str | None]:
    """Return where the words after a value begin, and its time: named before it, else right after it."""
    named = _single(gap)
    if named:
        return found.end(), named[-1].name
    after = text[found.end() : found.end() + 40]
    end = _CLAUSE_END.search(after)
    named = _single(after[: end.start()] if end else after)
    return (found.end() + named[0].end, named[0].name) if named else (found.end(), None)


def _single(words: str) -> Sequence[Mention]:
    """Return the times that words name, none where they name both in one breath."""
    return () if mentions_both_times(words) else times_in(words) or column_times(words)


def _right_before(words: str) -> Sequence[Mention]:
    """Return the time that stands right before a colon at the end, whatever stands before it."""
    last = times_in(words)[-1:]
    return last if last and words[last[0].end :].strip() == ":" else ()


def _times(before: str, steps: Sequence[_Step]) -> list[str | None]:
    """Return the times of the values of a run, those not named with a value by what stands around."""
    times = [step.time for step in steps]
    if len(steps) > 1 and times[1] is None and mentions_both_times(steps[0].gap):
        return ["before", "after", *times[2:]]
    named = _single(before) or _right_before(before)
    if steps and times[0] is None and named:
        times[0] = named[-1].name
    for place in range(1, len(steps)):
        if _TO.search(steps[place].gap) and times[place] in (None, "after"):
            first = times[place - 1]
            turned = first != "after" or _FROM.search(steps[place - 1].gap) or "menjadi" in steps[place].gap.casefold()
            times[place - 1], times[place] = ("before" if turned else first), "after"
    return times
