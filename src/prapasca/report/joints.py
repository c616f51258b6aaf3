"""Which words of a line may not be parted: a sign and its number, a number and its %, a label and its number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from prapasca.language import NumberStyle
from prapasca.report.model import Citation, Gap, Part, Phrase, Reference, Shown, line

NO_BREAK = "\u00a0"
PARTABLE = re.compile(r"(?<=[ \u00a0“(][=<>≈≤≥×±]) (?=\S)|(?<=\S) (?=[=<>≈≤≥×±][ \u00a0\d])|(?<=\d) (?=%)")


def kept(text: str) -> str:
    r"""Return a text of one line with spaces that do not break where the line should not end.

    Examples
    --------
    >>> kept("Age (n = 115)")
    'Age (n\xa0=\xa0115)'
    """
    return PARTABLE.sub(NO_BREAK, text)


def joined(parts: Sequence[Part], style: NumberStyle, labels: Mapping[str, str]) -> tuple[str, ...]:
    r"""Return the text of each part, with spaces that do not break where a line should not end.

    Parameters
    ----------
    parts
        What stands in one line; joints are found across parts.
    style
        How numbers are printed.
    labels
        What each reference is called, by identifier.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> from prapasca.report.model import P, Percent
    >>> joined(("p = ", P(0.0123), ", ", Percent(1, 10, 0), " %"), STYLES["id"], {})
    ('p\xa0=\xa0', '0,012', ', ', '10', '\xa0%')
    """
    texts = [_text(part, style, labels) for part in parts]
    whole = kept("".join(texts))
    ends = list(accumulate(map(len, texts)))
    return tuple(whole[end - len(text) : end] for text, end in zip(texts, ends, strict=True))


def _text(part: Part, style: NumberStyle, labels: Mapping[str, str]) -> str:
    text = line((part,), style, labels)
    whole = isinstance(part, Reference) or (isinstance(part, Shown) and not isinstance(part, Gap | Phrase | Citation))
    return text.replace(" ", NO_BREAK) if whole else text
