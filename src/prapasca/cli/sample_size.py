"""``prapasca sample-size``: how many pairs a study needs."""

from __future__ import annotations

from typing import Any

import click

from prapasca.cli.formulas import FORMULAS, calculate, formula_options
from prapasca.cli.numbers import inner_percent, whole
from prapasca.cli.options import language_option
from prapasca.cli.plan import (
    TESTS,
    design_options,
    figure_format,
    hand_over,
    output_format,
    output_options,
    read_design,
    read_simulation,
    test_options,
)
from prapasca.errors import N_, InputError
from prapasca.language import Translator


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(**given: Any) -> None:
        if given["formula"]:
            _by_formula(t, given)
        else:
            _by_power(t, given)

    return click.Command(
        "sample-size",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "How many pairs does a study need to find the change that is expected? Exact, with the whole curve, "
                "or by a formula that theses cite, with its steps. Say what is expected by --up and --down, by "
                "--before and --after, or by --table; or name a --formula and what it needs."
            )
        ),
        short_help=t(N_("How many pairs a study needs.")),
        params=[
            *design_options(t),
            click.Option(
                ["--power"],
                metavar=t(N_("PERCENT")),
                default="80",
                show_default=True,
                help=t(N_("Power wanted, in percent.")),
            ),
            click.Option(
                ["--test"],
                type=click.Choice(tuple(TESTS)),
                default="signed-rank",
                show_default=True,
                help=t(N_("The test to plan for; the others are shown beside it.")),
            ),
            click.Option(
                ["--drop-out"],
                metavar=t(N_("PERCENT")),
                help=t(N_("Percent expected to leave before the end.")),
            ),
            click.Option(
                ["--largest"],
                metavar=t(N_("NUMBER")),
                default="2000",
                show_default=True,
                help=t(N_("Most pairs to try.")),
            ),
            *test_options(t),
            *formula_options(t),
            *output_options(t),
            language_option(t),
        ],
    )


def _by_power(t: Translator, given: dict[str, Any]) -> None:
    from prapasca.power import drop_out, sample_size
    from prapasca.report.planning import render_sample_size

    _check_no_formula_inputs(given)
    drawn = figure_format(given["plot"]) if given["plot"] else None
    leaving = inner_percent("--drop-out", given["drop_out"]) if given["drop_out"] else None
    result = sample_size(
        read_design(given),
        inner_percent("--power", given["power"]),
        test=TESTS[given["test"]],  # type: ignore[arg-type]  # one of the tests
        confidence_level=inner_percent("--confidence-level", given["confidence_level"]),
        alternative=given["alternative"],
        method=given["method"],
        simulation=read_simulation(given, t),
        largest=whole("--largest", given["largest"]),
    )
    begin = drop_out(result.n, leaving) if leaving and result.n else None
    text = render_sample_size(result, output_format(given), t.language, begin)
    hand_over(t, given, text, _draw(t, result, drawn) if drawn else None)


def _draw(t: Translator, result: Any, drawn: str) -> bytes:
    from prapasca.report.planning import Curve, draw_curve, named_curves

    entry = result.of(result.test)
    last = 2 * (entry.n_stays or entry.checked_to)
    curves: dict[str, Curve] = {
        other.test: [(point.n, point.power) for point in other.curve if point.n <= last]
        for other in result.tests
        if other.curve
    }
    return draw_curve(t, named_curves(t, result.design, curves), drawn, target=result.target, n=entry.n_stays)


def _by_formula(t: Translator, given: dict[str, Any]) -> None:
    from prapasca.report.planning import render_formula

    if given["plot"]:
        raise InputError("formula-plot", N_("--plot: a formula has no curve; leave out --formula or --plot"))
    hand_over(t, given, render_formula(calculate(given), output_format(given), t.language), None)


def _check_no_formula_inputs(given: dict[str, Any]) -> None:
    inputs = {name for formula in FORMULAS.values() for name in formula.inputs}
    found = next((name for name in sorted(inputs - {"up", "down"}) if given[name]), None)
    if found is not None:
        raise InputError(
            "formula-input-alone",
            N_("--{name} belongs to --formula; name one of {formulas}"),
            name=found,
            formulas=tuple(FORMULAS),
        )
