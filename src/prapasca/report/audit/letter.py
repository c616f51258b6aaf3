"""A paragraph ready for the letter of a reviewer."""

from __future__ import annotations

from collections.abc import Iterable

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.report.audit.excerpt import excerpt_of_quote
from prapasca.report.audit.remarks import Remark

LEADS = {
    "E": N_("As printed, these statements cannot all be true: {listed}."),
    "W": N_("These do not hold under the usual convention, or need an explanation: {listed}."),
    "R": N_("In the reporting, please see to: {listed}."),
    "I": N_("On design and inference, please consider: {listed}."),
}
"""How the findings of each severity are introduced."""

QUOTED = 44
"""Characters of the manuscript that a point quotes."""

RECOVERED = "E7"
"""Code of the finding that the sentences on paired tables tell already."""


def review_letter(remarks: Iterable[Remark], recovered: Iterable[str], t: Translator) -> str:
    """Return the paragraph.

    Parameters
    ----------
    remarks
        Findings in words.
    recovered
        Sentences on the paired tables that fit.
    t
        Texts in the reader's language.
    """
    found = [remark for remark in remarks if remark.code != RECOVERED]
    if not found:
        sentences = [t(N_("I compared the numbers of the manuscript with each other and found no contradiction."))]
        return " ".join([*sentences, *recovered])
    sentences = [t(N_("I compared the numbers of the manuscript with each other."))]
    for severity, lead in LEADS.items():
        listed = [_point(remark, t) for remark in found if remark.severity == severity]
        if listed:
            sentences.append(t(lead).format(listed="; ".join(f"({n}) {point}" for n, point in enumerate(listed, 1))))
    sentences += recovered
    if any(remark.severity in ("E", "W") for remark in found):
        sentences.append(
            t(
                N_(
                    "Please compare these places with the original data, correct what differs, and print the table of "
                    "each participant's category before and after."
                )
            )
        )
    return " ".join(sentences)


def _point(remark: Remark, t: Translator) -> str:
    """Return a finding with where it stands: lines of a file mean nothing to whoever gets the letter."""
    passage = remark.passage
    if passage is None or not passage.excerpt.culprit.strip():
        return remark.message
    words = excerpt_of_quote(passage.excerpt.text, passage.excerpt.culprit, QUOTED).text
    where = t(N_("page {page}: “{words}”")) if passage.page is not None else "“{words}”"
    return f"{remark.message} ({where.format(page=passage.page, words=words)})"
