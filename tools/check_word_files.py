"""Open the Word manuscripts of the examples with LibreOffice and read the pages it makes of them.

Every number of the manuscript must stand on the pages in its order, and no reference may be broken. Needs LibreOffice
(Debian: libreoffice-writer) and the environment of the tests.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pypdfium2 import PdfDocument

from prapasca.analysis import analyse
from prapasca.language import LANGUAGES, translator
from prapasca.readers import read_data
from prapasca.report.labels import label_captions, label_texts
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Document, Paragraph, Table
from prapasca.report.pandoc import write_docx
from prapasca.report.profiles import load_profile
from prapasca.report.provenance import provenance
from prapasca.study import load_study

ROOT = Path(__file__).parent.parent
STUDIES = (
    (ROOT / "examples" / "oxytocin-massage" / "study.toml", "journal"),
    (ROOT / "examples" / "synthetic-cohort" / "study.toml", "thesis"),
    (ROOT / "examples" / "knowledge-score" / "study.toml", "thesis"),
    (ROOT / "examples" / "four-occasions" / "study.toml", "thesis"),
    (ROOT / "examples" / "control-group" / "study.toml", "thesis"),
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
BROKEN = re.compile(r"Error!|Reference source not found|sumber rujukan tidak", re.IGNORECASE)


def manuscripts() -> Iterator[tuple[str, Document]]:
    """Yield the name and the manuscript of each example in each language."""
    for path, profile in STUDIES:
        study = load_study(path)
        results = analyse(study, read_data(study))
        made = provenance(results, path, datetime(2026, 1, 1, tzinfo=UTC))
        for language in LANGUAGES:
            name = f"{path.parent.name}.{language}"
            yield name, build_manuscript(results, load_profile(profile), language, made)


def pages(docx: Path) -> list[str]:
    """Return the text of each page that LibreOffice makes of a Word file."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(docx.parent),
            str(docx),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    with PdfDocument(docx.with_suffix(".pdf")) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def numbers(document: Document) -> list[str]:
    """Return the numbers of paragraphs and tables in reading order."""
    labels = label_texts(label_captions(document.sections, translator(document.language), document.numbering.chapter))
    texts = []
    for section in document.walk():
        for block in section.blocks:
            if isinstance(block, Paragraph):
                texts.append(block.text(document.style, labels))
            elif isinstance(block, Table):
                style = block.style or document.style
                cells = [cell for row in block.rows for cell in row.cells if cell is not None]
                texts += [cell if isinstance(cell, str) else cell.show(style) for cell in cells]
    return NUMBER.findall("\n".join(texts))


def missing(wanted: list[str], found: list[str]) -> str | None:
    """Return the first number that does not come in its order; pages may hold others between."""
    position = 0
    for number in wanted:
        try:
            position = found.index(number, position) + 1
        except ValueError:
            return number
    return None


def faults(name: str, document: Document, folder: Path) -> Iterator[str]:
    """Yield what is wrong with the pages of a manuscript."""
    path = folder / f"{name}.docx"
    path.write_bytes(write_docx(document))
    text = "\n".join(pages(path))
    if BROKEN.search(text):
        yield f"{name}: a reference is broken"
    stranger = missing(numbers(document), NUMBER.findall(text))
    if stranger is not None:
        yield f"{name}: {stranger} is not on the pages, or not in its place"


def main() -> int:
    """Check every manuscript; return 1 where one has a fault."""
    if shutil.which("soffice") is None:
        print("LibreOffice is not here: the Word files were not opened")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = [fault for name, document in manuscripts() for fault in faults(name, document, Path(folder))]
    print("\n".join(found) or "LibreOffice opens the Word files; every number stands on their pages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
