"""What sentences say of how many improved, did not, rose, fell or stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.counts import counts_in
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.mentions import Mentioned, mentioned
from prapasca.audit.extract.numbers import NUMBER_WORD, parse_count, parse_decimal
from prapasca.audit.extract.vocabulary import LESS_IS_BETTER, MORE_IS_BETTER, PEOPLE, Mention, groups_in, outcomes_in
from prapasca.audit.facts import Source

_IMPROVE = r"(?:perbaikan|membaik|kemajuan|improve(?:d|ment)?|(?:became\s+|got\s+)?better)"
_RISE = r"(?:peningkatan|meningkat|kenaikan|naik|increase[sd]?|rise|rose)"
_FALL = r"(?:penurunan|menurun|turun|decrease[sd]?|declined?|reduc(?:tion|ed)|fell)"
_SAME = (
    r"(?:tetap|tidak\s+(?:mengalami\s+)?(?:ada\s+)?(?:perubahan|berubah)|sama|unchanged|(?:no|did\s+not|"
    r"not)\s+change[sd]?|same|"
    r"(?:stayed|remained)\s+in\s+the\s+same|kept\s+(?:their|the\s+same)\s+(?:category|level|grade))"
)
_WORSE = r"(?:memburuk|(?:became\s+|got\s+)?worse|worsen(?:ed|ing)?|deteriorat\w+)"
_HAD = (
    r"(?:yang\s+|who\s+|whose\s+|ter(?:dapat|jadi)\s+|had\s+|experienced\s+|an?\s+|menunjukkan\s+|memiliki\s+|"
    r"mengalami\s+|"
    r"shown?\s+|showed\s+|were\s+|was\s+|dengan\s+)*"
)
_NOT = (
    r"(?:tidak\s+(?:ada\s+|mengalami\s+|terjadi\s+|menunjukkan\s+)?|belum\s+(?:mengalami\s+)?|"
    r"did\s+not\s+(?:experience\s+)?(?:an?\s+)?|not\s+|no\s+)"
)
_VERB = (
    rf"(?P<unchanged>{_SAME})|(?P<not_improved>{_NOT}{_IMPROVE})|(?P<not_increased>{_NOT}{_RISE})|"
    rf"(?P<not_decreased>{_NOT}{_FALL})|(?P<improved>{_IMPROVE})|(?P<increased>{_RISE})|(?P<decreased>{_FALL})|"
    rf"(?P<worsened>{_WORSE})"
)
_SHARE = (
    r"(?:\s*\.\s?[.,]?\s?\d{1,2}\s?%\s*\)|"
    r"\s*(?:\(|\[|atau|or|,)?\s*(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s*%?\s*[)\]]?)?"
)
_AFTER = re.compile(rf"{_SHARE}\s*(?P<between>(?:[A-Za-z'’-]+\s+){{0,4}}?){_HAD}(?:{_VERB})\b", re.IGNORECASE)
_SHARE_ONLY = re.compile(_SHARE)
_NO_CROSSING = re.compile(
    rf"\b(?:dari|menjadi|kategori|from|to|sebelum|sesudah|setelah|before|after|dan|and|{PEOPLE})\b", re.IGNORECASE
)
_HEADED = re.compile(rf"(?:^|[.;,]\s*)(?:{_VERB})\s*(?::|sebanyak|yaitu|pada|adalah)\s*", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:{_VERB})\b[^.;\d]{{0,80}}?(?:sebanyak|yaitu|pada|adalah|berjumlah|(?:dialami\s+)?oleh|ada|"
    r"(?:was|were)\s+(?:found|seen|observed)\s+in|in|by|was|were|is)\s*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s+(?:(?:dalam|pada|di|in)\s+(?:the\s+)?)?(?:kategori\s+|category\s+)?(?:ber\w+\s+|gizi\s+|nyeri\s+|cemas\s+)?"
    r"(?:tidak\s+|sangat\s+|not\s+|very\s+)?(?:rendah|sedang|tinggi|kurang|cukup|baik|ringan|berat|buruk|lancar|poor|fair|"
    r"good|low|moderate|high|mild|severe)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"\b(?:{_VERB})\s+(?:(?:in|pada|sebanyak)\s+)?(?P<number>\d{{1,4}}|{NUMBER_WORD}\b)"
    r"(?=\s*(?:[,;.)(]|and\b|dan\b|$))(?![.,]\d)",
    re.IGNORECASE,
)
"""One of a list of changes without a word for people: "improved in 23, worsened in 2"."""
_ENDING = re.compile(
    rf"(?:[,;]|\b(?:and|dan|while|sedangkan))\s+(?:(?:and|dan)\s+)?(?P<number>\d{{1,4}}|{NUMBER_WORD}\b)\s+{_HAD}(?:{_VERB})\b",
    re.IGNORECASE,
)
"""One of such a list with its number first: "and forty did not change"."""
_PART = re.compile(rf"\b(?P<number>\d{{1,4}}|{NUMBER_WORD})\s+(?:out\s+)?(?:of|dari)\s+(?:the\s+)?$", re.IGNORECASE)
_SHARED = re.compile(
    r"(?<![\d.,–-])(?P<number>\d{1,4})\s*\(\s*(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s?%\s*\)\s*"
    rf"{_HAD}(?:stayed\s+the\s+)?(?:{_VERB})\b",
    re.IGNORECASE,
)
"""A count with its percentage and a change, the people not named again: "12 (60%) improved"."""
_TOLD = re.compile(rf"(?:^|[.;,]\s*)(?:{_VERB})\s*:\s*(?P<number>\d{{1,4}})(?=\s*(?:[;.,](?!\d)|$))", re.IGNORECASE)
"""A change and its count: "Improved: 12; unchanged: 8"."""
_EVERYBODY = re.compile(
    rf"\b(?P<who>(?:seluruh(?:nya)?|semua(?:nya)?|all(?:\s+of)?(?:\s+the)?|"
    rf"every)\s+(?:{PEOPLE})(?:\s+(?:post\s?partum|hamil|nifas|"
    rf"penelitian))?)\s+(?P<between>(?:[a-z]+\s+){{0,3}}?){_HAD}(?:{_VERB})\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    rf"\b(?P<who>(?:tidak\s+ada(?:\s+satu\s*pun)?|no|none\s+of\s+the)\s+(?:{PEOPLE})|"
    rf"tidak\s+ada(?:\s+satu\s*pun)?(?=\s+yang\s))\s+{_HAD}(?:{_VERB})\b",
    re.IGNORECASE,
)


def change_facts(context: Context) -> Iterator[Draft]:
    """Yield what the sentences of a manuscript claim of how many changed, and which way."""
    for setting in context.settings:
        if setting.kind in ("introduction", "methods", "references", "title"):
            continue
        text = setting.sentence.text
        groups = groups_in(text) if context.several_groups else ()
        shares = {one.number[1]: one for one in mentioned(text) if one.number and (one.percent or one.lost)}
        for value, direction, start, end, at in _claims(text):
            if direction.startswith("not_") and direction != "not_improved":
                continue
            for group, number, first, last in _parts(text, value, (start, end), groups):
                attributes = {
                    "direction": direction,
                    "group": group or (setting.group if context.several_groups else None),
                    "outcome": context.outcome_at(setting, first),
                    "place": "prose",
                    "table": setting.table,
                    "cell": f"c{setting.sentence.start + first}",
                }
                offset, source = setting.sentence.start, setting.source_at(at)
                yield Draft("change", number, offset + first, offset + last, attributes, source, 0.8)
                if share := next((one for at, one in shares.items() if first <= at < last), None):
                    yield from _share(text, share, offset, {**attributes, "percent_of": "percent"}, source)


def _share(
    text: str, one: Mentioned, offset: int, attributes: dict[str, str | None], source: Source
) -> Iterator[Draft]:
    """Yield the percentage printed beside a count, or the end of one whose first digits are lost."""
    if one.percent is not None:
        start, end = one.percent
        yield Draft("percent", parse_decimal(text[start:end]), offset + start, offset + end, attributes, source, 0.8)
    elif one.lost is not None:
        start, end = one.lost
        digits = "".join(text[start:end].split())
        yield Draft("percent_end", digits, offset + start, offset + end, attributes, source, 0.8)


def change_spans(text: str) -> list[tuple[int, int]]:
    """Return where a sentence claims how many changed."""
    return [(start, end) for _, _, start, end, _ in _claims(text)]


Claim = tuple[int | str, str, int, int, int]
"""Value, direction, start and end of what is printed, and where the claim begins."""


def _claims(text: str) -> Iterator[Claim]:
    yield from _whole_claims(text)
    yield from _listed_claims(text)
    for count in counts_in(text):
        number = parse_count(count["number"])
        part = _PART.search(text[: count.start()])
        start = part.start() if part else count.start()
        if part:
            number = parse_count(part["number"])
        if number is None:
            continue
        direction = _direction_of(text, start, count.end())
        if direction is not None:
            yield number, direction, start, count.end(), start
    yield from _bare_claims(text)


def _bare_claims(text: str) -> Iterator[Claim]:
    """Yield the claims that do not name the people again."""
    for pattern in (_SHARED, _TOLD):
        for found in pattern.finditer(text):
            part = _PART.search(text[: found.start("number")])
            start, end = part.span("number") if part else found.span("number")
            number = parse_count(text[start:end])
            if number is not None:
                yield number, _direction(found), start, found.end("number"), start


def _whole_claims(text: str) -> Iterator[Claim]:
    """Yield the claims on all and on nobody."""
    for pattern, value in ((_EVERYBODY, "all"), (_NOBODY, "none")):
        for found in pattern.finditer(text):
            yield value, _direction(found), *found.span("who"), found.start()


def _listed_claims(text: str) -> Iterator[Claim]:
    """Yield the claims of a list of at least two directions that names nobody."""
    found = list(_LISTED.finditer(text))
    found += [one for one in _ENDING.finditer(text) if not _stays_at_level(one)]
    if len({_direction(one) for one in found}) == len(found) > 1:
        for one in found:
            yield parse_count(one["number"]) or 0, _direction(one), *one.span("number"), one.start()


def _direction_of(text: str, start: int, end: int) -> str | None:
    """Return the direction told of the people counted there; None if no change is told of them."""
    after = _AFTER.match(text, end)
    before = text[:start]
    headed = _last(_HEADED, before)
    if after and not _NO_CROSSING.search(after["between"]):
        return None if _stays_at_level(after) else _direction(after)
    if headed is not None and headed.end() == len(before):
        return _direction(headed)
    led = _BEFORE.search(before)
    other = led is None or re.search(r"kategori|menjadi|\d", led[0], re.IGNORECASE) or _stays_at_level(led)
    return None if led is None or other else _direction(led)


def _stays_at_level(found: re.Match[str]) -> bool:
    """Tell whether people are said to have stayed at one level, which others may have done at another."""
    return found["unchanged"] is not None and _LEVEL.match(found.string, found.end("unchanged")) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _direction(found: re.Match[str]) -> str:
    names = (
        "not_increased",
        "not_decreased",
        "not_improved",
        "unchanged",
        "improved",
        "increased",
        "decreased",
        "worsened",
    )
    name = next(name for name in names if found[name] is not None)
    if name not in ("not_increased", "not_decreased"):
        return name
    about = next(iter(outcomes_in(found.string[found.end() : found.end() + 40])), None)
    wanted = LESS_IS_BETTER if name == "not_decreased" else MORE_IS_BETTER
    return "not_improved" if about is None or about.name in wanted else name


def _parts(
    text: str, value: int | str, span: tuple[int, int], groups: Sequence[Mention]
) -> Iterator[tuple[str | None, int | str, int, int]]:
    """Yield a claim, and its parts by group where the sentence goes on to give them."""
    start, end = span
    rest = [one for one in counts_in(text) if one.start() >= end]
    named = [(one, _group_after(groups, one.end())) for one in rest]
    parts = [(one, group) for one, group in named if group is not None]
    only = groups[0].name if len({one.name for one in groups}) == 1 else None
    own = only or _group_after(groups, end) or _group_before(groups, start)
    if own is None and len(parts) >= 2 and isinstance(value, int):
        counted = [(group, parse_count(one["number"]), one.start(), one.end()) for one, group in parts]
        yield None, value, start, end
        for group, number, first, last in counted:
            if number is not None:
                yield group, number, first, last
        return
    yield own, value, start, end
    headed = re.match(r"^(?:tetap|meningkat|menurun|membaik|increased|decreased|unchanged)\s*:", text, re.IGNORECASE)
    if headed and own is not None:
        for one, group in parts:
            if (number := parse_count(one["number"])) is not None:
                yield group, number, one.start(), one.end()


def _group_after(groups: Sequence[Mention], end: int) -> str | None:
    return next((one.name for one in groups if -12 <= one.start - end <= 25 and one.end > end), None)


def _group_before(groups: Sequence[Mention], start: int) -> str | None:
    return next((one.name for one in reversed(groups) if one.end <= start), None)
