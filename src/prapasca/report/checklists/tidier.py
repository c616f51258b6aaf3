"""TIDieR: description of interventions."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.checklists.item import Checklist, Item

TIDIER = Checklist(
    "tidier",
    "TIDieR",
    "Hoffmann TC, Glasziou PP, Boutron I, et al. BMJ 2014;348:g1687. doi:10.1136/bmj.g1687",
    (
        Item("1", N_("Name of the intervention"), "methods", ("intervention.name",)),
        Item("2", N_("Why: reasons or theory"), "methods", ("intervention.why",)),
        Item("3", N_("What: materials"), "methods", ("intervention.materials",)),
        Item("4", N_("What: procedures"), "methods", ("intervention.procedures",)),
        Item("5", N_("Who gave it, and their training"), "methods", ("intervention.provider",)),
        Item("6", N_("How it was given"), "methods", ("intervention.mode",)),
        Item("7", N_("Where it was given"), "methods", ("intervention.location",)),
        Item("8", N_("When and how much"), "methods", ("intervention.dose", "intervention.timing")),
        Item("9", N_("Tailoring to the person"), "methods", ("intervention.tailoring",)),
        Item("10", N_("Modifications during the study"), "methods", ("intervention.modifications",)),
        Item("11", N_("Adherence: how it was to be checked"), "methods", ("intervention.fidelity_planned",)),
        Item("12", N_("Adherence: how far it was given as planned"), "methods", ("intervention.fidelity_actual",)),
    ),
)
