"""An audit as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.language import Translator, translator
from prapasca.report.audit.remarks import Passage, Remark
from prapasca.report.audit.review import Review
from prapasca.report.write_markdown import escaped, section_blocks


def write_markdown(review: Review) -> str:
    """Return the audit as Markdown; culprits are bold."""
    t = translator(review.language)
    blocks = [f"# {escaped(review.title)}"]
    if review.remarks:
        heading = t(N_("Findings"))
        blocks.append(f"## {heading}")
    for remark in review.remarks:
        blocks += _remark(remark, t)
    return "\n\n".join([*blocks, *section_blocks(review.sections, review.style, t)]) + "\n"


def _remark(remark: Remark, t: Translator) -> Iterator[str]:
    yield f"### {remark.severity} {remark.code}: {escaped(remark.message)}"
    if remark.passage is not None:
        yield _passage(remark.passage)
    if remark.against:
        items = "\n".join(f"- {_passage(passage, quoted=False)}" for passage in remark.against)
        lead = t(N_("rests also on"))
        yield f"{lead}:\n\n{items}"
    if remark.more:
        yield t(N_("and {count} more places")).format(count=remark.more)
    named = [(t(N_("assumes")), one) for one in remark.assumptions] + [(t(N_("repair")), one) for one in remark.repairs]
    if named:
        yield "\n".join(f"- {escaped(name)}: {escaped(sentence)}" for name, sentence in named)
    if remark.decision:
        yield f"**{escaped(remark.decision)}**"


def _passage(passage: Passage, *, quoted: bool = True) -> str:
    words = passage.excerpt
    culprit = f"**{escaped(words.culprit)}**" if words.culprit.strip() else ""
    line = _inline(words.before) + culprit + _inline(words.after)
    place = f"*{escaped(passage.place)}*: " if passage.place else ""
    return f"{'> ' if quoted else ''}{place}{line}".rstrip()


def _inline(text: str) -> str:
    """Return a text without meaning to Markdown, a space at its ends kept."""
    return " " * text.startswith(" ") + escaped(text) + " " * (text.endswith(" ") and bool(text.strip()))
