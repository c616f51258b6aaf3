"""Sentences and tables in which tests print their results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prapasca.audit.extract.context import Context, Setting
from prapasca.audit.extract.named_tests import NamedTest, named_tests
from prapasca.audit.extract.vocabulary import Mention, column_groups, groups_in, times_in
from prapasca.audit.facts import Source

_DECIDES = re.compile(
    r"\b(?:perbedaan|pengaruh|signifi\w+|bermakna|difference|effect|H[oa01]|efektif)\b", re.IGNORECASE
)
_BETWEEN = frozenset({"mann_whitney", "independent_t", "kruskal_wallis", "anova"})
_SHORT = {"wilcoxon_signed_rank": "wilcoxon"}


@dataclass(frozen=True)
class Passage:
    """A sentence or a table in which tests print their results."""

    text: str
    start: int
    setting: Setting | None = None
    table: str | None = None
    outcome: str | None = None
    group: str | None = None

    def source_at(self, offset: int) -> Source:
        """Return whose result stands at an offset of its text."""
        return "own" if self.setting is None else self.setting.source_at(offset)


def passages(context: Context) -> Iterator[Passage]:
    """Yield the sentences and tables of a manuscript in which tests may print results."""
    for place, setting in enumerate(context.settings):
        text, start = setting.sentence.text, setting.sentence.start
        following = context.settings[place + 1] if place + 1 < len(context.settings) else None
        decided = following if following and named_tests(text) and _decides_on(setting, following) else None
        group = setting.group or (_only_group(decided.sentence.text) if decided else None)
        outcome = context.outcome_at(setting, len(text))
        if outcome is None and decided is not None:
            outcome = context.outcomes.at(decided.sentence.text, len(decided.sentence.text))
        yield Passage(text, start, setting, setting.table, outcome, group)
    for region in context.regions:
        text = context.manuscript.text[region.start : region.end]
        group = _only_group(region.caption)
        outcome = context.outcomes.in_table(region.caption[:250])
        yield Passage(text, region.start, None, region.number, outcome, group)


def _decides_on(setting: Setting, following: Setting) -> bool:
    """Tell whether a sentence only decides on the result in the sentence before it."""
    text = following.sentence.text
    same = following.kind == setting.kind and following.source == setting.source
    return same and _DECIDES.search(text) is not None and not times_in(text) and not re.search(r"\d", text)


def _only_group(text: str) -> str | None:
    named = {one.name for one in groups_in(text)}
    return named.pop() if len(named) == 1 else None


def passage_groups(context: Context, passage: Passage) -> Sequence[Mention]:
    """Return the groups a passage names; the head of a table names one as a single word."""
    if not context.several_groups:
        return []
    found = groups_in(passage.text)
    if passage.setting is None and not found:
        columns = column_groups(passage.text)
        return columns if len({one.name for one in columns}) == 1 else []
    return found


def group_at(passage: Passage, groups: Sequence[Mention], at: int, test: str | None) -> str | None:
    """Return the group a number belongs to: the last one named before it, else the first after, else that told of.

    A test between groups belongs to none.
    """
    if test in _BETWEEN:
        return None
    named = next((one.name for one in reversed(groups) if one.end <= at), groups[0].name if groups else None)
    return named or passage.group


def test_at(tests: Sequence[NamedTest], at: int) -> str | None:
    """Return the test that a number belongs to: the last one named before it, else the first after."""
    before = [test for test in tests if test.start <= at]
    if before:
        return before[-1].name
    return tests[0].name if tests else None


def short_name(test: str | None) -> str | None:
    """Return the name of a test as the facts of its results give it."""
    return _SHORT.get(test or "", test)
