"""SAMPL: statistics in biomedical papers, as far as a before–after study needs it."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.checklists.item import Checklist, Item

SAMPL = Checklist(
    "sampl",
    "SAMPL",
    "Lang TA, Altman DG. Int J Nurs Stud 2015;52:5–9. doi:10.1016/j.ijnurstu.2014.09.006",
    (
        Item("1", N_("Numerator and denominator of every percentage"), "results"),
        Item("2", N_("Centre and spread of numeric variables, by distribution"), "results"),
        Item("3", N_("Purpose of each analysis, and the variables in it"), "methods"),
        Item("4", N_("Name of the test, paired, one- or two-sided"), "methods"),
        Item("5", N_("Significance level"), "methods"),
        Item("6", N_("Assumptions of the test: symmetry of the changes, handling of ties and zeros"), "methods"),
        Item("7", N_("Missing data: how many, and what became of them"), "results"),
        Item(
            "8",
            N_("Smallest difference that matters, and the power to see it"),
            "methods",
            ("sample.size_reason|sample.plan",),
        ),
        Item("9", N_("Exact p values, beside the estimate"), "results"),
        Item("10", N_("Intervals for the main estimates"), "results"),
        Item("11", N_("Several tests or outcomes: how many, and how that was dealt with"), "sensitivity"),
        Item("12", N_("Software with its version"), "methods"),
    ),
)
