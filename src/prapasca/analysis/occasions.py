"""Three or more occasions compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from prapasca.analysis.describe import Value, summarise
from prapasca.analysis.occasion_results import (
    OccasionChange,
    OccasionComparison,
    OccasionDescription,
    OccasionStep,
    SpssOccasions,
)
from prapasca.analysis.paired_numbers import count_pairs
from prapasca.analysis.spss import coded_profile, numeric_code
from prapasca.errors import N_, Message
from prapasca.inference import (
    FriedmanResult,
    Interval,
    OccasionPair,
    change_between,
    friedman_test,
    occasion_homogeneity_test,
    paired_t_test,
    pairwise_signed_rank_tests,
    rank_biserial,
    rank_biserial_interval,
    signed_rank_test,
)
from prapasca.moments import PairedMoments
from prapasca.occasions import OccasionTable
from prapasca.readers import StudyRows
from prapasca.study import NumericOutcome, OrdinalOutcome, Study

Numbers = dict[tuple[Decimal, ...], int]
Person = tuple[Value, ...]

SMALL_SAMPLE = 10


def compare_occasions(study: Study, rows: StudyRows) -> OccasionComparison:
    """Describe the outcome on every occasion, test all occasions together and every two of them.

    Parameters
    ----------
    study
        A study of the design ``"repeated"``.
    rows
        Its data.
    """
    people: list[Person] = [person for person in zip(*rows.occasions, strict=True) if None not in person]
    x = _reduced(study, people)
    friedman = replace(friedman_test(x), n_missing=len(rows.pre) - len(people))
    outcome = study.outcome
    return OccasionComparison(
        n_people=len(rows.pre),
        n_complete=len(people),
        categories=tuple(c.label for c in outcome.categories) if isinstance(outcome, OrdinalOutcome) else (),
        occasions=tuple(_described(study, rows, x, people)),
        friedman=friedman,
        homogeneity=occasion_homogeneity_test(x),
        pairs=tuple(_changes(study, x, people)),
        steps=tuple(_steps(study, x, people)),
        spss=_spss(study, x, friedman),
    )


def about_occasions(found: OccasionComparison, level: float) -> Iterator[Message]:
    """Yield what the comparison of occasions gives reason to say."""
    if found.n_complete == 0:
        template = N_("nobody was observed on every occasion; Friedman's test has nothing to compare")
        yield Message("no-complete-people", template, {}, "warning")
        return
    if found.n_complete < SMALL_SAMPLE:
        template = N_("few people were observed on every occasion (n = {n}); only large differences can be seen")
        yield Message("few-complete-people", template, {"n": found.n_complete}, "warning")
    friedman = found.friedman
    if friedman.n_untied == 0:
        template = N_("nobody's values differ between the occasions: every p is 1")
        yield Message("no-difference-between-occasions", template, {}, "warning")
    elif friedman.p_exact is not None and (friedman.p_exact <= level) != (friedman.p_asymptotic <= level):
        template = N_(
            "the exact and the asymptotic p of Friedman's test fall on different sides of the level; the exact one is "
            "right"
        )
        yield Message("friedman-exact-asymptotic-disagree", template, {}, "warning")
    yield from (test.message for test in (friedman, found.homogeneity) if test.message)


def _reduced(study: Study, people: Sequence[Person]) -> OccasionTable | Numbers:
    """Return the table of categories, or the people counted by their numbers."""
    outcome = study.outcome
    if isinstance(outcome, OrdinalOutcome) or not people:
        listed = outcome.categories if isinstance(outcome, OrdinalOutcome) else ()
        keys: list[Hashable] = [category.key for category in listed] or [0, 1]
        scores = [category.score for category in listed] or None
        return OccasionTable.from_rows(people, keys, [occasion.key for occasion in study.data.occasions], scores)
    return dict(Counter(people))  # type: ignore[arg-type]  # the reader gives Decimals for a numeric outcome


def _described(
    study: Study, rows: StudyRows, x: OccasionTable | Numbers, people: Sequence[Person]
) -> Iterator[OccasionDescription]:
    ordinal = isinstance(study.outcome, OrdinalOutcome)
    margins = x.margins().tolist() if isinstance(x, OccasionTable) and ordinal else None
    for place, occasion in enumerate(study.data.occasions):
        numbers = [] if ordinal else [Decimal(str(person[place])) for person in people]
        yield OccasionDescription(
            occasion.key,
            occasion.label,
            sum(value is not None for value in rows.occasions[place]),
            tuple(margins[place]) if margins else (),
            summarise(numbers),
            _mean_interval(numbers, study.analysis.confidence_level),
        )


def _mean_interval(numbers: Sequence[Decimal], level: float) -> Interval | None:
    # a mean is a mean change from 0
    moments = PairedMoments.from_pairs([0] * len(numbers), numbers)
    return paired_t_test(moments, confidence_level=level).interval


def _changes(study: Study, x: OccasionTable | Numbers, people: Sequence[Person]) -> Iterator[OccasionChange]:
    keys = [occasion.key for occasion in study.data.occasions]
    places = list(combinations(range(len(keys)), 2))
    for (before, after), pair in zip(places, pairwise_signed_rank_tests(x), strict=True):
        yield _change(study, x, people, (before, after), pair)


def _change(
    study: Study, x: OccasionTable | Numbers, people: Sequence[Person], places: tuple[int, int], pair: OccasionPair
) -> OccasionChange:
    before, after = places
    outcome, level = study.outcome, study.analysis.confidence_level
    profile = change_between(x, before, after)
    improved, worsened = profile.n_positive, profile.n_negative
    if isinstance(outcome, NumericOutcome) and outcome.better == "lower":
        improved, worsened = worsened, improved
    paired_t = None
    if isinstance(outcome, NumericOutcome):
        moments = PairedMoments.from_pairs([person[before] for person in people], [person[after] for person in people])
        paired_t = paired_t_test(moments, confidence_level=level)
    keys = [occasion.key for occasion in study.data.occasions]
    return OccasionChange(
        keys[before],
        keys[after],
        before == 0,
        improved,
        profile.n_unchanged,
        worsened,
        pair.test,
        pair.p_holm,
        rank_biserial(profile),
        rank_biserial_interval(profile, level),
        paired_t,
    )


def _steps(study: Study, x: OccasionTable | Numbers, people: Sequence[Person]) -> Iterator[OccasionStep]:
    keys = [occasion.key for occasion in study.data.occasions]
    ordinal = isinstance(study.outcome, OrdinalOutcome)
    for before, after in pairwise(range(len(keys))):
        if ordinal and isinstance(x, OccasionTable):
            counts = tuple(map(tuple, x.transition(before, after).counts.tolist()))
            yield OccasionStep(keys[before], keys[after], counts, None)
        else:
            listed = [(Decimal(str(person[before])), Decimal(str(person[after]))) for person in people]
            yield OccasionStep(keys[before], keys[after], (), count_pairs(listed))


def _spss(study: Study, x: OccasionTable | Numbers, friedman: FriedmanResult) -> SpssOccasions:
    places = list(combinations(range(len(study.data.occasions)), 2))
    outcome = study.outcome
    if isinstance(outcome, OrdinalOutcome) and isinstance(x, OccasionTable):
        codes = [code for category in outcome.categories if (code := numeric_code(category.code)) is not None]
        if len(codes) == len(outcome.categories):
            profiles = [coded_profile(x.transition(*pair), codes) for pair in places]
            return SpssOccasions(_on_codes(x, codes, friedman), tuple(map(signed_rank_test, profiles)))
    return SpssOccasions(friedman, tuple(signed_rank_test(change_between(x, *pair)) for pair in places))


def _on_codes(x: OccasionTable, codes: Sequence[Decimal], friedman: FriedmanResult) -> FriedmanResult:
    """Return Friedman's test of the codes; where they only run the other way, the mean ranks turn round."""
    if all(low < high for low, high in pairwise(codes)):
        return friedman
    if all(low > high for low, high in pairwise(codes)):
        turned = tuple(len(x.occasions) + 1 - rank for rank in friedman.mean_ranks)
        return replace(friedman, mean_ranks=turned)
    rows: Counter[tuple[float, ...]] = Counter()
    for path, count in x.counts.items():
        rows[tuple(float(codes[place]) for place in path)] += count
    return friedman_test(rows) if rows else friedman
