"""Validity and reliability of an instrument as documents and as JSON."""

from prapasca.instrument import InstrumentResult
from prapasca.report.instrument.parts import (
    instrument_lead,
    instrument_spss_tables,
    instrument_tables,
    with_short_names,
)
from prapasca.report.instrument.writers import render_validity
from prapasca.report.plain_formats import FORMATS

__all__ = [
    "FORMATS",
    "InstrumentResult",
    "instrument_lead",
    "instrument_spss_tables",
    "instrument_tables",
    "render_validity",
    "with_short_names",
]
