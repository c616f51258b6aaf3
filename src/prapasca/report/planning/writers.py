"""Planning results in each format."""

from __future__ import annotations

from typing import Any

from prapasca.errors import Message
from prapasca.language import LANGUAGES, number_style, translator
from prapasca.power import ExpectedTable, FormulaResult, PowerResult, SampleSizeResult
from prapasca.report.model import Paragraph
from prapasca.report.plain_formats import rendered
from prapasca.report.planning.documents import formula_document, power_document, sample_size_document
from prapasca.report.planning.words import DEFAULT_STYLES, spoken


def render_power(result: PowerResult, output_format: str, language: str) -> str:
    """Return the power at one sample size as a text.

    Parameters
    ----------
    result
        From :func:`prapasca.power.power`.
    output_format
        ``"text"``, ``"markdown"`` or ``"json"``.
    language
        ``"id"`` or ``"en"``; JSON holds both.

    Raises
    ------
    InputError
        An unknown format or language.
    """
    return rendered(
        output_format,
        "power",
        tree=lambda: {**_plain(result), "design": _design(result)},
        document=lambda: power_document(result, language),
    )


def render_sample_size(
    result: SampleSizeResult, output_format: str, language: str, drop_out: FormulaResult | None = None
) -> str:
    """Return a sample size as a text; parameters as for :func:`render_power`."""
    return rendered(
        output_format,
        "sample_size",
        tree=lambda: _sample_size(result, drop_out),
        document=lambda: sample_size_document(result, drop_out, language),
    )


def render_formula(results: tuple[FormulaResult, ...], output_format: str, language: str) -> str:
    """Return a formula and corrections of its result as a text; parameters as for :func:`render_power`."""
    return rendered(
        output_format,
        "formula",
        tree=lambda: {"n": results[-1].n, "formulas": [_formula(result) for result in results]},
        document=lambda: formula_document(results, language),
    )


def _sample_size(result: SampleSizeResult, drop_out: FormulaResult | None) -> dict[str, Any]:
    tree = {**_plain(result), "n": result.n, "design": _design(result)}
    guides = [_formula(guide) for guide in result.guides]
    return {**tree, "guides": guides, "drop_out": _formula(drop_out) if drop_out else None}


def _design(result: PowerResult | SampleSizeResult) -> dict[str, Any]:
    kind = "expected_table" if isinstance(result.design, ExpectedTable) else "changes"
    return {"kind": kind, **_plain(result.design)}


def _formula(result: FormulaResult) -> dict[str, Any]:
    tree: dict[str, Any] = _plain(result)
    for key, messages in (("steps", result.steps), ("assumptions", result.assumptions)):
        tree[key] = [_in_words(message) for message in messages]
    return tree


def _in_words(message: Message) -> dict[str, str]:
    return {
        language: Paragraph(spoken(translator(language), message)).text(number_style(DEFAULT_STYLES[language]))
        for language in LANGUAGES
    }


def _plain(value: object) -> Any:
    from prapasca.analysis.tree import plain

    return plain(value)
