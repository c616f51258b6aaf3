"""McNemar's test of a change between failure and success."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from math import sqrt

from prapasca.checks import check_choice, nearest
from prapasca.errors import N_, InputError
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.tails import ALTERNATIVES, METHODS, NO_CHANGE, Alternative, corrected_z, exact_p, normal_p
from prapasca.transition import TransitionTable

SPSS_BINOMIAL_LIMIT = 25


@dataclass(frozen=True)
class McNemarResult:
    """What McNemar's test found.

    Parameters
    ----------
    cut : hashable
        The first category that counts as success.
    n_pairs, n_missing : int
        Pairs observed at both times, and people left out because they were not.
    n_improved, n_worsened : int
        From failure to success, and from success to failure.
    statistic, df, p_asymptotic
        Chi-square ``(n_improved - n_worsened)^2 / (n_improved + n_worsened)`` without correction.
    statistic_corrected, p_asymptotic_corrected : float
        With ``|n_improved - n_worsened| - 1`` (0 at the least) in place of the difference, as SPSS.
    z : float
        Root of `statistic` with the sign of the change: positive when more improved.
    p_exact, p_exact_one_sided, point_probability, p_mid, log_p_exact, p_exact_floored
        Binomial; see :class:`prapasca.inference.tails.ExactP`.
    spss_uses_binomial : bool
        Whether SPSS prints the binomial p here (25 or fewer changed) rather than the corrected chi-square.
    method, alternative : str
        As asked.
    """

    cut: Hashable
    n_pairs: int
    n_missing: int
    n_improved: int
    n_worsened: int
    statistic: float
    df: int
    p_asymptotic: float
    statistic_corrected: float
    p_asymptotic_corrected: float
    z: float
    p_exact: float
    p_exact_one_sided: float
    point_probability: float
    p_mid: float
    log_p_exact: float
    p_exact_floored: bool
    spss_uses_binomial: bool
    method: str
    alternative: str

    @property
    def p(self) -> float:
        """The headline p, by `method`."""
        return self.p_exact if self.method == "exact" else self.p_asymptotic


def mcnemar_test(
    table: TransitionTable,
    *,
    cut: Hashable = None,
    alternative: Alternative = "two-sided",
    method: str = "exact",
) -> McNemarResult:
    """Test whether as many people went from failure to success as from success to failure.

    Parameters
    ----------
    table
        Rows before, columns after, categories from worst to best.
    cut
        The first category that counts as success, by its name or else its position 1..K-1.
        With two categories it need not be named.
    alternative
        ``"greater"`` means that more improve than worsen.
    method
        ``"exact"`` or ``"asymptotic"``: which p is the headline; both are always there.

    Returns
    -------
    McNemarResult
        Every p is 1 when nobody crossed the cut.

    Raises
    ------
    InputError
        No cut named among three or more categories, or one that cannot be the first success;
        an unknown `alternative` or `method`.

    References
    ----------
    McNemar (1947), https://doi.org/10.1007/BF02295996; the mid-p value, Fagerland, Lydersen and
    Laake (2013), https://doi.org/10.1186/1471-2288-13-91

    Examples
    --------
    >>> table = TransitionTable.from_counts([[1, 7], [1, 12]], ["no", "yes"])
    >>> result = mcnemar_test(table)
    >>> result.p_exact, result.p_mid
    (0.0703125, 0.0390625)
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    check_choice("method", method, METHODS)
    position = _cut_position(table, cut)
    (_, improved), (worsened, _) = table.cut(position).counts.tolist()
    changed, difference = improved + worsened, improved - worsened
    z = difference / sqrt(changed) if changed else 0.0
    z_corrected = corrected_z(difference, 1.0, sqrt(changed), alternative)
    exact = exact_p(tail_probabilities([1], [changed], improved), alternative) if changed else NO_CHANGE
    return McNemarResult(
        cut=table.categories[position],
        n_pairs=table.n_pairs,
        n_missing=table.n_missing,
        n_improved=improved,
        n_worsened=worsened,
        statistic=difference**2 / changed if changed else 0.0,
        df=1,
        p_asymptotic=normal_p(z, alternative) if changed else 1.0,
        statistic_corrected=max(0, abs(difference) - 1) ** 2 / changed if changed else 0.0,
        p_asymptotic_corrected=normal_p(z_corrected, alternative) if changed else 1.0,
        z=z,
        **vars(exact),
        spss_uses_binomial=changed <= SPSS_BINOMIAL_LIMIT,
        method=method,
        alternative=alternative,
    )


def _cut_position(table: TransitionTable, cut: Hashable) -> int:
    possible = table.categories[1:]
    if cut is None and len(possible) == 1:
        return 1
    if cut in possible:
        return possible.index(cut) + 1
    if isinstance(cut, int) and not isinstance(cut, bool) and cut not in table.categories and 1 <= cut <= len(possible):
        return cut
    template = N_("cut: found {found!r}, expected the first category that counts as success, one of {expected}")
    hint = nearest(cut, possible)
    if cut is None:
        template = N_("cut: not named; with more than two categories say which is the first success, one of {expected}")
    elif hint is not None:
        template = N_("cut: found {found!r}, expected one of {expected}; did you mean {hint!r}?")
    raise InputError("cut", template, found=cut, expected=list(map(str, possible)), hint=hint)
