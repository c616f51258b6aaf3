"""What must hold between the keys of the table ``[sensitivity]``."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.study.table import Fault
from prapasca.study.written import Written, number, shown, table


def sensitivity_faults(sensitivity: Written) -> Iterator[Fault]:
    """Yield what is wrong between the keys of the table, as it is written."""
    natural, comparator = table(sensitivity.get("natural_rate")), table(sensitivity.get("comparator"))
    low, high = number(natural.get("low")), number(natural.get("high"))
    if low is not None and high is not None and 0 <= high < low <= 1:
        yield Fault(
            ("sensitivity", "natural_rate", "high"),
            "rate-order",
            N_("found {found}, which is below the lowest rate {low}; expected the highest plausible rate"),
            {"found": shown(natural["high"]), "low": shown(natural["low"])},
        )
    improved, n = number(comparator.get("improved")), number(comparator.get("n"))
    if improved is not None and n is not None and improved > n > 0:
        yield Fault(
            ("sensitivity", "comparator", "improved"),
            "improved-above-n",
            N_("found {found}, more than the {n} people observed; expected how many of them improved"),
            {"found": shown(comparator["improved"]), "n": shown(comparator["n"])},
        )
