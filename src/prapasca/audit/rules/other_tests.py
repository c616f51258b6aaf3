"""Exact p at small n (D11), tests bounded by margins (D14), normality (D15), unsuited tests (D16)."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log, sqrt

from scipy.special import ndtr

from prapasca.audit.evidence import NORMALITY, Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded
from prapasca.audit.rules.assumptions import CATEGORIES_TESTED, analysed, order_of, people_of
from prapasca.audit.rules.p_values import agrees, asymptotic_value, named_exact
from prapasca.audit.rules.registry import rule
from prapasca.audit.rules.z_values import cell_facts
from prapasca.audit.series import TIMES, Series
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message
from prapasca.inference import mcnemar_test
from prapasca.transition import TransitionTable

SMALL_N = 30
FEW_CATEGORIES = 5
SLACK = 3.0
"""Programs approximate the p of a normality test; a p this many times off is not from W."""


@rule(
    "D11",
    severity="I",
    decision=True,
    title=N_("An asymptotic p where the exact one can be had"),
    why=N_("At small n the normal approximation of the signed-rank test is rough; the exact p costs nothing."),
)
def exact_beside_asymptotic(evidence: Evidence) -> Iterator[Finding]:
    """Yield the exact p of small studies that report the asymptotic one."""
    alpha, _ = evidence.alpha()
    for series in evidence.series:
        recovery, z, n = series.recovery, series.z, series.n.value
        if recovery is None or z is None or n is None or n > SMALL_N or recovery.feasible.p_exact is None:
            continue
        if recovery.feasible.count == 0:
            continue
        low, high = recovery.feasible.p_exact
        sides = (1, 2) if evidence.statements("one_sided") else (1,)
        if any(named_exact(p) and agrees(p, low / side, high / side) for p in series.of("p") for side in sides):
            continue
        usual = asymptotic_value(z)
        fields = {"z": z.printed, "n": n, "low": Figure(low), "high": Figure(high), "usual": Figure(usual)}
        template = N_("the exact two-sided p is {low}; the asymptotic p of Z = {z} is {usual} (n = {n})")
        if high > low * 1.000001:
            template = N_("the exact two-sided p is {low} to {high}; the asymptotic p of Z = {z} is {usual} (n = {n})")
        turns = (high < alpha) != (usual < alpha) and (low < alpha) == (high < alpha)
        facts = (z, *series.of("p")[:1], *cell_facts(series))
        assumptions = [CATEGORIES_TESTED, *people_of(series)]
        yield about(Message("D11", template, fields), "I", facts, assumptions=assumptions, decision=turns)


def squared_changes(before: tuple[int, ...], after: tuple[int, ...]) -> tuple[int, int]:
    """Return the least and the greatest sum of squared changes that two margins admit.

    Pairing the people in order gives the least, in opposite order the greatest.

    Examples
    --------
    >>> squared_changes((7, 13, 0), (0, 8, 12))
    (19, 33)
    """
    first, second = ([code for code, count in enumerate(margin) for _ in range(count)] for margin in (before, after))
    straight = sum((a - b) ** 2 for a, b in zip(first, second, strict=True))
    return straight, sum((a - b) ** 2 for a, b in zip(first, reversed(second), strict=True))


@rule(
    "D14",
    severity="W",
    title=N_("A statistic outside what the margins allow"),
    why=N_(
        "The counts before and after settle the sum of all changes and bound the sum of their squares, and so the "
        "scored test of marginal homogeneity and the paired t test on the codes. The p of McNemar's test follows from "
        "how many changed each way, of which the counts leave few possibilities, and a table of before by after one."
    ),
)
def statistic_outside_bounds(evidence: Evidence) -> Iterator[Finding]:
    """Yield marginal homogeneity and paired t statistics that no table with the margins gives."""
    yield from _mcnemar(evidence)
    for series in evidence.series:
        margins = [series.margin(time) for time in TIMES]
        if not all(series.is_complete(time) for time in TIMES) or not (series.order_known and series.is_sure):
            continue
        before, after = (tuple(count or 0 for count in margin) for margin in margins)
        if sum(before) != sum(after) or not sum(before):
            continue
        for fact in (*series.of("z"), *series.of("statistic")):
            found = _bounds(_which(fact), before, after)
            if found is not None and not Rounded(abs(decimal_of(fact))).meets(found[0] - 1e-9, found[1] + 1e-9):
                yield _outside(series, fact, found)


def _mcnemar(evidence: Evidence) -> Iterator[Finding]:
    """Yield p values of McNemar's test that no table with the printed margins gives, however computed."""
    for series in evidence.series:
        ps = [fact for fact in series.of("p") if fact.get("test") == "mcnemar"]
        sure = series.n.undisputed and (series.is_sure or evidence.tests == {"mcnemar"})
        possible = list(_discordant(series)) if ps and sure else []
        if not possible:
            continue
        found = [_mcnemar_ps(up, down) for up, down in possible]
        if any(agrees(p, value, value) for p in ps for values in found for value in values):
            continue
        fields = {"p": ps[0].printed, "up": possible[0][0], "down": possible[0][1]}
        fields |= {"exact": Figure(found[0][0], 4, bounded=True), "asymptotic": Figure(found[0][1], 4, bounded=True)}
        template = N_("no table with these counts before and after gives p = {p} by McNemar's test")
        if len(possible) == 1:
            template = N_(
                "McNemar's p of {up} changes one way and {down} the other is {exact} (exact) or {asymptotic} "
                "(asymptotic), not {p}"
            )
        cells = series.of("transition") if series.crossed is not None else cell_facts(series)
        assumptions = [*people_of(series), _MCNEMAR_TESTED]
        yield about(Message("D14", template, fields), "W", (ps[0], *cells, *series.n.facts), assumptions=assumptions)


