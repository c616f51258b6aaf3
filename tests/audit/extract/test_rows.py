"""Rows of tables: of cells, of lines, run into one line, and what their columns hold."""

from __future__ import annotations

import pytest

from prapasca.audit.extract.columns import placed_rows
from prapasca.audit.extract.labels import Labels
from prapasca.audit.extract.regions import Region, find_regions, table_citations
from prapasca.audit.extract.rows import Grid, flat_grid, line_grid, masked, tab_grid
from prapasca.audit.reading import manuscript_from_text


def flat(text: str) -> Grid:
    return flat_grid(text, Region("1", text, 0, 0, len(text), cells=False), Labels())


def rows(grid: Grid) -> list[tuple[str, ...]]:
    return [(" ".join(row.label.split()), *(number.printed for number in row.numbers)) for row in grid.rows]


def cells(grid: Grid, *, several_groups: bool = False) -> list[tuple[str, ...]]:
    return [
        (one.row.label.strip(), slot.holds, slot.time or "", slot.group or "", number.printed)
        for one in placed_rows(grid, several_groups=several_groups)
        for slot, number in one.cells
    ]


def test_a_table_in_one_line() -> None:
    grid = flat("Kelancaran Frekuensi Persentase Lancar 12 60,0 Tidak lancar 8 40,0 Jumlah 20 100 14 Jurnal Sehat")
    assert rows(grid) == [("Lancar", "12", "60,0"), ("Tidak lancar", "8", "40,0"), ("Jumlah", "20", "100", "14")]


