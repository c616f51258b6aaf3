"""Sentences from translated templates, their numbers kept as numbers."""

from __future__ import annotations

from string import Formatter
from typing import Literal

from prapasca.errors import Message, Renderable
from prapasca.language import Translator
from prapasca.report.model import Emphasis, Paragraph, Part, Reference, Shown


def sentence(t: Translator, template: str, **fields: object) -> tuple[Part, ...]:
    """Fill a template's translation with words and typed numbers.

    Parameters
    ----------
    t
        Texts in the reader's language.
    template
        Marked English template.
    **fields
        Numbers of the document model, words, or sentences filled before.

    Examples
    --------
    >>> from prapasca.language import translator
    >>> from prapasca.report.model import Count
    >>> sentence(translator("en"), "{n} pairs", n=Count(20))
    (Count(raw=20), ' pairs')
    """
    return fill(t, t(template), **fields)


def fill(t: Translator, translated: str, **fields: object) -> tuple[Part, ...]:
    """Fill a template already in the reader's language."""
    parts: list[Part] = []
    for literal, name, _, _ in Formatter().parse(translated):
        if literal:
            parts.append(literal)
        if name is not None:
            value = fields[name]
            parts += value if isinstance(value, tuple) else (_part(t, value),)
    return tuple(parts)


def paragraph(*sentences: tuple[Part, ...], kind: Literal["plain", "warning", "note"] = "plain") -> Paragraph:
    """Join sentences with a space between them; empty ones are left out."""
    parts: list[Part] = []
    for spoken in sentences:
        if spoken:
            parts += [" ", *spoken] if parts else spoken
    return Paragraph(tuple(parts), kind)


def remark(t: Translator, message: Message) -> Paragraph:
    """Return a message as a paragraph of its severity."""
    return Paragraph((t.message(message),), "warning" if message.severity == "warning" else "remark")


def _part(t: Translator, value: object) -> Part:
    if isinstance(value, Renderable):
        return value.render(t)
    return value if isinstance(value, Shown | Reference | Emphasis) else str(value)
