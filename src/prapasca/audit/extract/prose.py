"""Counts and percentages that sentences tell, by label, time and group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prapasca.audit.extract.changes import change_spans
from prapasca.audit.extract.context import CHARACTERISTIC, CHARACTERISTICS, Context, Setting
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.labels import LabelMention
from prapasca.audit.extract.numbers import parse_count, parse_decimal
from prapasca.audit.extract.sizes import COUNT
from prapasca.audit.extract.vocabulary import PEOPLE, Mention, groups_in, times_in

_P = r"(?P<percent>\d{1,3}(?:[.,]\s?\d{1,3})?)"
_BRACKETED = re.compile(rf"\s*[(\[]\s*(?:n\s*=\s*\d+\s*[;,]\s*)?{_P}\s*(?:%|persen|percent)?\s*[)\]]")
_PLAIN = re.compile(
    rf"\s*(?:,|:|=|;|/)?\s*(?:\(|atau|or|yaitu|sebesar|dengan|persentase\w*|prosentase\w*|presentase\w*|sekitar|"
    rf"about|\s)*\s*{_P}\s*(?:%|persen\b|percent\b)"
)
_BARE = re.compile(
    r"\s+(?P<percent>\d{1,3}[.,]\d{1,2}|100)(?![\d.,]*\d)(?!\s*(?:kg|cm|mm|gr|gram|jam|tahun|bulan|menit|ml|"
    r"cc|liter|hari))"
)
_LOST = re.compile(r"\s*\.\s?(?P<end>[.,]?\s?\d{1,2})\s?%\s*\)?")
_LATER = re.compile(rf"[^\d().;,]{{1,80}}?\(\s*{_P}\s*(?:%|persen|percent)?\s*\)")
_UNCOUNTED = re.compile(rf"(?<![\d.,/])(?P<number>\d{{1,4}})\s*[(\[]\s*{_P}\s*(?:%|persen|percent)\s*[)\]]")
_REVERSED = re.compile(
    rf"(?<![\d.,]){_P}\s*(?:%|persen|percent)\s*(?:\(\s*(?:n\s*=\s*)?(?P<number>\d{{1,4}})\s*(?:(?:dari|of|"
    rf"/)\s*\d+\s*)?(?:{PEOPLE})?\s*\)|atau\s+(?P<number2>\d{{1,4}})\s+{PEOPLE})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?<![\d.,<>≥≤=-])(?<![<>≥≤]\s){_P}\s?(?:%|persen\b|percent\b)", re.IGNORECASE)
_NOBODY = re.compile(
    rf"\b(?P<nobody>(?:tidak\s+ada(?:\s+(?:satu\s*pun|seorang\s*pun|lagi))?|tak\s+satu\s*pun|no|"
    rf"none\s+of\s+the)\s+{PEOPLE})\b",
    re.IGNORECASE,
)
_NOT_SHARE = re.compile(
    r"(?:kepercayaan|confidence|\bCI\b|signifi\w+|α|alpha|kesalahan|error|taraf|target|cakupan|derajat|presisi|"
    r"kenaikan|sebesar\s+rata|selisih)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?:\bdari|\bof|\bamong|\bfrom|/)\s*(?:the\s+|total\s+|seluruh\s+|jumlah\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:dari|from|semula|awalnya)\s*(?:sebanyak\s+|sebesar\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:menjadi|to|ke)\s*(?:sebanyak\s+|sebesar\s+|hanya\s+|only\s+)?$", re.IGNORECASE)
_BREAK = re.compile(
    r"[;]|,\s*(?:sedangkan|dan|sementara|kemudian|while|whereas|and|then)\b|\b(?:sedangkan|sementara itu|namun|"
    r"while|whereas)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mentioned:
    """A count, a percentage or both, said together in a sentence; offsets are those of the sentence."""

    start: int
    end: int
    number: tuple[int, int, int] | None = None
    percent: tuple[int, int] | None = None
    lost: tuple[int, int] | None = None


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
    mentions = [one for one in mentioned(text) if not _is_other(text, one)]
    if not mentions:
        return
    times = times_in(text)
    groups = groups_in(text) if context.several_groups else []
    claims = change_spans(text)
    labels = [one for one in context.labels.mentions(text) if not _inside(one, mentions)]
    shared = None
    for number, (one, paired) in enumerate(zip(mentions, _paired(text, mentions, labels), strict=True)):
        label = paired
        if _FROM.search(text[: one.start]) or _TO.search(text[: one.start]):
            label = shared = label or shared
        characteristic = _characteristic(text, one, mentions, label, times)
        if any(start <= one.start < end for start, end in claims) and label is None:
            continue
        attributes = {
            "time": _time_of(text, one, times, setting),
            "group": _near(groups, one, mentions),
            "label": context.labels.name(label) if label else None,
            "outcome": context.outcome_near(setting),
            "place": "prose",
            "table": setting.table,
            "cell": f"{name}-{number}",
            "role": "cell",
        }
        if characteristic is not None:
            attributes |= characteristic
        if attributes["label"] is None and (attributes["time"] is None or one.number is None):
            continue
        if (
            one.number is not None
            and attributes["label"] is None
            and not re.search(r"mayoritas|majority|sebagian besar|most", text, re.I)
        ):
            continue
        sure = _sureness(context, label, attributes)
        for group in ("intervention", "control") if groups and _in_each(text, one) else (attributes["group"],):
            yield from _drafts(setting, one, {**attributes, "group": group}, sure=sure)


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


def mentioned(text: str) -> list[Mentioned]:
    """Return the counts and percentages of a sentence, those said together as one.

    Examples
    --------
    >>> text = "13 responden . ,0%), 15 responden 93,8 lancar, 60% (12 orang), turun 75% menjadi 18,8%"
    >>> [(one.number and one.number[0], one.percent and text[slice(*one.percent)]) for one in mentioned(text)]
    [(13, None), (15, '93,8'), (12, '60'), (None, '75'), (None, '18,8')]
    """
    found = [_reversed(one) for one in _REVERSED.finditer(text)]
    found += [
        Mentioned(one.start(), one.end(), (int(one["number"]), *one.span("number")), one.span("percent"))
        for one in _UNCOUNTED.finditer(text)
    ]
    for one in COUNT.finditer(text):
        value = parse_count(one["number"])
        if value is not None and not _overlaps(found, one.start(), one.end()) and not _only_word(text, one):
            found.append(_with_percent(text, Mentioned(one.start(), one.end(), (value, *one.span("number")))))
    for one in _NOBODY.finditer(text):
        if not re.match(r"\s+yang\s+(?:mengalami\s+)?(?:di|drop|keluar)", text[one.end() :]):
            found.append(Mentioned(one.start(), one.end(), (0, *one.span("nobody"))))
    found += [
        Mentioned(one.start(), one.end(), None, one.span("percent"))
        for one in _ALONE.finditer(text)
        if not _overlaps(found, one.start(), one.end())
    ]
    return sorted(found, key=lambda one: one.start)


def _only_word(text: str, one: re.Match[str]) -> bool:
    """Tell whether a number word counts nobody: "salah satu ibu", "one group"."""
    before = text[max(0, one.start() - 12) : one.start()].casefold()
    return not one["number"][0].isdecimal() and re.search(r"(?:salah|one of|setiap|per)\s*$", before) is not None


def _reversed(one: re.Match[str]) -> Mentioned:
    group = "number" if one["number"] else "number2"
    return Mentioned(one.start(), one.end(), (int(one[group]), *one.span(group)), one.span("percent"))


def _with_percent(text: str, one: Mentioned) -> Mentioned:
    """Return a count with the percentage printed right after it, if any."""
    for pattern in (_BRACKETED, _PLAIN, _BARE):
        if found := pattern.match(text, one.end):
            value = parse_decimal(found["percent"])
            if (
                value is not None
                and value <= 100
                and not (pattern is _BRACKETED and "%" not in found[0] and "." not in found[0] and "," not in found[0])
            ):
                return replace(one, end=found.end(), percent=found.span("percent"))
    if found := _LOST.match(text, one.end):
        return replace(one, end=found.end(), lost=found.span("end"))
    if (found := _LATER.match(text, one.end)) and not COUNT.search(found[0]):
        return replace(one, percent=found.span("percent"))
    return one


def _overlaps(found: Sequence[Mentioned], start: int, end: int) -> bool:
    return any(
        (one.start < end and start < one.end)
        or (one.percent is not None and one.percent[0] < end and start < one.percent[1])
        for one in found
    )


def _is_other(text: str, one: Mentioned) -> bool:
    """Tell whether a number tells no share of the respondents: a level of confidence, a whole, a difference."""
    before = text[: one.start]
    if one.number is not None:
        return _OUT_OF.search(before) is not None and not re.match(r"\s*(?:menjadi|to\b|ke\b)", text[one.end :])
    return (
        _NOT_SHARE.search(before[-60:]) is not None
        or re.match(r"\s*(?:CI\b|confidence|kepercayaan)", text[one.end :]) is not None
    )


def _inside(label: LabelMention, mentions: Sequence[Mentioned]) -> bool:
    return any(one.start <= label.start and label.end <= one.end and not one.percent for one in mentions)


def _paired(text: str, mentions: Sequence[Mentioned], labels: Sequence[LabelMention]) -> list[LabelMention | None]:
    """Return the label of each count: the one before it or the one after, as the sentence goes."""
    if not labels:
        return [None] * len(mentions)
    before: list[LabelMention | None] = []
    after: list[LabelMention | None] = []
    for place, one in enumerate(mentions):
        left = mentions[place - 1].end if place else 0
        right = mentions[place + 1].start if place + 1 < len(mentions) else len(text)
        earlier = [label for label in labels if left <= label.start and label.end <= one.start]
        inside = [label for label in labels if one.start <= label.start and one.percent and label.end <= one.percent[0]]
        later = inside or [label for label in labels if one.end <= label.start < right]
        before.append(earlier[-1] if earlier else None)
        after.append(later[0] if later else None)
    return [_choice(text, mentions, place, before, after) for place in range(len(mentions))]


def _choice(
    text: str,
    mentions: Sequence[Mentioned],
    place: int,
    before: list[LabelMention | None],
    after: list[LabelMention | None],
) -> LabelMention | None:
    first, second = before[place], after[place]
    if first is None or second is None:
        only = first or second
        if only is second and second is not None and place + 1 < len(mentions):
            taken = before[place + 1] is second and after[place + 1] is None
            apart = _BREAK.search(text[mentions[place].end : second.start])
            return None if taken and apart else only
        return only
    one = mentions[place]
    gap_before, gap_after = text[first.end : one.start], text[one.end : second.start]
    if _BREAK.search(gap_after) and not _BREAK.search(gap_before):
        return first
    if _BREAK.search(gap_before) and not _BREAK.search(gap_after):
        return second
    following = sum(label is not None for label in after) == len(after) and before[0] is None
    return second if following else first


def _time_of(text: str, one: Mentioned, times: Sequence[Mention], setting: Setting) -> str | None:
    """Return the time a count is told of: that of "from ... to ...", the last one named before it, else the next."""
    earlier = text[: one.start]
    if _FROM.search(earlier) and re.search(r"\b(?:menjadi|to|ke)\b", text[one.end : one.end + 80]):
        return "before"
    if _TO.search(earlier) and re.search(r"\b(?:dari|from|semula)\b", earlier[-120:]):
        return "after"
    named = [time for time in times if time.end <= one.start]
    if named:
        return named[-1].name
    if times:
        return times[0].name
    return setting.time


def _near(groups: Sequence[Mention], one: Mentioned, mentions: Sequence[Mentioned]) -> str | None:
    """Return the group of a count: one right after it, else the last named before."""
    following = [other.start for other in mentions if other.start > one.start]
    limit = following[0] if following else one.end + 80
    before = [group for group in groups if group.end <= one.start]
    after = [group for group in groups if one.end <= group.start < limit]
    between_after = after[0] if after and after[0].start - one.end < 40 else None
    if before and between_after:
        opening = not any(other.end <= before[-1].start for other in mentions)
        return before[-1].name if opening or before[-1].end > one.start - 40 else between_after.name
    chosen = before[-1] if before else between_after
    return chosen.name if chosen else None


def _characteristic(
    text: str, one: Mentioned, mentions: Sequence[Mentioned], label: LabelMention | None, times: Sequence[Mention]
) -> dict[str, str | None] | None:
    """Return what a count tells about the respondents themselves: their age, schooling, number of children."""
    place = mentions.index(one)
    left = mentions[place - 1].end if place else 0
    right = mentions[place + 1].start if place + 1 < len(mentions) else len(text)
    found = (
        list(CHARACTERISTIC.finditer(text, left, one.start)) or list(CHARACTERISTIC.finditer(text, one.end, right))[:1]
    )
    schooling = re.search(
        r"\b(?:SD|SMP|SMA|SMK|SLTA|SLTP|perguruan tinggi|sarjana|diploma|S1|D3|(?:senior|junior) high school)\b",
        text[left:right],
    )
    if (
        (not found and not schooling)
        or times
        or (label is not None and abs(label.start - one.start) < 25 and not schooling)
    ):
        return None
    name = list(CHARACTERISTICS)[int((found[-1].lastgroup or "c0")[1:])] if found else "education"
    if schooling and (not found or name not in ("education",)):
        near = found and abs(found[-1].start() - one.start) < abs(left + schooling.start() - one.start)
        name = name if near else "education"
    value = _value_of(text, name, left, one, right)
    return (
        {"characteristic": name, "label": value, "time": None}
        if value
        else {"characteristic": name, "time": None, "label": name}
    )


_VALUES = {
    "age": r"(?:[<>≥≤]\s?\d{1,2}|\d{1,2}\s?[-–]\s?\d{1,2})\s*(?:tahun|thn|years?)?|(?:di atas|di bawah|lebih dari|"
    r"kurang dari)\s+\d{1,2}",
    "education": r"\b(?:tidak sekolah|SD|SMP|SMA|SMK|SLTA|SLTP|perguruan tinggi|sarjana|diploma|S1|D3|(?:senior|"
    r"junior) high school)\b",
    "parity": r"\b(?:primi|multi|grande\s?multi|nulli)(?:para|gravida|parous)\b",
    "occupation": r"\b(?:IRT|ibu rumah tangga|PNS|swasta|wiraswasta|tidak bekerja|bekerja|petani|housewi\w+|"
    r"employed)\b",
    "sex": r"\b(?:laki-laki|perempuan|male|female)\b",
}


def _value_of(text: str, name: str, left: int, one: Mentioned, right: int) -> str | None:
    pattern = _VALUES.get(name)
    if pattern is None:
        return None
    before = list(re.finditer(pattern, text[left : one.start], re.IGNORECASE))
    after = re.search(pattern, text[one.end : right], re.IGNORECASE)
    chosen = before[-1] if before else after
    return " ".join(chosen[0].casefold().split()) if chosen else None
