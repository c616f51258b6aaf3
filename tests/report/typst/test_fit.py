"""Widths of columns: nothing overflows, short labels stay whole, type shrinks before the page turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.report.model import Layout
from prapasca.report.typst.fit import BETWEEN, GUTTER, HARDER, LONGEST, PAPERS, POINTS, SMALLEST, fit, text_width

LAYOUT = Layout()
UPRIGHT = PAPERS["a4"][0] - POINTS * 50 + BETWEEN
TEXTS = st.lists(st.lists(st.text(max_size=200), min_size=1, max_size=5), min_size=1, max_size=30)


@given(TEXTS)
def test_columns_never_exceed_the_page(columns: list[list[str]]) -> None:
    found = fit(columns, LAYOUT)
    room = PAPERS["a4"][1 if found.flipped else 0] - POINTS * 50 + BETWEEN
    assert sum(found.widths) <= room + 1e-6
    assert len(found.widths) == len(columns)
    assert SMALLEST <= found.size < LAYOUT.size


def test_a_narrow_table_fills_the_page_with_columns_as_wide_as_their_texts_are_long() -> None:
    found = fit([["Category", "smooth"], ["n", "20"]], LAYOUT)
    least = [text_width(text, found.size) + GUTTER for text in ("Category", "20")]
    assert found.widths == pytest.approx([UPRIGHT * width / sum(least) for width in least])


def test_short_labels_stay_whole_beside_long_sentences() -> None:
    found = fit([["row 10"], ["words " * 100]], LAYOUT)
    assert found.widths[0] >= text_width("row 10", found.size) + GUTTER
    assert sum(found.widths) == pytest.approx(UPRIGHT)


def test_type_shrinks_before_the_page_turns_and_words_are_parted_last() -> None:
    found = [fit([["n = 20,5"]] * count, LAYOUT) for count in range(1, 60)]
    upright = [one.size for one in found if not one.flipped]
    assert upright == sorted(upright, reverse=True)
    assert len(set(upright)) == 3  # 10, 9 and 8 points
    assert [one.flipped for one in found] == sorted(one.flipped for one in found)
    parted = [fit([["x" * 20]] * count, LAYOUT) for count in range(1, 60)]
    assert [one.longest for one in parted] == sorted((one.longest for one in parted), reverse=True)
    assert {one.longest for one in parted if not one.flipped} == {LONGEST}
    assert len({one.longest for one in parted}) == len(HARDER)
