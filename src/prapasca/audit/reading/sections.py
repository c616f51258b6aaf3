"""The parts of a manuscript, found by their headings: on lines of their own, or run into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prapasca.audit.manuscript import Line, Section, SectionKind

_HEADINGS: dict[SectionKind, str] = {
    "abstract": r"abstra[ck]t?|ringkasan|summary|intisari",
    "introduction": (
        r"pendahuluan|latar belakang(?: masalah)?|introduction|background|tinjauan pustaka|tinjauan teori|"
        r"landasan teori|kajian pustaka|literature review"
    ),
    "methods": (
        r"(?:bahan dan |materi dan )?metod(?:e|ologi|a)(?: dan bahan)?(?: penelitian)?|metode penelitan|"
        r"cara penelitian|(?:materials? and |research )?methods?|methodology|research methodology|patients and methods"
    ),
    "results": (
        r"hasil(?: penelitian)?(?: dan (?:pembahasan|diskusi|bahasan))?|hasil penelitian dan pembahasan|"
        r"results?(?: and discussions?)?|(?:research )?findings|research results?|"
        r"anali[sz][aei]s? (?:univariat|bivariat)[aei]?|(?:univariate|bivariate) analysis"
    ),
    "discussion": r"pembahasan|diskusi|discussions?|pembahasan hasil penelitian",
    "conclusion": (
        r"(?:ke)?simpulan(?: dan saran)?|penutup|saran|conclusions?(?: and (?:suggestions?|recommendations?))?|"
        r"suggestions?|recommendations?"
    ),
    "references": r"referensi|daftar (?:pustaka|rujukan|referensi)|references?|bibliography|kepustakaan|rujukan",
    "other": (
        r"ucapan terima kasih|acknowledg(?:e?ments?)|lampiran|appendix|daftar isi|daftar tabel|table of contents|"
        r"conflicts? of interests?|konflik kepentingan|funding|pendanaan"
    ),
}
_KINDS: tuple[SectionKind, ...] = tuple(_HEADINGS)
_ANY = "|".join(f"(?P<{kind}>{forms})" for kind, forms in _HEADINGS.items())
_NUMBERING = r"(?:(?:bab|chapter)\s+)?(?:[ivx]{1,4}\b|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-h])?[.):]?\s*[-–—]?\s*"
_OWN_LINE = re.compile(rf"[#*_\s]*{_NUMBERING}(?:{_ANY})\s*[*_]*\s*[:.]?\s*[*_]*$", re.IGNORECASE)
_LEADING = re.compile(
    rf"[#*_\s]*{_NUMBERING}(?:{_ANY})[*_]*\s*(?P<mark>[:.—–](?!\s*[.…])|\s-)[*_]*\s*(?=\S)", re.IGNORECASE
)
_RUN_IN = re.compile(
    rf"(?<![\w/-])(?:{_ANY})(?P<mark>\s*[:.—])?(?=(?:\s+|(?<=:))[“\"(]?(?P<next>[A-Z0-9][\w-]*))", re.IGNORECASE
)
_KEYWORDS = re.compile(r"kata\s*-?\s*kunci|key\s*-?\s*words?", re.IGNORECASE)
_LONG_LINE = 400
_FEW = 2
_AMBIGUOUS_RUN_IN = re.compile(
    r"(?:hasil(?: penelitian)?|metode?|methods?|results?|saran|diskusi|discussions?|background|summary|ringkasan|"
    r"suggestions?|reference|latar belakang|analisis? (?:uni|bi)variat\w*|research results?|findings)$",
    re.IGNORECASE,
)
_AFTER_AMBIGUOUS = (
    "penelitian karakteristik analisis analisa tabel table univariat univariate distribusi the this a berdasarkan "
    "desain design jenis rancangan characteristics we participants pada dari produksi"
)
_STRUCTURED: frozenset[SectionKind] = frozenset({"introduction", "methods", "results", "discussion", "conclusion"})


@dataclass(frozen=True)
class _Heading:
    kind: SectionKind
    start: int
    labelled: bool
    """Whether the text goes on after a colon or full stop, as in a structured abstract."""


def find_sections(text: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    r"""Return the parts of a text, in order, covering it whole; their languages are not yet told.

    Examples
    --------
    >>> lines = [Line("A title", 0, 1), Line("Abstrak: Hasil: baik", 8, 2), Line("1. Pendahuluan", 29, 3)]
    >>> sections = find_sections("\n".join(line.text for line in lines), lines)
    >>> [section.kind for section in sections]
    ['title', 'abstract', 'introduction']
    """
    candidates = list(_candidates(lines))
    if len({heading.kind for heading in candidates}) < _FEW:
        candidates += _run_in(text, 0)
    headings = _kept(text, sorted(candidates, key=lambda heading: heading.start))
    starts = [heading.start for heading in headings] + [len(text)]
    sections = [
        Section(heading.kind, None, heading.start, end) for heading, end in zip(headings, starts[1:], strict=True)
    ]
    if starts[0] > 0 or not sections:
        sections.insert(0, Section(_opening(text[: starts[0]], headings), None, 0, starts[0]))
    return tuple(sections)


def _candidates(lines: Sequence[Line]) -> Iterator[_Heading]:
    for line in lines:
        if "\t" in line.text:
            continue
        if found := _OWN_LINE.match(line.text) or _LEADING.match(line.text):
            labelled = found.end() < len(line.text.rstrip())
            if not (labelled and _KEYWORDS.match(line.text)):
                yield _Heading(_kind(found), line.start, labelled)
        if len(line.text) > _LONG_LINE:
            yield from _run_in(line.text, line.start)


def _run_in(text: str, start: int) -> Iterator[_Heading]:
    """Yield the headings inside a running text."""
    for found in _RUN_IN.finditer(text):
        phrase = found[_kind(found)]
        follower = found["next"]
        if found.start() == 0 or not _titled(phrase) or not follower[0].isupper():
            continue
        before = text[max(0, found.start() - 40) : found.start()].rstrip()
        closed = before[-1:] in '.!?)”"' or not before[-1:].isalpha() or before.split()[-1][:1].isupper()
        capitals = phrase.isupper() and len(phrase) > 6 and not (follower.isupper() and len(follower) > 1)
        closed = closed or capitals
        ambiguous = _AMBIGUOUS_RUN_IN.match(phrase) is not None and not capitals
        if closed and (found["mark"] or not ambiguous or follower.casefold() in _AFTER_AMBIGUOUS.split()):
            yield _Heading(_kind(found), start + found.start(), bool(found["mark"]))


def _titled(phrase: str) -> bool:
    """Tell whether a phrase is written as a heading: every long word with a capital."""
    return all(word[0].isupper() for word in phrase.split() if len(word) > 3)


def _kind(found: re.Match[str]) -> SectionKind:
    return next(kind for kind in _KINDS if found[kind] is not None)


def _kept(text: str, headings: Sequence[_Heading]) -> list[_Heading]:
    """Return the headings of parts; the labels inside a structured abstract are not."""
    kept: list[_Heading] = []
    for number, heading in enumerate(headings):
        if kept and kept[-1].kind == "abstract" and heading.kind in _STRUCTURED:
            closed = _KEYWORDS.search(text, kept[-1].start, heading.start)
            again = any(later.kind == heading.kind for later in headings[number + 1 :])
            if not closed and (heading.labelled or again):
                continue
        if kept and heading.labelled and heading.kind in _STRUCTURED and kept[-1].kind == "references":
            continue
        if not kept or kept[-1].kind != heading.kind or (heading.kind == "abstract" and kept[-1].start < heading.start):
            kept.append(heading)
    return kept


def _opening(text: str, headings: Sequence[_Heading]) -> SectionKind:
    """Return what stands before the first heading."""
    if not headings:
        return "other"
    if _KEYWORDS.search(text):
        return "abstract"
    return "title" if len(text) < 1500 and headings[0].kind in ("abstract", "introduction") else "other"
