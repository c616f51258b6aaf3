"""The manuscript of a study: its sections, tables and figures as one document."""

from prapasca.report.manuscript.build import build_manuscript

__all__ = ["build_manuscript"]
