"""The scales of outcomes: their labels, from worst to best where the words tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from prapasca.audit.extract.context import Context, is_test_table
from prapasca.audit.extract.crossed_cells import Crossing
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.labels import LabelMention
from prapasca.audit.extract.levels import level_of, worst_to_best
from prapasca.audit.extract.regions import Region
from prapasca.audit.extract.rows import MISSING, Grid, Row, change_direction, row_label
from prapasca.audit.extract.subheads import outcomes_of_rows
from prapasca.audit.extract.time_rows import time_rows
from prapasca.audit.extract.vocabulary import LESS_IS_BETTER, MORE_IS_BETTER, outcomes_in
from prapasca.audit.facts import Value

_LISTED = re.compile(
    r"\b(?:kategori\w*|dikategorikan|klasifikasi|diklasifikasikan|dikelompokkan|kriteria|skala\s+ordinal|"
    r"categor\w+|classified|ordinal\s+scale)\b",
    re.IGNORECASE,
)
_GAIN = re.compile(r"\b(?:n[\s-]*gain|normali[sz]ed\s+gain|gain\s+(?:ter)?normalisasi)\b", re.IGNORECASE)
"""In the caption of a table whose rows are means and spreads of the gain."""
_LARGEST = 7


def scale_facts(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the scales that tables print, sentences list, or counts that make up the whole sample use.

    Parameters
    ----------
    context
        The manuscript.
    drafts
        The counts, percentages and sizes found in it.
    """
    printed = [
        draft
        for grid, table in zip(context.grids, context.crossings, strict=True)
        for draft in (_printed(context, grid) if table is None else _of_crossing(context, grid.region, table))
    ]
    yield from printed
    yield from _united(context, printed)
    for setting in context.settings:
        text = setting.sentence.text
        if setting.source in ("own", "planned") and (found := _LISTED.search(text)):
            listed = _list_of(text, [one for one in context.labels.mentions(text) if one.start > found.start()])
            outcome = context.outcome_at(setting, found.start())
            if len(listed) >= 2 and (draft := _scale(context, listed, text, setting.sentence.start, outcome)):
                yield draft
    known = {draft.attributes.get("outcome") for draft in printed}
    yield from (draft for draft in _counted(context, drafts) if draft.attributes.get("outcome") not in known)


