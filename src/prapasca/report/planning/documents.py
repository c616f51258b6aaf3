"""Planning results to documents in one language."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.language import Translator, number_style, translator
from prapasca.power import FormulaResult, PowerResult, SampleSizeResult
from prapasca.report.model import Count, Document, Paragraph, Part, Section, Table
from prapasca.report.planning.tables import (
    curve_table,
    design_table,
    guides_table,
    power_table,
    sizes_table,
)
from prapasca.report.planning.words import (
    DEFAULT_STYLES,
    FORMULAS,
    SPOKEN,
    UNITS,
    name_of_test,
    percent_number,
    spoken,
)
from prapasca.report.sentences import paragraph, sentence

DIRECTIONS = {
    "two-sided": N_("two-sided"),
    "greater": N_("one-sided, for improvement"),
    "less": N_("one-sided, for worsening"),
}


def power_document(result: PowerResult, language: str) -> Document:
    """Lay out the power at one sample size.

    Parameters
    ----------
    result
        From :func:`prapasca.power.power`.
    language
        ``"id"`` or ``"en"``.
    """
    t = translator(language)
    lead = sentence(
        t,
        N_("{n} pairs, {direction}, level {level}%. The plan is an assumption: the power is only as good as it is."),
        n=Count(result.n),
        direction=t(DIRECTIONS[result.alternative]),
        level=percent_number(1 - result.confidence_level),
    )
    sections = (
        Section("expected", t(N_("What is expected")), (design_table(t, result.design),)),
        Section("power", t(N_("Power")), (power_table(t, result),)),
    )
    return _document(t, t(N_("Power of the tests of change")), paragraph(lead), sections)


def sample_size_document(result: SampleSizeResult, drop_out: FormulaResult | None, language: str) -> Document:
    """Lay out a sample size, its curve and what formulas say.

    Parameters
    ----------
    result
        From :func:`prapasca.power.sample_size`.
    drop_out
        From :func:`prapasca.power.drop_out`, or None.
    language
        ``"id"`` or ``"en"``.
    """
    t = translator(language)
    guides = guides_table(t, result)
    expected = Section("expected", t(N_("What is expected")), (design_table(t, result.design),))
    tables: tuple[Table, ...] = (sizes_table(t, result), curve_table(t, result))
    sections = [expected, Section("sample-size", t(N_("Sample size")), tables)]
    if guides is not None:
        sections.append(Section("formulas", t(N_("Formulas")), (guides,)))
    if drop_out is not None:
        sections.append(Section("drop-out", t(FORMULAS[drop_out.formula]), _steps(t, drop_out)))
    return _document(t, t(N_("Sample size of a before-after study")), _answer(t, result, drop_out), tuple(sections))


def formula_document(results: tuple[FormulaResult, ...], language: str) -> Document:
    """Lay out a formula with its steps, and corrections of its result.

    Parameters
    ----------
    results
        The formula first, each correction after what it corrects.
    language
        ``"id"`` or ``"en"``.
    """
    t = translator(language)
    last = results[-1]
    answer = sentence(t, N_("n = {n} {unit}"), n=Count(last.n), unit=t(UNITS[last.unit]))
    sections = tuple(Section(result.formula, t(FORMULAS[result.formula]), _steps(t, result)) for result in results)
    title = t(N_("Sample size by a formula: {name}")).format(name=t(FORMULAS[results[0].formula]))
    return _document(t, title, paragraph(answer), sections)


def _document(t: Translator, title: str, lead: Paragraph, sections: tuple[Section, ...]) -> Document:
    style = number_style(DEFAULT_STYLES[t.language])
    return Document(title, t.language, style, sections, lead=(lead,))


def _answer(t: Translator, result: SampleSizeResult, drop_out: FormulaResult | None) -> Paragraph:
    entry = result.of(result.test)
    name, power = name_of_test(t, result.test, result.design, SPOKEN), percent_number(result.target)
    if entry.n_stays is None or entry.at_stays is None:
        none = N_("No number of pairs up to {largest} gives {test} a power of {power}%.")
        return paragraph(sentence(t, none, largest=Count(result.largest), test=name, power=power), kind="warning")
    found = sentence(
        t,
        N_(
            "Plan with {n} pairs: the power of {test} is then {reached}%, at least {power}% as asked "
            "({direction}, level {level}%)."
        ),
        n=Count(entry.n_stays),
        test=name,
        reached=percent_number(round(entry.at_stays.power, 3)),
        power=power,
        direction=t(DIRECTIONS[result.alternative]),
        level=percent_number(1 - result.confidence_level),
    )
    examined = sentence(
        t,
        N_("Every number of pairs from {low} to {high} was examined."),
        low=Count(entry.checked_from),
        high=Count(entry.checked_to),
    )
    return paragraph(
        found,
        _saw_teeth(t, entry.n_first, entry.n_stays),
        examined if entry.checked_from < entry.checked_to else (),
        _beginning(t, drop_out),
    )


def _saw_teeth(t: Translator, first: int | None, stays: int) -> tuple[Part, ...]:
    if first is None or first == stays:
        return ()
    return sentence(
        t,
        N_("{first} pairs reach it too, but one pair more can lose it again; from {stays} on it stays."),
        first=Count(first),
        stays=Count(stays),
    )


def _beginning(t: Translator, drop_out: FormulaResult | None) -> tuple[Part, ...]:
    if drop_out is None:
        return ()
    share = percent_number(drop_out.inputs["drop_out"])
    return sentence(t, N_("If {share}% leave before the end, begin with {n} people."), share=share, n=Count(drop_out.n))


def _steps(t: Translator, result: FormulaResult) -> tuple[Paragraph, ...]:
    rounded = sentence(t, N_("Rounded up: n = {n} {unit}"), n=Count(result.n), unit=t(UNITS[result.unit]))
    assumed = [Paragraph(spoken(t, assumption), "remark") for assumption in result.assumptions]
    reference = sentence(t, N_("Reference: {reference}"), reference=result.reference)
    steps = [Paragraph(spoken(t, step)) for step in result.steps]
    return (*steps, Paragraph(rounded), *assumed, Paragraph(reference, "note"))
