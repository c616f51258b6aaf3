"""A p that is not exact is never called exact."""

from __future__ import annotations

import math
from typing import Never

import pytest

from prapasca.inference import null_distribution
from prapasca.inference.tilting import too_large
from prapasca.report import render
from studies import N, S, T, ordinal_study, results

PEOPLE = [(N, T)] * 7 + [(T, S)] * 12 + [(T, T)]


def refuse(*_args: object, **_options: object) -> Never:
    raise too_large(1, 1, math.inf)


@pytest.mark.parametrize(
    ("people", "verdict"), [(PEOPLE, "is rejected"), ([(T, S), (T, T), (S, T)], "is not rejected")]
)
def test_where_the_exact_distribution_is_out_of_reach(
    monkeypatch: pytest.MonkeyPatch, people: list[tuple[str, str]], verdict: str
) -> None:
    exact = render(results(ordinal_study(), people), "text", "en")
    monkeypatch.setattr(null_distribution, "tail_probabilities", refuse)
    made = results(ordinal_study(), people)
    text = " ".join(render(made, "text", "en").split())
    assert [message.code for message in made.messages].count("saddlepoint") == 1
    assert "The exact Wilcoxon" in exact
    assert "The exact Wilcoxon" not in text
    assert "by saddlepoint approximation" in text
    assert verdict in text
    assert "Wilcoxon's tests have saddlepoint approximations" in text
    assert "pendekatan titik pelana" in " ".join(render(made, "text", "id").split())
    assert ("Point Probability" in exact, "Point Probability" in text) == (True, False)
