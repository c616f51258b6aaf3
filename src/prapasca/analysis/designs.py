"""What the design of a study adds to its results; the one place where the analysis tells designs apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prapasca.analysis.occasion_results import OccasionComparison
from prapasca.analysis.occasions import about_occasions, compare_occasions
from prapasca.errors import Message
from prapasca.readers import StudyRows
from prapasca.study import Study


@dataclass(frozen=True, kw_only=True)
class Added:
    """What one design adds to the comparison of before and after."""

    occasions: OccasionComparison | None = None
    messages: tuple[Message, ...] = ()


def added_by_design(study: Study, rows: StudyRows) -> Added:
    """Return what the design of a study adds to its results."""
    return DESIGNS[study.design](study, rows)


def _one_group(_study: Study, _rows: StudyRows) -> Added:
    return Added()


def _repeated(study: Study, rows: StudyRows) -> Added:
    found = compare_occasions(study, rows)
    level = 1 - study.analysis.confidence_level
    return Added(occasions=found, messages=tuple(about_occasions(found, level)))


DESIGNS: Mapping[str, Callable[[Study, StudyRows], Added]] = {"one_group": _one_group, "repeated": _repeated}
