"""From which category to which a sentence says that people changed: then a number of changes is only a part of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.labels import Labels

_LEAD = r"(?:\s+(?:kategori|tingkat|kondisi|kriteria|pada|di|dalam|yang|category|level|the|being|in|a|had))*\s+$"
_FROM = re.compile(rf"\b(?:dari|from){_LEAD}", re.IGNORECASE)
_TO = re.compile(rf"\b(?:menjadi|ke|to|into|became){_LEAD}", re.IGNORECASE)
_STAYED = re.compile(rf"\b(?:tetap|unchanged|remained|stayed|sama|same|bertahan){_LEAD}", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;,]\s|[.;,]?$|\d")
_LONGEST = 90


def with_moves(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts, those of changes with the categories they are said to lead from and to.

    Where both are told, the number is that of a cell of the table of before by after too.
    """
    starts = [sentence.start for sentence in context.sentences]
    for draft in drafts:
        if draft.kind != "change" or draft.attributes.get("place") != "prose":
            yield draft
            continue
        sentence = context.sentences[max(0, bisect_right(starts, draft.start) - 1)]
        move = move_after(context.labels, sentence.text, draft.end - sentence.start)
        yield replace(draft, attributes={**draft.attributes, **move})
        if {"from", "to"} <= set(move) and isinstance(draft.value, int):
            kept = {name: draft.attributes.get(name) for name in ("place", "outcome", "group", "table", "cell")}
            attributes = {**kept, "before": move["from"], "after": move["to"], "role": "cell"}
            yield replace(draft, kind="transition", attributes=attributes)


def move_after(labels: Labels, text: str, start: int) -> dict[str, str]:
    """Return the categories that the rest of a clause says people left and came into.

    Examples
    --------
    >>> move_after(Labels(), "8 respondents (40%) improved from poor to fair, 3 were good", 13)
    {'from': 'poor', 'to': 'fair'}
    >>> move_after(Labels(), "sebanyak 3 responden tetap cukup dan 2 responden kurang", 20)
    {'from': 'cukup', 'to': 'cukup'}
    >>> move_after(Labels(), "9 responden mengalami peningkatan produksi ASI", 11)
    {}
    """
    rest = re.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), text[start : start + _LONGEST])
    end = _CLAUSE.search(rest)
    clause = rest[: end.start()] if end else rest
    move: dict[str, str] = {}
    for mention in labels.mentions(clause):
        lead, name = clause[: mention.start], labels.name(mention)
        if _STAYED.search(lead):
            return {"from": name, "to": name}
        if _FROM.search(lead):
            move.setdefault("from", name)
        elif _TO.search(lead):
            move.setdefault("to", name)
    return move
