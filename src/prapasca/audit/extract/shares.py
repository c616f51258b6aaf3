"""Shares told with their own number of people: "13 of 20 (65%)", "13/20 (65,0%)", "65% (13/20)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prapasca.audit.extract.context import Context, Setting
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import parse_decimal

_K = r"(?<![\w.,/%-])(?P<k>\d{1,5})"
_N = r"(?P<n>\d{1,5})(?![\w/%]|[.,]\d)"
_OF = rf"{_K}\s*(?:/|(?:(?:orang|people|mothers|ibu|responden|respondents|women)\s+)?(?:out\s+of|of|dari)\s+)\s*{_N}"
_PERCENT = r"(?P<percent>\d{1,3}(?:[.,]\d{1,3})?)\s*%"
_WHOM = r"(?:\s+[^\W\d_][\w’'-]*){0,4}?"
_AFTER = re.compile(rf"{_OF}{_WHOM}\s*[(;,]\s*{_PERCENT}(?=\s*[),;])", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.,–-]){_PERCENT}\s*[(;,]\s*{_OF}(?=\s*[);,]|\s+[^\W\d_]+\s*[);,])", re.IGNORECASE)
_OTHER_SHARE = re.compile(r"\b(?:usia|umur|aged?|multi\w+|primi\w+|yang|who|whom|with|dengan)\b", re.IGNORECASE)
"""Between the people and the percentage: it is then a share of something else."""


def share_facts(context: Context) -> Iterator[Draft]:
    """Yield the percentages told beside a count and the number it is out of.

    Each has attributes ``count`` and ``of``.

    Examples
    --------
    >>> from prapasca.audit.reading import manuscript_from_text
    >>> text = "Sesudah pijat, 13 dari 20 responden (65,0%) lancar; 3/20 (95% CI 3 to 38) worsened."
    >>> shares = share_facts(Context(manuscript_from_text(text)))
    >>> [(one.value, one.attributes["count"], one.attributes["of"]) for one in shares]
    [(Decimal('65.0'), '13', '20')]
    """
    for setting in context.settings:
        if setting.kind not in ("references", "title"):
            yield from _told(setting)


def _told(setting: Setting) -> Iterator[Draft]:
    text, offset = setting.sentence.text, setting.sentence.start
    for found in (*_AFTER.finditer(text), *_BEFORE.finditer(text)):
        k, n = int(found["k"]), int(found["n"])
        percent = parse_decimal(found["percent"])
        if percent is None or not 0 <= k <= n or n < 2 or percent > 100 or _OTHER_SHARE.search(found[0]):
            continue
        attributes = {"count": str(k), "of": str(n), "place": "prose", "table": setting.table}
        start, end = found.span("percent")
        yield Draft("share", percent, offset + start, offset + end, attributes, setting.source_at(start), 0.9)
