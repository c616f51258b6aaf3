"""Numbers of three or more occasions, which are neither before nor after, and may be of fewer people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.occasions import MANY_OCCASIONS

NUMBERS = (
    "n",
    "count",
    "percent",
    "percent_end",
    "change",
    "rank_n",
    "mean_rank",
    "rank_sum",
    "z",
    "statistic",
    "p",
    "mean",
    "sd",
    "median",
    "minimum",
    "maximum",
    "decision",
)


def without_occasions(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Leave out the numbers of tables and sentences that tell of three or more occasions.

    Parameters
    ----------
    context
        The manuscript.
    drafts
        What was found in it.

    Examples
    --------
    >>> from prapasca.audit.extract import extract_facts
    >>> from prapasca.audit.reading import manuscript_from_text
    >>> text = "Friedman's test of 16 people on 4 occasions: p < 0.001. Of 17 participants, 16 (94.1%) improved."
    >>> facts = extract_facts(manuscript_from_text(text))
    >>> [(fact.kind, fact.printed) for fact in facts if fact.kind in ("p", "change")]
    [('change', '16')]
    """
    tables = [(one.start, one.end) for one in context.regions if MANY_OCCASIONS.search(one.caption)]
    told = [setting.sentence for setting in context.settings if MANY_OCCASIONS.search(setting.sentence.text)]
    sentences = [(one.start, one.start + len(one.text)) for one in told]
    for draft in drafts:
        in_table = any(start <= draft.start < end for start, end in tables)
        in_sentence = any(start <= draft.start < end for start, end in sentences)
        left_out = draft.kind in NUMBERS or (in_table and draft.kind in ("statement", "scale"))
        if not (left_out and (in_table or in_sentence)):
            yield draft
