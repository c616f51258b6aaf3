"""The change tested within strata, such as sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prapasca.analysis.reduction import people_by_group, reduced
from prapasca.analysis.subgroup_results import StratifiedChange
from prapasca.errors import N_, Message
from prapasca.inference import stratified_sign_test, stratified_signed_rank_test
from prapasca.readers import StudyRows
from prapasca.study import Study


def stratified_change(study: Study, rows: StudyRows, paired: Sequence[int]) -> StratifiedChange | None:
    """Test the change within the strata that the study file names; None where it names none.

    Parameters
    ----------
    study
        The study file.
    rows
        Its data.
    paired
        Places of the people observed both times.
    """
    key = study.analysis.strata
    values = rows.characteristics.get(key) if key else None
    characteristic = next((one for one in study.characteristics if one.key == key), None)
    if characteristic is None or values is None:
        return None
    groups = people_by_group(characteristic, [values[index] for index in paired], paired)
    strata = {
        str(place): reduced(study, [rows.pre[index] for index in people], [rows.post[index] for index in people])
        for place, (_, people) in enumerate(groups, 1)
    }
    tails = study.analysis.alternative
    signed_rank = stratified_signed_rank_test(strata, alternative=tails)
    return StratifiedChange(
        characteristic.key,
        characteristic.name,
        tuple(label for label, _ in groups),
        len(paired) - signed_rank.n_pairs,
        signed_rank,
        stratified_sign_test(strata, alternative=tails),
    )


def strata_doubts(found: StratifiedChange | None, p: float, level: float) -> Iterator[Message]:
    """Warn where the test within strata and that of everybody as one fall on different sides of the level.

    Parameters
    ----------
    found
        The tests within strata.
    p
        Of the signed-rank test of everybody as one.
    level
        Of significance.
    """
    if found is None:
        return
    if (found.signed_rank.p <= level) != (p <= level):
        yield Message(
            "strata-disagree",
            N_("ranked within {name} and all as one, the change falls on different sides of the level; report both"),
            {"name": found.name},
            "warning",
        )
    if found.signed_rank.message:
        yield found.signed_rank.message
