"""A document as LaTeX with its figures beside it; LaTeX numbers tables, figures and headings itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from prapasca.report.grids import lay_out
from prapasca.report.joints import kept
from prapasca.report.model import Document, Figure, Section, Table
from prapasca.report.pandoc.composer import Apart, Composer, Draw
from prapasca.report.pandoc.drawing import drawer
from prapasca.report.pandoc.elements import (
    Element,
    attr,
    figure,
    heading,
    image,
    paragraph,
    plain,
    raw,
    raw_block,
    words,
)
from prapasca.report.pandoc.latex_preamble import preamble
from prapasca.report.pandoc.latex_table import latex_table
from prapasca.report.pandoc.process import run_pandoc

ADDRESS = re.compile(r"\b(?:doi:|https?:)[^\s{}]+")
"""Where a line may end after a slash."""
MANUSCRIPT = "manuscript.tex"


@dataclass(frozen=True)
class Rendered:
    """Files by their names, to be put into one folder."""

    files: Mapping[str, bytes] = field(default_factory=dict)


def write_latex(document: Document, *, draw: Draw | None = None) -> Rendered:
    """Return the document as a LaTeX file and the figures it shows.

    Parameters
    ----------
    document
        What is said.
    draw
        Draws figures in place of matplotlib.

    Raises
    ------
    MissingExtraError
        pandoc or matplotlib is not installed.
    """
    source = _Source(document, draw or drawer())
    made = run_pandoc([*source.title(), *source.blocks()], "latex-smart", options=["--wrap=none"]).decode()
    made = ADDRESS.sub(lambda found: found[0].replace("/", r"/\allowbreak{}"), made)
    begin = preamble(document.language, document.layout, document.numbering, made)
    return Rendered({MANUSCRIPT: f"{begin}{made}\n\\end{{document}}\n".encode(), **source.files})


class _Source(Composer):
    def __init__(self, document: Document, draw: Draw) -> None:
        super().__init__(document, draw)
        self.files: dict[str, bytes] = {}

    def title(self) -> list[Element]:
        named = [raw("latex", r"\title{"), *words(self.document.title), raw("latex", r"}\author{")]
        named += words(self.document.byline)
        return [plain([*named, raw("latex", "}\\date{}\n\\begin{document}\n\\maketitle")])]

    def heading(self, section: Section, level: int) -> Element:
        classes = () if self.document.numbering.headings else ("unnumbered",)
        return heading(level, words(kept(section.title)), attr(self.heading_name(section), classes))

    def reference(self, target: str) -> list[Element]:
        return [raw("latex", rf"\mbox{{{self.labels[target].word}}}~\ref{{{self.anchors[target]}}}")]

    def gap(self, inlines: list[Element]) -> list[Element]:
        return [raw("latex", r"\gap{"), *inlines, raw("latex", "}")]

    def set_apart(self, kind: Apart, inlines: list[Element]) -> list[Element]:
        begin, end = (raw_block("latex", rf"\{word}{{{kind}}}") for word in ("begin", "end"))
        return [begin, paragraph(inlines), end]

    def table(self, table: Table) -> list[Element]:
        grid = lay_out(table, self.document.style)
        label = self.anchors[table.id]
        made = latex_table(grid, words(kept(table.caption)), label, self.gap, self.document.layout)
        return [made, *self.notes(table.notes, table.style)]

    def figure(self, figure_: Figure) -> list[Element]:
        name = f"{self.anchors[figure_.id]}.pdf"
        self.files[name] = self.draw(figure_.picture, "pdf", self.document.language, self.document.style)
        made = figure(self.anchors[figure_.id], words(kept(figure_.caption)), [plain([image(figure_.alt, name)])])
        return [made, *self.notes(figure_.notes)]
