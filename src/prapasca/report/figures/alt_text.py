"""A picture in words, for who cannot see it: what it is, and the result it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from prapasca.errors import N_
from prapasca.language import NumberStyle, Translator
from prapasca.report.figures.words import Words
from prapasca.report.model import (
    Alluvial,
    ChangeBars,
    Count,
    DivergingBars,
    MethodDots,
    NullCurve,
    OccasionFlows,
    OccasionLines,
    PairedLines,
    Percent,
    Picture,
    PowerLines,
    QuantilePlot,
    Real,
    ShareDots,
)

SIDES = N_("Improved: {improved}; unchanged: {unchanged}; worsened: {worsened}.")

FLOWS = N_(
    "Flow between the categories before and after, n = {n}; categories from “{worst}” (worst) to “{best}” (best)."
)
NO_FLOW = N_("Empty figure: nobody was observed both before and after.")
LARGEST = N_("Most frequent: from “{before}” to “{after}” (n = {count}).")

BARS = N_("Bars of the categories from worst to best.")
OCCASION = N_("{occasion} (n = {n}): {shares}.")
SHARE = N_("{label} {count} ({share}%)")

CHANGES = N_("Bars of how many people changed by how much, n = {n}; axis: {axis}.")
TO = N_(" to ")
MOST_FREQUENT = N_("Most frequent: {change} (n = {count}); changes lie between {low} and {high}.")

NULL = N_("Distribution without any systematic change, centred on {centre}; axis: {axis}.")
NULL_OBSERVED = N_("Observed: {observed}; at least as extreme: exact p = {p}.")

DOTS = N_("p values of the same data by different methods (number: {n}), from {low} to {high}.")
BELOW = N_("p at most {level}: {count} of {n}.")
HIGHEST = N_("Largest p: {method}.")

PAIRS = N_("A line for each pair of values before and after, n = {n}; axis: {axis}.")
MEDIANS = N_("Median before: {before}; after: {after}.")

OCCASION_FLOWS = N_(
    "Flow through the categories on {m} occasions, n = {n}; categories from “{worst}” (worst) to “{best}” (best)."
)
ON_OCCASION = N_("{occasion}: {told}.")
OCCASION_LINES = N_("A line for each participant over {m} occasions, n = {n}; axis: {axis}.")
MEANS = N_("Means: {means}.")

QUANTILES = N_("Dots of the changes against the quantiles of a normal distribution, n = {n}; axis: {axis}.")
ON_THE_LINE = N_("Normally distributed changes lie on the straight line.")
NORMALITY = N_("Shapiro–Wilk: W = {w}, p = {p}.")

GROUPS = N_("Dots with {level}% intervals by group; axis: {axis}. All together: {count} of {n} ({share}%).")
OF_GROUP = N_("{label}: {count} of {n} ({share}%)")
LOWEST_AND_HIGHEST = N_("Number of groups: {k}; lowest and highest share: {low}; {high}.")

MOST_GROUPS = 6
"""Of more groups the words name the lowest and the highest alone."""

LINES = N_("Lines of the power against the number of pairs.")
POINT = N_("{power} at n = {n}")
TARGET = N_("Power asked for: {target}.")
PLANNED = N_("Number of pairs marked: {n}.")


def alt_text(picture: Picture, t: Translator, style: NumberStyle) -> str:
    """Say in one to three sentences what a picture shows, from its own numbers.

    Parameters
    ----------
    picture
        What is drawn.
    t
        Texts in the document's language.
    style
        How numbers are printed.

    Examples
    --------
    >>> from prapasca.language import STYLES, translator
    >>> picture = Alluvial(("no", "yes"), ((1, 2), (0, 4)), "Before", "After")
    >>> print(alt_text(picture, translator("en"), STYLES["apa7"]))
    Flow between the categories before and after, n = 7; categories from “no” (worst) to “yes” (best).
    Improved: 2; unchanged: 5; worsened: 0. Most frequent: from “yes” to “yes” (n = 4).
    """
    words = Words(t, style)
    said = TELLERS[type(picture)](picture, words)
    return " ".join(" ".join(said).split())


def _flows(picture: Alluvial, words: Words) -> list[str]:
    n = sum(map(sum, picture.counts))
    if not n:
        return [words.t(NO_FLOW)]
    labels = picture.labels
    places = [(before, after) for before in range(len(labels)) for after in range(len(labels))]
    before, after = max(places, key=lambda place: picture.counts[place[0]][place[1]])
    count = Count(picture.counts[before][after])
    return [
        words.fill(FLOWS, n=Count(n), worst=labels[0], best=labels[-1]),
        words.fill(
            SIDES,
            improved=Count(picture.improved),
            unchanged=Count(picture.unchanged),
            worsened=Count(picture.worsened),
        ),
        words.fill(LARGEST, before=labels[before], after=labels[after], count=count),
    ]


def _bars(picture: DivergingBars, words: Words) -> list[str]:
    said = [words.t(BARS)]
    for occasion, counts in zip(picture.occasions, picture.counts, strict=True):
        n = sum(counts)
        shares = [
            words.fill(SHARE, label=label, count=Count(count), share=Percent(count, n))
            for label, count in zip(picture.labels, counts, strict=True)
        ]
        said.append(words.fill(OCCASION, occasion=occasion, n=Count(n), shares="; ".join(shares)))
    return said


def _changes(picture: ChangeBars, words: Words) -> list[str]:
    n = sum(picture.counts)
    if not n:
        return [words.t(NO_FLOW)]
    change, count = max(zip(picture.changes, picture.counts, strict=True), key=lambda bar: bar[1])
    ends = [_span(picture, found) for found in (picture.changes[0], change, picture.changes[-1])]
    low, high = map(words.number, ends[1])
    return [
        words.fill(CHANGES, n=Count(n), axis=picture.axis),
        words.fill(
            SIDES,
            improved=Count(picture.total("improved")),
            unchanged=Count(picture.total("unchanged")),
            worsened=Count(picture.total("worsened")),
        ),
        words.fill(
            MOST_FREQUENT,
            change=low if low == high else f"{low}{words.t(TO)}{high}",
            count=Count(count),
            low=words.number(ends[0][0]),
            high=words.number(ends[-1][1]),
        ),
    ]


def _span(picture: ChangeBars, change: float) -> tuple[float, float]:
    half = picture.width / 2 if change else 0.0
    return change - half, change + half


def _null(picture: NullCurve, words: Words) -> list[str]:
    p = words.p(picture.p, picture.log_p)
    return [
        words.fill(NULL, axis=picture.axis, centre=words.number(picture.centre)),
        words.fill(NULL_OBSERVED, observed=words.number(picture.observed), p=p),
    ]


def _methods(picture: MethodDots, words: Words) -> list[str]:
    rows = sorted(zip(picture.p_values, picture.groups, picture.names, picture.methods, strict=True))
    if not rows:
        return [words.t(NO_FLOW)]
    below = sum(p <= picture.level for p in picture.p_values)
    n = Count(len(rows))
    said = [
        words.fill(DOTS, n=n, low=words.p(rows[0][0]), high=words.p(rows[-1][0])),
        words.fill(BELOW, level=words.bounded(picture.level), count=Count(below), n=n),
    ]
    if 0 < below < len(rows):
        said.append(words.fill(HIGHEST, method=", ".join(filter(None, rows[-1][1:]))))
    return said


def _pairs(picture: PairedLines, words: Words) -> list[str]:
    before, after = map(words.number, picture.medians)
    return [
        words.fill(PAIRS, n=Count(sum(n for _, _, n in picture.lines)), axis=picture.axis),
        words.fill(
            SIDES,
            improved=Count(picture.total("improved")),
            unchanged=Count(picture.total("unchanged")),
            worsened=Count(picture.total("worsened")),
        ),
        words.fill(MEDIANS, before=before, after=after),
    ]


def _occasion_flows(picture: OccasionFlows, words: Words) -> list[str]:
    margins = picture.margins()
    n = Count(sum(margins[0]))
    said = [words.fill(OCCASION_FLOWS, m=Count(len(margins)), n=n, worst=picture.labels[0], best=picture.labels[-1])]
    for occasion, counts in zip(picture.occasions, margins, strict=True):
        shares = [f"{label} {words.count(count)}" for label, count in zip(picture.labels, counts, strict=True)]
        said.append(words.fill(ON_OCCASION, occasion=occasion, told="; ".join(shares)))
    return said


def _occasion_lines(picture: OccasionLines, words: Words) -> list[str]:
    n = Count(sum(n for _, _, n in picture.steps[0]))
    means = [
        f"{occasion} {Real(mean, 2).show(words.style)}"
        for occasion, (mean, _, _) in zip(picture.occasions, picture.means, strict=True)
    ]
    return [
        words.fill(OCCASION_LINES, m=Count(len(picture.occasions)), n=n, axis=picture.axis),
        words.fill(MEANS, means="; ".join(means)),
    ]


def _quantiles(picture: QuantilePlot, words: Words) -> list[str]:
    n = sum(n for _, _, n in picture.points)
    said = [words.fill(QUANTILES, n=Count(n), axis=picture.axis), words.t(ON_THE_LINE)]
    if picture.w is not None and picture.p is not None:
        said.append(words.fill(NORMALITY, w=Real(picture.w, 3, bounded=True), p=words.p(picture.p)))
    return said


def _groups(picture: ShareDots, words: Words) -> list[str]:
    count, n = picture.overall
    if not n:
        return [words.t(NO_FLOW)]
    rows = [row for row in zip(picture.labels, picture.counts, picture.totals, strict=True) if row[2]]
    each = [
        words.fill(OF_GROUP, label=label, count=Count(k), n=Count(of), share=Percent(k, of)) for label, k, of in rows
    ]
    if len(rows) > MOST_GROUPS:
        places = sorted(range(len(rows)), key=lambda place: rows[place][1] / rows[place][2])
        low, high = each[places[0]], each[places[-1]]
        told = words.fill(LOWEST_AND_HIGHEST, k=Count(len(rows)), low=low, high=high)
    else:
        told = "; ".join(each) + "." if each else ""
    level = words.number(100 * picture.level)
    share = Percent(count, n)
    return [words.fill(GROUPS, level=level, axis=picture.axis, count=Count(count), n=Count(n), share=share), told]


def _power(picture: PowerLines, words: Words) -> list[str]:
    lines = []
    for name, points in zip(picture.names, picture.points, strict=True):
        ends = dict.fromkeys((*points[:1], *points[-1:]))
        said = [words.fill(POINT, power=words.share(power), n=Count(n)) for n, power in ends]
        lines += [f"{name}: {', '.join(said)}"] if said else []
    said = [words.t(LINES), "; ".join(lines) + "." if lines else ""]
    said += [words.fill(TARGET, target=words.bounded(picture.target))] if picture.target is not None else []
    return said + ([words.fill(PLANNED, n=Count(picture.n))] if picture.n is not None else [])


TELLERS: Mapping[type[Picture], Callable[[Any, Words], list[str]]] = {
    Alluvial: _flows,
    DivergingBars: _bars,
    ChangeBars: _changes,
    NullCurve: _null,
    MethodDots: _methods,
    PowerLines: _power,
    PairedLines: _pairs,
    OccasionFlows: _occasion_flows,
    OccasionLines: _occasion_lines,
    QuantilePlot: _quantiles,
    ShareDots: _groups,
}
