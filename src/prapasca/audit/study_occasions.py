"""What a number of a manuscript may be by a study's comparison of three or more occasions."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.analysis import OccasionComparison
from prapasca.audit.facts import Fact
from prapasca.inference import SignedRankResult

MOMENTS = ("mean", "sd", "median", "minimum", "maximum")


def occasion_numbers(found: OccasionComparison, fact: Fact) -> Iterator[int | float]:
    """Yield every value of the occasions that a fact of its kind may report.

    Examples
    --------
    >>> from prapasca import analyse, load_study, read_data
    >>> study = load_study("examples/four-occasions/study.toml")
    >>> found = analyse(study, read_data(study)).occasions
    >>> list(occasion_numbers(found, Fact("n-1", "n", 16, "16", {"role": "analysed"})))
    [16]
    """
    if fact.kind == "n":
        yield found.n_complete
    elif fact.kind == "change":
        direction = str(fact.get("direction"))
        yield from (getattr(pair, direction) for pair in found.pairs if direction in _DIRECTIONS)
    elif fact.kind == "p":
        yield from _p_values(found)
    elif fact.kind in MOMENTS and fact.get("characteristic") is None:
        yield from (float(getattr(one.summary, fact.kind)) for one in found.occasions if one.summary)
    else:
        yield from (value for test in _tests(found) for value in _of_test(test, fact))


_DIRECTIONS = ("improved", "unchanged", "worsened")


def _tests(found: OccasionComparison) -> Iterator[SignedRankResult]:
    yield from (pair.test for pair in found.pairs)
    yield from found.spss.pairs


def _of_test(test: SignedRankResult, fact: Fact) -> Iterator[int | float]:
    sign = fact.get("sign")
    if fact.kind == "z":
        yield from (test.z, test.spss_z)
    elif fact.kind == "rank_n":
        counts = {"positive": test.n_positive, "negative": test.n_negative, "ties": test.n_zero, "total": test.n_pairs}
        yield from [counts[sign]] if sign in counts else []
    elif fact.kind in ("mean_rank", "rank_sum") and sign in ("positive", "negative"):
        yield float(getattr(test, f"{fact.kind}_{sign}"))


def _p_values(found: OccasionComparison) -> Iterator[float]:
    for test in _tests(found):
        yield from (test.p_exact, test.p_exact_one_sided, test.p_asymptotic, test.p_mid)
    yield from (pair.p_holm for pair in found.pairs)
    friedman = found.friedman
    for one in (friedman, found.homogeneity):
        yield from (p for p in (one.p_exact, one.p_mid, one.p_asymptotic) if p is not None)
    if friedman.p_f is not None:
        yield friedman.p_f
