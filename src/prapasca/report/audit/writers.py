"""Formats of an audit to writers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from prapasca.checks import check_choice
from prapasca.report.audit.audited import Audited
from prapasca.report.audit.html import write_html
from prapasca.report.audit.markdown import write_markdown
from prapasca.report.audit.review import build_review
from prapasca.report.audit.sarif import write_sarif
from prapasca.report.audit.text import write_text

AUDIT_FORMATS = ("text", "json", "sarif", "html", "markdown")


def render_audits(
    audits: Sequence[Audited], output_format: str, language: str, *, many: bool = False, failures: Sequence[str] = ()
) -> str:
    """Return audits in a format and language.

    Parameters
    ----------
    audits
        One for each manuscript that could be read.
    output_format
        One of :data:`AUDIT_FORMATS`.
    language
        ``"id"`` or ``"en"``.
    many
        Whether several manuscripts were asked for: JSON is then a list, however many could be read.
    failures
        Why others could not be read; only SARIF has a place for them.

    Raises
    ------
    InputError
        An unknown format or language.
    """
    check_choice("format", output_format, AUDIT_FORMATS)
    if output_format == "json":
        trees = [_tree(audit, language) for audit in audits]
        return json.dumps(trees if many else trees[0], ensure_ascii=False, indent=2) + "\n"
    if output_format == "sarif":
        return write_sarif(audits, language, failures)
    reviews = [build_review(audit.report, language, audit.comparison) for audit in audits]
    if output_format == "html":
        return write_html(reviews)
    write = write_text if output_format == "text" else write_markdown
    return "\n\n".join(write(review) for review in reviews)


def _tree(audit: Audited, language: str) -> dict[str, object]:
    tree = audit.report.to_tree(language=language)
    return tree if audit.comparison is None else {**tree, "study": audit.comparison.to_json()}
