"""One group observed before and after, with nobody to compare it with."""

from prapasca.errors import N_
from prapasca.report.designs.design import Design

ONE_GROUP = Design(
    described=N_(
        "One group was observed before and after {intervention} (one-group pretest–posttest design); there was no"
        " comparison group."
    ),
    observed={
        "none": N_("One group was observed before and after, without a comparison group."),
        "one": N_("One person was observed before and after, without a comparison group."),
        "many": N_("One group of {n} people was observed before and after, without a comparison group."),
    },
    guard=N_(
        "The change followed {intervention}; without a comparison group its cause is not established: time, "
        "natural course or repeated observation may explain it."
    ),
    unnamed_guard=N_(
        "One group was observed before and after without a comparison group, so the cause of a change is "
        "not established: time, natural course or repeated observation may explain it."
    ),
    history=N_(
        "whatever else happened between the two observations may have caused the change; no comparison group shows it."
    ),
    advice=N_(
        "A next study can answer these by two observations before the intervention, a comparison group in the"
        " same weeks, {observer}and an outcome that is weighed or measured."
    ),
    asked={
        ("trend", "8"): N_("Assignment: unit and method; here one group, all of whom received the intervention"),
        ("trend", "15"): N_("Equivalence of groups at the start; here there is one group"),
    },
)
