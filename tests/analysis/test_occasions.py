"""Three or more occasions of one group: what the comparison holds, at every awkward size."""

from dataclasses import replace

import pandas as pd
import pytest

from prapasca.analysis import OccasionComparison, StudyResults, analyse, to_tree
from prapasca.inference import friedman_test, occasion_homogeneity_test, paired_t_test, signed_rank_test
from prapasca.moments import PairedMoments
from prapasca.occasions import OccasionTable
from prapasca.readers import read_frame
from prapasca.study import Study
from studies import MILK, N, S, T, numeric_study, ordinal_study, repeated

FLOW = [(N, N, T, S), (N, T, T, S), (N, T, S, S), (T, T, S, S), (T, N, T, T), (N, T, None, S), (N, N, T, None)]
PAIN = [(7, 5.5, 4, 2), (8, 6, 6, 3), (5, 5, 5, 5), (6, 4, 2, 1), (9, None, 4, 2)]


def compared(results: StudyResults) -> OccasionComparison:
    assert results.occasions is not None
    return results.occasions


def codes(results: StudyResults) -> set[str]:
    return {message.code for message in results.messages}


def test_the_people_of_all_occasions_and_of_the_first_and_last_are_counted_apart() -> None:
    results = repeated(ordinal_study, FLOW)
    found = compared(results)
    assert (results.data.paired, found.n_people, found.n_complete, found.friedman.n_missing) == (6, 7, 5, 2)
    assert [occasion.n_observed for occasion in found.occasions] == [7, 7, 6, 6]
    assert [occasion.key for occasion in found.occasions] == ["pre", "between_1", "between_2", "post"]
    assert [str(label.label) for label in found.occasions[1:3]] == ["day 2", "day 3"]
    assert [str(message) for message in results.messages if message.code == "missing-occasions"] == [
        "frame: people 7, observed on every occasion 5; not observed on an occasion: day_3 1, after 1"
    ]


def test_categories_are_compared_as_their_table() -> None:
    found = compared(repeated(ordinal_study, FLOW))
    table = OccasionTable.from_rows(FLOW[:5], [N, T, S], ["1", "2", "3", "4"])
    assert found.friedman == replace(friedman_test(table), n_missing=2)
    assert found.homogeneity == occasion_homogeneity_test(table)
    assert [occasion.counts for occasion in found.occasions] == [tuple(row) for row in table.margins().tolist()]
    assert [pair.test for pair in found.pairs] == [
        signed_rank_test(table.transition(*places)) for places in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    ]
    assert [(pair.before, pair.after) for pair in found.pairs if pair.from_first] == [
        ("pre", "between_1"),
        ("pre", "between_2"),
        ("pre", "post"),
    ]
    assert [step.counts for step in found.steps] == [
        tuple(map(tuple, table.transition(place, place + 1).counts.tolist())) for place in range(3)
    ]


def test_numbers_have_means_and_mean_changes() -> None:
    results = repeated(numeric_study, PAIN)
    found = compared(results)
    assert found.friedman.mean_ranks == friedman_test(dict.fromkeys(PAIN[:4], 1)).mean_ranks
    assert [occasion.summary.mean for occasion in found.occasions if occasion.summary] == [6.5, 5.125, 4.25, 2.75]
    last = found.pairs[2]
    expected = paired_t_test(PairedMoments.from_pairs([row[0] for row in PAIN[:4]], [row[3] for row in PAIN[:4]]))
    assert last.paired_t == expected
    # lower is better
    assert (last.improved, last.unchanged, last.worsened) == (3, 1, 0)
    assert [(row.pre, row.post, row.n) for row in found.steps[0].pairs.rows] == [
        (5, 5, 1),
        (6, 4, 1),
        (7, 5.5, 1),
        (8, 6, 1),
    ]


def test_the_interval_of_a_mean_is_as_r_gives_it() -> None:
    """t.test(c(7, 8, 5, 6))$conf.int of R 4.2.2."""
    interval = compared(repeated(numeric_study, PAIN)).occasions[0].mean_interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((4.44573974, 8.55426026), rel=1e-8)


