"""TransitionTable: three ways in, honest counts, clear refusals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.transition import TransitionTable

MILK = ("none", "not smooth", "smooth")
SEED = [[0, 7, 0], [0, 1, 12], [0, 0, 0]]
LABELS = st.sampled_from([*MILK, None])
PEOPLE = st.lists(st.tuples(LABELS, LABELS), max_size=40)


def columns(people: list[tuple[Any, Any]]) -> tuple[list[Any], list[Any]]:
    return [before for before, _ in people], [after for _, after in people]


def test_the_published_study() -> None:
    table = TransitionTable.from_counts(SEED, MILK)
    assert (table.n_improved, table.n_unchanged, table.n_worsened) == (19, 1, 0)
    assert table.pre_margin.tolist() == [7, 13, 0]
    assert table.post_margin.tolist() == [0, 8, 12]
    assert table.change_profile().changes() == {0: 1, 1: 19}


def test_codes_as_floats_match_whole_categories() -> None:
    table = TransitionTable.from_pairs([1.0, 2.0, float("nan")], [2.0, 2.0, 1.0], [1, 2, 3])
    assert table.counts.tolist() == [[0, 1, 0], [0, 1, 0], [0, 0, 0]]
    assert table.n_missing_pre == 1


@pytest.mark.parametrize("labels", [["none", "smooth"], {1: "none", 2: "smooth"}])
def test_labels_rename_the_categories_in_order(labels: Any) -> None:
    assert TransitionTable.from_pairs([1], [2], [1, 2], labels=labels).categories == ("none", "smooth")


def test_unequal_scores_decide_the_size_of_a_change() -> None:
    table = TransitionTable.from_counts(SEED, MILK, [0, 0.2, 0.5])
    assert table.change_profile().changes() == {0: 1, Decimal("0.2"): 7, Decimal("0.3"): 12}
    assert table.with_scores([0, 1, 2]) == TransitionTable.from_counts(SEED, MILK)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (([[1, 2], [3, -1]], ["a", "b"]), "counts: found -1, expected whole numbers"),
        (([[1, 2], [3, 1.5]], ["a", "b"]), "counts: found 1.5, expected whole numbers"),
        (([[1, 2], [3, None]], ["a", "b"]), "counts: found .*, expected whole numbers"),
        (([[1, 2]], ["a", "b"]), "found shape 1 x 2, expected 2 rows and 2 columns"),
        (([[1, 2], [3, 4]], ["a", "a"]), "'a' stands twice"),
        (([[1]], ["a"]), "found 1, expected at least two"),
        (([[1, 2], [3, 4]], ["a", "b"], [1, 1]), "numbers that rise from the worst category to the best"),
        (([[1, 2], [3, 4]], ["a", "b"], [2, 1]), "numbers that rise"),
        (([[1, 2], [3, 4]], ["a", "b"], [1]), "expected 2 numbers"),
    ],
)
def test_what_is_no_table_is_refused(arguments: tuple[Any, ...], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        TransitionTable.from_counts(*arguments)


def test_an_unknown_label_names_the_nearest() -> None:
    with pytest.raises(
        InputError, match="found 'smoth', expected one of none, not smooth, smooth; did you mean 'smooth'"
    ):
        TransitionTable.from_pairs(["none"], ["smoth"], MILK)


def test_an_unknown_label_beside_a_missing_value_is_not_overlooked() -> None:
    with pytest.raises(InputError, match="found 'xyz'"):
        TransitionTable.from_pairs(["xyz"], [None], MILK)


def test_an_empty_text_is_unknown_and_not_missing() -> None:
    with pytest.raises(InputError, match="found ''"):
        TransitionTable.from_pairs([""], ["none"], MILK)


@pytest.mark.parametrize("cut", [0, 3, -1])
def test_a_cut_leaves_categories_on_both_sides(cut: int) -> None:
    with pytest.raises(InputError, match="expected a position from 1 to 2"):
        TransitionTable.from_counts(SEED, MILK).cut(cut)


def test_frozen_and_read_only() -> None:
    table = TransitionTable.from_counts(SEED, MILK)
    with pytest.raises(ValueError, match="read-only"):
        table.counts[0, 0] = 1
    with pytest.raises(AttributeError):
        table.n_missing_pre = 3  # type: ignore[misc]  # the fault under test


def test_a_table_can_key_a_cache() -> None:
    table = TransitionTable.from_counts(SEED, MILK)
    assert {table: "seen"}[TransitionTable.from_counts(np.array(SEED), list(MILK))] == "seen"
    assert table != TransitionTable.from_counts(SEED, MILK, n_missing_pre=1)


@given(PEOPLE)
def test_pairs_to_table_to_pairs(people: list[tuple[Any, Any]]) -> None:
    table = TransitionTable.from_pairs(*columns(people), MILK)
    again = TransitionTable.from_pairs(*table.to_pairs(), MILK)
    assert again.counts.tolist() == table.counts.tolist()
    assert table.n_pairs + table.n_missing == len(people)
    assert table.n_improved + table.n_unchanged + table.n_worsened == table.n_pairs


@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_people_means_nothing(people: list[tuple[Any, Any]], random: Any) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)
    assert TransitionTable.from_pairs(*columns(shuffled), MILK) == TransitionTable.from_pairs(*columns(people), MILK)


@given(PEOPLE)
def test_transposing_exchanges_before_and_after(people: list[tuple[Any, Any]]) -> None:
    pre, post = columns(people)
    table = TransitionTable.from_pairs(pre, post, MILK)
    assert table.transposed() == TransitionTable.from_pairs(post, pre, MILK)
    assert table.transposed().change_profile() == table.change_profile().reversed()


@given(PEOPLE)
def test_the_profile_of_the_table_is_the_profile_of_the_scores(people: list[tuple[Any, Any]]) -> None:
    from prapasca.change import ChangeProfile

    score = {label: index for index, label in enumerate(MILK)} | {None: None}
    pre, post = columns([(score[before], score[after]) for before, after in people])
    assert TransitionTable.from_pairs(*columns(people), MILK).change_profile() == ChangeProfile.from_pairs(pre, post)


def test_from_frame_over_every_kind_of_frame() -> None:
    duckdb, pandas, polars = (pytest.importorskip(name) for name in ("duckdb", "pandas", "polars"))
    before = ["none", "none", None, "not smooth", "smooth", None]
    after = ["not smooth", None, "smooth", "smooth", "smooth", None]
    plain = pandas.DataFrame({"before": before, "after": after})
    categorical = plain.astype({name: pandas.CategoricalDtype([*MILK, "never"]) for name in ("before", "after")})
    frame = polars.DataFrame({"before": before, "after": after})
    frames = {
        "pandas": plain,
        "pandas categorical": categorical,
        "polars": frame,
        "polars categorical": frame.with_columns(polars.all().cast(polars.Categorical)),
        "polars lazy": frame.lazy(),
        "pyarrow": frame.to_arrow(),
        "duckdb": duckdb.sql("select * from frame"),
    }
    expected = TransitionTable.from_pairs(before, after, MILK)
    tables = {
        name: TransitionTable.from_frame(one, pre="before", post="after", categories=MILK)
        for name, one in frames.items()
    }
    assert tables == dict.fromkeys(frames, expected)


def test_from_frame_reads_codes_that_missing_values_turned_into_floats() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"before": [1, None, 2], "after": [2, 2, 3]})
    table = TransitionTable.from_frame(frame, pre="before", post="after", categories=[1, 2, 3], labels=MILK)
    assert table.counts.tolist() == [[0, 1, 0], [0, 0, 1], [0, 0, 0]]
    assert (table.n_missing_pre, table.categories) == (1, MILK)


def test_from_frame_names_the_columns_there_are() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(InputError, match="column 'befor' is not in the frame; its columns are before, after"):
        TransitionTable.from_frame(
            pandas.DataFrame({"before": [1], "after": [1]}), pre="befor", post="after", categories=[1, 2]
        )
