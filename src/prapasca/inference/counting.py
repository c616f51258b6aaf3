"""Sign patterns counted in whole numbers: exact at any size, fast at small ones."""

from __future__ import annotations

from prapasca.inference.tails import Tails
from prapasca.inference.tilting import Groups, unattainable


def counted(groups: Groups, target: int) -> Tails:
    """Count sign patterns in the digits of one whole number.

    The number of patterns with sum k is the coefficient of x**k in ``prod_m (1 + x**R_m)**t_m``;
    at ``x = 2**width`` each coefficient is a digit that never carries, as all add up to
    ``2**n_signs``.

    Examples
    --------
    Ranks 1, 2, 3 of which 1 is positive; 2 of 8 sign patterns give a sum of 1 or less:

    >>> counted([(1, 1), (2, 1), (3, 1)], 1).lower
    0.25
    """
    n_signs = sum(size for _, size in groups)
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
