"""The sample size at which a test reaches a power, with the whole curve."""

from __future__ import annotations

from prapasca.checks import check_choice
from prapasca.errors import N_, InputError
from prapasca.inference.tails import Alternative
from prapasca.power.calculation import NO_SIMULATION, Question, checked_pairs
from prapasca.power.changes import ChangeDistribution
from prapasca.power.formulas.mcnemar import mcnemar_connor, mcnemar_miettinen
from prapasca.power.formulas.noether import noether_sign, noether_signed_rank
from prapasca.power.formulas.result import FormulaResult, check_between
from prapasca.power.patterns import MASS_LEFT_OUT
from prapasca.power.results import (
    TESTS,
    CurvePoint,
    Design,
    PowerMethod,
    PowerResult,
    SampleSizeOfTest,
    SampleSizeResult,
    Test,
)
from prapasca.power.simulation import Simulation

LARGEST = 2000
"""Most pairs that are tried unless asked otherwise."""


def sample_size(
    design: Design,
    power: float = 0.8,
    *,
    test: Test = "signed_rank",
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
    method: PowerMethod = "auto",
    simulation: Simulation = NO_SIMULATION,
    largest: int = LARGEST,
) -> SampleSizeResult:
    """Return the pairs a study needs, and the power at every sample size examined.

    The power of an exact test rises in saw-teeth: one pair more can lower it. So two answers are
    given, the first sample size that reaches the power and the one from which on it is not lost
    again, as far as was examined. Where every sample size from 1 can be examined, it is; otherwise
    halving leads to a neighbourhood in which each is, or under simulation to one sample size.

    Parameters
    ----------
    design
        Expected changes, or an expected table.
    power
        Wanted, between the significance level and 1.
    test
        Whose sample size is sought; the other tests that suit the design are shown beside it, as
        far as 4 times its sample size.
    confidence_level, alternative, method, simulation
        As for :func:`prapasca.power.power`.
    largest
        Most pairs to try.

    Returns
    -------
    SampleSizeResult
        `n` is the answer, None if no sample size up to `largest` reaches the power.

    Raises
    ------
    InputError
        A design without effect in the direction asked, a power outside the level to 1, an unknown option.

    Examples
    --------
    Of 100 people 60 improve by a step, 10 worsen by one:

    >>> found = sample_size(ChangeDistribution.from_steps(up=0.6, down=0.1), 0.8)
    >>> found.n, round(found.of("signed_rank").at_stays.power, 3)
    (22, 0.806)

    Where nobody stays the same, the saw-teeth show:

    >>> entry = sample_size(ChangeDistribution.from_steps(up=0.8, down=0.2), 0.8).of("signed_rank")
    >>> entry.n_first, entry.n_stays
    (20, 23)
    """
    check_choice("test", test, TESTS)
    question = Question(design, None, confidence_level, alternative, method, simulation)
    question.only(test)
    target = check_between("power", power, question.level, 1)
    if not _has_effect(question, test):
        raise _no_effect(question.seen_by(test))
    search = _Search(question, target)
    limit = checked_pairs("largest", largest)
    found = {test: search.find(test, limit)}
    # what other tests need is worth knowing, but not worth a long wait
    beside = min(limit, max(100, 4 * (found[test].n_stays or limit)))
    found |= {other: search.find(other, beside) for other in question.tests if other != test}
    return SampleSizeResult(
        design=design,
        target=target,
        test=test,
        tests=tuple(found[other] for other in question.tests),
        guides=search.guides,
        confidence_level=question.confidence_level,
        alternative=alternative,
        largest=limit,
        error_bound=2 * MASS_LEFT_OUT,
        n_draws=simulation.n_draws if search.simulated else None,
        seed=simulation.seed if search.simulated else None,
    )


