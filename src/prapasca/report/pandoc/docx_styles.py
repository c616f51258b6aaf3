"""The styles of a Word file: fonts, sizes and spacing from the layout, black throughout, nothing from a theme."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from prapasca.report.grids import INDENT, SMALLER, SMALLEST
from prapasca.report.model import Layout

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SINGLE = '<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
KEPT = "<w:keepNext/><w:keepLines/>"


@dataclass(frozen=True)
class Style:
    """A paragraph style: what it is based on, its paragraph properties, its size relative to the text and its look."""

    id: str
    name: str
    paragraph: str = ""
    larger: float = 0.0
    look: str = ""
    base: str = "Normal"
    following: str = ""


def _spaced(before: int, after: int) -> str:
    return SINGLE.format(before=before, after=after)


def _boxed(lead: int) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{lead if side == "left" else 4}" w:space="6" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:keepLines/><w:pBdr>{sides}</w:pBdr>"


BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
HEADINGS = ((2.0, BOLD), (1.0, BOLD), (0.0, BOLD), (0.0, BOLD + ITALIC), (0.0, ITALIC))
LEFT, CENTRE, BOTH = ('<w:jc w:val="left"/>', '<w:jc w:val="center"/>', '<w:jc w:val="both"/>')
BELOW = f'<w:ind w:left="{20 * INDENT}"/>'

PARAGRAPHS = (
    Style("BodyText", "Body Text", '<w:spacing w:before="0" w:after="120"/>' + BOTH),
    Style("FirstParagraph", "First Paragraph", base="BodyText", following="BodyText"),
    Style("Compact", "Compact", '<w:spacing w:before="0" w:after="60"/>', base="BodyText"),
    Style("Title", "Title", KEPT + _spaced(0, 160) + CENTRE, 4.0, BOLD, following="BodyText"),
    Style("Author", "Author", KEPT + _spaced(0, 160) + CENTRE, following="BodyText"),
    *(
        Style(
            f"Heading{level}",
            f"heading {level}",
            f'{KEPT}{_spaced(280 if level == 1 else 200, 100)}<w:outlineLvl w:val="{level - 1}"/>',
            larger,
            look,
            following="BodyText",
        )
        for level, (larger, look) in enumerate(HEADINGS, start=1)
    ),
    Style("Caption", "caption", _spaced(0, 80) + LEFT, -0.5),
    Style("TableCaption", "Table Caption", "<w:keepNext/><w:keepLines/>" + _spaced(240, 80), base="Caption"),
    Style("ImageCaption", "Image Caption", "<w:keepLines/>" + _spaced(80, 240) + CENTRE, base="Caption"),
    Style("Figure", "Figure", "<w:keepNext/>" + _spaced(200, 0) + CENTRE),
    *(
        Style(f"TableText{step}", f"Table Text {step}", _spaced(20, 20) + LEFT, -smaller)
        for step, smaller in enumerate(SMALLER)
    ),
    *(
        Style(
            f"TableBelow{step}", f"Table Text Below {step}", f'<w:ind w:left="{20 * INDENT}"/>', base=f"TableText{step}"
        )
        for step in range(len(SMALLER))
    ),
    Style("TableNote", "Table Note", "<w:keepLines/>" + _spaced(40, 160) + "<w:contextualSpacing/>" + LEFT, -2.0),
    Style("Note", "Note", "<w:keepLines/>" + _spaced(40, 100) + LEFT, -1.5),
    Style("Warning", "Warning", _boxed(24) + _spaced(120, 160) + '<w:ind w:left="180" w:right="120"/>' + LEFT),
    Style(
        "Banner", "Banner", _boxed(8) + _spaced(120, 240) + '<w:ind w:left="120" w:right="120"/>' + CENTRE, look=BOLD
    ),
    Style("Footer", "footer", _spaced(0, 0) + CENTRE, -1.0),
)


def styles_xml(layout: Layout, tag: str) -> str:
    """Return the part ``word/styles.xml``.

    Parameters
    ----------
    layout
        Fonts, size and spacing.
    tag
        The language, such as ``"id-ID"``.
    """
    return (
        f"{HEAD}<w:styles {NAMESPACE}>"
        f"{_defaults(layout, tag)}"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        f"{''.join(_style(style, layout) for style in PARAGRAPHS)}{CHARACTERS}{TABLES}</w:styles>"
    )


def fonts_xml(layout: Layout) -> str:
    """Return the part ``word/fontTable.xml``: the font wanted, and what stands in for it."""
    others = "".join(f"<w:altName w:val={quoteattr(name)}/>" for name in layout.fonts[1:2])
    font = f"<w:font w:name={quoteattr(layout.fonts[0])}>{others}</w:font>"
    return f"{HEAD}<w:fonts {NAMESPACE}>{font}</w:fonts>"


def _defaults(layout: Layout, tag: str) -> str:
    font = quoteattr(layout.fonts[0])
    faces = f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
    line = round(240 * layout.line_spacing)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces}{_size(layout.size)}"
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="{line}" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _style(style: Style, layout: Layout) -> str:
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    size = _size(max(SMALLEST, layout.size + style.larger)) if style.larger else ""
    look = f"<w:rPr>{style.look}{size}</w:rPr>" if style.look or size else ""
    inner = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.base}"/>{following}<w:qFormat/>{inner}{look}</w:style>'
    )


def _size(points: float) -> str:
    half = round(2 * points)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


CHARACTERS = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="Gap"><w:name w:val="Gap"/>'
    f'<w:rPr>{BOLD}<w:shd w:val="clear" w:color="auto" w:fill="FFE58A"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
)
RULE = '<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="ThreeLines"><w:name w:val="Three Lines"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f"{RULE.format(side='top')}{RULE.format(side='bottom')}</w:tblBorders></w:tblPr></w:style>"
)
