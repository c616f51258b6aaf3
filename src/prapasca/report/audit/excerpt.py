"""A readable piece of a text around the words a finding is about."""

from __future__ import annotations

from dataclasses import dataclass

WINDOW = 80
"""Characters an excerpt has at most."""

_ELLIPSIS = "…"
_BORDER = " | "


@dataclass(frozen=True)
class Excerpt:
    """A piece of one line: what comes before the culprit, the culprit, what follows.

    Examples
    --------
    >>> print(Excerpt("of ", "22", " mothers").underlined())
    of 22 mothers
       ^^
    """

    before: str
    culprit: str
    after: str

    @property
    def text(self) -> str:
        """The piece as one line."""
        return self.before + self.culprit + self.after

    def underlined(self) -> str:
        """Return the piece with a second line that marks the culprit, if there is one."""
        if not self.culprit:
            return self.text
        return f"{self.text}\n{' ' * len(self.before)}{'^' * len(self.culprit)}"


def excerpt(text: str, start: int, end: int, width: int = WINDOW) -> Excerpt:
    r"""Cut the piece of a line around a culprit.

    Parameters
    ----------
    text
        The line; a TAB in it is the border of a table's cell.
    start, end
        Offsets of the culprit in it.
    width
        Characters the piece may have.

    Examples
    --------
    >>> line = "as many as 13 respondents were not smooth before, and 12 were smooth after the massage"
    >>> print(excerpt(line, 11, 25, 40).underlined())
    as many as 13 respondents were not…
               ^^^^^^^^^^^^^^
    >>> print(excerpt("Smooth\t0\t12", 9, 11).underlined())
    Smooth | 0 | 12
                 ^^
    """
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = max(start, start + len(text[start:end].rstrip()))
    before, culprit, after = plain(text[:start]), plain(text[start:end]), plain(text[end:])
    if len(culprit) > width // 2:
        culprit = culprit[: width // 2 - 1].rstrip() + _ELLIPSIS
    room = width - len(culprit)
    left = max(room // 2, room - len(after.rstrip()))
    before = _last(before.lstrip(), left)
    return Excerpt(before, culprit, _first(after.rstrip(), room - len(before)))


def excerpt_of_quote(quote: str, printed: str, width: int = WINDOW) -> Excerpt:
    """Cut the piece of a quotation around what was printed; its beginning where that is not in it.

    Examples
    --------
    >>> excerpt_of_quote("Nilai p = 0,000 < 0,05", "0,000").before
    'Nilai p = '
    """
    at = quote.find(printed) if printed else -1
    return excerpt(quote, max(at, 0), at + len(printed) if at >= 0 else 0, width)


def plain(text: str) -> str:
    r"""Return a text as one line that a terminal only shows: no control characters, cells between bars.

    Examples
    --------
    >>> plain("a\tb\n\x1b[31mc")
    'a | b [31mc'
    """
    shown = "".join(one if one.isprintable() or one == "\t" else " " for one in text)
    lead, trail = " " if shown[:1] == " " else "", " " if shown.strip() and shown[-1:] == " " else ""
    cells = [" ".join(cell.split()) for cell in shown.split("\t")]
    return lead + _BORDER.join(cells) + trail


def _last(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - room + 1 :]
    _, space, whole_words = kept.partition(" ")
    return _ELLIPSIS + (whole_words if space and whole_words.strip() else kept)


def _first(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[: max(room - 1, 0)]
    whole_words, space, _ = kept.rpartition(" ")
    return (whole_words if space and whole_words.strip() else kept).rstrip() + _ELLIPSIS
