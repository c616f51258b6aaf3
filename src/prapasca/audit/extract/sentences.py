"""Sentences of a text, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_END = re.compile(
    r"(?<=[.!?])(?<!\b[Ss]td\.)[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])|(?<=[.!?][)\"”])\s+(?=[\"“(]?[A-Z])|\n[ \t]*\n|"
    r"(?<=[a-z]{4}\.)(?<!abel\.)(?<!able\.)\s+(?=\d{1,4}\s+[a-z]{4,})|"
    r"\n(?=[ \t]*(?:[#•●▪\-*]|\d{1,2}[.)]|[A-Za-z][.)])\s)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:dkk|hj|hjh|bd|ns|et al|al|vol|no|hal|pp?|dr|drs|prof|ny|tn|sdr|fig|gbr|tab|st|jl|kec|kab|prov|vs|ca|"
    r"e\.g|i\.e|"
    r"sig|asymp|approx|dll|cit|s\.d|u\.s|ns|ed)"
    r"|(?:^|\s)[A-Z])\.$",
    re.I,
)
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence: its text, where it starts, and the number of its paragraph."""

    text: str
    start: int
    paragraph: int = 0

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


def split_sentences(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    r"""Yield the sentences of some parts of a text.

    Examples
    --------
    >>> text = "Yaitu 13 responden . ,0%). Nilai p = 0,05 menurut dr. Sari. Baik.\n\nLain"
    >>> [sentence.text for sentence in split_sentences(text, [(0, len(text))])]
    ['Yaitu 13 responden . ,0%).', 'Nilai p = 0,05 menurut dr. Sari.', 'Baik.', 'Lain']
    """
    paragraph = 0
    for start, end in spans:
        paragraph += 1
        last = start
        for found in _END.finditer(text, start, end):
            if found.start() < last:
                continue
            before = text[max(last, found.start() - 8) : found.start()]
            broken = "\n" in found[0]
            if not broken and (_INITIAL.search(before) or (_ABBREVIATION.search(before) and len(before) > 1)):
                continue
            yield from _sentence(text, last, found.start(), paragraph)
            last = found.end()
            paragraph += broken
        yield from _sentence(text, last, end, paragraph)


def _sentence(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    raw = text[start:end]
    inside = raw.strip()
    if inside:
        yield Sentence(inside, start + len(raw) - len(raw.lstrip()), paragraph)
