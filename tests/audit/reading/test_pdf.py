"""PDF files: columns, tables, running heads, and what cannot be read."""

from __future__ import annotations

import io
import time
from textwrap import wrap

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from audit.manuscripts.paper import clean_manuscript
from prapasca.audit.extract import extract_facts
from prapasca.audit.manuscript import Manuscript
from prapasca.audit.reading import read_manuscript
from prapasca.errors import InputError

LEFT, RIGHT, TOP = 60, 320, 740
SENTENCE = "Sebagian besar ibu mengatakan tidak lancar pada hari"


def drawn(pages: list[list[tuple[float, float, str]]], encryption: object = None) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=encryption)
    for page in pages:
        canvas.setFont("Helvetica", 9)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read(pages: list[list[tuple[float, float, str]]]) -> Manuscript:
    return read_manuscript(io.BytesIO(drawn(pages)), "paper.pdf")


def column(x: float, name: str, rows: int = 12) -> list[tuple[float, float, str]]:
    return [(x, TOP - 14 * row, f"{name}{row} {SENTENCE}"[:48]) for row in range(rows)]


def test_two_columns_are_read_one_after_the_other() -> None:
    wide = (
        LEFT,
        TOP + 30,
        "Pengaruh pijat oksitosin terhadap produksi air susu ibu pada ibu nifas di klinik mandiri itu",
    )
    # drawn row by row, as a careless program would
    rows = [cell for pair in zip(column(LEFT, "kiri"), column(RIGHT, "kanan"), strict=True) for cell in pair]
    starts = [line.text.split()[0] for line in read([[wide, *rows]]).lines]
    assert starts == ["Pengaruh", *(f"kiri{row}" for row in range(12)), *(f"kanan{row}" for row in range(12))]


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Produksi ASI", "f", "%"),
        ("Lancar", "0", "0,0"),
        ("Tidak lancar", "13", "65,0"),
        ("Tidak ada", "7", "35,0"),
    ]
    cells = [
        (LEFT + 150 * place, TOP - 14 * row, text) for row, texts in enumerate(rows) for place, text in enumerate(texts)
    ]
    assert [line.text for line in read([cells]).lines] == ["   ".join(row) for row in rows]


def test_raised_letters_stay_on_their_line() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(LEFT, TOP, "Z -4,359")
    canvas.setFont("Helvetica", 6)
    canvas.drawString(LEFT + canvas.stringWidth("Z -4,359", "Helvetica", 10), TOP + 4, "b")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(LEFT, TOP - 12, "n = 20")
    canvas.save()
    text = read_manuscript(io.BytesIO(file.getvalue()), "paper.pdf").text
    assert text == "Z -4,359b\nn = 20"


def test_running_heads_and_page_numbers_are_left_out_and_pages_counted() -> None:
    pages = [
        [
            (LEFT, 800, f"Jurnal Kebidanan Vol 2 No 1, halaman {page}"),
            (LEFT, TOP, f"Isi halaman yang ke {page} dan lain"),
            (LEFT, 30, str(page)),
        ]
        for page in (41, 42, 43)
    ]
    lines = read(pages).lines
    assert [(line.text, line.page) for line in lines] == [
        ("Isi halaman yang ke 41 dan lain", 1),
        ("Isi halaman yang ke 42 dan lain", 2),
        ("Isi halaman yang ke 43 dan lain", 3),
    ]


def test_a_word_split_at_the_end_of_a_line_is_whole() -> None:
    page = [
        (LEFT, TOP, "sebanyak dua belas respon-"),
        (LEFT, TOP - 14, "den lancar"),
        (LEFT, TOP - 28, "rata-"),
        (LEFT, TOP - 42, "rata"),
    ]
    assert read([page]).text.split("\n") == ["sebanyak dua belas responden", " lancar", "rata-rata", ""]


def test_ten_pages_take_less_than_a_second() -> None:
    page = [cell for x, name in ((LEFT, "kiri"), (RIGHT, "kanan")) for cell in column(x, name, 50)]
    content = drawn([page] * 10)
    best = min(timed(content) for _ in range(3))
    assert best < 1


def timed(content: bytes) -> float:
    start = time.process_time()
    read_manuscript(io.BytesIO(content), "paper.pdf")
    return time.process_time() - start


def test_a_password_is_said() -> None:
    content = drawn([column(LEFT, "a")], StandardEncryption("secret"))
    with pytest.raises(InputError, match=r"^paper.pdf: the PDF is protected by a password"):
        read_manuscript(io.BytesIO(content), "paper.pdf")


def test_pages_without_text_are_said_to_be_scanned() -> None:
    with pytest.raises(InputError, match=r"^paper.pdf: its pages hold pictures of text but no text"):
        read_manuscript(io.BytesIO(drawn([[], []])), "paper.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.4\nnothing more", drawn([column(LEFT, "a")])[:300]])
def test_a_damaged_file_is_said_to_be_damaged(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^paper.pdf: the PDF is damaged"):
        read_manuscript(io.BytesIO(content), "paper.pdf")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(InputError, match=r"found 1501 pages, expected at most 1500"):
        read_manuscript(io.BytesIO(drawn([[]] * 1501)), "paper.pdf")


def test_ten_dense_pages_are_read_and_understood_in_a_few_seconds() -> None:
    lines = [line for seed in range(12) for line in wrap(clean_manuscript(seed).text, 100)] * 3
    pages = [
        [(40, 800 - 12 * row, text) for row, text in enumerate(lines[65 * page : 65 * page + 65])] for page in range(10)
    ]
    content = drawn(pages)
    start = time.process_time()
    extract_facts(read_manuscript(io.BytesIO(content), "paper.pdf"))
    assert time.process_time() - start < 6  # about one second on an idle machine
