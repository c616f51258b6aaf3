"""Widths of columns: nothing overflows, no word is parted, type shrinks before the page turns, few lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.language import STYLES
from prapasca.report.grids import GAP, SMALLEST, Face, Fit, Grid, fit_page, lay_out, least_width
from prapasca.report.grids.fit import HARDER
from prapasca.report.grids.lines import WHOLE
from prapasca.report.model import Cell, Column, Count, Layout, P, Percent, Range, Row, Table

LAYOUT = Layout()
ROOM, BROADER = LAYOUT.text_size()[0], LAYOUT.text_size(flipped=True)[0]
TEXTS = st.integers(1, 30).flatmap(
    lambda count: st.lists(st.lists(st.text(max_size=200), min_size=count, max_size=count), min_size=1, max_size=5)
)


def grid(*rows: tuple[Cell, ...], heads: tuple[str, ...] = (), group: str = "") -> Grid:
    heads = heads or ("",) * len(rows[0])
    columns = tuple(Column(head, group=group) for head in heads)
    return lay_out(Table("t", "", columns, tuple(map(Row, rows))), STYLES["id"])


def fitted(*rows: tuple[Cell, ...], heads: tuple[str, ...] = (), layout: Layout = LAYOUT) -> Fit:
    return fit_page(grid(*rows, heads=heads), layout)


def set_in(found: Fit) -> Face:
    return Face(found.size, narrow=True)


@given(TEXTS)
def test_columns_fill_the_page_and_never_exceed_it(rows: list[list[str]]) -> None:
    found = fitted(*map(tuple, rows))
    assert sum(found.widths) == pytest.approx(BROADER if found.flipped else ROOM)
    assert len(found.widths) == len(rows[0])
    assert SMALLEST <= found.size < LAYOUT.size


def test_a_narrow_table_has_columns_as_wide_as_their_texts_are_long() -> None:
    found = fitted(("smooth", Count(20)), heads=("Category", "n"))
    least = [set_in(found).width("Category", strong=True) + GAP, set_in(found).width("20") + GAP]
    assert found.widths == pytest.approx([ROOM * width / sum(least) for width in least])


def test_no_word_and_no_number_is_parted_while_the_page_has_room() -> None:
    rows = (("unbreakable word and many more " * 9, Range(0.681, 0.936, 3), "another sentence " * 20, Count(7)),)
    found = fitted(*rows)
    needed = [set_in(found).width(text) + GAP for text in ("unbreakable", "0,681–0,936", "sentence", "7")]
    assert all(width >= least for width, least in zip(found.widths, needed, strict=True))


def test_the_first_column_of_a_sensitivity_table_takes_few_lines() -> None:
    heads = ("Asumsi", "Bertahan sampai", "p", "Batal pada", "p", "Diketahui di sini", "Putusan")
    labels = (
        "Bagian yang membaik tanpa intervensi, %",
        "Orang hilang yang memburuk: uji tanda",
        "Orang hilang yang memburuk sebesar 2: uji peringkat bertanda",
        "Orang yang tetap-tetap dinilai lebih baik oleh pengamat, %",
    )
    numbers = (Count(35), P(0.04), Percent(36, 100), P(0.06), Range(25, 45, 1), "bertahan")
    thesis = Layout(margins=(30, 30, 30, 40), size=12)
    found = fitted(*((label, *numbers) for label in labels), heads=heads, layout=thesis)
    assert not found.flipped
    assert max(found.lines[1:]) <= 3
    assert found.widths[0] > 1.5 * max(found.widths[1:])


def test_a_short_label_stays_whole_beside_long_sentences() -> None:
    found = fitted(("row 10", "words " * 100))
    assert found.widths[0] >= set_in(found).width("row 10") + GAP
    assert found.widths[1] > 3 * found.widths[0]


def test_lines_of_each_row_are_counted() -> None:
    found = fitted(("x", "words " * 10), ("x", "words " * 100))
    assert found.lines[:2] == (1, 1)
    assert 6 <= found.lines[2] <= 9


def test_a_heading_over_columns_makes_them_as_wide_as_itself() -> None:
    rows = ((Count(1), Count(2)),)
    alone, under = (least_width(grid(*rows, group=group), 10) for group in ("", "A_heading_without_end"))
    assert under - alone > 70


def test_rows_below_a_group_want_room_for_their_indent() -> None:
    columns = (Column("", "left"), Column(""))
    rows = (Row(("Age", None), "group"), Row(("category", Count(1))))
    below, alone = (
        least_width(lay_out(Table("t", "", columns, chosen), STYLES["id"]), 10) for chosen in (rows, rows[1:])
    )
    assert below == pytest.approx(alone + 12)


def test_type_shrinks_before_the_page_turns_and_words_are_parted_last() -> None:
    found = [fitted(("n=20,5",) * count) for count in range(1, 60)]
    upright = [one.size for one in found if not one.flipped]
    assert upright == sorted(upright, reverse=True)
    assert len(set(upright)) == 4
    assert [one.flipped for one in found] == sorted(one.flipped for one in found)
    parted = [fitted(("x" * 20,) * count) for count in range(1, 60)]
    assert [one.longest for one in parted] == sorted((one.longest for one in parted), reverse=True)
    assert {one.longest for one in parted} == {WHOLE, *HARDER}
    assert {one.longest for one in parted if not one.flipped} == {WHOLE}


@pytest.mark.parametrize(("narrow", "face"), [(True, 0), (False, 1)])
def test_letters_are_no_narrower_than_in_times_or_arial(narrow: bool, face: int) -> None:
    # advance widths of the faces' metrics files, in thousandths of their size: Times, and the broader of both
    measured = {
        "0123456789": (5000, 5560),
        "homogenitas": (5111, 5725),
        "WILCOXON": (5443, 5445),
        "2,6983": (2750, 3058),
    }
    for text, widths in measured.items():
        assert widths[face] <= Face(1000, narrow=narrow).width(text) <= 1.3 * widths[face]


def test_a_table_fits_sooner_in_times_than_in_arial() -> None:
    cells = ("0" * 12,) * 6
    times, arial = (fitted(cells, layout=Layout(fonts=(name,))) for name in ("Times New Roman", "Arial"))
    assert times.size > arial.size


def test_a_short_word_before_a_hyphen_stays_with_what_follows() -> None:
    found = fitted((Count(1),) * 9, heads=("Asymp. Sig. (2-sided)",) * 9)
    assert all(width >= set_in(found).width("(2-sided)", strong=True) for width in found.widths)
