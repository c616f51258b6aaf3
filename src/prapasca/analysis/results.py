"""StudyResults: every number a report needs, computed once from a study and its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from prapasca.analysis.comparison_results import (
    UNLIKE,
    BaselineComparison,
    ComparisonTests,
    PrimaryComparison,
    WorstCase,
)
from prapasca.analysis.instrument import InstrumentStudy
from prapasca.analysis.occasion_results import OccasionComparison
from prapasca.analysis.planning import PlanResult
from prapasca.analysis.sensitivity_results import SensitivityResults
from prapasca.analysis.spss_homogeneity import SpssHomogeneity
from prapasca.analysis.subgroup_results import StratifiedChange, SubgroupResult
from prapasca.analysis.summaries import PairCounts, Summary
from prapasca.errors import Message
from prapasca.inference import (
    EffectSizes,
    MarginalHomogeneityResult,
    McNemarResult,
    MunzelBrunnerResult,
    NormalisedGain,
    PairedTResult,
    ShapiroWilkResult,
    SignedRankResult,
    SignTestResult,
    StandardisedChange,
    SymmetryResult,
)
from prapasca.study import Study, Text
from prapasca.transition import TransitionTable

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class DataAccount:
    """Where the numbers come from and what became of every row.

    ``read == paired + sum(excluded.values())`` counts people; ``rows_read`` counts rows of the
    file, ``rows_blank`` of them empty.
    """

    origin: str
    origin_note: Text | None
    source: Mapping[str, str | None]
    rows_read: int
    rows_blank: int
    read: int
    excluded: Mapping[str, int]
    paired: int


@dataclass(frozen=True)
class CharacteristicCell:
    """One category of a characteristic; ``n`` is None where a paper did not print it."""

    label: Text
    n: int | None


@dataclass(frozen=True)
class CharacteristicResult:
    """How the analysed people divide over one characteristic."""

    key: str
    name: Text
    kind: str
    unit: Text | None
    n: int
    n_missing: int
    cells: tuple[CharacteristicCell, ...]
    summary: Summary | None


@dataclass(frozen=True)
class DistributionRow:
    """People in one outcome category before and after.

    ``pre`` and ``post`` count those observed both times, ``pre_observed`` and ``post_observed`` all who were
    observed at that time.
    """

    key: str
    label: Text
    pre: int
    post: int
    pre_observed: int
    post_observed: int


@dataclass(frozen=True)
class OrdinalDistribution:
    """Outcome before and after, by category from worst to best."""

    rows: tuple[DistributionRow, ...]


@dataclass(frozen=True)
class NumericDistribution:
    """Outcome before, after, and the difference after minus before; None without any pair."""

    pre: Summary | None
    post: Summary | None
    difference: Summary | None


@dataclass(frozen=True)
class Transition:
    """The transition table with its labels."""

    categories: tuple[str, ...]
    labels: tuple[Text, ...]
    scores: tuple[Decimal, ...]
    counts: tuple[tuple[int, ...], ...]

    def table(self) -> TransitionTable:
        """Return the table as the library's object."""
        return TransitionTable.from_counts(self.counts, self.categories, self.scores)


@dataclass(frozen=True)
class Change:
    """How many improved, stayed and worsened."""

    improved: int
    unchanged: int
    worsened: int

    @property
    def n(self) -> int:
        """Number of pairs."""
        return self.improved + self.unchanged + self.worsened


@dataclass(frozen=True)
class ChangeCount:
    """How many people changed by one amount, after minus before."""

    change: Decimal
    n: int


@dataclass(frozen=True)
class PrimaryTest:
    """The test that decides.

    ``planned`` is what the study file names: ``"signed_rank"``, ``"paired_t"`` or ``"by_normality"``; ``test`` is
    the one taken, ``"signed_rank"`` or ``"paired_t"``.
    """

    planned: str
    test: str
    p: float
    log_p: float


@dataclass(frozen=True)
class MarginalHomogeneity:
    """The variants of the marginal homogeneity test; those that need cells are None for numbers."""

    stuart_maxwell: MarginalHomogeneityResult | None
    bhapkar: MarginalHomogeneityResult | None
    scored: MarginalHomogeneityResult


@dataclass(frozen=True)
class Tests:
    """Every test of the same table; those that need cells are None for numbers, those of means for categories."""

    signed_rank: SignedRankResult
    signed_rank_pratt: SignedRankResult
    sign: SignTestResult
    mcnemar: tuple[McNemarResult, ...]
    marginal_homogeneity: MarginalHomogeneity
    symmetry: SymmetryResult | None
    munzel_brunner: MunzelBrunnerResult | None
    kornbrot: SignedRankResult | None
    paired_t: PairedTResult | None
    shapiro: ShapiroWilkResult | None
    primary: PrimaryTest


