"""How many people there were: survey, population, sample, groups, those analysed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prapasca.audit.extract.context import Context, Setting
from prapasca.audit.extract.counts import COUNT, counts_in
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import parse_count
from prapasca.audit.extract.parts import OUT_OF, is_of_level, is_part
from prapasca.audit.extract.size_roles import (
    BEGUN_WITH,
    CHANGING,
    ROLES,
    group_of,
    group_right_after,
    is_labelled,
    roles_of,
)
from prapasca.audit.extract.vocabulary import Mention, groups_in, times_in

_BESIDE_GROUP = re.compile(
    r"(?<![\d.,])\b(?P<number>\d{1,4})\s+(?:of\s+(?:them|whom)\s+)?(?:(?:were\s+)?(?:allocated|assigned|randomi[sz]ed)\s+)?"
    r"(?:pada\s+|untuk\s+|di\s+|ke\s+|(?:in|to)\s+the\s+|as\s+|sebagai\s+)?(?=(?:kelompok|"
    r"kel\.)\s|(?:control|intervention|experimental|treatment)\s+group)",
    re.IGNORECASE,
)
_TESTED = re.compile(
    r"\bN\s+(?:Z\s+(?:nilai\s+|Asymp\.?\s*|Sig\.?\s*)?p\b(?:\s*-?\s*value)?|Z\s+(?:Asymp\.?\s*)?Sig[^\d\n]{0,20}|"
    r"(?:Exact\s+)?p(?:[\s-]*value)?)\s+[A-Za-z][^\d\n]{0,60}?\s(?P<number>\d{1,4})(?=\s+[<-]?\s?\d?[.,]?\d)"
)
_MOVE = re.compile(
    r"\b(?:(?:from|dari)\s[^().;]{1,60}?\s(?:to|ke|menjadi)\s[^().;]{1,60}|"
    r"(?:most\s+(?:frequent|common)|paling\s+sering)\b[^();]{0,60})\(\s*$",
    re.IGNORECASE,
)
"""Before the number of those who went from one level to another, or changed by the same amount."""
_PER_GROUP = re.compile(
    r"(?<![\d.,])\b(?P<number>\d{1,4})\s+(?:\w+\s+){0,2}?(?:per|in\s+each|for\s+each|(?:di|pada|untuk)\s+(?:setiap|tiap|masing-masing))\s+"
    r"(?:group|arm|kelompok)\b",
    re.IGNORECASE,
)
_PILOT = re.compile(r"\bpilot\b|\buji\s+coba\b", re.IGNORECASE)
_DESIGN_AFTER = re.compile(r"[\s,]*(?:pre|post|with\s+pre|design|desain|approach|trial)", re.IGNORECASE)
_DESIGN_BEFORE = re.compile(r"non\s?-?\s?equivalent\s+$", re.IGNORECASE)
_IN_EACH = re.compile(
    r"\s*(?:per|in\s+each|for\s+each|(?:di|pada|untuk)\s+(?:setiap|tiap|masing-masing))\s+(?:group|arm|kelompok)\b",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\b(?:required|minimum|minimal|calculated|estimated|needed|diperlukan|dibutuhkan|dihitung|perhitungan)\b",
    re.IGNORECASE,
)
"""Beside a size that was reckoned beforehand."""
_ROUNDED = re.compile(r"\b(?:rounded\s+up|dibulatkan(?:\s+ke\s+atas)?)\s*:?\s*$", re.IGNORECASE)
"""Before the last step of such a reckoning."""
_PILOT_FIRST = re.compile(r"\W*(?:an?\s+|the\s+)?(?:pilot\b|try\s?-?\s?out\b|uji\s+coba\b)", re.IGNORECASE)
_IN_PILOT = re.compile(r"\s+(?:in|for|of)\s+the\s+pilot|\s+untuk\s+uji\s+coba", re.IGNORECASE)
_N_EQUALS = re.compile(r"(?<![\w])[nN]\s*=\s*(?P<number>\d{1,5})(?![\d.,]*%|[.,]?\d)")


def size_facts(context: Context) -> Iterator[Draft]:
    """Yield the numbers of people of a manuscript by their roles."""
    previous: tuple[str, int] | None = None
    for setting in context.settings:
        if setting.kind == "references":
            continue
        text = setting.sentence.text
        inherited = previous[0] if previous and len(text) < 90 and previous[1] < 2 else None
        yield from _sizes(context, setting, inherited)
        yield from _equals(context, setting)
        yield from _beside_groups(context, setting)
        roles = list(ROLES.finditer(text))
        if roles and roles[-1].lastgroup in ("population", "sample"):
            counted = COUNT.search(text, roles[-1].end())
            previous = None if counted else (roles[-1].lastgroup or "", 0)
        elif previous is not None:
            previous = None if COUNT.search(text) else (previous[0], previous[1] + 1)
    yield from _in_tables(context)


def _sizes(context: Context, setting: Setting, inherited: str | None) -> Iterator[Draft]:
    text = setting.sentence.text
    groups = [one for one in groups_in(text) if not _names_design(text, one)] if context.several_groups else []
    labels = context.labels.mentions(text)
    for found in counts_in(text):
        number = parse_count(found["number"])
        if number is None or is_part(text, found) or is_of_level(text, found, context.labels):
            continue
        for role in roles_of(setting, found, groups, inherited, labelled=is_labelled(text, found, labels)):
            source = setting.source_at(found.start())
            attributes = {"role": role, "group": None}
            if role == "group":
                attributes["group"] = group_of(groups, found)
            elif role == "analysed":
                attributes["group"] = group_right_after(groups, found)
            if role == "survey":
                source = "background" if source in ("own", "planned") else source
            if source == "planned" and role in ("population", "sample"):
                source = "own" if not re.search(r"rumus|formula|slovin|minimal|akan", text, re.I) else source
            confidence = 0.6 if role == "respondents" else 0.9
            attributes["role"] = "sample" if role == "respondents" else role
            if role in ("sample", "analysed") and _IN_EACH.match(text, found.end()):
                attributes["role"] = "per_group"
            if _IN_PILOT.match(text, found.end()) or _PILOT_FIRST.match(text):
                attributes["role"] = "pilot"
            start = setting.sentence.start + found.start()
            yield Draft("n", number, start, setting.sentence.start + found.end(), attributes, source, confidence)
            yield from _left_of(setting, found, role)


def _names_design(text: str, group: Mention) -> bool:
    """Tell whether a group is part of the name of a design: "non-equivalent control group design"."""
    return _DESIGN_AFTER.match(text, group.end) is not None or _DESIGN_BEFORE.search(text[: group.start]) is not None


def _left_of(setting: Setting, found: re.Match[str], role: str) -> Iterator[Draft]:
    """Yield how many are left of the people a study began with: "Of 120 people, 115 were observed"."""
    left = BEGUN_WITH.match(setting.sentence.text, found.end()) if role == "sample" else None
    if left and OUT_OF.search(setting.sentence.text[: found.start()]):
        attributes = {"role": "analysed", "left_of": found["number"]}
        start, end = (setting.sentence.start + offset for offset in left.span("left"))
        yield Draft("n", int(left["left"]), start, end, attributes, setting.source_at(left.start("left")), 0.8)


def _beside_groups(context: Context, setting: Setting) -> Iterator[Draft]:
    """Yield the sizes printed right before the name of a group: "15 kelompok intervensi dan 15 kelompok kontrol"."""
    text = setting.sentence.text
    if not context.several_groups or setting.kind not in ("abstract", "methods", "other") or CHANGING.search(text):
        return
    groups = groups_in(text)
    for found in () if _REQUIRED.search(text) else _PER_GROUP.finditer(text):
        start = setting.sentence.start + found.start("number")
        for name in ("intervention", "control"):
            told: dict[str, str | None] = {"role": "group", "group": name}
            source = setting.source_at(found.start())
            yield Draft("n", int(found["number"]), start, start + len(found["number"]), told, source, 0.8)
    for found in _BESIDE_GROUP.finditer(text):
        group = next((one.name for one in groups if 0 <= one.start - found.end() < 3), None)
        if group is not None and len(_BESIDE_GROUP.findall(text)) > 1:
            start = setting.sentence.start + found.start("number")
            attributes = {"role": "group", "group": group}
            source = setting.source_at(found.start())
            yield Draft("n", int(found["number"]), start, start + len(found["number"]), attributes, source, 0.8)


def _equals(context: Context, setting: Setting) -> Iterator[Draft]:
    text = setting.sentence.text
    groups = groups_in(text) if context.several_groups else []
    if setting.kind == "introduction" or re.search(r"rumus|formula|slovin|lemeshow|\branks?\b|\bties\b", text, re.I):
        return
    parted = len({found["number"] for found in _N_EQUALS.finditer(text)}) > 1
    for found in _N_EQUALS.finditer(text):
        before = text[: found.start()]
        share = re.match(r"\s*[;,]?\s*\d+[.,]?\d*\s*%", text[found.end() :])
        if share or _MOVE.search(before) or _ROUNDED.search(before):
            continue
        near = [one for one in groups if 0 <= found.start() - one.end < 30]
        if parted and not near:
            continue
        attributes = {"role": "group" if near else "analysed", "group": near[-1].name if near else None}
        if not near and len({one.name for one in times_in(text)}) == 1:
            attributes["role"] = "observed"
        start = setting.sentence.start + found.start("number")
        source = setting.source_at(found.start())
        yield Draft("n", int(found["number"]), start, start + len(found["number"]), attributes, source, 0.8)


def _in_tables(context: Context) -> Iterator[Draft]:
    """Yield the n that stand in the heads of tables."""
    for region in context.regions:
        text = context.manuscript.text[region.start : region.end]
        groups = groups_in(text) if context.several_groups else []
        parted = context.several_groups or len({found["number"] for found in _N_EQUALS.finditer(text)}) > 1
        for found in () if _PILOT.search(region.caption) else _N_EQUALS.finditer(text):
            near = [one for one in groups if 0 <= found.start() - one.end < 30]
            if parted and not near:
                continue
            attributes = {
                "role": "group" if near else "analysed",
                "group": near[-1].name if near else None,
                "place": "table",
                "table": region.number,
            }
            start = region.start + found.start("number")
            yield Draft("n", int(found["number"]), start, start + len(found["number"]), attributes, "own", 0.8)
        if (tested := _TESTED.search(text)) and len({one.name for one in groups}) < 2:
            start = region.start + tested.start("number")
            attributes = {
                "role": "analysed",
                "group": groups[0].name if groups else None,
                "place": "table",
                "table": region.number,
            }
            yield Draft("n", int(tested["number"]), start, start + len(tested["number"]), attributes, "own", 0.8)
