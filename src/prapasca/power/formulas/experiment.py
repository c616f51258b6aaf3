"""Rules for experiments with several groups, and room for people who leave."""

from __future__ import annotations

from prapasca.errors import N_, InputError
from prapasca.power.formulas.result import FormulaResult, check_above, check_between, rounded_up, step


def federer(groups: int) -> FormulaResult:
    """Return Federer's people per group, the smallest r with ``(t - 1) (r - 1) >= 15`` [1]_.

    A rule of thumb for the degrees of freedom of an experiment with t groups. It knows no effect,
    no variation and no power.

    Parameters
    ----------
    groups
        t, 2 or more; before and after of the same people are one group.

    Raises
    ------
    InputError
        Fewer than 2 groups, or a number that is not whole.

    References
    ----------
    .. [1] W. T. Federer, "Experimental design: theory and application", Macmillan, 1955.

    Examples
    --------
    >>> federer(4).n, federer(2).n
    (6, 16)
    """
    if not isinstance(groups, int) or isinstance(groups, bool) or groups < 2:
        raise InputError(
            "groups",
            N_(
                "groups: found {found}, expected 2 or more; before and after of the same people are one group, "
                "for which Federer's rule has no answer"
            ),
            found=groups,
        )
    value = 15 / (groups - 1) + 1
    return FormulaResult(
        "federer",
        {"groups": groups},
        (
            step(N_("(t − 1) × (r − 1) ≥ 15, so r ≥ 15 / (t − 1) + 1")),
            step(N_("r ≥ 15 / ({groups} − 1) + 1 = {value}"), groups=groups, value=value),
        ),
        value,
        rounded_up(value),
        "people per group",
        (
            step(
                N_("A rule of thumb for experiments with several groups drawn by lot; it knows no effect and no power.")
            ),
            step(N_("Before and after of the same people are one group, not two.")),
        ),
        "Federer (1955), Experimental design: theory and application",
    )


def drop_out(n: float, share: float) -> FormulaResult:
    """Return how many to begin with so that `n` are left, ``n / (1 - share)``.

    Parameters
    ----------
    n
        People needed at the end.
    share
        Expected to leave, as a proportion.

    Raises
    ------
    InputError
        An n of 0 or less, a share that is not between 0 and 1.

    Examples
    --------
    >>> drop_out(25, 0.1).n
    28
    """
    needed, leaving = check_above("n", n, 0), check_between("drop-out", share, 0, 1)
    value = needed / (1 - leaving)
    return FormulaResult(
        "drop_out",
        {"n": needed, "drop_out": leaving},
        (
            step(N_("n' = n / (1 − f)")),
            step(N_("n' = {n} / (1 − {share}) = {value}"), n=needed, share=leaving, value=value),
        ),
        value,
        rounded_up(value),
        "people",
        (step(N_("Who leaves does so for reasons that have nothing to do with the outcome.")),),
        "Lachin (1981), https://doi.org/10.1016/0197-2456(81)90001-5",
    )
