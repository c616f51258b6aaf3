"""The exact null distribution of a sum of signed scores.

Under the null hypothesis each change is as likely up as down, given its size. With integer scores
``R_1 .. R_G`` (doubled midranks, magnitudes, ones) held by groups of ``t_1 .. t_G`` changes, the sum
over the increases is ``T = sum_m R_m X_m`` with independent ``X_m ~ Binomial(t_m, 1/2)``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import gcd

from prapasca.errors import N_, InputError
from prapasca.inference.tails import Tails
from prapasca.inference.tilting import Groups, tilted_lower_tail, too_large, unattainable

PACKED_LIMIT = 3 * 10**7
"""Bit additions up to which counting in whole numbers is the faster way (about 2 ms)."""


def tail_probabilities(scores: Iterable[int], sizes: Iterable[int], observed: int) -> Tails:
    """Return ``P(T <= t)``, ``P(T >= t)`` and ``P(T = t)`` for ``T = sum_m R_m X_m``.

    Small cases are counted in whole numbers and rounded once; larger ones go through
    exponential tilting [1]_, right to 1e-12 relative however small the tail.

    Parameters
    ----------
    scores
        ``R_m``, whole numbers, 0 or more, shape (G,).
    sizes
        ``t_m``, how many changes hold each score, shape (G,).
    observed
        ``t``, the sum of the scores of the increases.

    Returns
    -------
    Tails
        Of T around t.

    Raises
    ------
    InputError
        Code ``"scores"`` for scores or sizes that are negative or differ in number,
        ``"unattainable"`` for a t that T cannot take, ``"too-large"`` when the distribution
        would need more than about 4 million states at a time.

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
    """
    groups, target = _reduced(list(scores), list(sizes), int(observed))
    total = sum(score * size for score, size in groups)
    if 2 * target > total:
        return _lower_half(groups, total - target).swapped()
    return _lower_half(groups, target)


def _lower_half(groups: Groups, target: int) -> Tails:
    """Tails at a target not above the centre."""
    n_signs = sum(size for _, size in groups)
    if target == 0:
        return Tails.from_counts(1, 1 << n_signs, 1, n_signs=n_signs)
    if target >= 2**61:
        raise too_large(n_signs, len(groups), float(target))
    if n_signs * n_signs * (target + 1) <= PACKED_LIMIT:
        return _packed(groups, target, n_signs)
    return tilted_lower_tail(groups, target)


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


def _packed(groups: Groups, target: int, n_signs: int) -> Tails:
    """Count sign patterns in the digits of one whole number.

    The number of patterns with sum k is the coefficient of x**k in ``prod_m (1 + x**R_m)**t_m``;
    at ``x = 2**width`` each coefficient is a digit that never carries, as all add up to
    ``2**n_signs``.
    """
    width = n_signs + 1
    below = (1 << width * (target + 1)) - 1
    polynomial = 1
    for score, size in groups:
        for _ in range(size):
            polynomial = (polynomial + (polynomial << width * score)) & below
    point = polynomial >> width * target
    if not point:
        raise unattainable(target)
    # modulo base - 1 a number equals the sum of its digits
    lower = polynomial % ((1 << width) - 1)
    return Tails.from_counts(lower, (1 << n_signs) - lower + point, point, n_signs=n_signs)
