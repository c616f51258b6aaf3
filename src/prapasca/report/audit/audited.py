"""One manuscript's audit with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prapasca.audit.report import AuditReport

if TYPE_CHECKING:
    from prapasca.audit.study_comparison import StudyComparison


@dataclass(frozen=True)
class Audited:
    """One manuscript's audit, ready to be written.

    Parameters
    ----------
    path
        The manuscript as it was named.
    report
        What was found.
    comparison
        The manuscript compared with its study; None where none was given.
    """

    path: str
    report: AuditReport
    comparison: StudyComparison | None = None
