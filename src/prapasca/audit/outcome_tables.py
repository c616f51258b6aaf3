"""From a series to the tables and recalculated numbers of a report, and to what stayed unchecked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from prapasca.audit.engine import Conditions
from prapasca.audit.evidence import CONFIDENT, Evidence
from prapasca.audit.p_bounds import upper_tail
from prapasca.audit.report import TableSet
from prapasca.audit.series import TIMES, Series
from prapasca.audit.votes import decimal_of
from prapasca.change import ChangeProfile
from prapasca.errors import N_, Message
from prapasca.inference import rank_biserial, sign_test, signed_rank_test


def table_sets(evidence: Evidence) -> tuple[TableSet, ...]:
    """Return the tables of every group and outcome, the primary one first."""
    primary = evidence.primary
    ordered = sorted(evidence.series, key=lambda series: series is not primary)
    found = (table_set(series) for series in ordered)
    return tuple(one for one in found if one is not None)


def table_set(series: Series) -> TableSet | None:
    """Return the tables that fit one series; None where n or the categories are not known."""
    recovery = series.recovery
    if recovery is None or not _known(recovery.conditions):
        return None
    conditions, feasible = recovery.conditions, recovery.feasible
    return TableSet(
        group=series.group,
        outcome=series.outcome,
        n=conditions.n,
        categories=conditions.categories,
        pre=conditions.pre,
        post=conditions.post,
        **{name: getattr(feasible, name) for name in _COPIED},
    )


_COPIED = (
    "count",
    "count_without_z",
    "unique",
    "profile_unique",
    "improved",
    "unchanged",
    "worsened",
    "p_exact",
    "p_asymptotic",
    "rank_biserial",
    "conventions",
    "complete",
)


def _known(conditions: Conditions) -> bool:
    cells = (*conditions.pre, *conditions.post)
    return any(count is not None for count in cells)


def recalculated(series: Series | None) -> dict[str, float | int]:
    """Return what the manuscript's numbers give under the names of this library.

    Where all tables have the same changes, everything the tests give; else the asymptotic p of the
    printed Z.
    """
    if series is None:
        return {}
    recovery = series.recovery
    if recovery is not None and recovery.feasible.profile_unique is not None:
        return _of_profile(recovery.feasible.profile_unique)
    if series.z is None:
        return {}
    z = abs(float(decimal_of(series.z)))
    return {"p_asymptotic": 2 * upper_tail(z)}


def _of_profile(people: Mapping[int, int]) -> dict[str, float | int]:
    profile = ChangeProfile.from_changes({Decimal(change): count for change, count in people.items()})
    test = signed_rank_test(profile)
    found: dict[str, float | int] = {
        "n_pairs": test.n_pairs,
        "n_positive": test.n_positive,
        "n_negative": test.n_negative,
        "n_zero": test.n_zero,
        "rank_sum_positive": test.rank_sum_positive,
        "rank_sum_negative": test.rank_sum_negative,
        "z": test.z,
        "p_exact": test.p_exact,
        "p_exact_one_sided": test.p_exact_one_sided,
        "p_mid": test.p_mid,
        "p_asymptotic": test.p_asymptotic,
        "p_asymptotic_corrected": test.p_asymptotic_corrected,
        "p_sign": sign_test(profile).p,
    }
    correlation = rank_biserial(profile)
    return found if correlation is None else {**found, "rank_biserial": correlation}


def unchecked(evidence: Evidence) -> tuple[Message, ...]:
    """Return sentences on how many facts there are and on what could not be checked."""
    own = sum(fact.source == "own" for fact in evidence.facts)
    total = Message(
        "facts-found",
        N_("facts found: {total}, of this study: {own}"),
        {"total": len(evidence.facts), "own": own},
        "note",
    )
    return (total, *_missing(evidence))


def _missing(evidence: Evidence) -> Iterator[Message]:
    uncertain = [fact.id for fact in evidence.facts if fact.source == "own" and fact.confidence < CONFIDENT]
    if uncertain:
        yield Message("uncertain", N_("read too uncertainly to be used: {facts}"), {"facts": uncertain}, "note")
    if evidence.n(None).value is None and not evidence.groups:
        yield Message(
            "no-n", N_("no number of participants was found, so counts and Z could not be checked"), {}, "note"
        )
    if evidence.manuscript is None:
        template = N_("facts were given without their text, so nothing could be said about what is missing from it")
        yield Message("no-text", template, {}, "note")
    if evidence.primary is None:
        yield Message("no-results", N_("no results of a before-after comparison were found"), {}, "note")
    else:
        yield from _missing_of(evidence.primary)


def _missing_of(series: Series) -> Iterator[Message]:
    if series.categories is None:
        template = N_("the categories of the outcome are not known, so the table behind it could not be sought")
        yield Message("no-scale", template, {}, "note")
    else:
        for time, template in zip(TIMES, _NO_MARGIN, strict=True):
            if not series.is_complete(time):
                yield Message("no-margin", template, {}, "note")
        if not series.order_known:
            template = N_("it is not known which category is better, so improvement could not be checked")
            yield Message("no-order", template, {}, "note")
    if not series.of("z"):
        yield Message("no-z", N_("no Z is printed, so p and the changes could not be checked against it"), {}, "note")
    elif series.z is None:
        yield Message("several-z", N_("Z is printed with several values, so none was used for the table"), {}, "note")


_NO_MARGIN = (
    N_("the counts before are not complete"),
    N_("the counts after are not complete"),
)
