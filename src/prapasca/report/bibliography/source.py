"""A source with its authors, year and place, as a list of references prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prapasca.report.model import Address, Emphasis, Part

Citations = Literal["numbered", "author_year"]
SHOWN_AUTHORS = 6


@dataclass(frozen=True, kw_only=True)
class Source:
    """An article of a journal.

    Parameters
    ----------
    authors
        Family name and initials of each, such as ``"Clopper CJ"``.
    year, title, journal
        As printed; titles of journals in full.
    volume, pages, doi
        None where there is none, or none that was checked.
    """

    authors: tuple[str, ...]
    year: int
    title: str
    journal: str
    volume: str | None = None
    pages: str | None = None
    doi: str | None = None


def mention(source: Source, others: str) -> str:
    """Return author and year as they stand in a text.

    Parameters
    ----------
    source
        What is cited.
    others
        What stands for the third author and those after: ``"et al."``.

    Examples
    --------
    >>> one = Source(authors=("Clopper CJ", "Pearson ES"), year=1934, title="t", journal="Biometrika")
    >>> mention(one, "et al.")
    'Clopper & Pearson, 1934'
    """
    names = [_family(author) for author in source.authors]
    named = " & ".join(names) if len(names) <= len(("first", "second")) else f"{names[0]} {others}"
    return f"{named}, {source.year}"


def entry(source: Source, citations: Citations) -> tuple[Part, ...]:
    """Return a source as the list of references prints it: Vancouver's manner where numbered, else author and year.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> from prapasca.report.model import line
    >>> one = Source(authors=("Wilcoxon F",), year=1945, title="Ranks", journal="Biometrics", volume="1", pages="80–83")
    >>> for citations in ("numbered", "author_year"):
    ...     print(line(entry(one, citations), STYLES["apa7"], {}))
    Wilcoxon F. Ranks. Biometrics. 1945;1:80–83.
    Wilcoxon, F. (1945). Ranks. Biometrics, 1, 80–83.
    """
    return _numbered(source) if citations == "numbered" else _by_author(source)


def _numbered(source: Source) -> tuple[Part, ...]:
    shown = source.authors[:SHOWN_AUTHORS]
    authors = ", ".join(shown) + (", et al" if len(source.authors) > SHOWN_AUTHORS else "")
    volume = f";{source.volume}" if source.volume else ""
    pages = f":{source.pages}" if source.pages else ""
    lead = f"{authors}. {_closed(source.title)} {source.journal}. {source.year}{volume}{pages}."
    return (lead, *_address("doi:", source))


def _by_author(source: Source) -> tuple[Part, ...]:
    names = [", ".join(filter(None, (_family(author), _initials(author)))) for author in source.authors]
    authors = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
    volume = f", {source.volume}" if source.volume else ""
    pages = f", {source.pages}" if source.pages else ""
    lead = f"{authors} ({source.year}). {_closed(source.title)} "
    return (lead, Emphasis((source.journal,)), f"{volume}{pages}.", *_address("https://doi.org/", source))


def _address(lead: str, source: Source) -> tuple[Part, ...]:
    return (" ", Address(f"{lead}{source.doi}")) if source.doi else ()


def _closed(title: str) -> str:
    return title if title.endswith(("?", "!")) else f"{title}."


def _family(author: str) -> str:
    return author.rpartition(" ")[0] or author


def _initials(author: str) -> str:
    """Return the initials with points; none of a pen name such as Student."""
    family, _, initials = author.rpartition(" ")
    return " ".join(f"{letter}." for letter in initials) if family else ""
