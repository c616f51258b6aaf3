"""The heads of a table with a test in each row."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.report.model import Column


def columns_of_tests(t: Translator) -> tuple[Column, ...]:
    """Return test, n, statistic, value, degrees of freedom and the three p values."""
    return (
        Column(t(N_("Test")), "left"),
        Column("n"),
        Column(t(N_("Statistic")), "left"),
        Column(t(N_("Value"))),
        Column(t(N_("df"))),
        Column(t(N_("Asymptotic p"))),
        Column(t(N_("Exact p"))),
        Column(t(N_("mid-p"))),
    )
