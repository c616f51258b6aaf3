"""Whether there is a paired table behind the printed numbers, and what all such tables say."""

from prapasca.audit.engine.bounds import MarginBounds, margin_bounds
from prapasca.audit.engine.conditions import Conditions
from prapasca.audit.engine.contradictions import Repair, nearest_repairs, smallest_contradictions
from prapasca.audit.engine.conventions import CONVENTIONS, DEFAULT_CONVENTIONS
from prapasca.audit.engine.feasible import Feasible, feasible_tables
from prapasca.audit.engine.printed import Printed

__all__ = [
    "CONVENTIONS",
    "DEFAULT_CONVENTIONS",
    "Conditions",
    "Feasible",
    "MarginBounds",
    "Printed",
    "Repair",
    "feasible_tables",
    "margin_bounds",
    "nearest_repairs",
    "smallest_contradictions",
]
