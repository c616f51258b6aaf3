"""What stands inside a line: words, numbers, emphasis, mentions of tables and figures, visible gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prapasca.language import NumberStyle
from prapasca.report.model.numbers import Shown


@dataclass(frozen=True)
class Reference:
    """A mention of a table or figure by its identifier, printed as "Table 3" by whoever numbers it."""

    target: str


@dataclass(frozen=True)
class Gap:
    """Something the manuscript needs that neither the study file nor the data say; visible until filled.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Gap("FILL IN", "who gave the massage").show(STYLES["apa7"])
    '[FILL IN: who gave the massage]'
    """

    call: str
    wanted: str

    @property
    def raw(self) -> None:
        """Return None: nothing is known."""
        return

    def show(self, style: NumberStyle) -> str:  # noqa: ARG002  # every part of a line is shown in a style
        """Return the call and what is wanted, in brackets."""
        return f"[{self.call}: {self.wanted}]"


class _Spelled:
    """A part with a text of its own, whatever the style of numbers: digits in it are no results."""

    text: str

    @property
    def raw(self) -> None:
        """Return None: there is no number to trace."""
        return

    def show(self, style: NumberStyle) -> str:  # noqa: ARG002  # every part of a line is shown in a style
        """Return the text."""
        return self.text


@dataclass(frozen=True)
class Citation(_Spelled):
    """A mention of sources by their keys; `text` is how it is printed once all sources of a document are known.

    It holds the space before it, and is empty where no list of references is printed.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> line(("ranks", Citation(("wilcoxon",), " [1]"), "."), STYLES["apa7"], {})
    'ranks [1].'
    """

    keys: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True)
class Address(_Spelled):
    """An address of the web or a DOI, printed on one line.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Address("doi:10.2307/3001968").show(STYLES["apa7"])
    'doi:10.2307/3001968'
    """

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Words and numbers set apart from the rest of a line."""

    parts: tuple[str | Shown, ...]
    kind: Literal["italic", "bold"] = "italic"


Part = str | Shown | Reference | Emphasis


@dataclass(frozen=True)
class Phrase:
    """Words and numbers that stand in one cell of a table.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Phrase(("n = ", Gap("FILL IN", "how many"))).show(STYLES["apa7"])
    'n = [FILL IN: how many]'
    """

    parts: tuple[Part, ...]

    @property
    def raw(self) -> None:
        """Return None: a phrase is no number, though it may hold some."""
        return

    def show(self, style: NumberStyle) -> str:
        """Return the phrase in a number style."""
        return line(self.parts, style, {})


def line(parts: tuple[Part, ...], style: NumberStyle, labels: Mapping[str, str]) -> str:
    """Return parts as plain text.

    Parameters
    ----------
    parts
        What stands in the line.
    style
        How numbers are printed.
    labels
        What each reference is called, by identifier.

    Raises
    ------
    KeyError
        A reference to something that has no label.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> line(("See ", Reference("change"), "."), STYLES["apa7"], {"change": "Table 2"})
    'See Table 2.'
    """
    return "".join(_text(part, style, labels) for part in parts)


def _text(part: Part, style: NumberStyle, labels: Mapping[str, str]) -> str:
    match part:
        case str():
            return part
        case Reference():
            return labels[part.target]
        case Emphasis():
            return line(part.parts, style, labels)
        case _:
            return part.show(style)
