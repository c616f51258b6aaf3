"""What a comparison of two groups gives reason to say."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.analysis.comparison_results import UNLIKE
from prapasca.analysis.results import GroupComparison, StudyResults
from prapasca.errors import N_, Message
from prapasca.study import Text


def said_of(group: Text, results: StudyResults) -> Iterator[Message]:
    """Yield what the results of one group say, with the name of the group before it."""
    for message in results.messages:
        told = {"group": group, "message": message}
        yield Message(message.code, N_("{group}: {message}"), told, message.severity)


def comparison_remarks(results: StudyResults, comparison: GroupComparison) -> Iterator[Message]:
    """Yield warnings and notes about the comparison, most basic first."""
    yield from _about_people(results, comparison)
    primary, ranks = comparison.primary, comparison.mann_whitney
    if primary is None or ranks is None:
        return
    level = 1 - results.study.analysis.confidence_level
    if ranks.p_exact is not None and (ranks.p_exact <= level) != (ranks.p_asymptotic <= level):
        yield Message(
            "groups-exact-asymptotic-disagree",
            N_(
                "the exact and the asymptotic p of the Mann–Whitney test fall on different sides of the level; the "
                "exact one is right"
            ),
            {},
            "warning",
        )
    if primary.planned != primary.test:
        yield Message(
            "groups-stand-in",
            N_("the comparison that the study file names is undefined here; the Mann–Whitney test stands in"),
            {},
            "warning",
        )
    adjusted = comparison.proportional_odds or comparison.ancova
    if adjusted and adjusted.p is not None and (adjusted.p <= level) != (ranks.p <= level):
        yield Message(
            "comparisons-disagree",
            N_(
                "the Mann–Whitney test of the changes and the comparison adjusted for before fall on different sides "
                "of the level; the one named beforehand decides, report both"
            ),
            {},
            "warning",
        )


def _about_people(results: StudyResults, comparison: GroupComparison) -> Iterator[Message]:
    found = results.data.read + comparison.control.data.read
    planned = results.study.sample.obtained if results.study.sample else None
    if planned is not None and planned != found + comparison.n_without_group:
        yield Message(
            "sample-differs",
            N_("the study file says {planned} people were obtained; the data hold {found}"),
            {"planned": planned, "found": found + comparison.n_without_group},
            "warning",
        )
    if comparison.unlike:
        yield Message(
            "groups-unlike",
            N_(
                "before the intervention the groups differed by more than {limit} standard deviations in: {names}; "
                "see whether this, and not the intervention, explains the result"
            ),
            {"limit": UNLIKE, "names": [one.name for one in comparison.unlike]},
            "warning",
        )
