"""The styles and pages of an OpenDocument text: fonts, sizes and spacing from the layout, black throughout."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from prapasca.report.grids import INDENT, SMALLER, SMALLEST
from prapasca.report.model import PAPERS, Layout

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
SIDES = ("top", "right", "bottom", "left")
BOLD, ITALIC = 'fo:font-weight="bold"', 'fo:font-style="italic"'
KEPT = 'fo:keep-with-next="always" fo:keep-together="always"'


ALIGNS = {"left": "start", "right": "end", "center": "center"}


@dataclass(frozen=True)
class Style:
    """A paragraph style: space above and below in points, its other properties, size relative to the text, look.

    A paragraph with a `page` begins one of that kind.
    """

    name: str
    above: float
    below: float
    paragraph: str = ""
    larger: float = 0.0
    look: str = ""
    base: str = "Standard"
    page: str = ""


def _heading(level: int, larger: float, look: str) -> Style:
    return Style(f"Heading_20_{level}", 14 if level == 1 else 10, 5, KEPT, larger, look)


def _cell(align: str, step: int) -> Style:
    return Style(f"Cell_20_{align}_20_{step}", 1, 1, f'fo:text-align="{ALIGNS[align]}"', -SMALLER[step])


PARAGRAPHS = (
    Style("Text_20_body", 0, 6, 'fo:text-align="justify"'),
    Style("First_20_paragraph", 0, 6, base="Text_20_body"),
    Style("Title", 0, 8, f'{KEPT} fo:text-align="center"', 4.0, BOLD),
    Style("Author", 0, 8, f'{KEPT} fo:text-align="center"'),
    _heading(1, 2.0, BOLD),
    _heading(2, 1.0, BOLD),
    _heading(3, 0.0, BOLD),
    _heading(4, 0.0, f"{BOLD} {ITALIC}"),
    _heading(5, 0.0, ITALIC),
    Style("Table_20_Caption", 12, 4, KEPT, -0.5),
    Style("Figure_20_Caption", 4, 12, 'fo:text-align="center"', -0.5),
    Style("Figure", 10, 0, f'{KEPT} fo:text-align="center"'),
    *(_cell(align, step) for align in ALIGNS for step in range(len(SMALLER))),
    *(
        Style(f"Cell_20_below_20_{step}", 1, 1, f'fo:margin-left="{INDENT}pt"', base=f"Cell_20_left_20_{step}")
        for step in range(len(SMALLER))
    ),
    Style("Upright", 0, 0, larger=-9.0, page="Standard"),
    Style("Turned", 0, 0, larger=-9.0, page="Turned"),
    Style("Note", 2, 6, 'style:contextual-spacing="true"', -1.5),
    Style("Warning", 6, 8, 'fo:padding="6pt" fo:border="0.5pt solid #000000" fo:border-left="3pt solid #000000"'),
    Style("Banner", 6, 12, 'fo:padding="6pt" fo:border="1pt solid #000000" fo:text-align="center"', look=BOLD),
    Style("Footer", 0, 0, 'fo:text-align="center"', -1.0),
)
PLAIN = 'fo:color="#000000" style:text-underline-style="none"'
LETTERS = {
    "Strong_20_Emphasis": BOLD,
    "Emphasis": ITALIC,
    "Gap": f'{BOLD} fo:background-color="#ffe58a"',
    "Internet_20_link": PLAIN,
    "Visited_20_Internet_20_Link": PLAIN,
    "Bullet_20_Symbols": "",
    "Numbering_20_Symbols": "",
    "Definition": "",
}


def odt_styles(layout: Layout, tag: str) -> str:
    """Return the part ``styles.xml``.

    Parameters
    ----------
    layout
        Paper, margins, fonts, size and spacing.
    tag
        The language, such as ``"id-ID"``.
    """
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMESPACES} office:version="1.3">'
        f"{_faces(layout)}<office:styles>{_default(layout, tag)}"
        '<style:style style:name="Standard" style:family="paragraph"/>'
        f"{''.join(_paragraph(style, layout) for style in PARAGRAPHS)}{''.join(map(_letters, LETTERS))}"
        f"</office:styles>{_pages(layout)}</office:document-styles>"
    )


def _faces(layout: Layout) -> str:
    family = quoteattr(", ".join(f"'{name}'" for name in layout.fonts))
    face = f'<style:font-face style:name="Text" svg:font-family={family} style:font-family-generic="roman"/>'
    return f"<office:font-face-decls>{face}</office:font-face-decls>"


def _default(layout: Layout, tag: str) -> str:
    language, country = tag.split("-")
    return (
        '<style:default-style style:family="paragraph">'
        f'<style:paragraph-properties fo:line-height="{100 * layout.line_spacing:g}%" fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties style:font-name="Text" fo:font-size="{layout.size:g}pt" fo:color="#000000"'
        f' fo:language="{language}" fo:country="{country}"/></style:default-style>'
    )


def _paragraph(style: Style, layout: Layout) -> str:
    size = f' fo:font-size="{max(SMALLEST, layout.size + style.larger):g}pt"' if style.larger else ""
    line = "" if style.name in ("Text_20_body", "First_20_paragraph") else ' fo:line-height="100%"'
    shown = style.name.replace("_20_", " ")
    master = f' style:master-page-name="{style.page}"' if style.page else ""
    return (
        f'<style:style style:name="{style.name}" style:display-name="{shown}" style:family="paragraph"{master}'
        f' style:parent-style-name="{style.base}"><style:paragraph-properties fo:margin-top="{style.above:g}pt"'
        f' fo:margin-bottom="{style.below:g}pt"{line} {style.paragraph}/>'
        f"<style:text-properties {style.look}{size}/></style:style>"
    )


def _letters(name: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {LETTERS[name]}/></style:style>'
    )


def _pages(layout: Layout) -> str:
    names = {"Standard": False, "Turned": True}
    sheets = "".join(_sheet(layout, f"{name}Sheet", flipped=flipped) for name, flipped in names.items())
    footer = (
        '<style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current">1'
        "</text:page-number></text:p></style:footer>"
    )
    masters = "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="{name}Sheet">{footer}</style:master-page>'
        for name in names
    )
    return (
        f"<office:automatic-styles>{sheets}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
    )


def _sheet(layout: Layout, name: str, *, flipped: bool) -> str:
    short, long = PAPERS[layout.paper]
    width, height = (long, short) if flipped else (short, long)
    turned = "landscape" if flipped else "portrait"
    margins = " ".join(f'fo:margin-{side}="{margin:g}mm"' for side, margin in zip(SIDES, layout.margins, strict=True))
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width:g}pt"'
        f' fo:page-height="{height:g}pt" style:print-orientation="{turned}" {margins}/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/>'
        "</style:footer-style></style:page-layout>"
    )
