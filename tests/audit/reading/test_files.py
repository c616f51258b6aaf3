"""Files of every format, and one sentence for each that cannot be read."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from prapasca.audit.reading import assembly, files, manuscript_from_text, read_manuscript
from prapasca.errors import InputError

HTML = """<!DOCTYPE html><html><head><title>Not this</title><style>p { color: red }</style></head>
<body><nav>Menu</nav><h2>Hasil</h2><p>Nilai p&nbsp;=&nbsp;0,001<br>dan Z = &minus;3,3</p>
<table><caption>Tabel 1 Kelancaran</caption><tr><th rowspan="2">ASI<th colspan="2">Sebelum</tr><tr><td>f<td>%</tr>
<tr><td>Lancar<td>12<td>60</tr></table><script>n = 99</script></body></html>"""
MARKDOWN = """# Hasil

| ASI | f |
|-----|--:|
| **Lancar** | 12 |
| Tidak lancar | 8 |

Nilai *p* = `0,001` [sumber](x.md)."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "paper.txt").write_text("Hasil\nn = 20", encoding="utf-8")
    (tmp_path / "paper.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "paper.html").write_text(HTML, encoding="utf-8")
    return tmp_path


def lines(text: str) -> list[str]:
    """Return the lines that hold words, without the spaces around cells."""
    cells = [[cell.strip() for cell in line.split("\t")] for line in text.split("\n")]
    return ["\t".join(row) for row in cells if any(row)]


def test_markdown_loses_its_marks_and_keeps_its_tables(folder: Path) -> None:
    manuscript = read_manuscript(folder / "paper.md")
    assert lines(manuscript.text) == ["Hasil", "ASI\tf", "Lancar\t12", "Tidak lancar\t8", "Nilai p = 0,001 sumber."]
    assert manuscript.name == "paper.md"


def test_a_page_shows_its_visible_text(folder: Path) -> None:
    assert lines(read_manuscript(str(folder / "paper.html")).text) == [
        "Hasil",
        "Nilai p = 0,001",
        "dan Z = −3,3",
        "Tabel 1 Kelancaran",
        "ASI\tSebelum\t",
        "\tf\t%",
        "Lancar\t12\t60",
    ]


@pytest.mark.parametrize(
    "content",
    ["Z −3,3 ± 1".encode(), b"\xef\xbb\xbf" + "Z −3,3 ± 1".encode(), "Z −3,3 ± 1".encode("utf-16")],
)
def test_encodings(content: bytes) -> None:
    assert read_manuscript(io.BytesIO(content), "paper.txt").text == "Z −3,3 ± 1"


def test_windows_text_is_read() -> None:
    assert read_manuscript(io.BytesIO("rerata ± 0,5\r\nn = 20".encode("cp1252"))).text == "rerata ± 0,5\nn = 20"


def test_streams_tell_their_format_themselves(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines(read_manuscript(io.StringIO(HTML)).text)[0] == "Hasil"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"n = 20"), encoding="utf-8"))
    manuscript = read_manuscript("-")
    assert (manuscript.name, manuscript.text) == ("stdin", "n = 20")
    with (folder / "paper.txt").open("rb") as file:
        assert read_manuscript(file).text == "Hasil\nn = 20"


def test_a_form_feed_begins_a_page() -> None:
    assert [(line.text, line.page) for line in manuscript_from_text("a\n\fb").lines] == [("a", 1), ("", 1), ("b", 2)]
    assert manuscript_from_text("a\nb").lines[1].page is None


def test_odd_characters_become_plain_ones() -> None:
    assert (
        manuscript_from_text("signi\ufb01kan\u00a0p\u200b = 0,\u00ad05, 𝒑 ＝ ０").text == "signifikan p = 0,05, p = 0"
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gone.txt", None, "{folder}/gone.txt: there is no such file; give the path of a manuscript"),
        ("papper.txt", None, "{folder}/papper.txt: there is no such file; did you mean paper.txt?"),
        ("empty.txt", b"", "empty.txt: the file is empty; give the manuscript itself"),
        ("blank.pdf", b" \n", "blank.pdf: the file is empty; give the manuscript itself"),
        ("old.doc", b"x", "old.doc: the old .doc format is not read; open it in Word and save it as .docx"),
        ("scan.jpg", b"x", "scan.jpg: this is a picture, and pictures of text are not read; give the"),
        ("data.xlsx", b"x", "data.xlsx: this is a data file, no manuscript; give the manuscript as"),
        ("paper.xyz", b"x", "paper.xyz: found the ending '.xyz', expected one of .docx, .docm, .pdf,"),
        ("paper", b"x", "paper: found the ending '', expected one of .docx,"),
        ("paper.docx", b"plain text", "paper.docx: the Word document is damaged; open it in Word"),
        ("paper.pdf", b"plain text", "paper.pdf: this is no PDF, or a damaged one; save or download it again"),
        ("word.txt", b"PK\x03\x04", "word.txt: this is no text file; give it the ending of its real format"),
        ("print.html", b"%PDF-1.4", "print.html: this is no text file; give it the ending of its real format"),
        ("nul.txt", b"a\0b", "nul.txt: found a NUL byte, so this is no text; save the manuscript as"),
        ("hidden.html", b"<html><script>1</script></html>", "hidden.html: there is no text in it; give the"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(folder: Path, name: str, content: bytes | None, sentence: str) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        read_manuscript(folder / name)
    assert str(error.value).startswith(sentence.format(folder=folder))
    assert "\n" not in str(error.value)


def test_a_folder_is_no_manuscript(folder: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        read_manuscript(folder)


def test_what_is_huge_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 100)
    with pytest.raises(InputError, match=r"big.txt: found more than 100 bytes"):
        read_manuscript(io.BytesIO(b"a" * 101), "big.txt")
    monkeypatch.setattr(assembly, "LONGEST_TEXT", 50)
    with pytest.raises(InputError, match=r"long.txt: found 60 characters, expected at most 50"):
        read_manuscript(io.BytesIO(b"a" * 60), "long.txt")


def test_a_cell_in_bold_of_markdown_pasted_as_text_is_the_cell() -> None:
    manuscript = manuscript_from_text("| Before | n |\n|---|---:|\n| none | 12 |\n| **Total** | **20** |\n")
    assert [line.text.split() for line in manuscript.lines][3] == ["Total", "20"]
