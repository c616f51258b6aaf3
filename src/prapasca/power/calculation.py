"""Power of the tests of change at a sample size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Integral

from prapasca.checks import check_choice, check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference.tails import ALTERNATIVES, Alternative
from prapasca.power.changes import ChangeDistribution
from prapasca.power.expected_table import ExpectedTable
from prapasca.power.patterns import MASS_LEFT_OUT, Patterns, likely_patterns
from prapasca.power.rank_sums import work
from prapasca.power.rejection import RANK_TESTS, rejections
from prapasca.power.results import POWER_METHODS, TESTS, Design, PowerMethod, PowerOfTest, PowerResult, Test
from prapasca.power.simulation import Simulation, simulate

WORK_LIMIT = 1.5e8
"""Look-ups (about 2 s) up to which ``"auto"`` stays exact."""

PATTERN_LIMIT = 500_000
"""Most patterns listed (some 100 MB while they are worked out)."""

NO_SIMULATION = Simulation()


def power(
    design: Design,
    n: int,
    *,
    tests: Iterable[Test] | None = None,
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
    method: PowerMethod = "auto",
    simulation: Simulation = NO_SIMULATION,
) -> PowerResult:
    """Return how often the tests of change reject, unconditionally, with the true size of each.

    Exact power is a mean over the patterns of absolute changes that n people can show. Within a
    pattern the test has its usual conditional null distribution, and the sum of positive ranks
    under the design is a sum of binomials.

    Parameters
    ----------
    design
        Expected changes, or an expected table.
    n
        Pairs, those who will not change included.
    tests
        Some of `TESTS`: the signed-rank test by its exact, mid-p and asymptotic p value (zeros
        dropped), the exact sign test, and the exact McNemar test, which needs a table with a `cut`.
        Default all that suit the design.
    confidence_level
        1 minus the significance level.
    alternative
        ``"greater"`` means that improvement is sought.
    method
        ``"exact"``; ``"simulation"`` for the signed-rank tests; ``"auto"`` is exact as far as that
        takes about two seconds. The sign and McNemar tests are always exact.
    simulation
        How many studies, which seed, and whom to tell of progress.

    Returns
    -------
    PowerResult

    Raises
    ------
    InputError
        An n that is not a whole number above 0, an unknown option, McNemar's test without a table
        or without a cut; code ``"too-many-patterns"`` for ``"exact"`` where they fill the memory.

    References
    ----------
    J. F. Hilton and C. R. Mehta, "Power and sample size calculations for exact conditional tests
    with ordered categorical data", Biometrics 49 (1993) 609-616. https://doi.org/10.2307/2532573

    Examples
    --------
    >>> plan = ChangeDistribution.from_changes({-2: 0.01, -1: 0.05, 1: 0.30, 2: 0.09})
    >>> found = power(plan, 20)
    >>> [(entry.test, round(entry.power, 3)) for entry in found.tests][:3]
    [('signed_rank', 0.513), ('signed_rank_mid_p', 0.61), ('signed_rank_asymptotic', 0.616)]
    """
    pairs = checked_pairs("n", n)
    return Question(design, tests, confidence_level, alternative, method, simulation).powers([pairs])[0]


def power_curve(
    design: Design,
    sizes: Iterable[int],
    *,
    tests: Iterable[Test] | None = None,
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
    method: PowerMethod = "auto",
    simulation: Simulation = NO_SIMULATION,
) -> tuple[PowerResult, ...]:
    """Return the power at several sample sizes, sharing the work.

    Parameters
    ----------
    design, tests, confidence_level, alternative, method, simulation
        As for :func:`power`.
    sizes
        Pairs.

    Examples
    --------
    >>> plan = ChangeDistribution.from_steps(up=0.6, down=0.1)
    >>> [round(found.of("signed_rank").power, 3) for found in power_curve(plan, [10, 20, 30])]
    [0.33, 0.75, 0.926]
    """
    asked = sorted({checked_pairs("sizes", n) for n in sizes})
    return tuple(Question(design, tests, confidence_level, alternative, method, simulation).powers(asked))


class Question:
    """What is asked of any sample size, checked once.

    Parameters
    ----------
    design, tests, confidence_level, alternative, method, simulation
        As for :func:`power`.
    work_limit
        Look-ups up to which ``"auto"`` stays exact.
    """

    def __init__(
        self,
        design: Design,
        tests: Iterable[Test] | None,
        confidence_level: float,
        alternative: Alternative,
        method: PowerMethod,
        simulation: Simulation,
        work_limit: float = WORK_LIMIT,
    ) -> None:
        self.design = design
        self.tests = _checked_tests(design, tests)
        self.confidence_level = check_confidence_level(confidence_level)
        check_choice("alternative", alternative, ALTERNATIVES)
        check_choice("method", method, POWER_METHODS)
        self.alternative: Alternative = alternative
        self.method = method
        self.simulation = simulation
        self.work_limit = work_limit
        self.changes = design.changes() if isinstance(design, ExpectedTable) else design
        self.rank_tests = tuple(test for test in self.tests if test in RANK_TESTS)

    def only(self, *tests: Test, effort: float = 1.0) -> Question:
        """Return the same question about some tests, to be answered with a share of the effort."""
        return Question(
            self.design,
            tests,
            self.confidence_level,
            self.alternative,
            self.method,
            self.simulation,
            self.work_limit * effort,
        )

    def seen_by(self, test: Test) -> ChangeDistribution:
        """Return the changes as a test sees them: as they are, by direction, or across the cut."""
        if test == "sign":
            return self.changes.directions
        if test == "mcnemar" and isinstance(self.design, ExpectedTable):
            return self.design.crossings()
        return self.changes

    @property
    def level(self) -> float:
        """Significance level."""
        return 1 - self.confidence_level

    def exactly(self, sizes: Sequence[int]) -> Patterns | None:
        """Return the patterns at some sample sizes, None if they are too many or simulation is asked for."""
        if self.method == "simulation" and self.rank_tests:
            return None
        changes = self.changes if self.rank_tests else self.seen_by(self.tests[0])
        found = likely_patterns(changes, sizes, PATTERN_LIMIT)
        if found is None or self.method == "exact" or not changes.magnitudes:
            return found
        return found if work(found.counts) <= self.work_limit else None

    def powers(self, sizes: Sequence[int]) -> list[PowerResult]:
        """Return the power at each of some sample sizes, ascending."""
        entries: dict[tuple[int, Test], PowerOfTest] = {}
        for test in set(self.tests) - set(self.rank_tests):
            # with changes one step long the signed-rank test is the binomial test
            entries |= self._exact(sizes, self.seen_by(test), {test: "signed_rank"})
        patterns = self.exactly(sizes) if self.rank_tests else None
        if patterns is not None:
            entries |= self._exact(sizes, self.changes, {test: test for test in self.rank_tests}, patterns)
        elif self.rank_tests and self.method == "exact":
            raise InputError(
                "too-many-patterns",
                N_("method: n = {n} has too many patterns of change for an exact power; use simulation"),
                n=max(sizes),
            )
        elif self.rank_tests:
            entries |= self._simulated(sizes)
        simulated = patterns is None and bool(self.rank_tests)
        return [
            PowerResult(
                design=self.design,
                n=n,
                tests=tuple(entries[n, test] for test in self.tests),
                confidence_level=self.confidence_level,
                alternative=self.alternative,
                error_bound=2 * MASS_LEFT_OUT,
                n_draws=self.simulation.n_draws if simulated else None,
                seed=self.simulation.seed if simulated else None,
            )
            for n in sizes
        ]

    def _exact(
        self,
        sizes: Sequence[int],
        changes: ChangeDistribution,
        tests: dict[Test, str],
        patterns: Patterns | None = None,
    ) -> dict[tuple[int, Test], PowerOfTest]:
        listed = patterns or likely_patterns(changes, sizes, PATTERN_LIMIT)
        entries: dict[tuple[int, Test], PowerOfTest] = {}
        if listed is None or not changes.magnitudes:
            return {(n, test): PowerOfTest(test, 0.0, 0.0, "exact") for n in sizes for test in tests}
        found = rejections(changes, listed.counts, set(tests.values()), self.level, self.alternative)
        for n in sizes:
            weights = listed.weights(n)
            for test, kind in tests.items():
                rejected = found[kind]
                reached, size = (min(1.0, float((weights * side).sum())) for side in rejected)
                entries[n, test] = PowerOfTest(test, reached, size, "exact")
        return entries

    def _simulated(self, sizes: Sequence[int]) -> dict[tuple[int, Test], PowerOfTest]:
        entries: dict[tuple[int, Test], PowerOfTest] = {}
        for n in sizes:
            counted = simulate(self.changes, n, self.rank_tests, self.level, self.alternative, self.simulation)
            for test in self.rank_tests:
                found = counted[test]
                entries[n, test] = PowerOfTest(
                    test, found.power, found.size, "simulation", found.power_interval, found.size_interval
                )
        return entries


def checked_pairs(name: str, n: object) -> int:
    """Return a number of pairs.

    Raises
    ------
    InputError
        Code ``"pairs"``: not a whole number above 0.

    Examples
    --------
    >>> checked_pairs("n", 20)
    20
    """
    if not isinstance(n, Integral) or isinstance(n, bool) or n < 1:
        raise InputError("pairs", N_("{name}: found {found}, expected a whole number above 0"), name=name, found=n)
    return int(n)


def _checked_tests(design: Design, tests: Iterable[Test] | None) -> tuple[Test, ...]:
    if not isinstance(design, ChangeDistribution | ExpectedTable):
        raise InputError(
            "not-a-design",
            N_("design: found {found}, expected a ChangeDistribution or an ExpectedTable"),
            found=type(design).__name__,
        )
    has_cut = isinstance(design, ExpectedTable) and design.cut is not None
    if tests is None:
        return tuple(test for test in TESTS if test != "mcnemar" or has_cut)
    asked = set(tests)
    for test in asked:
        check_choice("tests", test, TESTS)
    if "mcnemar" in asked and not has_cut:
        raise InputError(
            "no-cut",
            N_("tests: McNemar's test needs an expected table and a cut, the first category that counts as success"),
        )
    return tuple(test for test in TESTS if test in asked)
