"""A phrase in a cell of a table may break where words do; a number may not."""

from __future__ import annotations

from prapasca.language import STYLES
from prapasca.report.grids.grid import lay_out
from prapasca.report.joints import joined
from prapasca.report.model import Column, Phrase, Range, Row, Table
from prapasca.report.planning.words import Plain

STEP = Phrase(("the smallest number of pairs is ", Plain(34.0)))


def test_only_numbers_are_held_together() -> None:
    table = Table(
        "steps",
        "Steps",
        (Column("Step", "left"), Column("Interval")),
        (
            Row(
                (STEP, Range(1, 2, 1)),
            ),
        ),
    )
    (phrase, number) = lay_out(table, STYLES["apa7"]).rows[-1].cells
    assert (phrase.held, number.held) == (False, True)
    text, _ = joined((STEP, Range(1, 2, 1)), STYLES["apa7"], {})
    assert text == "the smallest number of pairs is 34"
