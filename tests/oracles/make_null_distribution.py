"""Write null_distribution.json: far and near tails of sums of signed scores, counted the plain way.

Up to about a hundred thousand sums every sign pattern is counted in whole numbers. Beyond, the
counts are halved once a sign and kept in extended precision (64 bits): only additions of positive
numbers, so n signs cost at most n * 2**-64 in relative terms, 1.1e-16 for n = 2000.

Run with ``python tests/oracles/make_null_distribution.py`` where numpy's longdouble has 64 bits.
"""

import json
from decimal import Decimal, localcontext
from itertools import accumulate
from pathlib import Path

import numpy as np

DIGITS = 24


def midranks(sizes):
    return [2 * sum(sizes[:place]) + size + 1 for place, size in enumerate(sizes)]


def total(scores, sizes):
    return sum(score * size for score, size in zip(scores, sizes, strict=True))


def counted(scores, sizes, targets):
    ways = [1] + [0] * max(targets)
    for score, size in zip(scores, sizes, strict=True):
        for _ in range(size):
            for place in range(len(ways) - 1, score - 1, -1):
                ways[place] += ways[place - score]
    below = list(accumulate(ways))
    everything = 2 ** sum(sizes)
    return {t: (below[t], everything - below[t] + ways[t], ways[t], everything) for t in targets}


def halved(scores, sizes, targets):
    chances = np.zeros(max(targets) + 1, dtype=np.longdouble)
    chances[0] = 1
    for score, size in zip(scores, sizes, strict=True):
        for _ in range(size):
            moved = chances[:-score] / 2
            chances /= 2
            chances[score:] += moved
    return {t: (chances[: t + 1].sum(), 1 - chances[:t].sum(), chances[t], 1) for t in targets}


def logarithm(number, everything):
    with localcontext() as context:
        context.prec = 60
        if isinstance(number, int):
            return str(round((Decimal(number) / everything).ln(), DIGITS))
        return np.format_float_positional(np.log(number), precision=19, unique=False)


def case(name, scores, sizes, targets, count=halved):
    largest = total(scores, sizes)
    assert all(2 * t <= largest for t in targets)
    found = count(scores, sizes, targets)
    return [
        {
            "name": name,
            "counted_in": "whole numbers" if count is counted else "64-bit floats",
            "scores": scores,
            "sizes": sizes,
            "observed": t,
            "log_lower": logarithm(found[t][0], found[t][3]),
            "log_upper": logarithm(found[t][1], found[t][3]),
            "log_point": logarithm(found[t][2], found[t][3]),
        }
        for t in targets
    ]


def tied(name, sizes, patterns):
    scores = midranks(sizes)
    targets = [total(scores, increases) for increases in patterns]
    largest = total(scores, sizes)
    return case(name, scores, sizes, sorted({min(t, largest - t) for t in targets}))


def main():
    ones, ten = [1] * 500, list(range(1, 11))
    pain = [600, 450, 330, 230, 150, 100, 65, 40, 25, 10]
    equal, five = [200] * 10, [400] * 5
    cases = [
        *case("untied, n = 500", list(range(1, 501)), ones, [1, 50, 1000, 10000, 30000, 50000, 62000, 62625], counted),
        *case("scores 1 to 10, n = 2000", ten, pain, [1, 20, 500, 1500, 2500, 2600], counted),
        *tied(
            "ten tie groups of 200, n = 2000",
            equal,
            [
                [100] * 10,
                [96] * 10,
                [90, 95, 100, 105, 95, 93, 92, 90, 96, 91],
                [60] * 10,
                [30, 20] * 5,
                [1] * 10,
                [3] + [0] * 9,
                [0] * 9 + [1],
                [0] * 5 + [120] * 5,
            ],
        ),
        *tied(
            "ten tie groups of 10 to 600, n = 2000",
            pain,
            [
                [size // 2 for size in pain],
                [size * 2 // 5 for size in pain],
                [size // 7 for size in pain],
                [250, 200, 140, 110, 60, 50, 30, 20, 10, 6],
                [0] * 9 + [3],
                [300] + [0] * 9,
            ],
        ),
        *tied(
            "five tie groups of 400, n = 2000, where t is reached in few ways",
            five,
            [[0, 100, 200, 300, 400], [40, 120, 200, 280, 360], [200, 0, 0, 0, 0], [150] * 5],
        ),
        *tied("two tie groups of 1000, n = 2000", [1000, 1000], [[0, 600], [300, 700], [500, 500], [1000, 0], [1, 1]]),
    ]
    head = {
        "source": "tests/oracles/make_null_distribution.py",
        "convention": "T = sum of score x number of increases; natural logarithms of P(T <= t), P(T >= t), P(T = t)",
        "direction": "increases are positive, d = post - pre",
    }
    Path(__file__).with_name("null_distribution.json").write_text(
        json.dumps({**head, "cases": cases}, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n"
    )


if __name__ == "__main__":
    main()
