"""Where the tables of a text are: their captions, their rows, and the sentences that cite them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prapasca.audit.manuscript import Manuscript

_NUMBER = r"\d{1,2}(?:\s?\.\s?\d{1,2}){0,2}|[IVX]{1,4}"
_CAPTION = re.compile(
    rf"\b(?:Tabel|Table|TABEL|TABLE|"
    rf"Tab\.)\s*(?:(?P<number>{_NUMBER})(?!\d)|\((?P<bracketed>{_NUMBER})\))\s*[.:]?[ \t]*(?:\n[ \t]*)?"
    r"(?=(?P<next>[\"“(]?[A-Za-z][\w-]*))"
)
_CITATION = re.compile(
    r"(?<!\b[ztrfZTRF][\s-])\b(?:tabel|table)\s*\(?(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2}){0,2}(?![\d%]|[.,]\d)|"
    r"[IVX]{1,4}\b)",
    re.IGNORECASE,
)
_CITED_BEFORE = re.compile(
    r"(?:\b(?:berdasarkan|dari|pada|dalam|lihat|di|oleh|in|see|from|on|by|to|the|hasil|data|dan|and|isi|maka|"
    r"bahwa|seperti|sesuai)|\()\s*(?:data\s+)?$",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"(?:di\s?atas|diatas|tersebut|menunjuk\w*|menggambar\w*|menyaji\w*|memperlihat\w*|memuat|mencantumkan|merinci|"
    r"berisi|memberi\w*|gives?|gave|contains?|lists?|reports?|summari[sz]es?|dapat|terlihat|diketahui|"
    r"didapat\w*|diperoleh|"
    r"shows?|showed|illustrates?|reveals?|demonstrates?|displays?|clarifies|depicts?|represents?|above|below|indicates?|presents?|describes?|dan|and|maka|bahwa|berikut|it|we)$",
    re.IGNORECASE,
)
_BODY_END = re.compile(
    r"(?<=\s)(?:(?:Berdasarkan|Dari|Pada|In|From|Based on|According to)\s+(?:pada\s+|the\s+)?(?:tabel|table|Tabel|"
    r"Table|TABEL|hasil|Hasil|data|Data|results?|uji)"
    r"|(?:Tabel|Table)\s*\d[\d.]*\s*(?::|menunjuk|di\s?atas|memperlihat|menggambar|shows?|above|indicat|presents?)"
    r"|(?:Sumber|Source|Keterangan|Ket|Note|Catatan)\s*[:.]|(?:Hasil|The)\s+(?:penelitian|analisis|uji|results?|"
    r"table)\b(?=\s+(?:\w+\s+)?[a-z])"
    r"|(?:Hasil|Uji|The|Analisis|Analysis|Statistical|Bivariate|Pada|Of|After|Before|Sebelum|Setelah|Sesudah|"
    r"There|Our|This|"
    r"Penelitian)\s+(?:[\w,()/-]+\s+){0,12}?(?:menunjukkan|memperlihatkan|didapatkan|diperoleh|diketahui|memberikan|"
    r"menghasilkan|gave|showed?|shows|was|were|is|are|obtained|yielded|found|adalah)\b"
    r"|(?:Etika?|Ethics|Hipotesis|Hypothesis|Intervensi|Intervention|Luaran|Instrumen|Instrument)\.(?=\s+[A-Z])"
    r"|(?:Uji|Hasil uji)\s+\w+:|Dapat\s+(?:dilihat|diketahui)|Menunjukkan|Dari\b(?=\s+\d)|"
    r"(?:Sebanyak|Terdapat|Of(?:\s+the)?|A\s+total\s+of)\s+\d{1,4}\s+[a-z])"
)
_PROSE = re.compile(r"\b[A-Z]?[a-z]{2,}(?:[ ,]+[a-z]{2,}){8,}")
_LAST_NOTE = re.compile(
    r"(?:Based\s+on\s+(?:negative|positive)\s+ranks|Binomial\s+distribution\s+used|Continuity\s+Corrected)\.?"
    r"(?:\s+[a-e]\.\s+(?:Wilcoxon\s+Signed\s+Ranks\s+Test|Sign\s+Test|McNemar\s+Test)\.?)?",
    re.IGNORECASE,
)
"""The last note that SPSS prints under a test."""
_SENTENCE = re.compile(r"(?<=[\d%)])\s+(?=[A-Z][a-z]+(?:\s+[a-z]{2,}){5,}\b)")
_FULL_STOP = re.compile(
    r"(?:(?<=[a-z]{4})|(?<=\d[%)])|(?<=[a-z%]\))|(?<=[.,]\d)|(?<=[.,]\d\d))\.(?:\s+(?=[A-Z][a-z]+,?\s+[a-z(\d])|\s*$)"
)
_OPENING = re.compile(r"(?:(?<=\d)|(?<=\d[)%a-e]))\s+(?=[A-Z][a-z]+,?\s+[a-z])")
_HEADS_CELLS = re.compile(r"[^\n]*\s*\n[^\n\t]*\t")
"""The rest of a caption on a line of its own, right above the cells of a real table."""
_LONGEST = 2500


@dataclass(frozen=True)
class Region:
    """A table in a text.

    Parameters
    ----------
    number
        Number as printed; None for a real table without caption.
    caption
        Caption, for a table run into the text with whatever follows it.
    start, body, end
        Offsets of the caption, of what follows its number, and of the end of the table.
    cells
        Whether cells are separated by a TAB.
    """

    number: str | None
    caption: str
    start: int
    body: int
    end: int
    cells: bool


@dataclass(frozen=True)
class TableCitation:
    """A number of a table named in the text."""

    number: str
    start: int
    end: int


def find_regions(manuscript: Manuscript) -> list[Region]:
    """Return the tables of a manuscript in order."""
    text = manuscript.text
    captions = list(_captions(text))
    blocks = list(_tab_blocks(manuscript))
    regions = []
    used: set[int] = set()
    for place, (match, number) in enumerate(captions):
        following = captions[place + 1][0].start() if place + 1 < len(captions) else len(text)
        block = next((one for one in blocks if match.end() <= one[0] < min(following, match.end() + 400)), None)
        if block is not None and block[0] not in used and not _interrupted(text[match.end() : block[0]]):
            used.add(block[0])
            regions.append(
                Region(number, _tidy(text[match.end() : block[0]]), match.start(), block[0], block[1], cells=True)
            )
            continue
        limit = min(following, manuscript.section_at(match.end()).end, match.end() + _LONGEST)
        inner = next((one[0] for one in blocks if match.end() <= one[0] < limit), limit)
        end = _body_end(text, match.end(), min(limit, inner))
        regions.append(Region(number, _tidy(text[match.end() : end]), match.start(), match.end(), end, cells=False))
    regions += [
        one
        for one in _pasted(manuscript)
        if not any(one.start < other.end and other.start < one.end for other in regions)
    ]
    for start, end in (one for one in blocks if one[0] not in used):
        regions.append(_uncaptioned(text, regions, start, end))
    return sorted(regions, key=lambda region: region.start)


_OUTPUT = re.compile(r"\bcross\s?tabulation\s*$|^\s*Frequency\s+Percent\s+Valid\s+Percent\b", re.IGNORECASE)
"""A line that only the output of statistical software has: the head of a table pasted without a caption."""
_LINES = 16


def _pasted(manuscript: Manuscript) -> Iterator[Region]:
    """Yield the tables pasted from software as lines: from the line above their head to their total."""
    lines = manuscript.lines
    for place, line in enumerate(lines):
        if "\t" in line.text or not _OUTPUT.search(line.text):
            continue
        crossed = line.text.rstrip().casefold().endswith("tabulation")
        first = lines[place if crossed or place == 0 else place - 1]
        below = lines[place + 1 : place + _LINES]
        last = next((one for one in below if re.match(r"\s*Total\s+\d", one.text)), None)
        if last is not None and all("\t" not in one.text for one in below[: below.index(last)]):
            end = last.start + len(last.text)
            yield Region(None, _tidy(first.text), first.start, first.start, end, cells=False)


_NOTES = 450
"""Characters between two tables that may be the notes of the first."""


def _uncaptioned(text: str, regions: Sequence[Region], start: int, end: int) -> Region:
    """Return a table without caption: another part of the one before if only notes stand between them."""
    before = max((one for one in regions if one.end <= start), key=lambda one: one.end, default=None)
    if before is not None and start - before.end < _NOTES:
        lines = text[before.end : start].split("\n")
        if all(len(line) < 90 for line in lines) and not _PROSE.search(text, before.end, start):
            return Region(before.number, before.caption, start, start, end, cells=True)
    return Region(None, _lead(text, start), start, start, end, cells=True)


def table_citations(text: str, regions: Sequence[Region]) -> list[TableCitation]:
    """Return where the text cites a table; captions cite none."""
    starts = {region.start for region in regions}
    return [
        TableCitation(_number(found["number"]), *found.span())
        for found in _CITATION.finditer(text)
        if found.start() not in starts and (found[0][0].islower() or not found["number"].isalpha())
    ]


def _captions(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for found in _CAPTION.finditer(text):
        before = text[max(0, found.start() - 30) : found.start()]
        opens_line = not before or before.rstrip(" \t*_#").endswith("\n")
        if _VERBS.match(found["next"]) or (found["next"][0].islower() and not opens_line):
            continue
        if _CITED_BEFORE.search(before) and not opens_line:
            continue
        printed = "number" if found["number"] else "bracketed"
        heads = _HEADS_CELLS.match(text, found.end()) or re.match(r"\)?\s*[.:]", text[found.end(printed) :])
        if found["next"].islower() and not (opens_line and heads):
            continue
        yield found, _number(found[printed])


def _number(printed: str) -> str:
    return re.sub(r"\s", "", printed)


def _tab_blocks(manuscript: Manuscript) -> Iterator[tuple[int, int]]:
    start = end = None
    for line in manuscript.lines:
        if "\t" in line.text:
            start = line.start if start is None else start
            end = line.start + len(line.text)
        elif start is not None and end is not None:
            yield start, end
            start = end = None
    if start is not None and end is not None:
        yield start, end


def _interrupted(between: str) -> bool:
    """Tell whether more than the rest of a caption stands between it and a table."""
    return len(between) > 350 or _BODY_END.search(between.lstrip(), 1) is not None


def _body_end(text: str, start: int, limit: int) -> int:
    if found := _BODY_END.search(text, start + 1, limit):
        limit = found.start()
    if cited := _CITATION.search(text, start + 20, limit):
        limit = _sentence_start(text, start, cited.start())
    if notes := list(_LAST_NOTE.finditer(text, start, limit)):
        limit = notes[-1].end()
    if told := _SENTENCE.search(text, start, limit):
        limit = told.start()
    elif stop := None if notes else _FULL_STOP.search(text, start + 20, limit):
        openings = [one.start() for one in _OPENING.finditer(text, start, stop.start())]
        limit = openings[-1] if openings else limit
    digit = re.search(r"\d", text[start:limit])
    for prose in _PROSE.finditer(text, start + (digit.start() if digit else 0), limit):
        if prose.start() > start + 20:
            opening = re.search(r"[A-Z][a-z]*[^A-Z\d]*$", text[start : prose.start() + 1])
            return start + opening.start() if opening else prose.start()
    return limit


def _sentence_start(text: str, start: int, offset: int) -> int:
    """Return where the sentence around an offset begins: after a line or a full stop, else at its last capital."""
    line, stop = text.rfind("\n", start, offset), text.rfind(". ", start, offset)
    if max(line, stop) >= 0:
        return max(line, stop + 1)
    opening = re.search(r"[A-Z][a-z]*[^A-Z\d]*$", text[start:offset])
    return start + opening.start() if opening else offset


def _lead(text: str, start: int) -> str:
    """Return the line above a table without a numbered caption."""
    lines = [line for line in text[max(0, start - 300) : start].split("\n") if line.strip()]
    return _tidy(lines[-1]) if lines and "\t" not in lines[-1] else ""


def _tidy(text: str) -> str:
    return " ".join(text.split())
