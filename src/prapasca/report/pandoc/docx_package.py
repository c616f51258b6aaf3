"""The archive of a Word file: what pandoc takes styles and pages from, and the last touches to what it made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from prapasca.report.cleaning import clean
from prapasca.report.model import Layout
from prapasca.report.pandoc.docx_styles import HEAD, NAMESPACE, fonts_xml, styles_xml
from prapasca.report.pandoc.openxml import field
from prapasca.report.pandoc.packing import pack
from prapasca.report.pandoc.pages import section_properties

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {"document": f"{WORD}.document.main+xml", "styles": f"{WORD}.styles+xml", "footer1": f"{WORD}.footer+xml"}
PARTS["fontTable"] = f"{WORD}.fontTable+xml"
RELATED = f'xmlns:r="{OFFICE}"'
SETTINGS = (
    f'{HEAD}<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting'
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
APPLICATION = f'{HEAD}<Properties xmlns="{EXTENDED}"><Application>prapasca</Application></Properties>'
CREATOR = re.compile("<dc:creator>.*?</dc:creator>", re.DOTALL)
FOOTER = re.compile(r"<w:footerReference [^>]*/>")


def reference_docx(layout: Layout, tag: str, *, flipped: bool = False) -> bytes:
    """Return an empty Word file whose styles, fonts, paper and footer pandoc takes over.

    Parameters
    ----------
    layout
        Paper, margins, fonts, size and spacing.
    tag
        The language, such as ``"id-ID"``.
    flipped
        Whether the last page lies on its side.
    """
    page = section_properties(layout, '<w:footerReference w:type="default" r:id="rId1"/>', flipped=flipped)
    number = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{field("PAGE", "1")}</w:p>'
    return pack(
        {
            "[Content_Types].xml": f"{HEAD}{_types()}",
            "_rels/.rels": f"{HEAD}{_relations({'rId1': ('officeDocument', 'word/document.xml')})}",
            "word/_rels/document.xml.rels": HEAD
            + _relations(
                {
                    "rId1": ("footer", "footer1.xml"),
                    "rId2": ("styles", "styles.xml"),
                    "rId3": ("fontTable", "fontTable.xml"),
                }
            ),
            "word/document.xml": f"{HEAD}<w:document {NAMESPACE} {RELATED}><w:body>{page}</w:body></w:document>",
            "word/footer1.xml": f"{HEAD}<w:ftr {NAMESPACE}>{number}</w:ftr>",
            "word/styles.xml": styles_xml(layout, tag),
            "word/fontTable.xml": fonts_xml(layout),
        }
    )


def finish_docx(made: bytes, layout: Layout, tag: str, authors: Sequence[str]) -> bytes:
    """Return pandoc's file with our styles alone and the footer on every page, packed the same way each time.

    The file's properties name its authors as Word does, parted by semicolons.
    """
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    footer = FOOTER.search(body)
    lead = footer[0] if footer else ""
    named = f"<dc:creator>{escape(clean('; '.join(authors)))}</dc:creator>"
    ours = {
        "docProps/core.xml": CREATOR.sub(lambda _: named, parts["docProps/core.xml"].decode()),
        "word/document.xml": re.sub(r"<w:sectPr>(?!\s*<w:footerReference)", f"<w:sectPr>{lead}", body),
        "word/styles.xml": styles_xml(layout, tag),
        "word/settings.xml": SETTINGS,
        "docProps/app.xml": APPLICATION,
    }
    return pack({**parts, **ours})


def _types() -> str:
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in PARTS.items())
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    usual = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{usual}{parts}</Types>'


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'