@pytest.mark.parametrize(("study", "unchanged"), [(ordinal_study, (T, T, T)), (numeric_study, (4, 4, 4))])
def test_everyone_unchanged(study: object, unchanged: tuple[object, ...]) -> None:
    results = repeated(study, [unchanged] * 5)  # type: ignore[arg-type]  # one of two makers of studies
    found = compared(results)
    assert (found.friedman.p, found.homogeneity.p, found.friedman.n_untied) == (1, 1, 0)
    assert {pair.p_holm for pair in found.pairs} == {1.0}
    assert "no-difference-between-occasions" in codes(results)


@pytest.mark.parametrize(("study", "rows"), [(ordinal_study, FLOW), (numeric_study, PAIN)])
def test_nobody_one_and_two_people(study: object, rows: list[tuple[object, ...]]) -> None:
    nobody, one, two = (
        repeated(study, [*rows[:n], (*rows[0][:2], None, rows[0][3])])  # type: ignore[arg-type]  # as above
        for n in range(3)
    )
    assert (compared(nobody).n_complete, compared(nobody).friedman.p, compared(nobody).steps[0].counts[:0]) == (
        0,
        1,
        (),
    )
    assert "no-complete-people" in codes(nobody)
    assert compared(one).friedman.f is None
    assert compared(one).n_complete == 1
    assert compared(two).friedman.n == 2
    assert "few-complete-people" in codes(two)
    assert all(to_tree(results)["occasions"]["n_people"] for results in (nobody, one, two))


def test_all_tied_between_some_occasions() -> None:
    found = compared(repeated(ordinal_study, [(N, T, T), (N, T, T), (N, S, S)]))
    assert [pair.test.p_exact for pair in found.pairs] == [0.25, 0.25, 1.0]
    assert found.friedman.p_exact == pytest.approx(1 / 9)


def coded(codes: tuple[int, ...], people: list[tuple[int, ...]]) -> OccasionComparison:
    return compared(repeated(lambda **tables: ordinal_study(codes=codes, **tables), people))


def test_codes_that_fall_turn_the_mean_ranks_of_spss_round() -> None:
    people = [(3, 3, 2), (3, 2, 1), (2, 2, 1), (3, 1, 1)]
    falling, ranked = coded((3, 2, 1), people), friedman_test(dict.fromkeys(people, 1))
    assert falling.spss.friedman.mean_ranks == ranked.mean_ranks
    assert falling.friedman.mean_ranks == tuple(4 - rank for rank in ranked.mean_ranks)
    assert (falling.pairs[0].test.n_positive, falling.spss.pairs[0].n_negative) == (2, 2)
    rising = coded((1, 2, 3), people)
    assert rising.spss.friedman == rising.friedman


def test_codes_out_of_order_are_ranked_as_spss_does() -> None:
    people = [(1, 3, 2), (1, 1, 2), (3, 2, 2)]
    assert coded((1, 3, 2), people).spss.friedman.mean_ranks == friedman_test(dict.fromkeys(people, 1)).mean_ranks


def test_the_long_shape_is_the_wide_one() -> None:
    wide = repeated(ordinal_study, FLOW)
    long = Study.model_validate(
        {
            "schema_version": 1,
            "study": {"title": "Test study", "design": "repeated"},
            "data": {
                "path": "data.csv",
                "origin": "collected",
                "shape": "long",
                "id": "person",
                "occasion": "day",
                "value": "flow",
                "pre_occasion": 1,
                "post_occasion": 4,
                "between": [
                    {"code": "2", "label": {"id": "hari 2", "en": "day 2"}},
                    {"code": 3, "label": {"id": "hari 3", "en": "day 3"}},
                ],
            },
            "outcome": {"name": "Milk flow", "kind": "ordinal", "categories": list(MILK)},
        }
    )
    visits = [
        (person, day, value)
        for person, row in enumerate(FLOW)
        for day, value in enumerate(row, start=1)
        if value is not None
    ]
    frame = pd.DataFrame(visits, columns=["person", "day", "flow"], dtype=object).sample(frac=1, random_state=1)
    assert analyse(long, read_frame(long, frame)).occasions == wide.occasions


def test_a_study_of_two_occasions_has_no_comparison() -> None:
    from studies import results

    assert results(ordinal_study(), [(N, T), (T, S)]).occasions is None
