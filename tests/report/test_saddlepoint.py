"""A p that is not exact is never called exact."""

from __future__ import annotations

import math
from typing import Never

import pytest

from prapasca.analysis import StudyResults
from prapasca.inference import null_distribution
from prapasca.inference.tilting import too_large
from prapasca.report import render
from prapasca.report.manuscript import build_manuscript
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_markdown import write_markdown
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


@pytest.mark.parametrize("profile", PROFILES)
def test_a_manuscript_calls_the_approximation_by_its_name(monkeypatch: pytest.MonkeyPatch, profile: str) -> None:
    monkeypatch.setattr(null_distribution, "tail_probabilities", refuse)
    made = results(ordinal_study(), PEOPLE)
    sources = Provenance(None, None, None, None, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
    text = write_markdown(build_manuscript(made, load_profile(profile), "en", sources))
    assert "(saddlepoint approximation), asymptotic" in text
    assert "| p, saddlepoint approximation |" in text
    for said in (
        "exact Wilcoxon",
        "p value is exact",
        "gives exact",
        "exact *p* \\<",
        "Exact p: from all",
        "Exact distribution",
    ):
        assert said not in text
    exact = write_markdown(build_manuscript(results_exact(monkeypatch), load_profile(profile), "en", sources))
    assert "saddlepoint" not in exact
    assert "exact *p* \\<" in exact


def results_exact(monkeypatch: pytest.MonkeyPatch) -> StudyResults:
    """Return the same study with its exact distribution."""
    monkeypatch.undo()
    return results(ordinal_study(), PEOPLE)
