"""Pictures of every kind, and the shapes of data that are hard to draw."""

from __future__ import annotations

import math
from statistics import mean, stdev

from prapasca.change import ChangeProfile
from prapasca.inference import normal_scores, shapiro_wilk_test, signed_rank_test
from prapasca.inference.null_shape import null_shape
from prapasca.inference.tails import Alternative
from prapasca.report.model import (
    Alluvial,
    ChangeBars,
    DivergingBars,
    MethodDots,
    NullCurve,
    OccasionFlows,
    OccasionLines,
    PairedLines,
    Picture,
    PowerLines,
    QuantilePlot,
    ShareDots,
)

MILK = ("tidak ada", "tidak lancar", "lancar")
NASTY = 'c <b>&"amp;" $x^2$ \\frac #_%{} 乳 😀 سلام -- -->'
SEVEN = (
    "sangat tidak lancar sekali pada minggu pertama setelah melahirkan",
    "tidak lancar",
    "kurang lancar",
    "cukup lancar & baik",
    "lancar",
    "sangat lancar",
    "x" * 300,
)
SPREAD = tuple(tuple((3 * row + 5 * column) % 10 for column in range(7)) for row in range(7))
BELL = tuple(max(1, round(40 * math.exp(-((place - 6) ** 2) / 30))) for place in range(20))


def null_curve(changes: dict[object, int], alternative: Alternative = "two-sided") -> NullCurve:
    profile = ChangeProfile.from_changes(changes)
    shape, test = null_shape(profile), signed_rank_test(profile, alternative=alternative)
    return NullCurve(
        shape.sums,
        shape.probabilities,
        shape.centre,
        test.rank_sum_positive,
        test.p_exact,
        test.log_p_exact,
        "Jumlah peringkat kenaikan",
        alternative,
        shape.smoothed,
    )


def growing(n_tests: int) -> tuple[tuple[tuple[int, float], ...], ...]:
    return tuple(tuple((n, 1 - math.exp(-n / (10 + 5 * test))) for n in range(2, 61)) for test in range(n_tests))


def scored(changes: dict[object, int], axis: str, *, tested: bool = True) -> QuantilePlot:
    profile = ChangeProfile.from_changes(changes)
    values = [float(change) for change, n in profile.changes().items() for _ in range(n)]
    found = shapiro_wilk_test(profile)
    w, p = (found.w, found.p) if tested else (None, None)
    return QuantilePlot(normal_scores(profile), mean(values), stdev(values), axis, w, p)


