"""Reporting checklists, filled as far as the study file and the results allow."""

from prapasca.report.checklists.item import Checklist, Item
from prapasca.report.checklists.sampl import SAMPL
from prapasca.report.checklists.tidier import TIDIER
from prapasca.report.checklists.trend import TREND

CHECKLISTS = (TREND, TIDIER, SAMPL)

__all__ = ["CHECKLISTS", "SAMPL", "TIDIER", "TREND", "Checklist", "Item"]
