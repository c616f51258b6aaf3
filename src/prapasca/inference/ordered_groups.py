"""Whether a share rises or falls along groups that have an order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy.typing as npt

from prapasca.change import ChangeProfile, whole_counts
from prapasca.errors import N_, InputError, Message
from prapasca.inference.mann_whitney import mann_whitney_test


@dataclass(frozen=True, kw_only=True)
class OrderedGroupsResult:
    """What the exact test of a trend over ordered groups found.

    Parameters
    ----------
    n : int
        People in the groups.
    z : float
        Positive where the share rises from the first group to the last; without continuity correction.
    p_asymptotic : float
        From `z`, two-sided.
    p_exact, p_mid, log_p_exact : float or None
        As in :class:`prapasca.inference.tails.ExactP`; None when `message` says why not.
    message : Message or None
        Why there is no exact p.
    """

    n: int
    z: float
    p_asymptotic: float
    p_exact: float | None
    p_mid: float | None
    log_p_exact: float | None
    message: Message | None

    @property
    def p(self) -> float:
        """The headline p: exact where there is one."""
        return self.p_asymptotic if self.p_exact is None else self.p_exact


def ordered_groups_test(counts: npt.ArrayLike) -> OrderedGroupsResult:
    """Test exactly whether a share rises or falls along ordered groups.

    The Mann-Whitney test of the groups' order between those who have what is counted and those who do
    not: all people are ranked by their group, and every choice of who has it is equally likely.

    Parameters
    ----------
    counts
        Whole numbers, shape (groups, 2): how many in each group have it, and how many do not; groups in
        their order.

    Returns
    -------
    OrderedGroupsResult
        Two-sided. Every p is 1 and z is 0 where all people are in one group, or all or none have it.

    Raises
    ------
    InputError
        Counts that are negative, not whole, or not two columns.

    References
    ----------
    A. Agresti, Categorical Data Analysis, 3rd ed. (2013), section 3.5 (exact inference for small samples).

    Examples
    --------
    >>> result = ordered_groups_test([[1, 5], [3, 3], [5, 1]])
    >>> print(f"{result.z:.3f} {result.p_exact:.4f}")
    2.244 0.0452
    """
    table = whole_counts(counts, "counts")
    if table.ndim != 2 or table.shape[1] != 2:
        raise InputError(
            "counts-shape",
            N_("counts: found the shape {found}, expected two columns, with and without"),
            found=" × ".join(map(str, table.shape)),
        )
    having, lacking = (dict(enumerate(column)) for column in table.T.tolist())
    if not sum(having.values()) or not sum(lacking.values()):
        return OrderedGroupsResult(
            n=int(table.sum()), z=0.0, p_asymptotic=1.0, p_exact=1.0, p_mid=1.0, log_p_exact=0.0, message=None
        )
    found = mann_whitney_test(ChangeProfile.from_changes(having), ChangeProfile.from_changes(lacking))
    return OrderedGroupsResult(
        n=int(table.sum()),
        z=found.z,
        p_asymptotic=found.p_asymptotic,
        p_exact=found.p_exact,
        p_mid=found.p_mid,
        log_p_exact=found.log_p_exact,
        message=found.message,
    )