_MCNEMAR_TESTED = Message("mcnemar-tested", N_("McNemar's test was run on these two categories"))


def _discordant(series: Series) -> Iterator[tuple[int, int]]:
    """Yield how many may have changed one way and the other between two categories."""
    if len(series.categories or ()) != 2:
        return
    if series.crossed is not None:
        yield series.crossed[0][1], series.crossed[1][0]
        return
    (left, right), (before, after) = (series.margin("before"), series.margin("after"))
    if left is None or right is None or before is None or after is None or left + right != before + after:
        return
    for up in range(max(0, left - before), min(left, after) + 1):
        yield up, up - left + before


def _mcnemar_ps(up: int, down: int) -> tuple[float, ...]:
    """Return the p values of McNemar's test: exact and asymptotic, two-sided; corrected, mid and one-sided ones.

    Examples
    --------
    >>> [round(p, 4) for p in _mcnemar_ps(9, 0)]
    [0.0039, 0.0027, 0.0077, 0.002, 0.002, 0.0013, 0.0038]
    """
    table = TransitionTable.from_counts([[0, up], [down, 0]], (0, 1))
    found = mcnemar_test(table)
    two_sided = (found.p_exact, found.p_asymptotic, found.p_asymptotic_corrected)
    return (*two_sided, found.p_mid, *(p / 2 for p in two_sided))


def _which(fact: Fact) -> str | None:
    if fact.get("test") == "marginal_homogeneity":
        return "marginal_homogeneity"
    return "paired_t" if fact.get("test") == "paired_t" and fact.get("name") == "t" else None