def test_a_table_one_number_a_line() -> None:
    assert rows(flat("ASI\nf\n%\nRingan 1\n- 1\n1,43 Sedang\n17 12\n29 41,43\nTotal\n100")) == [
        ("Ringan", "1", "", "1", "1,43"),
        ("Sedang", "17", "12", "29", "41,43"),
        ("Total", "100"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nyeri ringan 1-3 5 25,0 Nyeri sedang 4-6 15 75,0", [("5", "25,0"), ("15", "75,0")]),
        ("Baik (76-100%) 5 25,0 Kurang (<56%) 15 75,0", [("5", "25,0"), ("15", "75,0")]),
        ("1 Baik 5 25,0 2 Cukup 9 45,0 3 Kurang 6 30,0", [("5", "25,0"), ("9", "45,0"), ("6", "30,0")]),
        ("Derajat 1 5 25,0 Derajat 2 15 75,0", [("5", "25,0"), ("15", "75,0")]),
        ("Baik 5 (25,0) Kurang 15 (75,0)", [("5", "25,0"), ("15", "75,0")]),
        ("Baik 5 25% Kurang 15 75%", [("5", "25%"), ("15", "75%")]),
    ],
)
def test_numbers_that_count_nobody_are_left_out(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [row[1:] for row in rows(flat(text))] == expected


def test_years_volumes_and_ranges_are_masked() -> None:
    assert masked("Tahun 2021 Vol 2 ISSN 2774 - 4671 n=16 12").split() == ["12"]


def test_rows_of_any_label_one_a_line() -> None:
    text = "Kemandirian f %\nMandiri 12 60,0\nDibantu sebagian 8 40,0\n"
    grid = line_grid(text, Region("1", "", 0, 0, len(text), cells=False))
    assert rows(grid) == [("Mandiri", "12", "60,0"), ("Dibantu sebagian", "8", "40,0")]
    assert grid.head == "Kemandirian f %"


def tabs(text: str, caption: str = "") -> Grid:
    return tab_grid(text, Region("1", caption, 0, 0, len(text), cells=True))


def test_columns_of_a_real_table_by_their_heads() -> None:
    text = "ASI\tSebelum\t\tSesudah\t\n\tf\t%\tf\t%\nLancar\t0\t0,0\t12\t60,0\nTidak lancar\t13\t65,0\t8\t40,0"
    assert cells(tabs(text)) == [
        ("Lancar", "count", "before", "", "0"),
        ("Lancar", "percent", "before", "", "0,0"),
        ("Lancar", "count", "after", "", "12"),
        ("Lancar", "percent", "after", "", "60,0"),
        ("Tidak lancar", "count", "before", "", "13"),
        ("Tidak lancar", "percent", "before", "", "65,0"),
        ("Tidak lancar", "count", "after", "", "8"),
        ("Tidak lancar", "percent", "after", "", "40,0"),
    ]


def test_a_column_of_row_numbers_and_one_of_column_numbers_are_no_counts() -> None:
    text = "No\tASI\tf\t%\n1\t2\t3\t4\n1\tLancar\t12\t60\n2\tTidak lancar\t8\t40"
    found = cells(tabs(text, "Kelancaran ASI sesudah pijat"))
    assert [cell[1:] for cell in found if cell[0] == "Lancar"] == [
        ("count", "after", "", "12"),
        ("percent", "after", "", "60"),
    ]


def test_groups_and_times_nest() -> None:
    text = (
        "Cemas\tIntervensi\t\t\t\tKontrol\t\t\t\n\tPre\t\tPost\t\tPre\t\tPost\t\n\tn\t%\tn\t%\tn\t%\tn\t%\n"
        "Ringan\t5\t25\t8\t40\t6\t30\t7\t35\nBerat\t15\t75\t12\t60\t14\t70\t13\t65"
    )
    counts = [cell[2:] for cell in cells(tabs(text), several_groups=True) if cell[0] == "Ringan" and cell[1] == "count"]
    assert counts == [
        ("before", "intervention", "5"),
        ("after", "intervention", "8"),
        ("before", "control", "6"),
        ("after", "control", "7"),
    ]


def test_the_column_of_an_only_number_is_found_by_the_totals() -> None:
    grid = flat(
        "Perubahan Intervensi Kontrol n % n % Meningkat 11 31,42 Tetap 1 2,86 3 8,57 "
        "Menurun 34 97,14 21 60,0 Total 35 35"
    )
    rose = [cell for cell in cells(grid, several_groups=True) if cell[0] == "Meningkat"]
    assert rose == [("Meningkat", "count", "", "control", "11"), ("Meningkat", "percent", "", "control", "31,42")]


def test_a_column_of_sums_belongs_to_no_group() -> None:
    grid = flat("Tingkat f total Intervensi Kontrol Ringan 1 2 3 4,3 Sedang 17 12 29 41,4 Berat 17 21 38 54,3")
    assert {cell[1:4] for cell in cells(grid, several_groups=True)} == {
        ("count", "", "intervention"),
        ("count", "", "control"),
    }


def test_columns_as_a_statistics_program_prints_them() -> None:
    text = "Frequency Percent Valid Percent Cumulative Percent Mild 5 25.0 25.0 25.0 Severe 15 75.0 75.0 100.0"
    assert [cell[1] for cell in cells(flat(text)) if cell[0] == "Mild"] == ["count", "percent", "valid", "cumulative"]


TEXT = (
    "Hasil ada dalam tabel 1 berikut. Tabel 1 Kelancaran ASI Sebelum Pijat Kelancaran f % Lancar 2 10,0 "
    "Tidak lancar 18 90,0 Berdasarkan tabel 1 diketahui 18 orang tidak lancar. Tabel 4. 2 menunjukkan hal lain. "
    "Z tabel 1,96."
)


def test_captions_and_citations_are_told_apart() -> None:
    manuscript = manuscript_from_text(TEXT)
    regions = find_regions(manuscript)
    assert [(region.number, TEXT[region.start : region.end].split()[-1]) for region in regions] == [("1", "90,0")]
    assert [citation.number for citation in table_citations(TEXT, regions)] == ["1", "1", "4.2"]


def test_a_table_run_into_its_paragraph_ends_where_a_sentence_begins() -> None:
    table = "Table 2 Pain before N % Mild 13 65.0 Severe 7 35.0 Total 20 100.0"
    text = f"{table} Mild pain led with 13 respondents overall. Afterwards most were mild."
    (region,) = find_regions(manuscript_from_text(text))
    assert text[region.start : region.end] == table


@pytest.mark.parametrize(
    "prose",
    [
        "\n\nResponden paling banyak memiliki umur 20 tahun yaitu 5 orang (71,43%).\nKarakteristik pendidikan beragam.",
        " By age, 56 participants 51.4 were young. Table 1 shows that they were many.",
        " Mayoritas lancar, 13 responden 65,0. Sisanya tidak lancar.",
    ],
)
def test_a_sentence_with_numbers_is_none_of_the_table_above_it(prose: str) -> None:
    table = "Table 1 Pain before N % Mild 13 65.0 Severe 7 35.0 Total 20 100.0"
    (region,) = find_regions(manuscript_from_text(table + prose))
    assert (table + prose)[region.start : region.end].rstrip() == table


def test_a_caption_in_small_letters_may_begin_with_results() -> None:
    text = "Tabel 3 Hasil uji Wilcoxon nyeri pada kelompok kontrol\n\tN\tZ\nNyeri\t20\t-3,2\nHasil uji itu baik."
    (region,) = find_regions(manuscript_from_text(text))
    assert region.caption == "Hasil uji Wilcoxon nyeri pada kelompok kontrol"


def test_a_table_that_does_something_is_a_sentence() -> None:
    text = "Tabel 4.1 Memuat nyeri sebelum\nperlakuan; kategori ringan ditempati 39\nresponden (54,9%)."
    assert find_regions(manuscript_from_text(text)) == []


def test_a_full_stop_in_a_label_ends_no_table() -> None:
    text = "Table 2 Pain before N % Mild pain (occas. felt) 13 65.0 Severe 7 35.0 Total 20 100.0"
    (region,) = find_regions(manuscript_from_text(text))
    assert region.end == len(text)


def test_the_second_part_of_a_table_has_its_caption() -> None:
    text = "Tabel 4. Hasil uji Wilcoxon\n\tN\nNegative Ranks\t0a\na. post < pre\nTest Statistics\n\tpost - pre\nZ\t-4,1"
    regions = find_regions(manuscript_from_text(text))
    assert [(region.number, region.cells) for region in regions] == [("4", True), ("4", True)]


def test_prose_after_a_table_is_none_of_it() -> None:
    text = (
        "Table 2. Result of the test\nN Z p value\nPain 33 -3.6 0.000\nThe Wilcoxon test gave a Z of -3.6.\nIt was low."
    )
    (region,) = find_regions(manuscript_from_text(text))
    assert text[region.start : region.end].rstrip().endswith("0.000")
