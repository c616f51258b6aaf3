"""The exact null distribution of a sum of signed scores.

Under the null hypothesis each change is as likely up as down, given its size. With integer scores
``R_1 .. R_G`` (doubled midranks, magnitudes, ones) held by groups of ``t_1 .. t_G`` changes, the sum
over the increases is ``T = sum_m R_m X_m`` with independent ``X_m ~ Binomial(t_m, 1/2)``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import gcd
from typing import Literal

from prapasca.checks import check_choice
from prapasca.errors import N_, InputError, Message
from prapasca.inference.counting import counted
from prapasca.inference.engines import ENGINES, Engine, chosen, counting_seconds, named
from prapasca.inference.saddlepoint import approximate_tails
from prapasca.inference.tails import RankMethod, Tails
from prapasca.inference.tilting import Groups, tilted, too_large, unattainable

COUNTING_SECONDS = 5e-4
"""Counting in whole numbers, exact to the last digit, is preferred up to this long."""

_KNOWN: ContextVar[dict[tuple[object, int, Engine], Tails] | None] = ContextVar("_KNOWN", default=None)


@contextmanager
def each_null_once() -> Iterator[None]:
    """Compute no null distribution twice while this lasts; also a decorator.

    The analyses of one study ask for the same distribution under several names: with nobody
    unchanged, Pratt's ranks are Wilcoxon's.

    Examples
    --------
    >>> with each_null_once():
    ...     found = [tail_probabilities(range(1, 41), [1] * 40, 250) for _ in range(2)]
    >>> found[0] is found[1]
    True
    """
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def tail_probabilities(scores: Iterable[int], sizes: Iterable[int], observed: int, *, engine: Engine = "auto") -> Tails:
    """Return ``P(T <= t)``, ``P(T >= t)`` and ``P(T = t)`` for ``T = sum_m R_m X_m``.

    Small cases are counted in whole numbers and rounded once; larger ones go through
    exponential tilting [1]_ and inversion of the characteristic function, right to 1e-12 relative
    however small the tail.

    Parameters
    ----------
    scores
        ``R_m``, whole numbers, 0 or more, shape (G,).
    sizes
        ``t_m``, how many changes hold each score, shape (G,).
    observed
        ``t``, the sum of the scores of the increases.
    engine
        How to compute them: ``"counting"`` in whole numbers, ``"inversion"`` of the
        characteristic function, ``"meet-in-the-middle"`` of two halves of the groups,
        ``"convolution"`` one change at a time; ``"auto"`` takes the one predicted to be fastest.

    Returns
    -------
    Tails
        Of T around t.

    Raises
    ------
    InputError
        Code ``"scores"`` for scores or sizes that are negative or differ in number,
        ``"unattainable"`` for a t that T cannot take, ``"too-large"`` when no engine (or not the
        one named) can reach 1e-12 within memory and time.

    References
    ----------
    .. [1] H. E. Daniels, "Saddlepoint approximations in statistics", Annals of Mathematical
       Statistics 25 (1954) 631-650. https://doi.org/10.1214/aoms/1177728652

    Examples
    --------
    Nineteen increases of one size, no decrease:

    >>> tail_probabilities([20], [19], 20 * 19).upper == 2**-19
    True

    Ranks 1, 2, 3 of which 1 is positive; 2 of 8 sign patterns give a sum of 1 or less:

    >>> tail_probabilities([1, 2, 3], [1, 1, 1], 1).lower
    0.25

    Two thousand changes without ties, twice:

    >>> ranks, ones = range(1, 2001), [1] * 2000
    >>> found = [tail_probabilities(ranks, ones, 900_000, engine=engine).lower for engine in ("auto", "convolution")]
    >>> abs(found[0] / found[1] - 1) < 1e-12
    True
    """
    check_choice("engine", engine, ENGINES)
    groups, target = _reduced(list(scores), list(sizes), int(observed))
    total = sum(score * size for score, size in groups)
    if 2 * target > total:
        return _once(groups, total - target, engine).swapped()
    return _once(groups, target, engine)


def null_tails(
    scores: Iterable[int], sizes: Iterable[int], observed: int, method: RankMethod
) -> tuple[Tails, Literal["exact", "saddlepoint"]]:
    """Return the tails of T under a method, and which one it was.

    Parameters
    ----------
    scores, sizes, observed
        As for :func:`tail_probabilities`.
    method
        ``"auto"`` is exact, and a saddlepoint approximation where no engine can be.

    Raises
    ------
    InputError
        As :func:`tail_probabilities`; ``"too-large"`` under ``"exact"`` only.

    Examples
    --------
    >>> tails, method = null_tails([1, 2, 3], [1, 1, 1], 1, "auto")
    >>> tails.lower, method
    (0.25, 'exact')
    """
    scores, sizes = list(scores), list(sizes)
    if method != "saddlepoint":
        try:
            return tail_probabilities(scores, sizes, observed), "exact"
        except InputError as error:
            if method == "exact" or error.code != "too-large":
                raise
    groups, target = _reduced(scores, sizes, observed)
    total = sum(score * size for score, size in groups)
    nearer = min(target, total - target)
    # the extreme itself has one pattern of signs
    tails = approximate_tails(groups, nearer) if nearer else _lower_half(groups, 0, "auto")
    return (tails if target == nearer else tails.swapped()), "saddlepoint"


def saddlepoint_message(n_signs: int) -> Message:
    """Return the sentence that says that a p is not exact.

    Examples
    --------
    >>> str(saddlepoint_message(1_000_000))
    'the exact distribution of these 1000000 changes is out of reach; p is a saddlepoint approximation'
    """
    return Message(
        "saddlepoint",
        N_("the exact distribution of these {n} changes is out of reach; p is a saddlepoint approximation"),
        {"n": n_signs},
        "note",
    )


def _once(groups: Groups, target: int, engine: Engine) -> Tails:
    known = _KNOWN.get()
    if known is None:
        return _lower_half(groups, target, engine)
    key = (tuple(groups), target, engine)
    if key not in known:
        known[key] = _lower_half(groups, target, engine)
    return known[key]


def _lower_half(groups: Groups, target: int, engine: Engine) -> Tails:
    """Tails at a target not above the centre."""
    n_signs = sum(size for _, size in groups)
    if target == 0:
        return Tails.from_counts(1, 1 << n_signs, 1, n_signs=n_signs)
    if target >= 2**61:
        raise too_large(n_signs, len(groups), float(target))
    if engine in {"auto", "counting"} and counting_seconds(n_signs, target) < COUNTING_SECONDS:
        return counted(groups, target)
    tilt = tilted(groups, target)
    return chosen(tilt) if engine == "auto" else named(tilt, engine)


def _reduced(scores: list[int], sizes: list[int], observed: int) -> tuple[Groups, int]:
    """Merge equal scores, drop what cannot move T, divide by the greatest common divisor."""
    if len(scores) != len(sizes) or any(number < 0 for number in (*scores, *sizes)):
        raise InputError(
            "scores",
            N_("scores: found {scores} held by {sizes}; expected whole numbers, 0 or more, and one size for each"),
            scores=scores,
            sizes=sizes,
        )
    held: Counter[int] = Counter()
    for score, size in zip(scores, sizes, strict=True):
        held[int(score)] += int(size)
    held = Counter({score: size for score, size in held.items() if score and size})
    divisor = gcd(*held) or 1
    total = sum(score * size for score, size in held.items())
    if not 0 <= observed <= total or observed % divisor:
        raise unattainable(observed)
    return sorted((score // divisor, size) for score, size in held.items()), observed // divisor
