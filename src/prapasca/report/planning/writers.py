"""Planning results in each format."""

from __future__ import annotations

from typing import Any

from prapasca.power import FormulaResult, PowerResult, SampleSizeResult
from prapasca.report.plain_formats import plain, rendered
from prapasca.report.planning.documents import formula_document, power_document, sample_size_document


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
        tree=lambda: plain(result),
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
        tree=lambda: {"n": results[-1].n, "formulas": plain(results)},
        document=lambda: formula_document(results, language),
    )


def _sample_size(result: SampleSizeResult, drop_out: FormulaResult | None) -> dict[str, Any]:
    return {**plain(result), "drop_out": plain(drop_out)}
