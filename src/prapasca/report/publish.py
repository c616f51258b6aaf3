"""All files of a report, made before the first of them is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from prapasca.analysis import StudyResults
from prapasca.errors import MissingExtraError
from prapasca.report.formats import Files, words_only, write_format
from prapasca.report.gaps import gaps
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Document, Gap, Section
from prapasca.report.profiles import Profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_json import write_json

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Publication:
    """The files of a report by their names, and what its reader should know.

    Parameters
    ----------
    files
        Content of each file by its name in the folder.
    gaps
        What the manuscript lacks, with the title of its section, in each language.
    abstract_words
        Number of words of the abstract in each language, where it is longer than the profile allows.
    fonts
        Each font the profile wants that is not on this computer, with the one the PDF is set in instead.
    missing
        Why Markdown stands in for formats that could not be made; None where all were.
    """

    files: Files
    gaps: dict[str, tuple[tuple[str, Gap], ...]]
    abstract_words: dict[str, int]
    fonts: tuple[tuple[str, str], ...]
    missing: MissingExtraError | None


def publish(
    results: StudyResults,
    profile: Profile,
    provenance: Provenance,
    *,
    formats: Sequence[str],
    languages: Sequence[str],
    time: datetime | None = None,
    fall_back: bool = False,
    progress: Progress | None = None,
) -> Publication:
    """Make every file of a report.

    Parameters
    ----------
    results
        From :func:`prapasca.analyse`.
    profile
        What the journal or the faculty asks for.
    provenance
        What the report is made of.
    formats, languages
        Which of them.
    time
        When the report is made, for the dates inside its files.
    fall_back
        Whether Markdown without pictures stands in where packages for a format are missing.
    progress
        Told before each file: how many are done, how many there are, and the name of the next.

    Raises
    ------
    MissingExtraError
        Packages for a format are missing, unless `fall_back`.
    """
    documents = {language: build_manuscript(results, profile, language, provenance) for language in languages}
    files: Files = {}
    missing = None
    try:
        files = _made(documents, formats, time, progress)
    except MissingExtraError as error:
        if not fall_back:
            raise
        missing = error
        for language, document in documents.items():
            files |= words_only(document, f"report.{language}")
    files["results.json"] = write_json(results).encode()
    files["provenance.json"] = provenance.to_json().encode()
    longer = {
        language: n for language, document in documents.items() if (n := _words(document)) > profile.abstract.words
    }
    fonts = _fonts(profile) if "pdf" in formats and missing is None else ()
    lacking = {language: gaps(document) for language, document in documents.items()}
    return Publication(files, lacking, longer, fonts, missing)


def _fonts(profile: Profile) -> tuple[tuple[str, str], ...]:
    from prapasca.report.typst import font_used

    used, wanted = font_used(profile.layout)
    return () if wanted is None else ((wanted, used),)


def _made(
    documents: dict[str, Document], formats: Sequence[str], time: datetime | None, progress: Progress | None
) -> Files:
    from prapasca.report.figures import draw

    wanted = [(language, output_format) for language in documents for output_format in formats]
    files: Files = {}
    for done, (language, output_format) in enumerate(wanted):
        if progress is not None:
            progress(done, len(wanted), f"report.{language} ({output_format})")
        files |= write_format(documents[language], output_format, f"report.{language}", draw, time)
    return files


def _words(document: Document) -> int:
    abstract = next((section for section in document.sections if section.id == "abstract"), None)
    return len(_text(document, abstract).split()) if abstract else 0


def _text(document: Document, section: Section) -> str:
    return " ".join(block.text(document.style) for block in section.blocks if hasattr(block, "text"))
