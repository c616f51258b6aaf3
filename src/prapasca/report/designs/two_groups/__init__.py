"""Two groups observed before and after, one of which received the intervention; people were not drawn into them."""

from prapasca.errors import N_
from prapasca.report.designs.design import Design, Headline
from prapasca.report.designs.two_groups import methods, sentences, spss
from prapasca.report.designs.two_groups.arms import accounting_by_arm

TWO_GROUPS = Design(
    described=N_(
        "Two groups were observed before and after: one received {intervention}, the other did not (pretest–posttest "
        "design with a non-equivalent control group). People were not assigned to the groups at random."
    ),
    observed={
        "none": N_("Two groups, one of them a control group, were observed before and after."),
        "one": N_("Two groups, one of them a control group, were observed before and after."),
        "many": N_("Two groups, {n} people in all, were observed before and after."),
    },
    guard=N_(
        "People were not assigned to {intervention} or control at random: the groups may differ in other ways, which "
        "may explain a difference or hide one, so a comparison of the groups does not by itself establish a cause."
    ),
    unnamed_guard=N_(
        "People were not assigned to the groups at random: the groups may differ in other ways, which may explain a "
        "difference or hide one, so a comparison of the groups does not by itself establish a cause."
    ),
    history=N_(
        "what happened between the two observations happened to both groups, as far as they were observed in the same "
        "weeks and places; only what touched one group alone can explain the difference."
    ),
    advice=N_(
        "A next study can answer these by drawing lots for who receives the intervention first, by two observations "
        "before it, {observer}and an outcome that is weighed or measured."
    ),
    asked={
        ("trend", "8"): N_("Assignment: unit and method; here people were not assigned at random"),
        ("trend", "15"): N_("Equivalence of groups at the start, and how differences were allowed for"),
    },
    aims=(
        N_("To see whether {outcome} changes more with {intervention} than without it."),
        N_("The aim of this study was to see whether {outcome} changes more with {intervention} than without it."),
    ),
    shared=N_(
        "The control group shares this as far as both groups began alike, and then it does not explain a difference "
        "between them."
    ),
    accounted=accounting_by_arm,
    in_groups=True,
    threats=sentences.threats,
    spss_tables=spss.group_tables,
    headline=Headline(
        hypothesis=methods.hypothesis,
        analysis=methods.analysis,
        compared=methods.in_abstract,
        results=sentences.result_sentences,
        differences=sentences.difference_words,
        analysed=sentences.everybody,
        direction=sentences.direction,
        meaning=sentences.meaning,
        pair=sentences.within_a_group,
        claim=sentences.claim,
        significant=sentences.rejected,
        changed=sentences.differ,
    ),
)
