"""Which label, time and group a count in a sentence belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prapasca.audit.extract.context import Setting
from prapasca.audit.extract.labels import LabelMention
from prapasca.audit.extract.mentions import Mentioned
from prapasca.audit.extract.vocabulary import Mention, times_in

_BREAK = re.compile(
    r"[;]|,\s*(?:sedangkan|dan|sementara|kemudian|while|whereas|and|then)\b|\b(?:sedangkan|sementara itu|namun|"
    r"while|whereas)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:dan|and|serta)\b|,", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:dari|from|semula|awalnya)\s*(?:(?:[a-z-]+\s+){0,3}?(?:sebanyak|sebesar|yaitu)\s+)?$", re.IGNORECASE
)
_TO = re.compile(r"\b(?:menjadi|to|ke)\s*(?:sebanyak\s+|sebesar\s+|hanya\s+|only\s+)?$", re.IGNORECASE)


def paired_labels(
    text: str, mentions: Sequence[Mentioned], labels: Sequence[LabelMention]
) -> list[LabelMention | None]:
    """Return the label of each count: the one before it or the one after, as the sentence goes.

    Both counts of "from 12 people to 2" have the same label.
    """
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
    chosen = [_choice(text, mentions, place, before, after) for place in range(len(mentions))]
    for place, one in enumerate(mentions[:-1]):
        following = mentions[place + 1]
        if _FROM.search(text[: one.start]) and _TO.search(text[: following.start]):
            between = [label for label in labels if one.end <= label.start and label.end <= following.start]
            shared = before[place] or (between[0] if between else None)
            coming = after[place + 1]
            near = coming is not None and not _AND.search(text[following.end : coming.start])
            chosen[place : place + 2] = [shared, shared or (coming if near else None)]
    return chosen


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
    for pattern in (_BREAK, _AND):
        breaks = pattern.search(gap_before), pattern.search(gap_after)
        if any(breaks) and not all(breaks):
            return second if breaks[0] else first
    following = sum(label is not None for label in after) == len(after) and before[0] is None
    return second if following else first


def times_of(text: str, mentions: Sequence[Mentioned], setting: Setting) -> list[str | None]:
    """Return the time each count of a sentence is told of; that of the text around it where the sentence names none."""
    times = times_in(text)
    if _told_after(mentions, times):
        return [next(time.name for time in times if time.start >= one.end) for one in mentions]
    return [_time_of(text, one, times, setting) for one in mentions]


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


def _told_after(mentions: Sequence[Mentioned], times: Sequence[Mention]) -> bool:
    """Tell whether counts are followed by their time: "30 had low anxiety after it, 10 before"."""
    if len(mentions) < 2 or len({time.name for time in times}) < 2 or times[0].start < mentions[0].end:
        return False
    return times[-1].start >= mentions[-1].end and len(times) == 2


def group_of(groups: Sequence[Mention], one: Mentioned, mentions: Sequence[Mentioned]) -> str | None:
    """Return the group of a count: that right after it where the sentence names its groups so, else the last before."""
    limit = min((other.start for other in mentions if other.start > one.start), default=one.end + 80)
    before = [group for group in groups if group.end <= one.start]
    after = [group for group in groups if one.end <= group.start < min(limit, one.end + 60)]
    follows = bool(groups) and groups[0].start >= mentions[0].end
    if after and (follows or not before):
        return after[0].name
    return before[-1].name if before else None
