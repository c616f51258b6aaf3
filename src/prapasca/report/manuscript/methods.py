"""Methods: what the study file says was done, and visible gaps where it says nothing."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.beside import beside
from prapasca.report.manuscript.draft import Draft, Words, closed, joined, run_in
from prapasca.report.manuscript.instrument import instrument_blocks
from prapasca.report.manuscript.observer import observed_by
from prapasca.report.manuscript.quantities import LIMITS
from prapasca.report.manuscript.references import cite
from prapasca.report.manuscript.sample_size import plan_blocks, planned_size
from prapasca.report.model import Block, Count, Paragraph, Section
from prapasca.report.stratified_words import strata_method_words
from prapasca.report.subgroup_words import compared_words
from prapasca.report.tables.tests import TAILS
from prapasca.study import NumericOutcome, OrdinalOutcome, Period

METHODS = {
    "total": N_("total sampling (everybody in the population was asked)"),
    "simple_random": N_("simple random sampling"),
    "systematic": N_("systematic sampling"),
    "stratified": N_("stratified random sampling"),
    "cluster": N_("cluster sampling"),
    "consecutive": N_("consecutive sampling"),
    "purposive": N_("purposive sampling"),
    "accidental": N_("accidental (convenience) sampling"),
    "quota": N_("quota sampling"),
    "other": N_("another method of sampling"),
}


def methods_section(draft: Draft) -> Section:
    """Return the methods, one paragraph for each thing a reader looks for."""
    blocks: tuple[Block, ...] = (
        _design(draft),
        _setting(draft),
        _participants(draft),
        *plan_blocks(draft),
        _intervention(draft),
        _outcome(draft),
        *instrument_blocks(draft),
        _ethics(draft),
        _hypothesis(draft),
        _analysis(draft),
        _words(draft),
    )
    return Section("methods", draft.t(_title(draft)), blocks)


def _title(draft: Draft) -> str:
    order = draft.profile.sections
    later = "results" in order and order.index("methods") > order.index("results")
    return N_("Methods (for the chapter on methods)") if later else N_("Methods")


def _design(draft: Draft) -> Paragraph:
    said = draft.say(draft.design.described, intervention=draft.intervention)
    return run_in(draft, N_("Design"), said, *_groups(draft))


def _groups(draft: Draft) -> tuple[Words, ...]:
    """Say what the control group received and who came into which group; nothing of one group."""
    groups = draft.ctx.results.study.groups
    if groups is None:
        return ()
    received = draft.known(groups.control.received, N_("what the control group received instead"))
    assigned = draft.known(groups.assignment, N_("how it was decided who came into which group"))
    return (
        draft.say(N_("The control group received: {received}."), received=_open(received)),
        draft.say(N_("Who came into which group was decided thus: {assignment}."), assignment=_open(assigned)),
    )


def _setting(draft: Draft) -> Paragraph:
    study = draft.ctx.results.study
    setting = draft.known(study.setting, N_("where the study was done"))
    place = (closed(setting),) if isinstance(setting, str) else (setting,)
    return run_in(draft, N_("Place and time"), place, _period(draft))


def _period(draft: Draft) -> Words:
    period = draft.ctx.results.study.period
    if isinstance(period, Period):
        return draft.say(
            N_("Data were collected from {start} to {end}."), start=draft.day(period.start), end=draft.day(period.end)
        )
    said = draft.known(period, N_("when the data were collected"))
    return (closed(said),) if isinstance(said, str) else (said,)


def _participants(draft: Draft) -> Paragraph:
    study = draft.ctx.results.study
    population, sample = study.population, study.sample
    sentences: list[Words] = []
    described = draft.known(population.description if population else None, N_("who belonged to the population"))
    sentences.append((closed(described),) if isinstance(described, str) else (described,))
    if population and population.survey_n is not None:
        sentences.append(draft.say(N_("A preliminary survey counted {n} people."), n=Count(population.survey_n)))
    if population and population.n is not None:
        sentences.append(draft.say(N_("The population was {n} people."), n=Count(population.n)))
    sentences.append(_sampling(draft))
    if sample and sample.inclusion:
        criteria = closed(sample.inclusion.in_language(draft.t.language))
        sentences.append(draft.say(N_("Included: {criteria}"), criteria=criteria))
    if sample and sample.exclusion:
        criteria = closed(sample.exclusion.in_language(draft.t.language))
        sentences.append(draft.say(N_("Excluded: {criteria}"), criteria=criteria))
    return run_in(draft, N_("Participants"), *sentences, _size(draft))


def _sampling(draft: Draft) -> Words:
    sample = draft.ctx.results.study.sample
    if sample is None or sample.method is None:
        return draft.say(N_("Sampling: {gap}."), gap=draft.gap(N_("how people were chosen")))
    named = draft.say(N_("People were chosen by {method}."), method=draft.t(METHODS[sample.method]))
    if sample.method_note is None and sample.method != "other":
        return named
    return (*named, " ", *draft.told(sample.method_note, N_("how people were chosen")))


def _size(draft: Draft) -> Words:
    sample = draft.ctx.results.study.sample
    obtained = sample.obtained if sample else None
    target, reason = (sample.target, sample.size_reason) if sample else (None, None)
    took_part = draft.say(N_("The sample was {n} people."), n=Count(obtained)) if obtained is not None else ()
    planned = draft.say(N_("The planned sample size was {n}."), n=Count(target)) if target is not None else ()
    computed = planned_size(draft)
    decided = draft.told(reason, N_("how the sample size was decided")) if reason or not computed else ()
    if reason is None and decided:
        decided = draft.say(N_("Planned sample size: {gap}."), gap=decided)
    return joined(took_part, planned, computed, decided)


INTERVENTION_PARTS = (
    ("why", N_("Why"), None),
    ("materials", N_("Materials"), None),
    ("procedures", N_("Procedure"), N_("what was done, step by step")),
    ("provider", N_("Given by"), N_("who gave it, and their training")),
    ("mode", N_("Mode"), None),
    ("location", N_("Place"), None),
    ("dose", N_("Dose"), N_("how often, how long, how much")),
    ("timing", N_("Timing"), N_("when it was given")),
    ("tailoring", N_("Tailoring"), None),
    ("modifications", N_("Modifications"), None),
    ("fidelity_planned", N_("Adherence, as planned"), None),
    ("fidelity_actual", N_("Adherence, as observed"), None),
)


def _intervention(draft: Draft) -> Paragraph:
    named = draft.ctx.results.study.intervention
    if named is None:
        return run_in(draft, N_("Intervention"), (draft.gap(N_("what was done to the participants")),))
    sentences = [draft.say(N_("{name}."), name=draft.ctx.title(named.name))]
    for key, heading, wanted in INTERVENTION_PARTS:
        text = getattr(named, key)
        if text is not None:
            said = closed(text.in_language(draft.t.language))
            sentences.append(draft.say(N_("{heading}: {text}"), heading=draft.t(heading), text=said))
        elif wanted is not None:
            sentences.append(draft.say(N_("{heading}: {gap}."), heading=draft.t(heading), gap=draft.gap(wanted)))
    return run_in(draft, N_("Intervention"), *sentences)


def _outcome(draft: Draft) -> Paragraph:
    study = draft.ctx.results.study
    outcome, intervention = study.outcome, study.intervention
    measured = _ordinal(draft, outcome) if isinstance(outcome, OrdinalOutcome) else _numeric(draft, outcome)
    timing = draft.known(
        intervention.observation_timing if intervention else None, N_("when before and after were observed")
    )
    return run_in(
        draft,
        N_("Outcome measure"),
        measured,
        observed_by(draft),
        draft.say(N_("Time of observation: {timing}."), timing=_open(timing)),
    )


def _open(part: object) -> object:
    return part.rstrip().rstrip(".") if isinstance(part, str) else part


def _ordinal(draft: Draft, outcome: OrdinalOutcome) -> Words:
    labels = [(f"“{category.label.in_language(draft.t.language)}”",) for category in outcome.categories]
    return draft.say(
        N_("{outcome} was rated in {k} ordered categories, from worst to best: {labels}."),
        outcome=draft.ctx.outcome,
        k=Count(len(labels)),
        labels=draft.listed(labels),
    )


BETTER = {
    "higher": N_("a higher number is better"),
    "lower": N_("a lower number is better"),
}


def _numeric(draft: Draft, outcome: NumericOutcome) -> Words:
    better = draft.t(BETTER[outcome.better])
    if outcome.unit is None:
        return draft.say(N_("{outcome} was a number; {better}."), outcome=draft.ctx.outcome, better=better)
    return draft.say(
        N_("{outcome} was a number ({unit}); {better}."),
        outcome=draft.ctx.outcome,
        unit=outcome.unit.in_language(draft.t.language),
        better=better,
    )


def _ethics(draft: Draft) -> Paragraph:
    ethics = draft.ctx.results.study.ethics
    if ethics is None or ethics.status == "not_reported":
        said: Words = (draft.gap(N_("approval of an ethics committee: its name and the number")),)
    elif ethics.status == "waived":
        said = draft.say(N_("Ethics review was waived."))
    else:
        committee = ethics.committee.in_language(draft.t.language) if ethics.committee else ""
        said = draft.say(
            N_("The study was approved by {committee}, number {number}."), committee=committee, number=ethics.number
        )
    return run_in(draft, N_("Ethics"), said)


def _hypothesis(draft: Draft) -> Paragraph:
    if headline := draft.design.headline:
        return run_in(draft, N_("Hypothesis"), headline.hypothesis(draft.ctx, draft.outcome))
    said = draft.say(HYPOTHESES[draft.ctx.results.tests.primary.test], outcome=draft.outcome)
    return run_in(draft, N_("Hypothesis"), said)


HYPOTHESES = {
    "signed_rank": N_(
        "The null hypothesis is that, for {outcome}, a rise is as likely as a fall of the same size, so that the "
        "changes are symmetric about zero; people are taken to be independent of each other."
    ),
    "paired_t": N_(
        "The null hypothesis is that, for {outcome}, the mean change is zero; changes are taken to be normally "
        "distributed, and people to be independent of each other."
    ),
}


def _analysis(draft: Draft) -> Paragraph:
    options = draft.ctx.results.study.analysis
    test = draft.say(
        N_(
            "Before and after were compared by the Wilcoxon signed-rank test, {tails}, at a significance level of "
            "{alpha}%. Pairs without change were dropped before ranking (Wilcoxon's rule); equal changes shared the "
            "mean of their ranks."
        ),
        tails=draft.t(TAILS[options.alternative]),
        alpha=draft.ctx.percent(1 - options.confidence_level),
    )
    p = draft.say(P_VALUE["exact" if draft.exact else "saddlepoint"])
    headline = draft.design.headline
    first = cite(headline.analysis(draft.ctx), *headline.sources) if headline else ()
    means = draft.say(MEANS[options.test], alpha=draft.ctx.percent(1 - options.confidence_level))
    numbers = means if draft.ctx.results.tests.paired_t is not None and not headline else ()
    software = draft.ctx.results.software
    made = draft.say(
        N_("The analysis was done with {name} {version}."), name=software["name"], version=software["version"]
    )
    planned = draft.ctx.results.study.manuscript.planned
    own = draft.told(planned, "") if planned else ()
    groups = (compared_words(draft.ctx), strata_method_words(draft.ctx))
    of_means = cite(numbers, "student", "shapiro_wilk", *(("d_z",) if options.test == "paired_t" else ()))
    said = (first, cite(test, "wilcoxon"), p, *beside(draft), of_means, *groups, own, made)
    return run_in(draft, N_("Analysis"), *said)


MEANS = {
    "signed_rank": N_(
        "The signed-rank test was named as the one that decides. The paired t test, with the mean change and "
        "its interval, and the Shapiro–Wilk test of the changes stand beside it."
    ),
    "paired_t": N_(
        "The paired t test was named as the one that decides; it supposes normally distributed changes, for which the "
        "Shapiro–Wilk test is given. The mean change has its interval from Student's distribution, the standardised "
        "mean change d_z from the noncentral one."
    ),
    "by_normality": N_(
        "The choice was left to the Shapiro–Wilk test of the changes: above {alpha}% the paired t test decides, else "
        "the Wilcoxon signed-rank test. Choosing so is a habit with a cost, for the level no longer holds exactly."
    ),
}

P_VALUE = {
    "exact": N_(
        "The p value is exact: it comes from the distribution of the rank sum over all equally likely signs of the "
        "changes, the ties kept, and two-sided it is twice the smaller tail. The asymptotic p value without continuity "
        "correction, which SPSS prints, stands beside it."
    ),
    "saddlepoint": N_(
        "These changes are too many and too different for the exact distribution of the rank sum; the p value is its "
        "saddlepoint approximation, the ties kept, and two-sided it is twice the smaller tail. The asymptotic p value "
        "without continuity correction, which SPSS prints, stands beside it."
    ),
}


def _words(draft: Draft) -> Paragraph:
    limits: list[Words] = [(draft.t(limit),) for limit in LIMITS]
    said = draft.say(N_("Shares are put into words by these limits: {limits}."), limits=draft.listed(limits))
    return run_in(draft, N_("Words for shares"), said)
