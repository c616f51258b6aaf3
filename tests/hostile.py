"""A document made of all that is hard to set: every special character, long words, wide and long tables."""

from __future__ import annotations

from prapasca.language import STYLES
from prapasca.report.model import (
    Alluvial,
    Bullets,
    Column,
    Count,
    Document,
    Emphasis,
    Figure,
    Gap,
    Layout,
    Noted,
    Numbering,
    P,
    Paragraph,
    Percent,
    Power,
    Range,
    Real,
    Reference,
    Row,
    Section,
    Table,
)

CHARACTERS = "& < > _ # $ % \\ @ * ` ~ ^ { } [ ] | \" ' “ ” // /* */ <x> #let $x$ \\n 👩‍⚕️ שלום 123 عربي"
LONG_LABEL = "a label without an end, " * 12
LONG_WORD = "x" * 300
PICTURE = Alluvial(("none", "smooth"), ((3, 2), (1, 4)), "before", "after")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="200pt"><rect width="100" height="50"/></svg>'


def hostile_document(
    language: str = "en", numbering: Numbering | None = None, layout: Layout | None = None
) -> Document:
    """Return the document; its numbers are all different as far as may be, so that a lost one is noticed."""
    style = STYLES["id" if language == "id" else "apa7"]
    return Document(
        title=f"Milk flow {CHARACTERS}",
        language=language,
        style=style,
        sections=(_methods(), _results(), _tables()),
        banner=Paragraph(("Invented data: 7 numbers of nobody & nothing.",), "warning"),
        lead=(Paragraph(("Analysed in 2026.",), "note"),),
        authors=("Siti & Ani", "O'Neill <b>"),
        numbering=numbering or Numbering(),
        layout=layout or Layout(),
    )


def _methods() -> Section:
    gap = Gap("FILL IN", "who gave the massage & for how many of 41 days")
    said = (
        "p ",
        Emphasis(("n = ", Count(20)), "bold"),
        ", ",
        P(0.0123),
        " and p ",
        P(1e-9),
        ", ",
        Percent(13, 20),
        " %",
    )
    return Section(
        "methods",
        "Methods: 2 < 3 & more",
        (
            Paragraph(("All of ", Reference("plain"), " and ", Reference("flow"), ": ", CHARACTERS)),
            Paragraph(("Say ", gap, ", then ", Emphasis((Real(-4.3589, 3), " or ", gap)), ".")),
            Paragraph(said),
            Paragraph(("Watch out: ", Range(-0.786, -0.01, 3), ".", LONG_WORD), "warning"),
            Paragraph(
                (
                    "A remark on ",
                    Power(-41.5),
                    ".",
                ),
                "remark",
            ),
            Bullets((Paragraph(("first of ", Count(31))), Paragraph((CHARACTERS,)))),
            Bullets((Paragraph(("ordered",)), Paragraph(("twice ", Count(32)))), ordered=True),
        ),
        (Section("deeper", "Deeper", (), (Section("deepest", "Deepest", (Paragraph(("Depth ", Count(3))),)),)),),
    )


def _results() -> Section:
    plain = Table(
        "plain",
        f"Caption of 95 {CHARACTERS}",
        (Column("Category", "left"), Column("n"), Column("%")),
        (
            Row(("Ward A & B", None, None), "group"),
            Row(("smooth", Count(13), Percent(13, 20))),
            Row((CHARACTERS, Count(7), Percent(7, 20))),
            Row(("Ward C", None, None), "group"),
            Row((LONG_LABEL, Noted(Count(9), "b"), None)),
            Row((Gap("FILL IN", "who"), Gap("FILL IN", "n"), None)),
            Row(("Total", Count(29), Real(100, 1)), "total"),
        ),
        (Paragraph(("b. Note with ", Real(0.5, 2, bounded=True), " & ", Emphasis(("leaning",))), "note"),),
        STYLES["spss"],
    )
    figure = Figure("flow", "Flow of 10 people & more", "Of 10 people 2 improved & 1 worsened.", PICTURE)
    noted = Figure("again", "Again", "The same picture.", PICTURE, (Paragraph(("With a note of ", Count(8)), "note"),))
    return Section("results", "Results", (plain, figure, noted))


def _tables() -> Section:
    return Section("tables", "Tables", (_merged(), _long(), _wide(), _unbreakable()))


def _merged() -> Table:
    return Table(
        "merged",
        "Merged headings",
        (
            Column("Category", "left"),
            Column("n", group="Before (n = 20)"),
            Column("%", group="Before (n = 20)"),
            Column("n", group="After (n = 21)"),
            Column("%", group="After (n = 21)"),
            Column("p"),
        ),
        (
            Row(("none", Count(1), Real(5.0, 1), Count(2), Real(10.0, 1), P(0.5))),
            Row(("some", Count(19), Real(95.0, 1), Count(18), Real(90.0, 1), None)),
        ),
    )


def _long() -> Table:
    rows = tuple(Row((f"row {number}", Count(1000 + number), "words " * (number % 30))) for number in range(80))
    columns = (Column("Row", "left"), Column("n of 5000"), Column("What", "left"))
    return Table("long", "Eighty rows", columns, rows, (Paragraph(("Below all 80 rows.",), "note"),))


def _wide() -> Table:
    columns = (Column("Characteristic", "left"), *(Column(f"Measure {number}") for number in range(11, 26)))
    rows = tuple(Row((f"line {row}", *(Real(row + column / 7, 3) for column in range(15)))) for row in range(3))
    return Table("wide", "Sixteen columns", columns, rows)


def _unbreakable() -> Table:
    columns = tuple(Column(f"{'y' * 60}{number}", "left") for number in range(12))
    return Table("unbreakable", "Long words", columns, (Row(tuple("z" * 90 for _ in columns)),))
