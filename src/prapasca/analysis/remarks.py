"""What the results themselves give reason to say."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.analysis.planning import plan_remarks
from prapasca.analysis.results import StudyResults
from prapasca.analysis.strata import strata_doubts
from prapasca.analysis.subgroups import doubts
from prapasca.errors import N_, Message

SMALL_SAMPLE = 10


def remarks(results: StudyResults) -> tuple[Message, ...]:
    """Return warnings and notes about the results, most basic first."""
    found = [*_about_pairs(results), *plan_remarks(results.study, results.sample_plan, results.data.paired)]
    found += results.instrument.result.messages if results.instrument else ()
    found += [*_about_tests(results), *_about_means(results), *_about_codes(results)]
    level = 1 - results.study.analysis.confidence_level
    found += strata_doubts(results.stratified, results.tests.signed_rank.p_exact, level)
    found += [message for subgroup in results.subgroups for message in doubts(subgroup)]
    return tuple(found)


def _about_pairs(results: StudyResults) -> Iterator[Message]:
    n = results.data.paired
    if n == 0:
        yield Message("no-pairs", N_("nobody was observed both before and after; nothing can be tested"), {}, "warning")
    elif results.change.improved + results.change.worsened == 0:
        yield Message("no-change", N_("nobody changed: every p is 1 and effect sizes are undefined"), {}, "warning")
    elif n < SMALL_SAMPLE:
        yield Message(
            "small-sample",
            N_("few pairs (n = {n}): an exact test is right at this size, yet only large effects can be seen"),
            {"n": n},
            "warning",
        )
    planned = results.study.sample.obtained if results.study.sample else None
    if planned is not None and planned != results.data.read:
        yield Message(
            "sample-differs",
            N_("the study file says {planned} people were obtained; the data hold {found}"),
            {"planned": planned, "found": results.data.read},
            "warning",
        )


def _about_tests(results: StudyResults) -> Iterator[Message]:
    level = 1 - results.study.analysis.confidence_level
    tests = results.tests
    wilcoxon, pratt = tests.signed_rank, tests.signed_rank_pratt
    if (wilcoxon.p_exact <= level) != (pratt.p_exact <= level):
        yield Message(
            "zero-methods-disagree",
            N_("dropping unchanged pairs and ranking them (Pratt) fall on different sides of the level; report both"),
            {},
            "warning",
        )
    if wilcoxon.method == "exact" and (wilcoxon.p_exact <= level) != (wilcoxon.p_asymptotic <= level):
        yield Message(
            "exact-asymptotic-disagree",
            N_("the exact and the asymptotic p fall on different sides of the level; the exact one is right"),
            {},
            "warning",
        )
    if results.change.improved + results.change.worsened == 0:
        return
    homogeneity = tests.marginal_homogeneity
    said = (wilcoxon, pratt, homogeneity.stuart_maxwell, homogeneity.bhapkar, homogeneity.scored, tests.symmetry)
    # Stuart-Maxwell and Bhapkar share their degrees of freedom and so their remark on them, as both
    # signed-rank tests do that they are approximations
    yield from {str(test.message): test.message for test in said if test is not None and test.message}.values()


def _about_means(results: StudyResults) -> Iterator[Message]:
    tests, level = results.tests, 1 - results.study.analysis.confidence_level
    paired_t, shapiro, primary = tests.paired_t, tests.shapiro, tests.primary
    if paired_t is None or shapiro is None or not results.data.paired:
        return
    yield from (message for message in (paired_t.message, shapiro.message) if message)
    if primary.planned == "by_normality":
        yield Message(
            "chosen-by-normality",
            N_(
                "the test was chosen by a test of normality; its p no longer keeps the level exactly, and with few "
                "pairs such a test sees little: better name the test in the study file before the data are seen"
            ),
            {},
            "warning",
        )
    elif primary.planned != primary.test:
        yield Message(
            "stands-in",
            N_("the t test that the study file names is undefined; the signed-rank test stands in"),
            {},
            "warning",
        )
    if paired_t.p is not None and (paired_t.p <= level) != (tests.signed_rank.p_exact <= level):
        yield Message(
            "t-and-ranks-disagree",
            N_(
                "the paired t test and the signed-rank test fall on different sides of the level; the one named in the "
                "study file decides, report both"
            ),
            {},
            "warning",
        )
    gain = results.effects.gain
    if gain is not None and gain.message:
        yield gain.message


def _about_codes(results: StudyResults) -> Iterator[Message]:
    if not results.spss.same_ranks:
        yield Message(
            "codes-change-ranks",
            N_("the data's codes are spaced unlike the scores, so SPSS ranks other changes; both tests are shown"),
            {},
            "warning",
        )
