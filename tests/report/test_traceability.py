"""Every number of a manuscript comes from the results: nothing is computed on the way to the page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate

import pytest

from prapasca.analysis import to_tree
from prapasca.report.instrument.words import Starred
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import (
    Address,
    Bullets,
    Citation,
    Count,
    Document,
    Emphasis,
    Gap,
    Noted,
    P,
    Paragraph,
    Percent,
    Phrase,
    Power,
    Range,
    Real,
    Relation,
    Table,
)
from prapasca.report.planning.words import Plain
from prapasca.report.profiles import load_profile
from prapasca.report.provenance import Provenance
from prepared_studies import prepared
from studies import shapes

SHAPES = {**shapes(), **prepared()}
RULES_OF_THUMB = {0.7, 0.78, 1.0}
"""What notes below the tables of an instrument cite from books."""
SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")


def shown(document: Document) -> Iterator[object]:
    for section in document.walk():
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield from in_parts(block.parts)
                case Bullets():
                    for item in block.items:
                        yield from in_parts(item.parts)
                case Table():
                    yield from in_parts(tuple(cell for row in block.rows for cell in row.cells))
                    for note in block.notes:
                        yield from in_parts(note.parts)


def in_parts(parts: tuple[object, ...]) -> Iterator[object]:
    for part in parts:
        match part:
            case Emphasis() | Phrase():
                yield from in_parts(part.parts)
            case Noted() | Relation() | Starred():
                yield part.number
            case Count() | Real() | P() | Power() | Percent() | Range() | Plain():
                yield part
            case Citation() | Address():
                pass  # numbers of sources are no results
            case _:
                assert part is None or isinstance(part, str | Gap) or hasattr(part, "target")


def leaves(tree: object) -> Iterator[float]:
    match tree:
        case dict():
            for value in tree.values():
                yield from leaves(value)
        case list():
            for value in tree:
                yield from leaves(value)
        case bool() | None | str():
            return
        case int() | float():
            yield float(tree)


def values_of(number: object) -> tuple[float, ...]:
    match number:
        case Percent():
            return (float(number.numerator), float(number.denominator))
        case Range():
            return (number.low, number.high)
        case Power():
            return (number.raw,)
        case Count() | Real() | P() | Plain():
            return (float(number.raw),)
    return ()


@pytest.mark.parametrize("name", SHAPES)
def test_every_number_is_one_of_the_results(name: str) -> None:
    results = SHAPES[name]
    document = build_manuscript(results, load_profile("thesis"), "en", SOURCES)
    known = sorted({abs(value) for value in leaves(to_tree(results))})
    counts = sums_of(results) | of_preparation(results)
    strangers = [
        (number, value)
        for number in shown(document)
        for value in values_of(number)
        if not traced(abs(value), known) and value not in counts
    ]
    assert strangers == []


def traced(value: float, known: list[float]) -> bool:
    """Tell whether a value is one of the results, or one of them in percent."""
    return any(
        math.isclose(value, number, rel_tol=1e-12, abs_tol=1e-300) or math.isclose(value, 100 * number, rel_tol=1e-12)
        for number in known
    )


def sums_of(results: object) -> set[float]:
    """Return sums of counts: rows and columns of the transition table, people lost, those who did not improve."""
    transition = results.transition  # type: ignore[attr-defined]  # results of a study
    counts = transition.counts if transition else ()
    rows, columns = [*map(sum, counts)], [*map(sum, zip(*counts, strict=True))]
    margins = [*rows, *columns, *accumulate(rows), *accumulate(columns), len(counts)]
    data, change = results.data, results.change  # type: ignore[attr-defined]  # results of a study
    crossed = [row for group in results.subgroups for row in group.rows]  # type: ignore[attr-defined]  # results of a study
    groups = [change.n - change.improved, *(row.n for row in crossed), *(row.not_improved for row in crossed)]
    return {float(value) for value in (*margins, sum(data.excluded.values()), *groups)}


def of_preparation(results: object) -> set[float]:
    """Return what the steps of a plan hold in words, levels, and how many items, people and sums there are."""
    plan, tried_out = results.sample_plan, results.instrument  # type: ignore[attr-defined]  # results of a study
    found: set[float] = set()
    if plan is not None:
        made = [result for result in (plan.formula, plan.drop_out) if result is not None]
        steps = [value for result in made for step in result.steps for value in step.fields.values()]
        found |= {float(value) for value in steps if isinstance(value, int | float)}
        levels = [plan.power.confidence_level] if plan.power else []
        found |= {round(100 * (1 - level), 6) for level in levels} | {100.0}
        rows = getattr(plan.power.design, "probabilities", ()) if plan.power else ()
        found |= {100 * sum(line) for line in (*rows, *zip(*rows, strict=True))}
    if tried_out is not None:
        found |= RULES_OF_THUMB | {round(100 * (1 - tried_out.result.confidence_level), 6)}
        items = getattr(tried_out.result, "items", ())
        decided = [getattr(item, "decision", None) or item.aiken.decision for item in items]
        found |= {float(len(items)), *(float(decided.count(decision)) for decision in decided)}
        found.add(float(getattr(tried_out.result, "n", 0) + getattr(tried_out.result, "n_incomplete", 0)))
        found.add(float(len(getattr(tried_out.result, "raters", ()))))
    return found


def test_a_number_from_nowhere_would_be_noticed() -> None:
    known = sorted({abs(value) for value in leaves(to_tree(SHAPES["mixed"]))})
    assert not traced(0.123456789, known)
    numbers = list(shown(build_manuscript(SHAPES["mixed"], load_profile("thesis"), "en", SOURCES)))
    assert len(numbers) > 200
