"""Sentences and tables in which tests print their results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prapasca.audit.extract.context import Context, Setting
from prapasca.audit.extract.named_tests import NamedTest
from prapasca.audit.extract.vocabulary import Mention, column_groups, groups_in
from prapasca.audit.facts import Source

_SHORT = {"wilcoxon_signed_rank": "wilcoxon"}


@dataclass(frozen=True)
class Passage:
    """A sentence or a table in which tests print their results."""

    text: str
    start: int
    setting: Setting | None = None
    table: str | None = None
    outcome: str | None = None

    def source_at(self, offset: int) -> Source:
        """Return whose result stands at an offset of its text."""
        return "own" if self.setting is None else self.setting.source_at(offset)


def passages(context: Context) -> Iterator[Passage]:
    """Yield the sentences and tables of a manuscript in which tests may print results."""
    for setting in context.settings:
        text = setting.sentence.text
        yield Passage(text, setting.sentence.start, setting, setting.table, context.outcome_near(setting))
    for region in context.regions:
        text = context.manuscript.text[region.start : region.end]
        yield Passage(text, region.start, None, region.number, context.outcome_of(region.caption[:200]))


def passage_groups(context: Context, passage: Passage) -> Sequence[Mention]:
    """Return the groups a passage names; the head of a table names one as a single word."""
    if not context.several_groups:
        return []
    found = groups_in(passage.text)
    if passage.setting is None and not found:
        columns = column_groups(passage.text)
        return columns if len({one.name for one in columns}) == 1 else []
    return found


def group_at(groups: Sequence[Mention], at: int) -> str | None:
    """Return the group a number belongs to: the last one named before it, else the first after."""
    return next((one.name for one in reversed(groups) if one.end <= at), groups[0].name if groups else None)


def test_at(tests: Sequence[NamedTest], at: int) -> str | None:
    """Return the test that a number belongs to: the last one named before it, else the first after."""
    before = [test for test in tests if test.start <= at]
    if before:
        return before[-1].name
    return tests[0].name if tests else None


def short_name(test: str | None) -> str | None:
    """Return the name of a test as the facts of its results give it."""
    return _SHORT.get(test or "", test)
