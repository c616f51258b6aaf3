"""What must hold between the analysis asked for and the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.study.table import Fault
from prapasca.study.written import Written, shown, table

OF_NUMBERS = ("paired_t", "by_normality")


def analysis_faults(written: Written) -> Iterator[Fault]:
    """Yield what the outcome of a study file cannot be analysed by."""
    analysis, outcome = table(written.get("analysis")), table(written.get("outcome"))
    if outcome.get("kind") == "ordinal" and analysis.get("test") in OF_NUMBERS:
        yield Fault(
            ("analysis", "test"),
            "test-of-numbers",
            N_(
                "found {found}, but the outcome is in ordered categories, which have no mean; expected signed_rank, "
                "or an outcome of kind numeric"
            ),
            {"found": shown(analysis["test"])},
        )
    if analysis.get("gain") is True and outcome.get("kind") in ("ordinal", "numeric") and not _has_room(outcome):
        yield Fault(
            ("analysis", "gain"),
            "gain-without-maximum",
            N_(
                'found true, but a normalised gain needs an outcome of kind numeric with better = "higher" and '
                "a maximum, the end of its scale"
            ),
        )


def _has_room(outcome: Written) -> bool:
    score = outcome.get("kind") == "numeric" and outcome.get("better") == "higher"
    return score and outcome.get("maximum") is not None
