"""A document as tagged PDF and as pictures of its pages, set by typst."""

from prapasca.report.typst.fonts import font_used
from prapasca.report.typst.press import write_pdf, write_png_pages

__all__ = ["font_used", "write_pdf", "write_png_pages"]