@dataclass(frozen=True, kw_only=True)
class StudyEffects(EffectSizes):
    """Sizes of the change; those of means are None for categories, the gain where it is not asked for."""

    standardised: StandardisedChange | None
    gain: NormalisedGain | None


@dataclass(frozen=True)
class SpssPairs:
    """What SPSS's paired samples t test prints beyond the description of the numbers; two-sided, of after - before.

    ``p_correlation`` is None of two pairs.
    """

    standard_error_pre: float | None
    standard_error_post: float | None
    correlation: float | None
    p_correlation: float | None
    t_test: PairedTResult


@dataclass(frozen=True)
class SpssView:
    """The two-sided tests on the codes as entered, which is what SPSS ranks, and the signed-rank test on the scores.

    ``codes`` is ``"rising"`` (worst to best, equal steps as the scores), ``"falling"`` (best to
    worst), ``"uneven"`` (other steps), ``"unordered"``, or ``"none"`` where the data hold words, which
    SPSS cannot rank: the scores stand in.
    """

    codes: str
    on_codes: SignedRankResult
    on_scores: SignedRankResult
    sign: SignTestResult
    homogeneity: SpssHomogeneity | None
    pairs: SpssPairs | None = None

    @property
    def same_ranks(self) -> bool:
        """Whether codes and scores give the same sums of ranks, whichever way they run."""
        coded, scored = self.on_codes, self.on_scores
        return {coded.rank_sum_positive, coded.rank_sum_negative} == {
            scored.rank_sum_positive,
            scored.rank_sum_negative,
        }


@dataclass(frozen=True)
class StudyResults:
    """Everything computed from one study.

    Attributes
    ----------
    schema_version : int
        Version of the JSON tree; keys may be added within a version, never changed.
    software : mapping
        Name and version of the program.
    study : Study
        The study file.
    data, characteristics, distribution, transition, change, changes, pairs, tests, spss, effects
        The parts of a report; ``transition`` is None for a numeric outcome, ``pairs`` for categories.
    occasions
        All occasions compared, in the design ``"repeated"``; else None. The other parts are of the first and the last.
    comparison
        Of two groups: the control group, and both compared; everything beside it is then of the intervention group.
    sample_plan, instrument
        The planned sample size, and what trying out the instrument gave; None where the study file has neither.
    stratified
        The change tested within strata; None where the study file names none.
    subgroups, sensitivity, messages
        Change by characteristic, what would overturn the result, warnings and notes.
    """

    schema_version: int
    software: Mapping[str, str]
    study: Study
    data: DataAccount
    sample_plan: PlanResult | None
    instrument: InstrumentStudy | None
    characteristics: tuple[CharacteristicResult, ...]
    distribution: OrdinalDistribution | NumericDistribution
    transition: Transition | None
    change: Change
    changes: tuple[ChangeCount, ...]
    pairs: PairCounts | None
    tests: Tests
    spss: SpssView
    effects: StudyEffects
    occasions: OccasionComparison | None
    comparison: GroupComparison | None
    stratified: StratifiedChange | None
    subgroups: tuple[SubgroupResult, ...]
    sensitivity: SensitivityResults
    messages: tuple[Message, ...]

    @property
    def groups(self) -> tuple[StudyResults, ...]:
        """These results, and those of the control group where there is one."""
        return (self, self.comparison.control) if self.comparison else (self,)

    @property
    def n_read(self) -> int:
        """People in the data, of all groups."""
        return sum(group.data.read for group in self.groups)

    @property
    def n_paired(self) -> int:
        """People observed both before and after, of all groups."""
        return sum(group.data.paired for group in self.groups)

    @property
    def n_left_out(self) -> int:
        """People not observed at both times, of all groups."""
        return self.n_read - self.n_paired

    @property
    def anybody_twice(self) -> bool:
        """Whether anybody, of either group, was observed both before and after."""
        return self.n_paired > 0


@dataclass(frozen=True, kw_only=True)
class GroupComparison(ComparisonTests):
    """The change of the intervention group against that of the control group.

    Attributes
    ----------
    intervention_label, control_label : Text
        Names of the groups.
    n_without_group : int
        People of the data whose group is not recorded; they are in no other number.
    control : StudyResults
        Everything about the control group, as the results around this are about the intervention group.
    baseline : tuple of BaselineComparison
        The outcome before, then the characteristics.
    worst_case : WorstCase or None
        Where somebody was lost.
    primary : PrimaryComparison or None
        The test that decides; None where a group has no pair.
    """

    intervention_label: Text
    control_label: Text
    n_without_group: int
    control: StudyResults
    baseline: tuple[BaselineComparison, ...]
    worst_case: WorstCase | None
    primary: PrimaryComparison | None

    @property
    def unlike(self) -> list[BaselineComparison]:
        """In what the groups differed at the start, by the size of the difference."""
        return [one for one in self.baseline if abs(one.standardised_difference or 0) > UNLIKE]
