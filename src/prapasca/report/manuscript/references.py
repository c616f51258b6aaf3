"""Citations in the text of a manuscript, and the list of what is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from prapasca.errors import N_
from prapasca.report.bibliography import SOURCES, entry, mention
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.model import Block, Bullets, Citation, Paragraph, Section


def cite(said: Words, *keys: str) -> Words:
    """Return a sentence with a citation before the stop at its end; an empty one stays empty.

    Examples
    --------
    >>> cite(("Ranks were compared.",), "wilcoxon")
    ('Ranks were compared', Citation(keys=('wilcoxon',), text=''), '.')
    """
    if not said or not keys:
        return said
    last = said[-1]
    if isinstance(last, str) and last.endswith("."):
        return (*said[:-1], last[:-1], Citation(keys), ".")
    return (*said, Citation(keys))


def with_references(draft: Draft, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Print citations in the manner of the profile, and list what is cited in the section for it.

    Without that section in the profile, or without anything cited, there are neither.
    """
    keys = tuple(dict.fromkeys(key for found in _citations(sections) for key in found.keys))
    if not keys or all(section.id != "references" for section in sections):
        return tuple(section for section in sections if section.id != "references")
    listed = keys if draft.profile.citations == "numbered" else tuple(sorted(keys, key=_by_author))
    printed = tuple(_printed(section, draft, listed) for section in sections)
    return tuple(_filled(section, draft, listed) if section.id == "references" else section for section in printed)


def references_section(draft: Draft) -> Section:
    """Return the section, empty until all of the manuscript is there."""
    return Section("references", draft.t(N_("References")), ())


def _filled(section: Section, draft: Draft, listed: tuple[str, ...]) -> Section:
    items = tuple(Paragraph(entry(SOURCES[key], draft.profile.citations)) for key in listed)
    numbered: tuple[Block, ...] = (Bullets(items, ordered=True),)
    return replace(section, blocks=numbered if draft.profile.citations == "numbered" else items)


def _by_author(key: str) -> tuple[str, int]:
    return SOURCES[key].authors[0].casefold(), SOURCES[key].year


def _citations(part: object) -> Iterator[Citation]:
    """Yield the citations of a part of a document in reading order."""
    if isinstance(part, Citation):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _citations(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _citations(getattr(part, field.name))


def _printed(part: Any, draft: Draft, listed: tuple[str, ...]) -> Any:
    """Return a part of a document with its citations as the reader sees them."""
    if isinstance(part, Citation):
        return replace(part, text=_text(part, draft, listed))
    if isinstance(part, tuple):
        return tuple(_printed(inner, draft, listed) for inner in part)
    if isinstance(part, Section | Paragraph | Bullets):
        return replace(part, **{one.name: _printed(getattr(part, one.name), draft, listed) for one in fields(part)})
    return part


def _text(citation: Citation, draft: Draft, listed: tuple[str, ...]) -> str:
    if draft.profile.citations == "numbered":
        return f" [{', '.join(str(number) for number in sorted(listed.index(key) + 1 for key in citation.keys))}]"
    others = draft.t(N_("et al."))
    return f" ({'; '.join(mention(SOURCES[key], others) for key in sorted(citation.keys, key=_by_author))})"
