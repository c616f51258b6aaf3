"""The Ranks table: how many ranks of each sign, their means and sums, and what the signs mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import MINUS, parse_decimal
from prapasca.audit.extract.passages import Passage, passages
from prapasca.audit.extract.vocabulary import column_groups, column_times, outcomes_in

_RANK = r"(?:ranks?|differences?|rangk?ing|rangk|peringkat|rank)"
_SIGN = re.compile(
    rf"(?:(?<![A-Za-z])|(?<=\d[a-f])|(?-i:(?<=[a-z])(?=[NPT])))(?:(?P<negative>negati[fv]e?\s*{_RANK}|{_RANK}\s*negati[fv]e?)|"
    rf"(?P<positive>positi[fv]e?\s*{_RANK}|"
    rf"{_RANK}\s*positi[fv]e?)|(?P<ties>ties)|(?P<total>total))(?:[a-d](?![a-zA-Z]))?(?![a-zA-Z])",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^[^\d]{0,60}?(?<![\d.,])(?P<n>\d{1,5})(?![.,]?\d)\s*(?:\(\s*(?P<note>[a-f])\s*\)|(?P<note2>[a-f])(?![a-z]))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?<![\d.,])(?P<n>\d{1,5})(?![.,]?\d)(?=\s+[a-z])")
"""How many there are, named before a sign in brackets: "12 mothers improved (positive ranks)"."""
_DECIMAL = re.compile(rf"(?<![{MINUS}])\d*[.,]\d{{1,2}}(?!\d(?!\d*[.,]))")
_MEAN = re.compile(
    r"(?:mean\s*ran\w*|rata-rata\s+(?:peringkat|rank\w*))[^\d]{0,60}?(?P<value>\d*[.,]\d{1,2}|\d+)", re.IGNORECASE
)
_SUM = re.compile(
    r"(?:sum\s*(?:of)?\s*ranks?|jumlah\s+(?:peringkat|rank\w*))[^\d]{0,40}?(?P<value>\d*[.,]\d{1,2}|\d+)", re.IGNORECASE
)
_MEAN_ONLY = re.compile(r"mean\s*rank(?!.{0,40}\bsum\b)", re.IGNORECASE | re.DOTALL)
"""A head that names mean ranks and no sums."""
_LEGEND = re.compile(
    r"\b(?P<letter>[a-i])\.\s*(?P<left>[^<>=\n]{3,70}?)\s*(?P<sign>[<>=])\s*(?P<right>[^<>=\n]{3,70}?)"
    r"(?=\s+[a-i]\.\s|\s*$|\n|\s+Test\b)",
    re.MULTILINE,
)
_DIFFERENCE = re.compile(r"(?P<left>[A-Za-z][\w\s-]{2,60}?)\s+[-–−]\s+(?P<right>[A-Za-z][\w\s-]{2,40})")
_LETTERS = ("negative", "positive", "ties")
_HEADED = re.compile(
    r"(?P<label>[A-Za-z][^\d\n]{2,60}?)\s+(?P<negative>\d{1,4})\s+(?P<positive>\d{1,4})\s+(?P<ties>\d{1,4})\s+"
    rf"(?:\d{{1,4}}\s+)?(?=[{MINUS}<]?\s?\d?[.,]\d{{2,4}})"
)
"""A row of a variable: its numbers of ranks, then Z or p."""


def rank_facts(context: Context) -> Iterator[Draft]:
    """Yield what Ranks tables, and sentences about them, print."""
    for passage in passages(context):
        signs = list(_SIGN.finditer(passage.text))
        names = {found.lastgroup for found in signs}
        if not names & {"negative", "positive"}:
            continue
        signs = [found for found in signs if found.lastgroup != "total" or _follows(signs, found)]
        drafts = (
            _by_columns(passage, signs)
            if _are_columns(passage, signs)
            else [draft for place, found in enumerate(signs) for draft in _by_rows(passage, signs, place, found)]
        )
        for draft in drafts:
            yield draft.also(**_setting(context, passage, draft.start - passage.start))
        yield from _legends(passage)


def _follows(signs: list[re.Match[str]], total: re.Match[str]) -> bool:
    """Tell whether a total is that of the ranks: right after the others."""
    before = [found for found in signs if found.end() <= total.start() and found.lastgroup != "total"]
    return bool(before) and total.start() - before[-1].end() < 60


def _setting(context: Context, passage: Passage, at: int) -> dict[str, str | None]:
    head = passage.text[max(0, at - 350) : at]
    groups = column_groups(head) if context.several_groups and passage.group is None else []
    near = context.outcomes.mentions(head)
    outcome = near[-1].name if near and passage.setting is None else passage.outcome
    return {
        "group": groups[-1].name if groups else passage.group if context.several_groups else None,
        "outcome": outcome,
        "table": passage.table,
        "place": "prose" if passage.setting else "table",
        "difference": _difference(passage.text),
    }


def _difference(text: str) -> str | None:
    """Return which time is subtracted from which, where the table names its difference."""
    for found in _DIFFERENCE.finditer(text):
        left, right = column_times(found["left"]), column_times(found["right"])
        if left and right and left[-1].name != right[0].name:
            return "post-pre" if left[-1].name == "after" else "pre-post"
    return None


def _by_rows(passage: Passage, signs: list[re.Match[str]], place: int, found: re.Match[str]) -> Iterator[Draft]:
    limit = signs[place + 1].start() if place + 1 < len(signs) else min(len(passage.text), found.end() + 200)
    segment = passage.text[found.end() : limit]
    sign = found.lastgroup or ""
    if segment.startswith(")"):
        yield from _named_before(passage, signs[place - 1].end() if place else 0, found)
        return
    leading = _LEADING.match(segment)
    if leading is None:
        return
    mean, total = _MEAN.search(segment), _SUM.search(segment)
    first = min((one.start() for one in (mean, total) if one), default=len(segment))
    if leading.start("n") < first:
        yield _draft(passage, "rank_n", found.end(), leading.span("n"), sign)
    if sign not in ("negative", "positive"):
        return
    if mean or total:
        for kind, one in (("mean_rank", mean), ("rank_sum", total)):
            if one is not None:
                yield _draft(passage, kind, found.end(), one.span("value"), sign)
        return
    decimals = list(_DECIMAL.finditer(segment, leading.end()))[:2]
    if len(decimals) == 2 or _MEAN_ONLY.search(passage.text):
        for kind, one in zip(("mean_rank", "rank_sum"), decimals, strict=False):
            yield _draft(passage, kind, found.end(), one.span(), sign)


def _named_before(passage: Passage, start: int, found: re.Match[str]) -> Iterator[Draft]:
    """Yield the number of ranks that stands before a sign in brackets."""
    counted = list(_COUNTED.finditer(passage.text, start, found.start()))
    if counted:
        yield _draft(passage, "rank_n", 0, counted[-1].span("n"), found.lastgroup or "")


def _are_columns(passage: Passage, signs: list[re.Match[str]]) -> bool:
    """Tell whether all signs stand before any number."""
    names = [found.lastgroup or "" for found in signs]
    between = [passage.text[one.end() : other.start()] for one, other in pairwise(signs[:3])]
    return names[:3] == list(_LETTERS) and not any(re.search(r"\d", one) for one in between)


def _by_columns(passage: Passage, signs: list[re.Match[str]]) -> list[Draft]:
    """Return the facts of a table printed column by column: all signs first, then all N, means and sums.

    Where the signs head the columns of rows with a Z or p each, there is a row for each variable.
    """
    names = [found.lastgroup or "" for found in signs]
    if headed := list(_HEADED.finditer(passage.text, signs[2].end())):
        return [draft for found in headed for draft in _row(passage, found)]
    rows = names[:4] if names[3:4] == ["total"] and signs[3].start() - signs[2].end() < 12 else names[:3]
    start = signs[len(rows) - 1].end()
    segment = passage.text[start : start + 250]
    counts = list(re.finditer(r"(?<![\d.,])(\d{1,5})(?![.,]?\d)\s*(?:\(?[a-f]\)?(?![a-z]))?", segment))[: len(rows)]
    decimals = [one for one in _DECIMAL.finditer(segment) if counts and one.start() >= counts[-1].end()][:4]
    if len(counts) < len(rows):
        return []
    drafts = [_draft(passage, "rank_n", start, one.span(1), sign) for one, sign in zip(counts, rows, strict=True)]
    if len(decimals) == 4:
        kinds = [
            ("mean_rank", "negative"),
            ("mean_rank", "positive"),
            ("rank_sum", "negative"),
            ("rank_sum", "positive"),
        ]
        drafts += [
            _draft(passage, kind, start, one.span(), sign) for (kind, sign), one in zip(kinds, decimals, strict=True)
        ]
    return drafts


def _row(passage: Passage, found: re.Match[str]) -> Iterator[Draft]:
    """Yield the numbers of ranks of a variable."""
    named = {one.name for one in outcomes_in(found["label"])}
    outcome = named.pop() if len(named) == 1 else None
    for sign in _LETTERS:
        yield _draft(passage, "rank_n", 0, found.span(sign), sign).also(outcome=outcome)


def _draft(passage: Passage, kind: str, offset: int, span: tuple[int, int], sign: str) -> Draft:
    start, end = passage.start + offset + span[0], passage.start + offset + span[1]
    printed = passage.text[offset + span[0] : offset + span[1]]
    value = int(printed) if kind == "rank_n" else parse_decimal(printed)
    return Draft(kind, value, start, end, {"sign": sign}, passage.source_at(offset + span[0]), 0.9)


def _legends(passage: Passage) -> Iterator[Draft]:
    for found in _LEGEND.finditer(passage.text):
        earlier = list(re.finditer(r"\b([a-i])\.\s", found["left"]))
        letter = earlier[-1][1] if earlier else found["letter"]
        last = earlier[-1].end() if earlier else 0
        left, right = column_times(found["left"][last:]), column_times(found["right"])
        if not left or not right or left[0].name == right[0].name:
            continue
        names = {"before": "pre", "after": "post"}
        value = f"{names[left[0].name]}{found['sign']}{names[right[0].name]}"
        sign = _LETTERS[(ord(letter) - ord("a")) % 3]
        start, end = passage.start + found.start("left") + last, passage.start + found.end("right")
        yield Draft("rank_legend", value, start, end, {"sign": sign, "table": passage.table}, "own", 0.9)