class _Search:
    """Looks for sample sizes; what the signed-rank tests have in common is worked out once."""

    def __init__(self, question: Question, target: float) -> None:
        self.question = question
        self.target = target
        self.guides = _guides(question, target)
        self._known: dict[tuple[Test, ...], dict[int, PowerResult]] = {}

    @property
    def simulated(self) -> bool:
        """Whether anything was simulated."""
        return any(found.n_draws for known in self._known.values() for found in known.values())

    def find(self, test: Test, limit: int) -> SampleSizeOfTest:
        """Return where one test reaches the target, as far as `limit`."""
        question = self.question.only(*(self.question.rank_tests if test in self.question.rank_tests else [test]))
        if not _has_effect(question, test):
            return SampleSizeOfTest(test, None, None, None, None, 1, limit, ())
        start = min(limit, self._start(test))
        stop = min(limit, start + start // 2 + 10)
        while question.exactly(range(1, stop + 1)) is not None:
            found = self._reached(question, test, range(1, stop + 1))
            far_enough = found.n_stays is not None and stop >= found.n_stays + found.n_stays // 4 + 5
            if far_enough or stop == limit:
                return found
            stop = min(limit, stop + stop // 2 + 10)
        return self._reached(question, test, self._neighbourhood(question, test, start, limit))

    def _start(self, test: Test) -> int:
        kind = {"sign": "noether_sign", "mcnemar": "mcnemar_connor"}.get(test, "noether_signed_rank")
        return max(5, next(guide.n for guide in self.guides if guide.formula == kind))

    def _neighbourhood(self, question: Question, test: Test, start: int, limit: int) -> range:
        """Find by halving where the target is passed, and return the sample sizes to examine there."""
        rough = question.only(*question.tests, effort=0.1)
        low, high = 0, max(start, 2)
        while high < limit and not self._enough(rough, test, high):
            low, high = high, min(limit, 2 * high)
        if not self._enough(rough, test, high):
            return range(high, high + 1)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._enough(rough, test, middle) else (middle, high)
        for reach in (5, 2):
            around = range(max(1, high - reach), min(limit, high + 2 * reach) + 1)
            if question.exactly(around) is not None:
                return around
        return range(high, high + 1)

    def _enough(self, question: Question, test: Test, n: int) -> bool:
        return self._at(question, [n])[0].of(test).power >= self.target

    def _at(self, question: Question, sizes: range | list[int]) -> list[PowerResult]:
        known = self._known.setdefault(question.tests, {})
        if any(n not in known or (known[n].n_draws and len(sizes) > 1) for n in sizes):
            known |= {found.n: found for found in question.powers(sizes)}
        return [known[n] for n in sizes]

    def _reached(self, question: Question, test: Test, whole: range) -> SampleSizeOfTest:
        self._at(question, whole)
        curve = {n: found.of(test) for n, found in sorted(self._known[question.tests].items())}
        reaching = [n for n in curve if curve[n].power >= self.target]
        last_short = max((n for n in curve if curve[n].power < self.target), default=0)
        first = min(reaching, default=None)
        stays = min((n for n in reaching if n > last_short), default=None)
        return SampleSizeOfTest(
            test,
            first,
            stays,
            curve[first] if first is not None else None,
            curve[stays] if stays is not None else None,
            whole.start,
            whole.stop - 1,
            tuple(CurvePoint(n, entry.power, entry.size) for n, entry in curve.items()),
        )


def _has_effect(question: Question, test: Test) -> bool:
    changes = question.seen_by(test)
    lead = changes.superiority() - 0.5
    return {"two-sided": abs(lead) > 1e-12, "greater": lead > 1e-12, "less": lead < -1e-12}[question.alternative]


def _no_effect(changes: ChangeDistribution) -> InputError:
    return InputError(
        "no-effect",
        N_(
            "design: {up}% improve and {down}% worsen, which is no effect in the direction asked; "
            "no sample size finds it"
        ),
        up=f"{100 * changes.p_up:g}",
        down=f"{100 * changes.p_down:g}",
    )


def _guides(question: Question, target: float) -> tuple[FormulaResult, ...]:
    """Return what formulas say about the design."""
    level, sides = question.confidence_level, 2 if question.alternative == "two-sided" else 1
    changes = question.changes
    found = []
    if _has_effect(question, "signed_rank"):
        p = changes.superiority()
        found.append(noether_signed_rank(p, power=target, confidence_level=level, sides=sides))
    if _has_effect(question, "sign"):
        p = changes.p_up / (changes.p_up + changes.p_down)
        found.append(noether_sign(p, unchanged=changes.unchanged, power=target, confidence_level=level, sides=sides))
    if "mcnemar" in question.tests and _has_effect(question, "mcnemar"):
        moves = question.seen_by("mcnemar")
        found += [
            formula(moves.p_up, moves.p_down, power=target, confidence_level=level, sides=sides)
            for formula in (mcnemar_connor, mcnemar_miettinen)
        ]
    return tuple(found)
