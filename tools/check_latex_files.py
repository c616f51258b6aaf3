"""Compile the LaTeX manuscripts of the examples, in every profile and both languages, and read what LaTeX says of them.

No error, no undefined reference, no missing character, no line more than 5 points too wide. Compiles with lualatex and
pdflatex, whichever of them there are (Debian: texlive-latex-extra, texlive-luatex, texlive-fonts-recommended and
texlive-lang-other), and needs the environment of the tests.
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

from prapasca.analysis import analyse
from prapasca.language import LANGUAGES
from prapasca.readers import read_data
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Document
from prapasca.report.pandoc import write_latex
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import provenance
from prapasca.study import load_study

EXAMPLES = Path(__file__).parent.parent / "examples"
PROGRAMS = ("lualatex", "pdflatex")
RUNS = 2
"""References are right from the second run on."""
WIDEST = 5.0
"""Points by which a line may be too wide before anybody sees it."""
SAID = re.compile(r"^! .*|^.*:\d+: .*|^Missing character: .*|^LaTeX Warning: .*undefined.*", re.MULTILINE)
OVERFULL = re.compile(r"Overfull \\hbox \((\d+\.?\d*)pt too wide\)[^\n]*")


def manuscripts() -> Iterator[tuple[str, Document]]:
    """Yield the name and the manuscript of each example in each profile and language."""
    for path in sorted(EXAMPLES.glob("*/study.toml")):
        study = load_study(path)
        results = analyse(study, read_data(study))
        made = provenance(results, path, datetime(2026, 1, 1, tzinfo=UTC))
        for profile in PROFILES:
            for language in LANGUAGES:
                yield (
                    f"{path.parent.name}.{profile}.{language}",
                    build_manuscript(results, load_profile(profile), language, made),
                )


def faults(log: str) -> Iterator[str]:
    """Yield what a log complains of."""
    yield from SAID.findall(log)
    yield from (found[0] for found in OVERFULL.finditer(log) if float(found[1]) > WIDEST)


def compiled(program: str, document: Document) -> str:
    """Return the log of the last run of a program on a manuscript."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in write_latex(document).files.items():
            (Path(folder) / name).write_bytes(content)
        command = [shutil.which(program) or program, "-interaction=nonstopmode", "-file-line-error", "manuscript.tex"]
        for _ in range(RUNS):
            subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=180)
        return (Path(folder) / "manuscript.log").read_text(encoding="utf-8", errors="replace")


def main() -> int:
    """Compile every manuscript; return 1 where LaTeX complains of one."""
    programs = [program for program in PROGRAMS if shutil.which(program)]
    if not programs:
        print("LaTeX is not here: the LaTeX files were not compiled")
        return 0
    found = [
        f"{name}, {program}: {fault}"
        for name, document in manuscripts()
        for program in programs
        for fault in faults(compiled(program, document))
    ]
    print("\n".join(found) or f"{' and '.join(programs)} compile the LaTeX files without a complaint")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
