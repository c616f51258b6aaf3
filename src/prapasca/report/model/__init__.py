"""The document model: what is said, independent of any format.

Numbers stay numbers until a writer prints them, so that every format and both languages show the
same values, and any number can be read back.
"""

from prapasca.report.model.blocks import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Paragraph,
    Row,
    Section,
    Table,
)
from prapasca.report.model.inline import Address, Citation, Emphasis, Gap, Part, Phrase, Reference, line
from prapasca.report.model.layout import PAPERS, Layout, Numbering
from prapasca.report.model.numbers import RAISED, Count, Noted, P, Percent, Power, Range, Real, Relation, Shown
from prapasca.report.model.pictures import (
    Alluvial,
    ChangeBars,
    DivergingBars,
    MethodDots,
    NullCurve,
    OccasionFlows,
    OccasionLines,
    PairedLines,
    Picture,
    PowerLines,
    QuantilePlot,
    ShareDots,
)

__all__ = [
    "PAPERS",
    "RAISED",
    "Address",
    "Align",
    "Alluvial",
    "Block",
    "Bullets",
    "Cell",
    "Citation",
    "ChangeBars",
    "Column",
    "Count",
    "DivergingBars",
    "Document",
    "Emphasis",
    "Figure",
    "Gap",
    "Layout",
    "MethodDots",
    "Noted",
    "NullCurve",
    "Numbering",
    "OccasionFlows",
    "OccasionLines",
    "P",
    "PairedLines",
    "Paragraph",
    "Part",
    "Percent",
    "Phrase",
    "Picture",
    "Power",
    "PowerLines",
    "QuantilePlot",
    "Range",
    "Real",
    "Reference",
    "Relation",
    "Row",
    "Section",
    "ShareDots",
    "Shown",
    "Table",
    "line",
]
