"""Change and its test in words, with wordings of their own for nobody, everybody and no change at all."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft, Words, joined
from prapasca.report.manuscript.means import choice_sentences, mean_sentence, normality_sentence, t_sentence
from prapasca.report.model import Count, Emphasis, Paragraph, Percent, Range, Real, Reference
from prapasca.report.sentences import paragraph
from prapasca.report.tables.effects import lower_is_better
from prapasca.report.tables.tests import TAILS

ONE_PERSON = {
    (1, 0): N_("The participant improved."),
    (0, 0): N_("The participant stayed the same."),
    (0, 1): N_("The participant worsened."),
}


def change_sentence(draft: Draft) -> Words:
    """Say how many improved, stayed the same and worsened."""
    change = draft.ctx.results.change
    n = change.n
    if n == 1:
        return draft.say(ONE_PERSON[(change.improved, change.worsened)])
    for count, template in (
        (change.improved, N_("All {n} participants improved.")),
        (change.unchanged, N_("All {n} participants stayed the same.")),
        (change.worsened, N_("All {n} participants worsened.")),
    ):
        if count == n:
            return draft.say(template, n=Count(n))
    return draft.say(
        N_("Of {n} participants, {improved}, {unchanged}, and {worsened}."),
        n=Count(n),
        improved=_counted(draft, N_("{count} ({share}%) improved"), N_("nobody improved"), change.improved),
        unchanged=_counted(
            draft, N_("{count} ({share}%) stayed the same"), N_("nobody stayed the same"), change.unchanged
        ),
        worsened=_counted(draft, N_("{count} ({share}%) worsened"), N_("nobody worsened"), change.worsened),
    )


def _counted(draft: Draft, some: str, none: str, count: int) -> Words:
    return draft.say(some if count else none, count=Count(count), share=Percent(count, draft.ctx.results.change.n))


def test_paragraph(draft: Draft) -> Paragraph:
    """Say what the ranks are, what the test gives and what is decided."""
    result = draft.ctx.results.tests.signed_rank
    if not result.n_positive + result.n_negative:
        return paragraph(draft.say(N_("Without any change there is nothing for a test to weigh (p = 1).")))
    see = draft.say(N_("See {table}."), table=Reference("effect"))
    means = (t_sentence(draft), normality_sentence(draft))
    if headline := draft.design.headline:
        return paragraph(_ranks(draft), _test(draft), *means, headline.pair(draft.ctx), see)
    return paragraph(_ranks(draft), _test(draft), *means, choice_sentences(draft), decision(draft), see)


def _ranks(draft: Draft) -> Words:
    result = draft.ctx.results.tests.signed_rank
    sides = (
        (result.n_positive, result.mean_rank_positive, result.rank_sum_positive),
        (result.n_negative, result.mean_rank_negative, result.rank_sum_negative),
    )
    names = (
        (N_("{n} rose (mean rank {mean}, sum of ranks {sum})"), N_("nobody rose")),
        (N_("{n} fell (mean rank {mean}, sum of ranks {sum})"), N_("nobody fell")),
    )
    said = [
        draft.say(some if n else none, n=Count(n), mean=Real(mean or 0, 2), sum=Real(ranks, 2))
        for (n, mean, ranks), (some, none) in zip(sides, names, strict=True)
    ]
    same = draft.say(
        N_("{n} did not change") if result.n_zero else N_("nobody stayed the same"), n=Count(result.n_zero)
    )
    return draft.say(N_("In ranks: {sides}."), sides=draft.listed([*said, same]))


def _test(draft: Draft) -> Words:
    result = draft.ctx.results.tests.signed_rank
    exact = (
        N_("Wilcoxon signed-rank test: {z} = {value}, exact {exact}, asymptotic {asymptotic}, N = {n} pairs."),
        N_(
            "Wilcoxon signed-rank test ({tails}): {z} = {value}, exact {exact}, asymptotic {asymptotic}, N = {n} pairs."
        ),
    )
    saddlepoint = N_(
        "Wilcoxon signed-rank test ({tails}): {z} = {value}, {exact} (saddlepoint approximation), asymptotic "
        "{asymptotic}, N = {n} pairs."
    )
    template = exact[result.alternative != "two-sided"] if draft.exact else saddlepoint
    return draft.say(
        template,
        tails=draft.t(TAILS[result.alternative]),
        z=Emphasis(("Z",)),
        value=Real(result.z, 3),
        exact=draft.p(result.p_exact),
        asymptotic=draft.p(result.p_asymptotic),
        n=Count(draft.ctx.results.change.n),
    )


def decision(draft: Draft) -> Words:
    """Return what becomes of the null hypothesis at the study's level; it is never "accepted"."""
    primary = draft.ctx.results.tests.primary
    alpha = 1 - draft.ctx.results.study.analysis.confidence_level
    rejected, not_rejected = DECISIONS[primary.test]
    return draft.say(rejected if primary.p <= alpha else not_rejected, alpha=draft.ctx.percent(alpha))


DECISIONS = {
    "signed_rank": (
        N_("The null hypothesis of no systematic change is rejected at the {alpha}% level."),
        N_(
            "The null hypothesis of no systematic change is not rejected at the {alpha}% level; that does not show "
            "that nothing changed."
        ),
    ),
    "paired_t": (
        N_("The null hypothesis of no mean change is rejected at the {alpha}% level."),
        N_(
            "The null hypothesis of no mean change is not rejected at the {alpha}% level; that does not show that "
            "nothing changed."
        ),
    ),
}


def effect_sentence(draft: Draft) -> Words:
    """Say how large the change is, in the terms of the test that decides; nothing where it is undefined."""
    return mean_sentence(draft) if draft.ctx.results.tests.primary.test == "paired_t" else _of_ranks(draft)


def _of_ranks(draft: Draft) -> Words:
    effects = draft.ctx.results.effects
    improved, interval = effects.proportion_improved, effects.rank_biserial_interval
    if improved is None or effects.rank_biserial is None:
        return ()
    exact = improved.clopper_pearson
    level = draft.ctx.percent(exact.confidence_level)
    share = draft.say(
        N_("The share improved is {share}% ({level}% CI {range}%)"),
        share=Percent(improved.numerator, improved.denominator),
        level=level,
        range=Range(exact.low, exact.high, 1, percent=True),
    )
    value = Real(effects.rank_biserial, 3, bounded=True)
    if interval is None:
        said = draft.say(N_("{share}; the rank-biserial correlation is {value}."), share=share, value=value)
        return joined(said, lower_is_better(draft.ctx))
    said = draft.say(
        N_("{share}; the rank-biserial correlation is {value} ({level}% CI {range})."),
        share=share,
        value=value,
        level=level,
        range=Range(interval.low, interval.high, 3, bounded=True, separator=draft.t(N_(" to "))),
    )
    return joined(said, lower_is_better(draft.ctx))
