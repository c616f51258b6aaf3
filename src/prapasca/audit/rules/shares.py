"""Percentages against the count and the number of people told with them (for A1 and A2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded, counts_that_fit, share
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message


@dataclass(frozen=True)
class ToldShare:
    """A percentage with its count and the number that count is out of."""

    fact: Fact
    count: int
    n: int

    @property
    def rounded(self) -> Rounded:
        """The percentage."""
        return Rounded(decimal_of(self.fact))

    @property
    def fields(self) -> dict[str, object]:
        """What a message says of it."""
        exact = Figure(float(share(self.count, self.n)), max(1, self.rounded.decimals))
        return {"count": self.count, "n": self.n, "percent": self.fact.printed, "exact": exact}


def shares_off_by_a_digit(evidence: Evidence) -> Iterator[Finding]:
    """Yield shares whose last digit alone is wrong."""
    for told in _wrong(evidence):
        if told.rounded.is_near(share(told.count, told.n)):
            template = N_("{count} of {n} is {exact}%; {percent} is printed")
            yield about(Message("A1", template, told.fields), "R", [told.fact])


def shares_of_another_number(evidence: Evidence) -> Iterator[Finding]:
    """Yield shares that are not the percentage printed with them."""
    for told in _wrong(evidence):
        if told.rounded.is_near(share(told.count, told.n)):
            continue
        fields = told.fields
        template = N_("{count} of {n} is {exact}%, not {percent}%")
        repairs = [Message("A2-percent", N_("{count} of {n} is {exact}%"), fields)]
        repairs += [
            Message("A2-count", N_("{percent}% of {n} is {count}"), {**fields, "count": count})
            for count in counts_that_fit(told.rounded, told.n)
        ]
        yield about(Message("A2", template, fields), "E", [told.fact], repairs=repairs)


def _wrong(evidence: Evidence) -> Iterator[ToldShare]:
    """Yield the shares that do not fit, but for those whose percentage is checked as that of a category."""
    percents = {fact.start for fact in evidence.own("percent")} if evidence.n(None).value else set()
    for fact in evidence.own("share"):
        count, n = (int(value) if (value := fact.get(name) or "").isdecimal() else -1 for name in ("count", "of"))
        if 0 <= count <= n and n and fact.start not in percents - {None}:
            told = ToldShare(fact, count, n)
            if not told.rounded.fits(share(count, n)):
                yield told
