"""Methods: the tests and effects that stand beside the test that decides, with their sources."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.manuscript.references import cite

OF_TABLES = ("mcnemar", "stuart", "maxwell", "bhapkar", "bowker", "munzel_brunner", "kornbrot")


def beside(draft: Draft) -> tuple[Words, ...]:
    """Say which other tests and which effects were computed, and who is left out."""
    others = draft.say(
        N_(
            "Pratt's treatment of unchanged pairs, the sign test and the other tests of the same table were computed "
            "to see whether the choice of the test decides."
        )
    )
    effect = draft.say(
        N_(
            "The effect is given as the share improved with its Clopper–Pearson interval and as the matched-pairs "
            "rank-biserial correlation with its profile likelihood interval, both at {level}%."
        ),
        level=draft.ctx.percent(draft.ctx.results.study.analysis.confidence_level),
    )
    return (
        cite(others, "pratt", "sign", *(OF_TABLES if draft.ctx.results.transition else ())),
        cite(effect, "clopper_pearson", "rank_biserial"),
        draft.say(N_("People not observed at both times are counted and left out.")),
    )
