"""Validity and reliability of an instrument as documents and as JSON."""

from prapasca.report.instrument.writers import FORMATS, InstrumentResult, render_validity

__all__ = ["FORMATS", "InstrumentResult", "render_validity"]
