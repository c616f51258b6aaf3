"""What three or more occasions give: each of them described, the test of all, and every two compared."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.analysis.summaries import PairCounts, Summary
from prapasca.inference import (
    FriedmanResult,
    Interval,
    OccasionHomogeneityResult,
    PairedTResult,
    SignedRankResult,
)
from prapasca.study import Text


@dataclass(frozen=True)
class OccasionDescription:
    """The outcome on one occasion, of those observed on all.

    ``key`` is ``"pre"``, ``"between_1"``, … or ``"post"``; ``label`` is None where the study file gives before or
    after no other name. ``counts`` are of each category, from worst to best, empty for numbers; ``summary`` and the
    interval of the mean are of numbers. ``n_observed`` counts all who were observed on this occasion.
    """

    key: str
    label: Text | None
    n_observed: int
    counts: tuple[int, ...]
    summary: Summary | None
    mean_interval: Interval | None


@dataclass(frozen=True)
class OccasionChange:
    """The change from one occasion to a later one, of those observed on all; two-sided tests.

    ``p_holm`` is the exact p adjusted for all pairs of occasions; ``from_first`` marks the pairs that begin with the
    first occasion. ``paired_t``, with the mean change and its interval, is of numbers.
    """

    before: str
    after: str
    from_first: bool
    improved: int
    unchanged: int
    worsened: int
    test: SignedRankResult
    p_holm: float
    rank_biserial: float | None
    rank_biserial_interval: Interval | None
    paired_t: PairedTResult | None


@dataclass(frozen=True)
class OccasionStep:
    """How many went from where to where between two neighbouring occasions.

    ``counts`` by category before (rows) and after (columns), empty for numbers; ``pairs`` of numbers.
    """

    before: str
    after: str
    counts: tuple[tuple[int, ...], ...]
    pairs: PairCounts | None


@dataclass(frozen=True)
class SpssOccasions:
    """Friedman's test and those of every two occasions on the codes as entered, which is what SPSS ranks."""

    friedman: FriedmanResult
    pairs: tuple[SignedRankResult, ...]


@dataclass(frozen=True)
class OccasionComparison:
    """The outcome on three or more occasions; Friedman's test decides.

    ``n_people`` are in the data, ``n_complete`` observed on every occasion; all else is of these. ``categories`` are
    empty for numbers.
    """

    n_people: int
    n_complete: int
    categories: tuple[Text, ...]
    occasions: tuple[OccasionDescription, ...]
    friedman: FriedmanResult
    homogeneity: OccasionHomogeneityResult
    pairs: tuple[OccasionChange, ...]
    steps: tuple[OccasionStep, ...]
    spss: SpssOccasions

    def place(self, key: str) -> int:
        """Return the position of an occasion in time, by its key."""
        return [occasion.key for occasion in self.occasions].index(key)
