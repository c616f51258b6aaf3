"""Hypothesis strategies shared by the tests: change profiles, transition tables, scored groups."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.transition import TransitionTable

ALTERNATIVES = st.sampled_from(["two-sided", "greater", "less"])
ZERO_METHODS = st.sampled_from(["wilcoxon", "pratt"])


def change_lists(max_size: int = 10, largest: int = 4) -> st.SearchStrategy[list[int]]:
    """Changes one by one, with many ties and zeros."""
    return st.lists(st.integers(-largest, largest), max_size=max_size)


def profiles(max_size: int = 10, largest: int = 4) -> st.SearchStrategy[ChangeProfile]:
    """Small change profiles, the empty one included."""
    return change_lists(max_size, largest).map(ChangeProfile.from_changes)


@st.composite
def large_profiles(draw: st.DrawFn) -> ChangeProfile:
    """Profiles of up to some 1,500 changes in up to six sizes."""
    counts = st.integers(0, 120)
    sizes = draw(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
    changes = {sign * size: draw(counts) for size in sizes for sign in (-1, 1)}
    return ChangeProfile.from_changes({0: draw(counts), **changes})


@st.composite
def tables(draw: st.DrawFn, max_categories: int = 4, max_count: int = 4) -> TransitionTable:
    """Small square tables under rising, unevenly spaced scores."""
    size = draw(st.integers(2, max_categories))
    cells = draw(st.lists(st.integers(0, max_count), min_size=size * size, max_size=size * size))
    steps = draw(st.lists(st.integers(1, 3), min_size=size, max_size=size))
    missing = draw(st.tuples(*[st.integers(0, 3)] * 3))
    return TransitionTable.from_counts(
        np.reshape(cells, (size, size)),
        [f"category {place}" for place in range(size)],
        [Decimal(sum(steps[: place + 1])) / 2 for place in range(size)],
        **dict(zip(("n_missing_pre", "n_missing_post", "n_missing_both"), missing, strict=True)),
    )


@st.composite
def scored_groups(
    draw: st.DrawFn, max_groups: int = 4, max_score: int = 9, max_size: int = 4
) -> tuple[list[int], list[int], list[int]]:
    """Scores, the sizes of their groups, and a number of increases in each."""
    scores = draw(st.lists(st.integers(1, max_score), min_size=1, max_size=max_groups, unique=True))
    sizes = [draw(st.integers(1, max_size)) for _ in scores]
    return scores, sizes, [draw(st.integers(0, size)) for size in sizes]
