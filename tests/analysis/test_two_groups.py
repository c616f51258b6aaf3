"""Two groups: each is analysed as if alone, then their changes are compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from prapasca.analysis import GroupComparison, StudyResults, to_tree
from prapasca.analysis.baseline import standardised_means, standardised_shares
from prapasca.models import proportional_odds
from prapasca.transition import TransitionTable
from studies import N, S, T, numeric_study, ordinal_study, results, score_study
from two_groups import EDUCATION, MIXED, PAIN, grouped


def compared(made: StudyResults) -> GroupComparison:
    assert made.comparison is not None
    return made.comparison


def codes(made: StudyResults) -> list[str]:
    return [message.code for message in made.messages]


@pytest.fixture(scope="module")
def mixed() -> StudyResults:
    return grouped(ordinal_study, *MIXED, without=[(N, T), (T, S)])


def test_each_group_is_analysed_as_if_alone(mixed: StudyResults) -> None:
    alone = [results(ordinal_study(), pairs) for pairs in MIXED]
    for part in ("change", "changes", "tests", "effects", "distribution", "transition"):
        assert getattr(mixed, part) == getattr(alone[0], part)
        assert getattr(compared(mixed).control, part) == getattr(alone[1], part)
    assert compared(mixed).control.comparison is None


def test_people_without_a_group_are_in_nothing_and_counted(mixed: StudyResults) -> None:
    assert compared(mixed).n_without_group == 2
    assert (mixed.data.read, compared(mixed).control.data.read) == (20, 20)
    assert mixed.data.rows_read == 42
    assert "no-group" in codes(mixed)


def test_mann_whitney_against_r(mixed: StudyResults) -> None:
    # R 4.2.2: x <- c(rep(1, 6), rep(2, 2), rep(1, 8), rep(0, 4));
    # y <- c(rep(1, 4), rep(0, 5), rep(1, 3), rep(0, 6), -1, 0)
    # wilcox.test(x, y, exact = FALSE, correct = FALSE): W = 299, p = 0.002614235573
    # coin 1.4-2: wilcox_test(v ~ g, distribution = "exact"): p = 0.004005158089
    test = compared(mixed).mann_whitney
    assert test is not None
    assert (test.n_first, test.n_second, test.u_first) == (20, 20, 299)
    assert test.p_asymptotic == pytest.approx(0.002614235573, rel=1e-9)
    assert test.p_exact == pytest.approx(0.004005158089, rel=1e-9)


def test_the_odds_ratio_is_that_of_the_two_tables(mixed: StudyResults) -> None:
    labels = [N, T, S]
    tables = [TransitionTable.from_pairs([a for a, _ in arm], [b for _, b in arm], labels) for arm in MIXED]
    assert compared(mixed).proportional_odds == proportional_odds(*tables)
    assert compared(mixed).ancova is None


def test_the_comparison_named_beforehand_decides() -> None:
    made = grouped(ordinal_study, *MIXED, analysis={"between": "proportional_odds"})
    primary, model = compared(made).primary, compared(made).proportional_odds
    assert primary is not None
    assert model is not None
    assert (primary.planned, primary.test, primary.p) == ("proportional_odds", "proportional_odds", model.p)


def test_without_a_name_the_ranks_of_the_changes_decide(mixed: StudyResults) -> None:
    primary, test = compared(mixed).primary, compared(mixed).mann_whitney
    assert primary is not None
    assert test is not None
    assert (primary.planned, primary.test, primary.p) == ("mann_whitney", "mann_whitney", test.p_exact)


def test_everyone_improved_is_separation_and_ranks_stand_in() -> None:
    everyone = ([(N, S)] * 6 + [(T, S)] * 4, [(N, S)] * 5 + [(T, S)] * 5)
    made = grouped(ordinal_study, *everyone, analysis={"between": "proportional_odds"})
    primary, model = compared(made).primary, compared(made).proportional_odds
    assert primary is not None
    assert model is not None
    assert model.odds_ratio is None
    assert primary.test == "mann_whitney"
    assert "groups-stand-in" in codes(made)


def test_codes_that_run_from_best_to_worst_turn_ranks_and_leave_u() -> None:
    code = {N: 3, T: 2, S: 1}
    made = grouped(
        lambda **tables: ordinal_study(codes=(3, 2, 1), **tables),
        *([(code[a], code[b]) for a, b in arm] for arm in MIXED),
    )
    own, coded = compared(made).mann_whitney, compared(made).spss
    assert own is not None
    assert coded is not None
    assert (coded.spss_u, coded.spss_z) == (own.spss_u, own.spss_z)
    assert coded.rank_sum_first == own.rank_sum_second


def test_numbers_where_lower_is_better() -> None:
    made = grouped(numeric_study, *PAIN)
    found = compared(made)
    assert found.effects is not None
    assert found.ancova is not None
    assert found.mann_whitney is not None
    assert found.effects.improved_first.numerator == 8
    assert found.effects.rank_biserial > 0.5
    assert found.mann_whitney.z < 0
    assert found.ancova.difference is not None
    assert found.ancova.difference < 0
    assert found.ancova_residuals is not None
    assert found.ancova_residuals.n == 16


def test_one_sided_asks_whether_the_intervention_group_changed_more() -> None:
    first = [(40, 70), (55, 75), (60, 85), (45, 60)]
    second = [(42, 50), (55, 53), (61, 66), (44, 47)]
    greater, less = (
        grouped(score_study, first, second, analysis={"alternative": tails}) for tails in ("greater", "less")
    )
    assert (compared(greater).mann_whitney.p, compared(less).mann_whitney.p) == (  # type: ignore[union-attr]  # pairs in both
        pytest.approx(1 / 70),
        1.0,
    )


def test_a_group_without_pairs_has_nothing_to_compare() -> None:
    found = compared(grouped(ordinal_study, [(N, T)] * 3, [(N, None), (None, S)]))
    assert (found.mann_whitney, found.effects, found.proportional_odds, found.primary) == (None,) * 4
    assert (found.baseline, found.worst_case) == ((), None)


def test_one_person_against_others_is_compared() -> None:
    found = compared(grouped(ordinal_study, [(N, S)], [(N, N)] * 4))
    assert found.mann_whitney is not None
    assert found.mann_whitney.p_exact == pytest.approx(0.4)


def test_the_worst_case_of_the_lost() -> None:
    first, second = [(N, T)] * 8 + [(N, None)] * 2, [(N, N)] * 6 + [(N, T)] * 2 + [(T, None)]
    worst = compared(grouped(ordinal_study, first, second)).worst_case
    assert worst is not None
    assert (worst.lost_intervention, worst.lost_control) == (2, 1)
    assert worst.difference_improved == pytest.approx(8 / 10 - 3 / 9)
    # R: fisher.test(rbind(c(8, 2), c(3, 6)))$p.value
    assert worst.test.p_exact == pytest.approx(0.0697785187)


def test_groups_that_began_unlike_are_told() -> None:
    made = grouped(ordinal_study, [(N, T)] * 6 + [(T, T)], [(T, S)] * 6 + [(N, N)])
    assert "groups-unlike" in codes(made)


def test_the_sample_of_the_study_file_is_both_groups() -> None:
    whole = grouped(ordinal_study, *MIXED, sample={"obtained": 40})
    less = grouped(ordinal_study, *MIXED, sample={"obtained": 39})
    assert "sample-differs" not in codes(whole)
    assert codes(less).count("sample-differs") == 1


def test_baseline_holds_the_outcome_then_the_characteristics() -> None:
    education = ["low"] * 15 + ["high"] * 5 + ["low"] * 8 + ["high"] * 12
    made = grouped(ordinal_study, *MIXED, characteristics=[EDUCATION], edu=education)
    outcome, schooling = compared(made).baseline
    assert (outcome.key, outcome.test, outcome.method) == (None, "mann_whitney", "exact")
    assert (schooling.key, schooling.test) == ("edu", "fisher")
    # R: fisher.test(rbind(c(15, 5), c(8, 12)))$p.value
    assert schooling.p == pytest.approx(0.0535509926)
    # two shares: (p - q) / sqrt((p(1-p) + q(1-q)) / 2), Austin (2009)
    assert schooling.standardised_difference == pytest.approx(0.35 / ((0.75 * 0.25 + 0.4 * 0.6) / 2) ** 0.5)


def test_standardised_differences_that_are_undefined() -> None:
    assert standardised_means([Decimal(1)], [Decimal(2), Decimal(3)]) is None
    assert standardised_means([Decimal(1)] * 2, [Decimal(2)] * 2) is None
    assert standardised_shares([3, 0], [0, 3]) is None
    assert standardised_shares([3, 0], [4, 0]) is None


def test_the_tree_tells_what_is_of_the_study_once(mixed: StudyResults) -> None:
    control = to_tree(mixed)["comparison"]["control"]
    assert {"study", "software", "messages", "comparison"} & set(control) == set()
    assert control["change"] == {"improved": 7, "unchanged": 12, "worsened": 1}
