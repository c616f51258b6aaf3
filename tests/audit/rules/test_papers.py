"""Whole manuscripts of our own words with the figures of real ones: what is found, and that nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from prapasca.audit import AuditReport, audit_text

OXYTOCIN = """\
PIJAT PUNGGUNG DAN ASI PADA IBU NIFAS
Abstrak
Penelitian pra-eksperimen ini memakai rancangan one group pretest-posttest tanpa kelompok kontrol. Populasi penelitian \
sebanyak 20 ibu post partum. Analisis memakai uji Wilcoxon dengan derajat kepercayaan 95%. Sebelum pijat mayoritas ASI \
tidak lancar yaitu sebanyak 13 responden . ,0%). Sesudah pijat mayoritas lancar yaitu sebanyak 12 responden . ,0%). \
Pijat memberikan pengaruh yang baik terhadap produksi ASI.
Pendahuluan
Cakupan ASI eksklusif baru 41% dari target 80% (Dinas Kesehatan, 2016), di provinsi ini 56,26%. Menurut survei awal, \
jumlah ibu nifas pada bulan Januari-Juni 2021 adalah 54 orang.
Metode Penelitian
Rancangan one group pretest-posttest tanpa kelompok kontrol. Populasi dalam penelitian ini adalah seluruh ibu post \
partum yaitu sebanyak 29 ibu post partum. Pengambilan sampel dengan accidental sampling yaitu sebanyak 20 ibu post \
partum. Uji validitas instrumen dilakukan sebelumnya. Kuesioner berisi data demografi responden meliputi: pendidikan, \
umur, dan suku bangsa. Peserta menandatangani surat persetujuan. Uji Wilcoxon dipakai dengan derajat kepercayaan 95%.
Hasil dan Pembahasan
Karakteristik responden dikelompokkan berdasarkan umur, pendidikan dan paritas.
Tabel 1 Karakteristik Responden Data Demografi Frekuensi Umur <25 tahun 25-35 tahun Pendidikan SMP SMA Paritas Jumlah
Berdasarkan tabel 1 mayoritas berusia 25-35 tahun yaitu 13 responden . ,0%) dengan pendidikan SMA yaitu 11 responden \
. ,0%).
Tabel 2 Frekuensi Produksi ASI sebelum dilakukan pijat Produksi ASI Frekuensi Lancar Tidak Lancar Tidak Ada Jumlah
Berdasarkan tabel 2 produksi ASI sebelum dilakukan pijat mayoritas tidak lancar yaitu sebanyak 13 responden . ,0%).
Tabel 3 Frekuensi Produksi ASI sesudah dilakukan pijat Produksi ASI Frekuensi Lancar Tidak Lancar Tidak Ada Jumlah
Berdasarkan tabel 4. 3 produksi ASI sebelum dilakukan pijat mayoritas tidak lancar yaitu sebanyak 22 responden . ,3%).
Tabel 4 Pengaruh pijat terhadap produksi ASI Produksi ASI Lancar Tidak Lancar Tidak Ada p value -4,359 0,000
Berdasarkan tabel 4, sebelum dilakukan pijat sebanyak 13 orang memiliki produksi ASI yang tidak lancar. Setelah pijat, \
produksi ASI menjadi lancar sebanyak 12 orang, sedangkan yang tidak lancar sebanyak 8 orang. Ho ditolak, jadi terdapat \
pengaruh yang signifikan.
Pembahasan
Sebelum dilakukan pijat produksi ASI mayoritas tidak lancar yaitu sebanyak 22 responden . ,3%). Penelitian Wulandari \
dkk menyatakan waktu pengeluaran kolostrum kelompok eksperimen 5,21 jam dan kelompok non-eksperimen 8,16 jam. Nilai Z \
adalah -4,359 dan nilai p-value adalah 0,000 maka ada pengaruh yang signifikan. Pada penelitian ini terdapat 8 orang \
ibu yang tidak mengalami peningkatan produksi ASI karena masih berusia lebih muda. Ibu tersebut berusia di atas 35 \
tahun dan merupakan ibu multipara. Hal ini sejalan dengan penelitian Maita dengan hasil p value < 0,05.
Kesimpulan
Ada pengaruh yang signifikan pijat terhadap produksi ASI dengan nilai p value 0,000.
"""


@pytest.fixture(scope="module")
def oxytocin() -> AuditReport:
    return audit_text(OXYTOCIN)


def levels(report: AuditReport, severities: str = "EW") -> list[str]:
    return sorted({f"{one.code} {one.severity}" for one in report.findings if one.severity in severities})


def test_what_cannot_all_be_true_is_found_and_nothing_else(oxytocin: AuditReport) -> None:
    assert levels(oxytocin) == ["B1 E", "B4 E", "C1 E", "E2 W", "E6 W"]


@pytest.mark.parametrize("code", ["C2", "C6", "C7", "D2", "D11", "E4", "E7", "E8", "F1", "F2", "F6", "F11", "F13"])
def test_faults_of_reporting_and_remarks_are_found(oxytocin: AuditReport, code: str) -> None:
    assert code in [finding.code for finding in oxytocin.findings]


def test_the_data_are_recovered(oxytocin: AuditReport) -> None:
    assert oxytocin.tables is not None
    assert oxytocin.tables.unique == ((0, 7, 0), (0, 1, 12), (0, 0, 0))
    assert oxytocin.tables.count_without_z == 120
    assert oxytocin.tables.conventions == ("spss", "pratt")
    assert oxytocin.recalculated["p_exact"] == 2**-18


def test_no_number_of_others_enters_a_finding(oxytocin: AuditReport) -> None:
    used = {identifier for finding in oxytocin.findings for identifier in finding.facts}
    values = {str(fact.value) for fact in oxytocin.facts if fact.id in used}
    assert values & {"54", "41", "80", "56.26", "5.21", "8.16", "0.05"} <= {"0.05"}


PAPERS = tomllib.loads(Path(__file__).with_name("papers.toml").read_text(encoding="utf-8"))["papers"]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["name"])
def test_papers(paper: dict[str, Any]) -> None:
    assert levels(audit_text(paper["text"])) == paper["found"]
