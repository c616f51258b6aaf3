"""What a report says because of the design of its study; the one place where reports tell designs apart."""

from collections.abc import Mapping

from prapasca.analysis import StudyResults
from prapasca.report.designs.design import Design
from prapasca.report.designs.one_group import ONE_GROUP
from prapasca.report.designs.repeated import REPEATED
from prapasca.report.designs.two_groups import TWO_GROUPS

DESIGNS: Mapping[str, Design] = {"one_group": ONE_GROUP, "two_groups": TWO_GROUPS, "repeated": REPEATED}


def design_of(results: StudyResults) -> Design:
    """Return the design of the study that gave `results`."""
    return DESIGNS[results.study.design]


__all__ = ["Design", "design_of"]
