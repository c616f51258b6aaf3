"""One group observed on three or more occasions, with nobody to compare it with."""

from prapasca.errors import N_
from prapasca.report.designs.design import Design, Headline
from prapasca.report.designs.one_group import ONE_GROUP
from prapasca.report.designs.repeated import methods, sentences
from prapasca.report.designs.repeated.sections import (
    analysed,
    pair_lead,
    reported,
    sensitivity_lead,
    threats,
)
from prapasca.report.designs.repeated.spss import spss_tables

REPEATED = Design(
    described=N_(
        "One group was observed repeatedly, before, during and after {intervention} (one-group repeated-measures "
        "design); there was no comparison group."
    ),
    observed={
        "none": N_("One group was observed on several occasions, without a comparison group."),
        "one": N_("One person was observed on several occasions, without a comparison group."),
        "many": N_("One group of {n} people was observed on several occasions, without a comparison group."),
    },
    guard=ONE_GROUP.guard,
    unnamed_guard=N_(
        "One group was observed on several occasions without a comparison group, so the cause of a change is "
        "not established: time, natural course or repeated observation may explain it."
    ),
    history=N_(
        "whatever else happened between the observations may have caused the change; a trend that began before the "
        "intervention would look the same, and no comparison group shows it."
    ),
    advice=N_(
        "A next study can answer these by several observations before the intervention, so that a trend is seen, a "
        "comparison group in the same weeks, {observer}and an outcome that is weighed or measured."
    ),
    asked=ONE_GROUP.asked,
    analysed=analysed,
    reported=reported,
    pair_title=N_("First and last occasion"),
    pair_lead=pair_lead,
    sensitivity_lead=sensitivity_lead,
    threats=threats,
    spss_tables=spss_tables,
    headline=Headline(
        hypothesis=methods.hypothesis,
        analysis=methods.analysis,
        compared=methods.in_abstract,
        results=sentences.result_sentences,
        differences=sentences.pairs_sentence,
        analysed=methods.people,
        direction=sentences.direction,
        meaning=methods.meaning,
        pair=sentences.pair_sentence,
        claim=sentences.claim,
        significant=sentences.rejected,
        changed=sentences.differ,
        sources=("friedman", "holm"),
    ),
)
