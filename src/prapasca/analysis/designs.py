"""What the design of a study makes of its data; the one place where the analysis tells designs apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from prapasca.analysis.comparison import analyse_two_groups
from prapasca.analysis.occasions import about_occasions, compare_occasions
from prapasca.analysis.one_group import analyse_group
from prapasca.analysis.results import StudyResults
from prapasca.inference.null_distribution import each_null_once
from prapasca.readers import StudyRows
from prapasca.study import Study


@each_null_once()
def analyse(study: Study, rows: StudyRows) -> StudyResults:
    """Compute everything a report needs, once.

    Parameters
    ----------
    study
        The study file, from :func:`prapasca.load_study`.
    rows
        Its data, from :func:`prapasca.read_data`.

    Returns
    -------
    StudyResults
        A frozen tree; :func:`prapasca.analysis.to_tree` gives it as JSON.
    """
    return DESIGNS[study.design](study, rows)


def _analyse_repeated(study: Study, rows: StudyRows) -> StudyResults:
    results, found = analyse_group(study, rows), compare_occasions(study, rows)
    said = about_occasions(found, 1 - study.analysis.confidence_level)
    return replace(results, occasions=found, messages=(*results.messages, *said))


DESIGNS: Mapping[str, Callable[[Study, StudyRows], StudyResults]] = {
    "one_group": analyse_group,
    "two_groups": analyse_two_groups,
    "repeated": _analyse_repeated,
}
