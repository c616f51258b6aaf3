"""What power and sample size calculations return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prapasca.inference.intervals import Interval
from prapasca.inference.tails import Alternative
from prapasca.power.changes import ChangeDistribution
from prapasca.power.expected_table import ExpectedTable
from prapasca.power.formulas.result import FormulaResult

Design = ChangeDistribution | ExpectedTable

Test = Literal["signed_rank", "signed_rank_mid_p", "signed_rank_asymptotic", "sign", "mcnemar"]
TESTS: tuple[Test, ...] = ("signed_rank", "signed_rank_mid_p", "signed_rank_asymptotic", "sign", "mcnemar")

PowerMethod = Literal["auto", "exact", "simulation"]
POWER_METHODS: tuple[PowerMethod, ...] = ("auto", "exact", "simulation")


@dataclass(frozen=True)
class PowerOfTest:
    """How often one test rejects.

    Parameters
    ----------
    test : str
        One of `TESTS`.
    power : float
        Under the design.
    size : float
        With the same absolute changes, each as likely up as down: the true error of the first
        kind, which the level only bounds or aims at.
    method : str
        ``"exact"`` or ``"simulation"``.
    power_interval, size_interval : Interval or None
        95 % Monte Carlo intervals; None if exact.
    """

    test: Test
    power: float
    size: float
    method: Literal["exact", "simulation"]
    power_interval: Interval | None = None
    size_interval: Interval | None = None


@dataclass(frozen=True)
class PowerResult:
    """What :func:`prapasca.power.power` found.

    Parameters
    ----------
    design : ChangeDistribution or ExpectedTable
        As asked.
    n : int
        Pairs.
    tests : tuple of PowerOfTest
        In the order of `TESTS`.
    confidence_level, alternative
        As asked; the significance level is 1 - `confidence_level`.
    error_bound : float
        Most that an exact figure can be too low, for patterns left out as too unlikely.
    n_draws, seed : int or None
        Of the simulation; None if everything is exact.
    """

    design: Design
    n: int
    tests: tuple[PowerOfTest, ...]
    confidence_level: float
    alternative: Alternative
    error_bound: float
    n_draws: int | None = None
    seed: int | None = None

    def of(self, test: Test) -> PowerOfTest:
        """Return the entry of one test."""
        return next(entry for entry in self.tests if entry.test == test)


@dataclass(frozen=True)
class CurvePoint:
    """Power and true size of one test at one sample size."""

    n: int
    power: float
    size: float


@dataclass(frozen=True)
class SampleSizeOfTest:
    """The sample sizes at which one test reaches a power.

    Parameters
    ----------
    test : str
        One of `TESTS`.
    n_first : int or None
        The smallest sample size examined that reaches it; None if none does.
    n_stays : int or None
        The smallest from which on all that were examined reach it; None if the largest does not.
    at_first, at_stays : PowerOfTest or None
        Power and true size at these.
    checked_from, checked_to : int
        Between these every sample size was examined; beyond them only some, or none.
    curve : tuple of CurvePoint
        Everything examined, by rising sample size.
    """

    test: Test
    n_first: int | None
    n_stays: int | None
    at_first: PowerOfTest | None
    at_stays: PowerOfTest | None
    checked_from: int
    checked_to: int
    curve: tuple[CurvePoint, ...]


@dataclass(frozen=True)
class SampleSizeResult:
    """What :func:`prapasca.power.sample_size` found.

    Parameters
    ----------
    design : ChangeDistribution or ExpectedTable
        As asked.
    target : float
        Power asked for.
    test : str
        The test whose sample size is sought.
    tests : tuple of SampleSizeOfTest
        Every test that suits the design, in the order of `TESTS`.
    guides : tuple of FormulaResult
        What formulas say about the same design.
    confidence_level, alternative
        As asked.
    largest : int
        Most pairs that would have been tried.
    error_bound : float
        Most that an exact figure can be too low, for patterns left out as too unlikely.
    n_draws, seed : int or None
        Of the simulation; None if everything is exact.
    """

    design: Design
    target: float
    test: Test
    tests: tuple[SampleSizeOfTest, ...]
    guides: tuple[FormulaResult, ...]
    confidence_level: float
    alternative: Alternative
    largest: int
    error_bound: float
    n_draws: int | None = None
    seed: int | None = None

    @property
    def n(self) -> int | None:
        """The sample size to plan with: from here on the power stays."""
        return self.of(self.test).n_stays

    def of(self, test: Test) -> SampleSizeOfTest:
        """Return the entry of one test."""
        return next(entry for entry in self.tests if entry.test == test)
