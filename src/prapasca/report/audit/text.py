"""An audit as a good compiler would print it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from prapasca.errors import N_
from prapasca.language import Translator, translator
from prapasca.report.audit.remarks import Passage, Remark
from prapasca.report.audit.review import Review
from prapasca.report.write_text import WIDTH, section_blocks, unbreakable

GUTTER = "    | "
INDENT = "    "


def write_text(review: Review) -> str:
    """Return the findings one after another, then what follows from all of them."""
    t = translator(review.language)
    title = textwrap.wrap(review.title, WIDTH)
    blocks = ["\n".join([*title, "=" * max(map(len, title))])]
    blocks += ["\n".join(_remark(remark, t)) for remark in review.remarks]
    return "\n\n".join([*blocks, *section_blocks(review.sections, review.style, t)]) + "\n"


def _remark(remark: Remark, t: Translator) -> Iterator[str]:
    yield from _wrapped(f"{remark.severity} {remark.code}: {remark.message}", "")
    if remark.passage is not None:
        yield from _passage(remark.passage)
    if remark.against:
        yield INDENT + t(N_("rests also on"))
        for passage in remark.against:
            yield from _passage(passage)
    if remark.more:
        yield INDENT + t(N_("and {count} more places")).format(count=remark.more)
    yield from _listed(t(N_("assumes")), remark.assumptions)
    yield from _listed(t(N_("repair")), remark.repairs)
    if remark.decision:
        yield from _wrapped(f"! {remark.decision}", INDENT)


def _passage(passage: Passage) -> Iterator[str]:
    if passage.place:
        yield f"  --> {passage.place}"
    for line in passage.excerpt.underlined().split("\n"):
        yield (GUTTER + line).rstrip()


def _listed(name: str, sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(f"= {name}: {sentence}", INDENT)


def _wrapped(text: str, indent: str) -> list[str]:
    lines = textwrap.wrap(
        unbreakable(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines]