PICTURES: dict[str, Picture] = {
    "alluvial": Alluvial(MILK, ((0, 7, 0), (0, 1, 12), (0, 0, 0)), "Sebelum", "Sesudah"),
    "alluvial-mixed": Alluvial(MILK, ((1, 6, 2), (2, 4, 5), (0, 0, 1)), "Sebelum", "Sesudah"),
    "alluvial-seven": Alluvial(SEVEN, SPREAD, "Sebelum pijat oksitosin " * 5, "Sesudah"),
    "alluvial-one-person": Alluvial(("a", "b"), ((0, 1), (0, 0)), "Sebelum", "Sesudah"),
    "alluvial-nobody": Alluvial(("a", "b"), ((0, 0), (0, 0)), "Sebelum", "Sesudah"),
    "alluvial-millions": Alluvial(
        ("a", "b", NASTY), ((1_234_567, 1, 2_345_678), (1, 3_456_789, 1), (0, 12, 1)), "Sebelum", "Sesudah"
    ),
    "alluvial-unchanged": Alluvial(MILK, ((0, 0, 0), (0, 5, 0), (0, 0, 0)), "Sebelum", "Sesudah"),
    "alluvial-one-changed": Alluvial(MILK, ((0, 1, 0), (0, 99, 0), (0, 0, 0)), "Sebelum", "Sesudah"),
    "bars": DivergingBars(MILK, ("Sebelum", "Sesudah"), ((7, 13, 0), (0, 8, 12))),
    "bars-seven": DivergingBars(SEVEN, ("Sebelum", "Sesudah"), ((7, 13, 0, 4, 5, 6, 7), (0, 8, 12, 3, 0, 1, 1))),
    "bars-four": DivergingBars(("a", "b", NASTY, "d"), ("Sebelum", "Sesudah"), ((1_234_567, 0, 0, 0), (0, 0, 0, 1))),
    "bars-nobody": DivergingBars(("a", "b"), ("Sebelum", "Sesudah"), ((0, 0), (0, 0))),
    "changes": ChangeBars(
        (-4.5, -4, -3, -2.5, 0, 1), (1, 1, 1, 1, 1, 1), "Perubahan nyeri (sesudah − sebelum), skala 0–10", "lower"
    ),
    "changes-whole": ChangeBars((-2, -1, 0, 1, 2, 3), (1, 4, 12, 30, 9, 2), NASTY, "higher"),
    "changes-spans": ChangeBars(
        (-2.5, -1.5, -0.5, 0, *(place + 0.5 for place in range(20))), (1, 4, 7, 3, *BELL), "gram", "higher", 1.0
    ),
    "changes-none": ChangeBars((0,), (5,), "Perubahan", "higher"),
    "changes-millions": ChangeBars((-3, 0), (1, 2_000_000), "Perubahan", "lower"),
    "changes-one-person": ChangeBars((0.25,), (1,), "Perubahan", "lower"),
    "null": null_curve({1: 19, 0: 1}),
    "null-many-values": null_curve({-1: 11, -2: 5, 3: 2}, "less"),
    "null-curve": null_curve({place * (-1 if place % 3 == 0 else 1): 1 for place in range(1, 41)}),
    "null-curve-greater": null_curve(dict.fromkeys(range(-100, 200), 1), "greater"),
    "null-far-out": null_curve({1: 500, 2: 600}),
    "null-no-change": null_curve({0: 5}),
    "null-one-person": null_curve({1: 1}),
    "methods": MethodDots(
        ("Uji peringkat bertanda Wilcoxon, pasangan tetap dikeluarkan",) * 4 + ("Uji tanda",) * 2 + ("Uji McNemar",),
        ("",) * 3 + ("jarak pertama dihitung dua kali", "", "", f"berhasil mulai “{SEVEN[-1]}”"),
        ("eksak", "p tengah", "asimtotik", "eksak", "eksak", "asimtotik", "eksak"),
        (3.8e-6, 0.04, 1.3e-5, 0.052, 0.03, 0.2, 0.00049),
        0.05,
    ),
    "methods-tiny": MethodDots(("a", "b"), ("", ""), ("eksak", "eksak"), (1e-300, 1.0), 0.05),
    "methods-one": MethodDots((NASTY,), ("",), ("",), (1.0,), 0.05),
    "pairs": PairedLines(
        ((7.5, 3, 1), (8, 8, 2), (5, 6, 1), (6, 2, 3), (7, 4.5, 1)), (7, 4.5), ("Sebelum", "Sesudah"), "Nyeri", "lower"
    ),
    "pairs-many": PairedLines(
        tuple((place * 1000.25, 3000 + place * 777.5, 1 + place % 7) for place in range(300)),
        (149_537.375, 119_250.5),
        ("Sebelum pijat oksitosin " * 5, "Sesudah"),
        NASTY,
        "higher",
    ),
    "pairs-one-person": PairedLines(((5, 5, 1),), (5, 5), ("Sebelum", "Sesudah"), "Skor", "higher"),
    "pairs-millions": PairedLines(((0, 1, 2_000_000), (1, 0, 1)), (0, 1), ("Sebelum", "Sesudah"), "x" * 300, "higher"),
    "flows": OccasionFlows(
        MILK,
        ("Sebelum", "Hari 2", "Hari 3", "Sesudah"),
        (
            ((3, 8, 0), (2, 4, 0), (0, 1, 0)),
            ((0, 5, 0), (0, 4, 9), (0, 0, 0)),
            ((0, 0, 0), (0, 2, 7), (0, 0, 9)),
        ),
    ),
    "flows-seven": OccasionFlows(
        SEVEN, ("Sebelum pijat oksitosin " * 5, "2 jam", NASTY), (SPREAD, tuple(zip(*SPREAD, strict=True)))
    ),
    "flows-one-person": OccasionFlows(("a", "b"), ("1", "2", "3"), (((0, 1), (0, 0)), ((0, 0), (1, 0)))),
    "flows-many-occasions": OccasionFlows(
        ("a", "b"),
        tuple("abcdefgh"),
        (((1_234_567, 1), (0, 12)), *[((1_234_567, 0), (1, 12))] * 6),
    ),
    "lines": OccasionLines(
        (((7, 5, 2), (8, 6, 1), (5, 5, 1)), ((5, 2, 2), (6, 7, 1), (5, 5, 1))),
        ((6.75, 4.9, 8.6), (5.25, 4.5, 6.0), (4.0, None, None)),
        ("Sebelum", "2 jam", "24 jam"),
        "Nyeri (skala 0–10)",
        "lower",
        0.95,
    ),
    "lines-one-person": OccasionLines(
        (((5, 5, 1),), ((5, 6, 1),)),
        ((5, None, None), (5, None, None), (6, None, None)),
        ("a", "b", NASTY),
        NASTY,
        "higher",
        0.95,
    ),
    "lines-many": OccasionLines(
        (tuple((place * 1000.25, 3000 + place * 777.5, 1 + place % 7) for place in range(200)),) * 5,
        ((149_537.375, 119_250.5, 160_000.0),) * 6,
        ("Sebelum pijat oksitosin " * 5, "2", "3", "4", "5", "Sesudah"),
        "x" * 300,
        "higher",
        0.975,
    ),
    "quantiles": scored({-4.5: 1, -4: 1, -3: 1, -2.5: 1, 0: 2, 1: 1}, "Sesudah − sebelum (skala 0–10)"),
    "quantiles-many": scored({place * place / 7: 1 + place % 3 for place in range(200)}, NASTY),
    "quantiles-untested": scored({-1: 1, 3_000_000: 1}, "x" * 300, tested=False),
    "power": PowerLines(
        (
            "Wilcoxon peringkat bertanda, eksak",
            "Wilcoxon peringkat bertanda, p tengah",
            "Wilcoxon peringkat bertanda, asimtotik (Asymp. Sig. di SPSS)",
            "Uji tanda, eksak",
            NASTY,
            "Keenam",
        ),
        growing(6),
        0.8,
        23,
    ),
    "power-one-point": PowerLines(("a",), (((5, 0.3),),)),
    "shares": ShareDots(
        ("< 25", "25–35", "> 35"),
        (3, 10, 0),
        (3, 12, 4),
        ((0.292, 1.0), (0.516, 0.979), (0.0, 0.602)),
        (13, 20),
        "Membaik (%)",
        "Membaik",
    ),
    "shares-many": ShareDots(
        (*SEVEN, NASTY, "a", "b", "c", "kosong"),
        (*range(11), 0),
        (*range(10, 21), 0),
        (*((place / 30, place / 30 + 0.4) for place in range(11)), None),
        (1_234_567, 2_345_678),
        NASTY,
        "x" * 12,
        0.975,
    ),
    "shares-one-group": ShareDots(("Melati",), (0,), (1,), ((0.0, 0.975),), (0, 1), "Membaik (%)", "Membaik"),
    "shares-nobody": ShareDots(("a", "b"), (0, 0), (0, 0), (None, None), (0, 0), "Membaik (%)", "Membaik"),
}
