"""The planned sample size and the instrument in the results are what the library's functions give."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from prapasca.analysis import to_tree
from prapasca.errors import InputError
from prapasca.instrument import ItemMoments, expert_ratings, item_analysis, rater_agreement, reliability
from prapasca.power import ChangeDistribution, ExpectedTable, drop_out, paired_means, sample_size, slovin
from prapasca.readers.items import read_items
from prepared_studies import EXPERTS, ITEMS, MARGINS, RATERS, categories, prepared
from studies import numeric_study, results

PAIN = [(7, 3), (8, 8), (5, 4), (6, 2), (7, 5), (8, 5)]


def codes(made: object) -> list[str]:
    return [message.code for message in made.messages]  # type: ignore[attr-defined]  # results of a study


def test_a_plan_by_shares_is_that_of_the_library() -> None:
    plan = prepared()["planned-shares"].sample_plan
    design = ExpectedTable.from_margins(
        MARGINS["before"],  # type: ignore[arg-type]  # a list of shares
        MARGINS["after"],  # type: ignore[arg-type]  # a list of shares
        dependence=0.5,
        categories=("none", "not_smooth", "smooth"),
    )
    assert plan is not None
    assert plan.power == sample_size(design, 0.8)
    assert (plan.n, plan.drop_out) == (28, drop_out(28, 0.1))
    assert plan.begin == 32


def test_a_plan_by_steps_takes_level_power_and_test_of_its_own() -> None:
    asked = {"up": 0.6, "down": 0.1, "power": 0.9, "confidence_level": 0.99, "test": "sign"}
    plan = categories(sample={"plan": asked}).sample_plan
    assert plan is not None
    found = sample_size(ChangeDistribution.from_steps(up=0.6, down=0.1), 0.9, test="sign", confidence_level=0.99)
    assert plan.power == found
    assert plan.begin == plan.n == found.n


def test_a_plan_looks_for_improvement_where_lower_is_better() -> None:
    study = numeric_study(sample={"plan": {"up": 0.6, "down": 0.1}}, analysis={"alternative": "less"})
    plan = results(study, PAIN).sample_plan
    assert plan is not None
    assert plan.power == sample_size(ChangeDistribution.from_steps(up=0.6, down=0.1), alternative="greater")


def test_a_plan_by_a_formula_is_that_of_the_library() -> None:
    plan = prepared()["planned-formula"].sample_plan
    assert plan is not None
    assert (plan.formula, plan.power, plan.n) == (slovin(54, 0.1), None, 36)
    asked = {"formula": "paired_means", "difference": 2, "sd": Decimal("4.5")}
    one_sided = categories(sample={"plan": asked}, analysis={"alternative": "greater"}).sample_plan
    assert one_sided is not None
    assert one_sided.formula == paired_means(2, 4.5, sides=1)


def test_fewer_people_than_planned_and_another_target_are_told() -> None:
    assert "fewer-than-planned" in codes(prepared()["planned-formula"])
    assert "fewer-than-planned" not in codes(prepared()["planned-shares"])
    assert "target-differs" not in codes(prepared()["planned-shares"])
    assert "target-differs" in codes(categories(sample={"plan": {"up": 0.6, "down": 0.1}, "target": 50}))


def test_a_power_that_no_sample_size_reaches_is_told() -> None:
    found = categories(sample={"plan": {"up": 0.11, "down": 0.1}})
    assert found.sample_plan is not None
    assert (found.sample_plan.n, found.sample_plan.begin) == (None, None)
    assert "plan-out-of-reach" in codes(found)


def test_the_items_are_those_of_the_library() -> None:
    found = prepared()["planned-shares"].instrument
    assert found is not None
    sheet = read_items(ITEMS["path"], ["q1:q8"], scale=(1, 5), reverse=["q4"])
    moments = ItemMoments.from_rows(sheet.rows, sheet.names)
    assert found.result == item_analysis(moments)
    valid = [item.name for item in item_analysis(moments).items if item.decision == "valid"]
    assert (len(valid), found.valid_only) == (7, reliability(moments.only(valid)))
    assert found.source["name"] == "items.csv"


def test_experts_and_raters_are_those_of_the_library() -> None:
    judged = prepared()["planned-formula"].instrument
    sheet = read_items(str(EXPERTS["path"]), ["q1:q8"], scale=(1, 4))
    assert judged is not None
    assert judged.result == expert_ratings(sheet.rows, sheet.names, 1, 4)
    rated = prepared()["planned-steps"].instrument
    sheet = read_items(str(RATERS["path"]), measurements=True)
    assert rated is not None
    assert (rated.result, rated.valid_only) == (rater_agreement(sheet.rows, sheet.names), None)


def test_what_the_instrument_makes_doubtful_is_among_the_remarks() -> None:
    assert "reversed-item" in codes(categories(instrument=ITEMS))
    assert "turned-items" in codes(prepared()["planned-shares"])


def test_the_tree_holds_both_and_no_folder() -> None:
    for made in prepared().values():
        written = json.dumps(to_tree(made), allow_nan=False)
        assert "examples" not in written
    tree = to_tree(prepared()["planned-formula"])
    assert tree["sample_plan"]["formula"]["steps"][1] == {
        "id": "n = 54 / (1 + 54 × 0,1²) = 35,0649",
        "en": "n = 54 / (1 + 54 × 0.1²) = 35.0649",
    }


def test_an_instrument_from_which_nothing_follows_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "items.csv").write_text("q1,q2\n1,0\n0,1\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        categories(instrument={"path": str(tmp_path / "items.csv")})
    (message,) = caught.value.messages
    assert "key 'instrument': found 2 people who answered every item" in str(message)


def test_a_file_of_answers_that_is_not_there_is_told_with_what_is_wrong_in_the_data(tmp_path: Path) -> None:
    study = numeric_study(instrument={"path": str(tmp_path / "items.csv")})
    with pytest.raises(InputError) as caught:
        results(study, [("seven", 3), (8, 8)])
    assert {"not-a-number", "no-file"} <= {message.code for message in caught.value.messages}
