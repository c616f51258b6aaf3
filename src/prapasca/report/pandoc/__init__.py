"""Word, HTML, LaTeX and OpenDocument files, made through pandoc."""

from prapasca.report.pandoc.docx import write_docx
from prapasca.report.pandoc.html import write_html
from prapasca.report.pandoc.latex import Rendered, write_latex
from prapasca.report.pandoc.odt import write_odt

__all__ = ["Rendered", "write_docx", "write_html", "write_latex", "write_odt"]