def _united(context: Context, printed: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the scale of an outcome whose tables print different labels, each leaving out its empty categories."""
    by_outcome: dict[str | None, list[Draft]] = defaultdict(list)
    for draft in printed:
        by_outcome[draft.attributes.get("outcome")].append(draft)
    for outcome, scales in by_outcome.items():
        names = list(dict.fromkeys(name for scale in scales if isinstance(scale.value, tuple) for name in scale.value))
        widest = max(len(scale.value) for scale in scales if isinstance(scale.value, tuple))
        if widest < len(names) <= _LARGEST:
            attributes = {"place": "table", "table": scales[0].attributes.get("table")}
            united = _draft(context, names, "", (scales[0].start, scales[0].end), outcome, attributes, 0.8)
            if united.attributes["order"] != "unknown":
                yield united


def _printed(context: Context, grid: Grid) -> Iterator[Draft]:
    if (table := time_rows(context, grid.region)) is not None:
        told = {"table": grid.region.number, "place": "table"}
        ends = grid.region.body, table.rows[0][0].start + grid.region.start
        outcome = context.outcomes.in_table(grid.region.caption[:250])
        yield _draft(context, table.labels, grid.region.caption[:200], ends, outcome, told, 0.9)
        return
    if _GAIN.search(grid.region.caption[:250]):
        return
    if (is_test_table(grid) and any(row.numbers for row in grid.rows)) or context.is_about_people(grid):
        return
    rows = [row for row in grid.rows if not row.is_total and _is_category(row)]
    under = outcomes_of_rows(context.manuscript.text, grid)
    if not under:
        yield from _of_rows(context, grid, rows, context.outcomes.in_table(grid.region.caption[:250]))
    for outcome in dict.fromkeys(under.values()):
        yield from _of_rows(context, grid, [row for row in rows if under.get(row.start) == outcome], outcome)


def _of_rows(context: Context, grid: Grid, rows: list[Row], outcome: str | None) -> Iterator[Draft]:
    """Yield the scale of rows that are the categories of one outcome."""
    rows = list({level_of(row_label(row)): row for row in reversed(rows)}.values())[::-1]
    known = [row for row in rows if context.labels.mentions(row.label)]
    if not 2 <= len(rows) <= _LARGEST or len(known) < len(rows):
        return
    names = [context.labels.name(row_label(row)) for row in rows]
    ends = rows[0].start, rows[-1].start + len(rows[-1].label)
    yield _draft(
        context, names, grid.region.caption[:200], ends, outcome, {"table": grid.region.number, "place": "table"}, 0.9
    )


def _of_crossing(context: Context, region: Region, table: Crossing) -> Iterator[Draft]:
    """Yield the scale of a table of before by after, where the words tell its order or all categories stand twice."""
    ends = table.cells[0].number.start, table.cells[-1].number.end
    outcome = context.outcomes.in_table(region.caption[:250])
    told = {"table": region.number, "place": "table"}
    yield _draft(context, table.labels, region.caption[:200], ends, outcome, told, 0.9)


def _is_category(row: Row) -> bool:
    return bool(row_label(row)) and change_direction(row.label) is None and not MISSING.match(row.label.strip())


def _scale(
    context: Context, listed: Sequence[LabelMention], text: str, offset: int, outcome: str | None
) -> Draft | None:
    names = list(dict.fromkeys(context.labels.name(one) for one in listed))
    if not 2 <= len(names) <= _LARGEST:
        return None
    return _draft(
        context, names, text, (offset + listed[0].start, offset + listed[-1].end), outcome, {"place": "prose"}, 0.7
    )


def _list_of(text: str, mentions: Sequence[LabelMention]) -> list[LabelMention]:
    """Return the first labels that stand side by side, nothing but scores and commas between them."""
    listed: list[LabelMention] = []
    for one in mentions:
        gap = text[listed[-1].end : one.start] if listed else ""
        plain = re.sub(
            r"\([^()]*\)|\b(?:dan|and|atau|or|jika|if|skor|score|nilai|kategori|bila)\b|[\d.,:;=<>≥≤%\s/-]|[–—]",
            "",
            gap,
        )
        if listed and (len(plain) > 3 or re.search(r"\b(?:orang|responden|respondents)\b", gap)):
            if len(listed) >= 2:
                break
            listed = []
        listed.append(one)
    return listed


def _counted(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the scale of labels whose counts, or percentages, at one time make up everybody."""
    sizes = {draft.value for draft in drafts if draft.kind == "n" and draft.source == "own" and _is_sample(draft)}
    for outcome, cells in _cells(drafts).items():
        labels: dict[str, Draft] = {}
        for draft in cells:
            labels.setdefault(str(draft.attributes["label"]), draft)
        binary = context.main_test == "mcnemar" and len(labels) == 2
        graded = worst_to_best([level_of(label) for label in labels], more_is_better=True) is not None
        if 2 <= len(labels) <= _LARGEST and (binary or _makes_up_everybody(cells, sizes, graded=graded)):
            span = cells[0].start, cells[0].end
            yield _draft(context, list(labels), "", span, outcome, {"place": "prose"}, 0.65)


def _is_sample(draft: Draft) -> bool:
    return draft.attributes.get("role") in ("sample", "analysed", "group")


def _cells(drafts: Sequence[Draft]) -> dict[str | None, list[Draft]]:
    """Return this study's own counts and percentages of a label at a time, by outcome, in the order of the text."""
    cells: dict[str | None, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda draft: draft.start):
        attributes = draft.attributes
        told = attributes.get("label") is not None and attributes.get("time") is not None
        other = attributes.get("characteristic") or attributes.get("role") == "total" or draft.confidence < 0.5
        if draft.kind in ("count", "percent") and draft.source == "own" and told and not other:
            cells[attributes.get("outcome")].append(draft)
    return cells


def _makes_up_everybody(cells: Sequence[Draft], sizes: set[Value], *, graded: bool) -> bool:
    """Tell whether the counts of a column sum to a size of the sample, its percentages to 100; if graded, to more."""
    columns: dict[tuple[str | None, ...], dict[str, Draft]] = defaultdict(dict)
    for draft in cells:
        place = (draft.kind, draft.attributes.get("time"), draft.attributes.get("group"))
        columns[place].setdefault(str(draft.attributes["label"]), draft)
    for (kind, *_), column in columns.items():
        whole = sum((Decimal(str(one.value)) for one in column.values()), Decimal(0))
        fits = int(whole) in sizes if kind == "count" else abs(whole - 100) <= Decimal("0.6")
        fits = fits or (graded and kind == "percent" and len(column) > 2 and whole > 100)
        if len(column) >= 2 and fits:
            return True
    return False


def _draft(
    context: Context,
    names: Iterable[str],
    text: str,
    span: tuple[int, int],
    outcome: str | None,
    attributes: dict[str, str | None],
    confidence: float,
) -> Draft:
    printed = tuple(names)
    order = worst_to_best([level_of(name) for name in printed], more_is_better=_direction(context, text, outcome))
    value = printed if order is None else tuple(printed[place] for place in order)
    turned = "worst_to_best" if value == printed else "best_to_worst" if value == printed[::-1] else "mixed"
    more = {
        **attributes,
        "outcome": outcome,
        "order": "unknown" if order is None else "worst_to_best",
        "printed_order": "unknown" if order is None or not text else turned,
    }
    return Draft("scale", value, *span, more, "own", confidence)


def _direction(context: Context, text: str, outcome: str | None) -> bool | None:
    """Return whether more of the outcome is better, where its name tells."""
    named = [one.name for one in outcomes_in(f"{outcome or ''} {text}")]
    if not named:
        named = [one.name for one in outcomes_in(context.manuscript.text[:1500])]
    for name in named:
        if name in LESS_IS_BETTER:
            return False
        if name in MORE_IS_BETTER:
            return True
    return None
