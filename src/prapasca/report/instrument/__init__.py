"""Validity and reliability of an instrument as documents and as JSON."""

from prapasca.report.instrument.writers import InstrumentResult, render_validity
from prapasca.report.plain_formats import FORMATS

__all__ = ["FORMATS", "InstrumentResult", "render_validity"]
