"""Manuscripts from files: Word, PDF, HTML, Markdown and plain text."""

from prapasca.audit.reading.assembly import manuscript_from_text
from prapasca.audit.reading.files import read_manuscript

__all__ = ["manuscript_from_text", "read_manuscript"]
