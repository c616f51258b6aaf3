"""The sources that a manuscript may cite, and how a list of references prints them."""

from prapasca.report.bibliography.source import Source, entry, mention
from prapasca.report.bibliography.sources import SOURCES

__all__ = ["SOURCES", "Source", "entry", "mention"]
