"""Power and sample size as documents, as JSON, and as a figure."""

from prapasca.report.plain_formats import FORMATS
from prapasca.report.planning.figure import draw_curve
from prapasca.report.planning.steps import labelled, plan_tables
from prapasca.report.planning.words import Curve, named_curves
from prapasca.report.planning.writers import render_formula, render_power, render_sample_size

__all__ = [
    "FORMATS",
    "Curve",
    "draw_curve",
    "labelled",
    "named_curves",
    "plan_tables",
    "render_formula",
    "render_power",
    "render_sample_size",
]
