"""The elements of pandoc's own document, as the values its JSON is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prapasca.report.cleaning import clean

Element = dict[str, object]


def words(text: str) -> list[Element]:
    """Return a text as inline elements, lines breaking at its spaces.

    Examples
    --------
    >>> words("a b")
    [{'t': 'Str', 'c': 'a'}, {'t': 'Space'}, {'t': 'Str', 'c': 'b'}]
    """
    made: list[Element] = []
    for position, word in enumerate(clean(text).split(" ")):
        if position:
            made.append({"t": "Space"})
        if word:
            made.append({"t": "Str", "c": word})
    return made


def attr(identifier: str = "", classes: Sequence[str] = (), **pairs: str) -> list[object]:
    """Return identifier, classes and attributes; an underscore in a name stands for a hyphen."""
    return [identifier, list(classes), [[name.replace("_", "-"), value] for name, value in pairs.items()]]


def strong(inlines: list[Element]) -> Element:
    """Return inlines in bold type."""
    return {"t": "Strong", "c": inlines}


def emphasised(inlines: list[Element]) -> Element:
    """Return inlines in italics."""
    return {"t": "Emph", "c": inlines}


def span(inlines: list[Element], attributes: list[object]) -> Element:
    """Return inlines with attributes."""
    return {"t": "Span", "c": [attributes, inlines]}


def link(inlines: list[Element], target: str) -> Element:
    """Return inlines that lead to a target."""
    return {"t": "Link", "c": [attr(), inlines, [target, ""]]}


def image(alt: str, source: str) -> Element:
    """Return a picture and the words for who cannot see it."""
    return {"t": "Image", "c": [attr(), words(alt), [source, ""]]}


def raw(target: str, text: str) -> Element:
    """Return text that pandoc passes to one format as it is, inside a line."""
    return {"t": "RawInline", "c": [target, text]}


def raw_block(target: str, text: str) -> Element:
    """Return text that pandoc passes to one format as it is."""
    return {"t": "RawBlock", "c": [target, text]}


def paragraph(inlines: list[Element]) -> Element:
    """Return a paragraph."""
    return {"t": "Para", "c": inlines}


def plain(inlines: list[Element]) -> Element:
    """Return a line that is no paragraph of its own."""
    return {"t": "Plain", "c": inlines}


def heading(level: int, inlines: list[Element], attributes: list[object]) -> Element:
    """Return a heading."""
    return {"t": "Header", "c": [level, attributes, inlines]}


def division(blocks: list[Element], attributes: list[object]) -> Element:
    """Return blocks with attributes."""
    return {"t": "Div", "c": [attributes, blocks]}


def bullets(items: Iterable[list[Element]], *, ordered: bool = False) -> Element:
    """Return a list, its items close together."""
    content = [[plain(item)] for item in items]
    if ordered:
        return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], content]}
    return {"t": "BulletList", "c": content}


def caption(inlines: list[Element]) -> list[object]:
    """Return the caption of a table or figure."""
    return [None, [plain(inlines)] if inlines else []]


def figure(identifier: str, inlines: list[Element], blocks: list[Element]) -> Element:
    """Return captioned blocks."""
    return {"t": "Figure", "c": [attr(identifier), caption(inlines), blocks]}


def metadata(title: str, byline: str, tag: str) -> dict[str, Element]:
    """Return what a file says of itself: title, language, and authors in one line where there are any."""
    found = {"title": _meta_text(title), "lang": _meta_text(tag)}
    return {**found, "author": _meta_text(byline)} if byline else found


def _meta_text(text: str) -> Element:
    return {"t": "MetaInlines", "c": words(text)}
