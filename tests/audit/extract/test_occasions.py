"""Measurements told by their number: which is before and which after, and where that cannot be told."""

from __future__ import annotations

import pytest

from prapasca.audit.extract.occasions import occasions_in, times_of_occasions


@pytest.mark.parametrize(
    ("head", "times"),
    [
        ("Kategori Hari ke-1 Hari ke-7", {"hari 1": "before", "hari 7": "after"}),
        ("Sleep Second measurement First measurement", {"measurement 1": "before", "measurement 2": "after"}),
        ("Anxiety Baseline Week 4", {"week 4": "after"}),
        ("Anxiety Baseline Week 2 Week 4", {}),
        ("Pertemuan 1 Pertemuan 2 Pertemuan 3", {}),
        ("Kunjungan 1 Hari 3", {}),
        ("Pre test Post test hari 1 hari 7", {}),
        ("Umur", {}),
    ],
)
def test_two_measurements_are_before_and_after(head, times):
    assert times_of_occasions(head) == times


def test_ordinals_and_numbers_name_the_same_measurement():
    names = {one.name for one in occasions_in("pengukuran kedua, pengukuran II, pengukuran ke-2, pengukuran 2")}
    assert names == {"pengukuran 2"}
