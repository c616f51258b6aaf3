"""A manuscript prepared for extraction: tables apart from sentences, each sentence with its source and setting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from prapasca.audit.extract.citations import sentence_sources
from prapasca.audit.extract.counts import counts_in
from prapasca.audit.extract.crossed import crossing
from prapasca.audit.extract.crossed_cells import Crossing
from prapasca.audit.extract.labels import Labels
from prapasca.audit.extract.named_tests import named_tests
from prapasca.audit.extract.occasions import MANY_OCCASIONS, times_of_occasions
from prapasca.audit.extract.outcomes import Outcomes
from prapasca.audit.extract.people_rows import people_grid
from prapasca.audit.extract.regions import Region, TableCitation, find_regions, table_citations
from prapasca.audit.extract.rows import MISSING, Grid, change_direction, flat_grid, line_grid, tab_grid
from prapasca.audit.extract.sentences import Sentence, split_sentences
from prapasca.audit.extract.shaped_rows import labels_by_shape
from prapasca.audit.extract.vocabulary import (
    column_groups,
    groups_in,
    mentions_both_times,
    outcomes_in,
    times_in,
)
from prapasca.audit.facts import Source
from prapasca.audit.manuscript import Manuscript, SectionKind

CHARACTERISTICS = {
    "age": r"umur|usia|berusia|berumur|age[ds]?",
    "education": r"(?<!sebelum\s)(?<!sesudah\s)(?<!setelah\s)pendidikan(?! kesehatan| gizi| seks)|berpendidikan|"
    r"(?<!health\s)(?<!nutrition\s)(?<!of\s)(?<!before\s)(?<!after\s)education|lulusan",
    "parity": r"paritas|parity|primipara|multipara|primigravida|multigravida|grande",
    "occupation": r"pekerjaan|bekerja|occupation|job|employment|wiraswasta|irt",
    "sex": r"jenis kelamin|gender|sex|laki-laki|perempuan",
    "ethnicity": r"suku(?: bangsa)?|etnis|ethnicity|ethnic",
    "income": r"penghasilan|pendapatan|income",
    "marital status": r"status (?:pernikahan|perkawinan)|marital status",
    "religion": r"agama|religion",
    "body mass index": r"\bimt\b|indeks massa tubuh|body mass index|\bbmi\b",
}
"""Characteristics of respondents: how they are written."""
CHARACTERISTIC = re.compile(
    "|".join(rf"(?P<c{number}>\b(?:{forms})\b)" for number, forms in enumerate(CHARACTERISTICS.values())), re.IGNORECASE
)
_STATISTIC = re.compile(r"(?:z|p|t|sig|nilai p|p[\s-]*value|asymp)\b", re.IGNORECASE)
CONTINUES = re.compile(
    r"(?:kemudian|setelah|sesudah|sedangkan|selebihnya|sisanya|sebelum|adapun|lainnya|kategori lain|sementara|"
    r"after|then|before|"
    r"the\s+rest|the\s+remain\w+|the\s+others?|others|meanwhile|whereas|while|(?:pada\s+)?kelompok|"
    r"in\s+the\s+\w+\s+group|"
    r"(?:tetap|meningkat|menurun|increased|decreased|unchanged)\s*:)",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with what the one before is about."""
