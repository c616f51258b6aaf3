"""What a number of a manuscript should be by the study's own results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from scipy.special import ndtri

from prapasca.analysis import StudyResults
from prapasca.analysis.results import CharacteristicResult, NumericDistribution, OrdinalDistribution
from prapasca.analysis.summaries import Summary
from prapasca.audit.evidence import NORMALITY, TREATED
from prapasca.audit.facts import Fact, FactSet
from prapasca.audit.series import SIGNED_RANK
from prapasca.audit.study_occasions import occasion_numbers
from prapasca.inference import McNemarResult, SignedRankResult, SignTestResult
from prapasca.study import Text

Number = int | float | Fraction

OF_PEOPLE = ("sample", "analysed", "group", None)
"""Roles of n that count the study's participants; surveys, populations and pilots are others."""

SIGNS = {"positive": "negative", "negative": "positive"}


class StudyNumbers:
    """The results of a study, ready to be asked for the counterpart of a fact.

    Parameters
    ----------
    results
        Results of the study.
    facts
        Facts of the manuscript, which tell whether it reports one group and outcome or several, and
        whether it subtracts before from after or after from before.
    """

    def __init__(self, results: StudyResults, facts: FactSet) -> None:
        self.results = results
        self._groups = {fact.get("group") for fact in facts if fact.source == "own"} - {None}
        self._outcomes = {fact.get("outcome") for fact in facts if fact.source == "own"} - {None}
        self._ranks_turned = self._turned(facts)

    def of(self, fact: Fact) -> tuple[Number, ...]:
        """Return every value the study gives a fact, one for each convention; none where it has no such number."""
        find = self._finders.get(fact.kind)
        if find is None or not self._is_of_this_study(fact):
            return ()
        known, occasions = tuple(find(fact)), self.results.occasions
        others = occasion_numbers(occasions, fact) if known and occasions else ()
        return tuple(dict.fromkeys((*known, *others)))

    @property
    def _finders(self) -> Mapping[str, Callable[[Fact], Iterable[Number]]]:
        return {
            "n": self._size,
            "count": self._count,
            "percent": self._percent,
            "percent_end": self._percent,
            "change": self._change,
            "rank_n": self._ranks,
            "mean_rank": self._ranks,
            "rank_sum": self._ranks,
            "z": self._z,
            "statistic": self._statistic,
            "p": self._p,
            **dict.fromkeys(("mean", "sd", "median", "minimum", "maximum"), self._moment),
        }

    def _is_of_this_study(self, fact: Fact) -> bool:
        group, outcome = fact.get("group"), fact.get("outcome")
        if len(self._groups) > 1 and group is not None and not group.casefold().startswith(TREATED):
            return False
        return len(self._outcomes) < 2 or outcome is None or _same(outcome, "", self.results.study.outcome.name)

    def _size(self, fact: Fact) -> Iterator[Number]:
        if fact.get("role") in OF_PEOPLE:
            yield from (self.results.data.paired, self.results.data.read)
        elif fact.get("role") == "dropout":
            yield self.results.data.read - self.results.data.paired

    def _count(self, fact: Fact) -> Iterator[Number]:
        if fact.get("role") == "total":
            yield from () if fact.get("characteristic") else (self.results.data.paired, self.results.data.read)
        elif (cell := self._cell(fact)) is not None:
            yield cell[0]

    def _percent(self, fact: Fact) -> Iterator[Number]:
        cell = self._cell(fact)
        if fact.get("role") == "total" or fact.get("percent_of") == "cumulative" or cell is None or not cell[1]:
            return
        yield Fraction(100 * cell[0], cell[1])
        if recorded := self._recorded(fact.get("characteristic") or ""):
            yield Fraction(100 * cell[0], recorded)

    def _cell(self, fact: Fact) -> tuple[int, int] | None:
        """Return how many are in a category, and of how many."""
        label, time = fact.get("label"), fact.get("time")
        distribution = self.results.distribution
        if label is None:
            return None
        if fact.get("characteristic") is not None:
            return self._of_characteristic(fact.get("characteristic") or "", label)
        if not isinstance(distribution, OrdinalDistribution) or time not in ("before", "after"):
            return None
        for row in distribution.rows:
            if _same(label, row.key, row.label):
                return (row.pre if time == "before" else row.post), self.results.data.paired
        return None

    def _of_characteristic(self, name: str, label: str) -> tuple[int, int] | None:
        found: CharacteristicResult | None = next(
            (one for one in self.results.characteristics if _same(name, one.key, one.name)), None
        )
        for cell in found.cells if found else ():
            if found and cell.n is not None and _same(label, "", cell.label):
                return cell.n, found.n
        return None

    def _recorded(self, name: str) -> int:
        """Return of how many a characteristic is recorded."""
        found = next((one for one in self.results.characteristics if _same(name, one.key, one.name)), None)
        return sum(cell.n or 0 for cell in found.cells) if found else 0

    def _change(self, fact: Fact) -> Iterator[Number]:
        change, direction = self.results.change, fact.get("direction")
        if direction in ("improved", "worsened", "unchanged"):
            yield getattr(change, direction)
        elif direction == "not_improved":
            yield change.n - change.improved
        elif direction in ("increased", "decreased"):
            yield from (change.improved, change.worsened)

    def _ranks(self, fact: Fact, *, turned: bool | None = None) -> Iterator[Number]:
        sign, ranks = fact.get("sign") or "", self.results.spss.on_codes
        turned = self._ranks_turned if turned is None else turned
        side = SIGNS.get(sign, sign) if turned else sign
        if fact.kind == "rank_n":
            counts = {"positive": ranks.n_positive, "negative": ranks.n_negative, "ties": ranks.n_zero}
            yield from ([ranks.n_pairs] if side == "total" else [counts[side]] if side in counts else [])
        elif side in SIGNS:
            name = f"{fact.kind}_{side}"
            yield from (getattr(one, name) for one in (ranks, self.results.spss.on_scores))

    def _turned(self, facts: FactSet) -> bool:
        """Tell whether the manuscript's signs of ranks are the reverse of after minus before."""
        signed = [fact for kind in ("rank_n", "rank_sum") for fact in facts.own(kind) if fact.get("sign") in SIGNS]

        def agreeing(*, turned: bool) -> int:
            return sum(str(fact.value) in map(str, self._ranks(fact, turned=turned)) for fact in signed)

        return agreeing(turned=True) > agreeing(turned=False)

    def _z(self, fact: Fact) -> Iterator[Number]:
        for test in self._tests(fact):
            yield test.z
            if not isinstance(test, McNemarResult):
                yield test.spss_z
            yield -float(ndtri(min(test.p_asymptotic_corrected, 1) / 2))
        scored = self.results.tests.marginal_homogeneity.scored.statistic
        if fact.get("test") == "marginal_homogeneity" and scored is not None:
            yield scored

    def _statistic(self, fact: Fact) -> Iterator[Number]:
        tests = self.results.tests
        if fact.get("test") == "mcnemar":
            for cut in tests.mcnemar:
                yield from (cut.statistic, cut.statistic_corrected)
            if tests.symmetry is not None:
                yield tests.symmetry.statistic
        elif fact.get("test") == "marginal_homogeneity":
            named = (tests.marginal_homogeneity.stuart_maxwell, tests.marginal_homogeneity.bhapkar)
            yield from (one.statistic for one in named if one is not None and one.statistic is not None)

    def _p(self, fact: Fact) -> Iterator[Number]:
        for test in self._tests(fact):
            two_sided = (test.p_exact, test.p_asymptotic, test.p_asymptotic_corrected, test.p_mid)
            yield from (*two_sided, test.p_exact_one_sided, test.p_asymptotic / 2)
        if fact.get("test") == "marginal_homogeneity":
            scored = self.results.tests.marginal_homogeneity.scored
            yield from (p for p in (scored.p_exact, scored.p_asymptotic) if p is not None)
        elif fact.get("test") in (None, "unknown"):
            yield from (p for p in (*self._of_groups(), *self._of_means()) if p is not None)

    def _of_groups(self) -> Iterator[float | None]:
        """Yield the p values of comparisons of groups among the participants, and of the change within strata."""
        if (strata := self.results.stratified) is not None:
            yield from (strata.signed_rank.p_exact, strata.signed_rank.p_asymptotic, strata.signed_rank.p_mid)
        for one in self.results.subgroups:
            yield from (one.independence.p_exact, one.independence.p_asymptotic, one.p_holm)
            if one.trend is not None:
                yield from (one.trend.p_exact, one.trend.p_asymptotic, one.trend_p_holm)

    def _tests(self, fact: Fact) -> tuple[SignedRankResult | SignTestResult | McNemarResult, ...]:
        """Return the results of the test a fact belongs to; of the signed-rank test where none is said."""
        test, tests = fact.get("test"), self.results.tests
        if test in NORMALITY:
            return ()
        if test in (None, "unknown") or test in SIGNED_RANK:
            spss = self.results.spss
            return spss.on_codes, spss.on_scores, tests.signed_rank, tests.signed_rank_pratt
        if test == "mcnemar":
            return tests.mcnemar
        return (tests.sign,) if test == "sign" else ()

    def _of_means(self) -> Iterator[float | None]:
        """Yield the p values that only numbers have."""
        pairs, paired_t, shapiro = self.results.spss.pairs, self.results.tests.paired_t, self.results.tests.shapiro
        if pairs is not None and paired_t is not None and shapiro is not None:
            yield from (pairs.p_correlation, pairs.t_test.p, paired_t.p, shapiro.p)

    def _moment(self, fact: Fact) -> Iterator[Number]:
        distribution = self.results.distribution
        if not isinstance(distribution, NumericDistribution) or fact.get("characteristic") is not None:
            return
        summary: Summary | None = {"before": distribution.pre, "after": distribution.post}.get(fact.get("time") or "")
        value = getattr(summary, fact.kind, None)
        if value is not None:
            yield float(value)


def _same(printed: str, key: str, name: Text) -> bool:
    """Tell whether a manuscript's word is the study's, by key or in either language."""
    return _folded(printed) in {_folded(one) for one in (key, name.id, name.en) if one}


def _folded(text: str) -> str:
    """Return a label without case, punctuation and what stands in brackets.

    Examples
    --------
    >>> _folded("Not_smooth (code 2)"), _folded("25–35 tahun"), _folded("25-35 tahun")
    ('not smooth', '25 35 tahun', '25 35 tahun')
    """
    bare = re.sub(r"\(.*?\)", " ", text.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())