def _bounds(test: str | None, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[float, float] | None:
    change = abs(sum(code * (b - a) for code, (a, b) in enumerate(zip(before, after, strict=True))))
    least, greatest = squared_changes(before, after)
    n = sum(before)
    if test == "marginal_homogeneity" and least:
        return change / sqrt(greatest), change / sqrt(least)
    if test == "paired_t" and n > 1 and least * n > change * change:
        low, high = (change / n / sqrt((squares - change * change / n) / (n - 1) / n) for squares in (greatest, least))
        return low, high
    return None


def _outside(series: Series, fact: Fact, bounds: tuple[float, float]) -> Finding:
    fields = {"value": fact.printed, "low": Figure(bounds[0], 3), "high": Figure(bounds[1], 3)}
    message = Message("D14", N_("the statistic {value} is outside {low} to {high}, all that the margins allow"), fields)
    assumptions = [CATEGORIES_TESTED, *people_of(series), order_of(series)]
    return about(message, "W", (fact, *cell_facts(series), *series.n.facts), assumptions=assumptions)


@rule(
    "D15",
    severity="E",
    title=N_("A normality test that does not fit its p, or its data"),
    why=N_(
        "The W of the Shapiro-Wilk test and n settle its p (Royston's approximation). And a handful of categories is "
        "never normal, so testing them for normality decides nothing."
    ),
)
def normality(evidence: Evidence) -> Iterator[Finding]:
    """Yield Shapiro-Wilk p values that W and n exclude, and normality tests of a few categories."""
    for w in evidence.own("statistic", test="shapiro_wilk"):
        n = evidence.n(evidence.group_of(w)).value
        ps = [
            p
            for p in evidence.own("p", test="shapiro_wilk")
            if all(p.get(name) == w.get(name) for name in ("time", "group", "outcome"))
        ]
        if n is not None and 4 <= n <= 5000 and len(ps) == 1 and ps[0].get("comparator") in (None, "="):
            yield from _shapiro(evidence, w, ps[0], n)
    tests = [fact for fact in evidence.own("test") if fact.value in NORMALITY - {"levene", "homogeneity"}]
    scales = [s.scale for s in evidence.series if s.categories and len(s.categories) <= FEW_CATEGORIES]
    # rows whose order no word tells may be no categories at all
    scale = next((one for one in scales if one is not None and one.get("order") != "unknown"), None)
    if tests and scale is not None and isinstance(scale.value, tuple):
        message = Message("D15", N_("a test of normality on {k} categories decides nothing"), {"k": len(scale.value)})
        yield about(message, "I", (tests[0], scale))


def _shapiro(evidence: Evidence, w: Fact, p: Fact, n: int) -> Iterator[Finding]:
    printed, statistic = Rounded(decimal_of(p)), Rounded(decimal_of(w))
    if not 0 < float(statistic.low) < float(statistic.high) < 1:
        return
    low, high = (shapiro_p(float(edge), n) for edge in (statistic.low, statistic.high))
    if not printed.meets(low / SLACK, high * SLACK):
        fields = {"w": w.printed, "p": p.printed, "n": n}
        fields |= {"low": Figure(low, 3, bounded=True), "high": Figure(high, 3, bounded=True)}
        message = Message("D15", N_("W = {w} of {n} values has p from {low} to {high}, not {p}"), fields)
        facts = (p, w, *evidence.n(evidence.group_of(w)).facts)
        yield about(message, "E", facts, assumptions=[analysed(n)])


def shapiro_p(w: float, n: int) -> float:
    """Return the p of the Shapiro-Wilk statistic for 4 to 5000 values.

    References
    ----------
    P. Royston, "Remark AS R94", Applied Statistics 44 (1995) 547-551. https://doi.org/10.2307/2986146

    Examples
    --------
    >>> round(shapiro_p(0.9, 20), 4)
    0.0412
    """
    y = log(1 - w)
    if n <= 11:
        gamma = 0.459 * n - 2.273
        if y >= gamma:
            return 0.0
        y = -log(gamma - y)
        mean = 0.5440 - 0.39978 * n + 0.025054 * n**2 - 0.0006714 * n**3
        sd = exp(1.3822 - 0.77857 * n + 0.062767 * n**2 - 0.0020322 * n**3)
    else:
        x = log(n)
        mean = -1.5861 - 0.31082 * x - 0.083751 * x**2 + 0.0038915 * x**3
        sd = exp(-0.4803 - 0.082676 * x + 0.0030302 * x**2)
    return float(ndtr((mean - y) / sd))


@rule(
    "D16",
    severity="I",
    title=N_("A test of independent samples on paired data"),
    why=N_(
        "The chi-square test of independence, the t test of two samples and the Mann-Whitney test take before and "
        "after for different people; the same people observed twice call for McNemar's, the signed-rank or the "
        "marginal homogeneity test."
    ),
)
def unsuited_test(evidence: Evidence) -> Iterator[Finding]:
    """Yield tests for independent samples in studies of one group."""
    if not evidence.one_group:
        return
    unsuited = [fact for fact in evidence.own("test") if fact.value in ("chi_square", "mann_whitney", "independent_t")]
    if unsuited and not evidence.tests & {"wilcoxon_signed_rank", "mcnemar", "paired_t", "marginal_homogeneity"}:
        series = evidence.primary
        template = N_("a test for independent samples on people observed twice")
        fields: dict[str, object] = {}
        tables = series.by_margins if series is not None and len(series.categories or ()) == 2 else None
        if tables is not None and tables.p_exact is not None:
            template = N_(
                "a test for independent samples on people observed twice; McNemar's exact p is {low} to {high}"
            )
            fields = {"low": Figure(tables.p_exact[0]), "high": Figure(tables.p_exact[1])}
        yield about(Message("D16", template, fields), "I", (unsuited[0], *evidence.own("design")[:1]))