HEADING = re.compile(r"(?:#+ )?(?:\d+(?:\.\d+)*\.? )?[A-Z][^.!?;]{2,100}(?<![:,*])")
"""A line of its own that could head what follows: short, without the end of a sentence."""
_RANKS = re.compile(r"\bnegative\s+ranks?\b.{0,120}\bpositive\s+ranks?\b", re.IGNORECASE | re.DOTALL)
"""The ranks of the signed-rank test, which tell the test where none is named."""
_FROM_TO = re.compile(
    r"\b(?:dari|from)\s+\d[\d.,]*\s*(?:%|persen|percent)\s*(?:\([^()]*\)\s*)?(?:menjadi|ke|to)\s+\d", re.IGNORECASE
)
"""A share before and after in one breath: "from 40% to 60%"."""
_OF_PEOPLE = re.compile(
    r"\b(?:karakteristik|characteristics?|demografi|(?:socio-?)?demographic|association\s+(?:of|between)|"
    r"(?:baseline|background|personal|selected)\s+(?:\w+\s+)?variables?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Setting:
    """A sentence with what is known around it.

    Parameters
    ----------
    sentence
        The sentence.
    kind
        Section it stands in.
    source
        Whose result it tells.
    cited_from
        Offset in the sentence from which another's result is told.
    time, group
        Those the text is about when the sentence names none.
    table
        Number of the table it cites, or stands right under.
    """

    sentence: Sentence
    kind: SectionKind
    source: Source
    cited_from: int | None
    time: str | None
    group: str | None
    table: str | None

    def source_at(self, offset: int) -> Source:
        """Return whose what stands at an offset of the sentence is."""
        return "cited" if self.cited_from is not None and offset >= self.cited_from else self.source


class Context:
    """A manuscript taken apart for extraction.

    Parameters
    ----------
    manuscript
        The text.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.regions = find_regions(manuscript)
        self.citations = table_citations(manuscript.text, self.regions)
        self.labels = self._labels()
        self.labels.learn(
            mention
            for setting in self.settings
            if setting.source == "own" and re.search(r"\d", setting.sentence.text)
            for mention in self.labels.mentions(setting.sentence.text)
        )

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences, tables left out."""
        spans, start = [], 0
        for region in self.regions:
            spans += self._sections(start, region.start)
            start = max(start, region.end)
        spans += self._sections(start, len(self.manuscript.text))
        return list(split_sentences(self.manuscript.text, spans))

    def _sections(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return a part of the text cut where sections begin."""
        cuts = [one.start for one in self.manuscript.sections if start < one.start < end]
        return [pair for pair in zip([start, *cuts], [*cuts, end], strict=True) if pair[0] < pair[1]]

    @cached_property
    def settings(self) -> list[Setting]:
        """The sentences with what is known around them."""
        kinds = [self.manuscript.section_at(sentence.start).kind for sentence in self.sentences]
        sources = sentence_sources(self.sentences, kinds)
        settings: list[Setting] = []
        time: str | None = None
        time_age = 0
        group: str | None = None
        headed: str | None = None
        for sentence, kind, (source, cited_from) in zip(self.sentences, kinds, sources, strict=True):
            above = self.region_above(sentence.start)
            fresh = (
                not settings or settings[-1].kind != kind or self._between(settings[-1].sentence.end, sentence.start)
            )
            if fresh:
                time = self._caption_time(above) if above and above.end >= sentence.start - 3 else None
                time_age = 0
                group = None
            groups = {one.name for one in groups_in(sentence.text)}
            table = self._table_of(sentence, above)
            if HEADING.fullmatch(sentence.text):
                headed = next(iter(groups)) if len(groups) == 1 else None
            about = None if groups else self._group_around(sentence, table, group) or headed
            settings.append(Setting(sentence, kind, source, cited_from, time, about, table))
            group = groups.pop() if len(groups) == 1 else None if groups else about
            named = times_in(sentence.text)
            if named:
                time, time_age = named[-1].name, 0
            elif mentions_both_times(sentence.text) or time_age >= 2:
                time = None
            else:
                time_age += 1
        return settings

    def _group_around(self, sentence: Sentence, table: str | None, last: str | None) -> str | None:
        """Return the group of a sentence that names none: that of its table, or of the sentence it goes on from."""
        captions = [region.caption for region in self.regions if region.number == table is not None]
        named = {one.name for caption in captions for one in groups_in(caption)}
        if len(named) == 1:
            return named.pop()
        return last if table is None and CONTINUES.match(sentence.text) else None

    def _between(self, start: int, end: int) -> bool:
        return any(start <= region.start < end for region in self.regions)

    def _caption_time(self, region: Region) -> str | None:
        named = {one.name for one in times_in(region.caption)}
        return named.pop() if len(named) == 1 and not mentions_both_times(region.caption) else None

    def region_above(self, offset: int) -> Region | None:
        """Return the last table that ends before an offset."""
        above = [region for region in self.regions if region.end <= offset]
        return above[-1] if above else None

    def _table_of(self, sentence: Sentence, above: Region | None) -> str | None:
        cited = [one for one in self.citations if sentence.start <= one.start < sentence.end]
        if cited:
            return cited[0].number
        if above is not None and self._is_under(above, sentence):
            return above.number
        return None

    def _is_under(self, region: Region, sentence: Sentence) -> bool:
        """Tell whether a sentence stands right under a table, in the same section."""
        section = self.manuscript.section_at(sentence.start)
        inside = section.start <= region.start
        return inside and not self.manuscript.text[region.end : sentence.start].strip()

    def citation_in(self, sentence: Sentence) -> TableCitation | None:
        """Return the first table that a sentence cites."""
        return next((one for one in self.citations if sentence.start <= one.start < sentence.end), None)

    @cached_property
    def several_groups(self) -> bool:
        """Whether the study has a control group, as its own sentences or tables say."""
        named = {
            group.name
            for setting in self.settings
            if setting.source in ("own", "planned")
            for group in groups_in(setting.sentence.text)
        }
        named |= {group.name for region in self.regions for group in groups_in(region.caption)}
        if "control" in named or {"A", "B"} <= named or {"I", "II"} <= named or {"1", "2"} <= named:
            return True
        heads = [{one.name for one in column_groups(region.caption)} for region in self.regions]
        return any(head == {"control", "intervention"} for head in heads)

    @cached_property
    def grids(self) -> list[Grid]:
        """The tables taken apart into rows."""
        return [self._grid(region, self.labels) for region in self.regions]

    @cached_property
    def crossings(self) -> list[Crossing | None]:
        """The tables of before by after among the tables, None for any other."""
        return [crossing(self.manuscript.text, region, self.labels) for region in self.regions]

    def _grid(self, region: Region, labels: Labels) -> Grid:
        text = self.manuscript.text
        if region.cells:
            return tab_grid(text, region)
        flat = flat_grid(text, region, labels)
        if self.is_about_people(flat) and (people := people_grid(text, region, CHARACTERISTIC)) is not None:
            return people
        lines = line_grid(text, region)
        counted = [sum(bool(row.numbers) and not row.is_total for row in grid.rows) for grid in (flat, lines)]
        if counted[0] >= 2 and not (counted[1] > counted[0] and _holds(lines, flat)):
            return flat
        return lines if sum(bool(row.numbers) for row in lines.rows) >= 2 else flat

    @cached_property
    def _plain_grids(self) -> list[Grid]:
        """The tables taken apart before the manuscript's own labels are known."""
        labels = Labels()
        return [self._grid(region, labels) for region in self.regions]

    def _labels(self) -> Labels:
        """Return the labels that the frequency tables of the outcome print."""
        printed: list[str] = []
        for grid in self._plain_grids:
            if MANY_OCCASIONS.search(grid.region.caption):
                continue
            if self.is_about_people(grid) or is_test_table(grid):
                continue
            named = [row.label for row in grid.rows if not row.is_total and change_direction(row.label) is None]
            printed += [label for label in named if len(row_words(label)) <= 5 and not times_in(label)]
            printed = [label for label in printed if not MISSING.match(label) and not named_tests(label)]
            if not grid.region.cells and sum(bool(row.numbers) and not row.is_total for row in grid.rows) < 2:
                printed += labels_by_shape(self.manuscript.text, grid.region)
        return Labels(printed)

    def is_about_people(self, grid: Grid) -> bool:
        """Tell whether a table is about the characteristics of respondents."""
        named = f"{grid.region.caption} {grid.head}"
        headed = None if {"before", "after"} <= set(times_of_occasions(named).values()) else _OF_PEOPLE.search(named)
        return (headed or _OF_PEOPLE.search(grid.region.caption)) is not None or (
            CHARACTERISTIC.search(named) is not None and next(iter(outcomes_in(named)), None) is None
        )

    @cached_property
    def outcomes(self) -> Outcomes:
        """The outcomes that captions name; none where there is but one."""
        captions = [grid.region.caption[:250] for grid in self._plain_grids if not self.is_about_people(grid)]
        named = Outcomes(captions)
        return named if named.names or captions else Outcomes((), self._told_outcomes())

    def _told_outcomes(self) -> list[str]:
        """Return the outcomes of which sentences tell counts both before and after; for a text without tables."""
        told: dict[str, set[str]] = {}
        for setting in self.settings:
            text = setting.sentence.text
            times = {one.name for one in times_in(text)}
            named = {one.name for one in outcomes_in(text)}
            rising = _FROM_TO.search(text) is not None
            counted = rising or (len(times) == 1 and counts_in(text))
            if setting.source == "own" and len(named) == 1 and counted:
                told.setdefault(named.pop(), set()).update(("before", "after") if rising else times)
        return [name for name, times in told.items() if len(times) > 1]

    def outcome_at(self, setting: Setting, offset: int) -> str | None:
        """Return the outcome of what stands at an offset of a sentence.

        The sentence's own, that of the table it cites, of the sentence before, or of the last table cited.
        """
        if not self.outcomes.names:
            return None
        own, around = self.outcomes.at(setting.sentence.text, offset), self._told_of.get(setting.sentence.start)
        return around if own is None or (around or "").startswith(f"{own} (") else own

    @cached_property
    def _told_of(self) -> dict[int, str | None]:
        """The outcome of each sentence that names none: that of its table, or of the sentence it goes on from."""
        told: dict[int, str | None] = {}
        captions = {region.number: region.caption[:250] for region in self.regions if region.number}
        last: str | None = None
        previous: Setting | None = None
        for setting in self.settings:
            if previous is None or previous.kind != setting.kind:
                last = None
            text, start = setting.sentence.text, setting.sentence.start
            tabled = self.outcomes.in_table(captions[setting.table]) if setting.table in captions else None
            told[start] = tabled or (last if CONTINUES.match(text) else None)
            mentions = self.outcomes.mentions(text)
            last = mentions[-1].name if mentions else told[start]
            previous = setting
        return told

    @cached_property
    def main_test(self) -> str | None:
        """The only test of change that the manuscript's own sentences and tables name; None if there are several."""
        texts = [setting.sentence.text for setting in self.settings if setting.source in ("own", "planned")]
        texts += [self.manuscript.text[region.start : region.end] for region in self.regions]
        named = {test.name for text in texts for test in named_tests(text) if test.is_main}
        if not named and any(_RANKS.search(text) for text in texts):
            return "wilcoxon_signed_rank"
        return named.pop() if len(named) == 1 else None

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence, or the row or caption of the table, around a place."""
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and self.sentences[place].end >= end:
            return self.sentences[place].start, self.sentences[place].end
        line = self.manuscript.line_at(start)
        if len(line.text) <= 300:
            return line.start, max(end, line.start + len(line.text))
        return max(line.start, start - 80), min(len(self.manuscript.text), end + 80)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


_SUPPOSED = re.compile(
    r"\bwhich\s+assumption|\basumsi\s+mana|\bsensitivity\s+analys[ei]s|\banalisis\s+(?:sensitivitas|kepekaan)",
    re.IGNORECASE,
)
"""In the caption of a table of what would come out if something else were so."""


def is_test_table(grid: Grid) -> bool:
    """Tell whether a table prints tests, ranks or means instead of how many are in each category."""
    if _SUPPOSED.search(grid.region.caption[:120]):
        return True
    text = f"{grid.region.caption} {grid.head} {' '.join(row.label for row in grid.rows)}"
    if re.search(
        r"mean rank|(?:negati|positi)[vf]e? (?:ranks?|differences)|off-diagonal|mh statistic|distinct values|"
        r"sum of ranks|test statistics|asymp|asimtot|biserial|effect sizes?|ukuran efek|descriptive statistics",
        text,
        re.I,
    ):
        return True
    shares = re.search(r"%|persen|percent|frekuensi|frequency|\bf\b", grid.head, re.IGNORECASE)
    if not shares and re.search(
        r"\bz\b|\bsig\b|p[\s.-]*value|nilai p|exact p|\bmean\b.{0,12}(?:\bsd\b|\bstd|standa)",
        grid.head,
        re.IGNORECASE,
    ):
        return True
    if any(_STATISTIC.match(row.label.strip()) for row in grid.rows):
        return True
    rows = [row for row in grid.rows if row.numbers]
    return bool(rows) and all(times_in(row.label) or groups_in(row.label) for row in rows)


def _holds(lines: Grid, flat: Grid) -> bool:
    """Tell whether every row found by its label begins a line that is a row of the same numbers."""
    by_line = {row.start: [number.start for number in row.numbers] for row in lines.rows}
    return all(by_line.get(row.start) == [number.start for number in row.numbers] for row in flat.rows if row.numbers)


def row_words(label: str) -> Sequence[str]:
    """Return the words of the label of a row.

    Examples
    --------
    >>> row_words("Tidak lancar (0-5)")
    ['tidak', 'lancar']
    """
    return re.findall(r"[^\W\d_]+", label.casefold())
