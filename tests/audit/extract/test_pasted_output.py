"""Output of statistical software pasted without captions: where its tables begin and end."""

from __future__ import annotations

from prapasca.audit.extract.regions import find_regions
from prapasca.audit.reading import manuscript_from_text

FREQUENCIES = """Dari 40 responden sebagai berikut.
Pengetahuan pretest
 Frequency Percent Valid Percent Cumulative Percent
Valid Kurang 20 50,0 50,0 50,0
Baik 20 50,0 50,0 100,0
Total 40 100,0 100,0
Sebanyak 20 responden berpengetahuan baik.
"""
CROSSED = """Patuh sebelum * Patuh sesudah Crosstabulation
Count
 Tidak Ya Total
Tidak 8 11 19
Ya 2 13 15
Total 10 24 34
"""


def test_pasted_frequencies_reach_from_their_name_to_their_total():
    (region,) = find_regions(manuscript_from_text(FREQUENCIES))
    assert (region.number, region.caption) == (None, "Pengetahuan pretest")
    assert FREQUENCIES[region.start : region.end].endswith("Total 40 100,0 100,0")


def test_a_pasted_crosstabulation_begins_with_its_name():
    (region,) = find_regions(manuscript_from_text(CROSSED))
    assert CROSSED[region.start : region.end] == CROSSED.rstrip("\n")


def test_output_under_a_caption_is_one_table():
    assert len(find_regions(manuscript_from_text("Tabel 1. Pengetahuan\n" + FREQUENCIES.partition("\n")[2]))) == 1


def test_output_without_a_total_is_no_table():
    assert find_regions(manuscript_from_text(FREQUENCIES.replace("Total 40", "Jumlah orang"))) == []
