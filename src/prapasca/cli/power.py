"""``prapasca power``: how likely a study of so many pairs is to find what is expected."""

from __future__ import annotations

from typing import Any

import click

from prapasca.cli.numbers import inner_percent, whole
from prapasca.cli.options import language_option
from prapasca.cli.plan import (
    design_options,
    figure_format,
    hand_over,
    output_format,
    output_options,
    read_design,
    read_simulation,
    test_options,
)
from prapasca.errors import N_
from prapasca.language import Translator

POINTS = 15
"""About how many sample sizes a figure shows up to n; as many again beyond it."""


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(**given: Any) -> None:
        from prapasca.power import power
        from prapasca.report.planning import render_power

        drawn = figure_format(given["plot"]) if given["plot"] else None
        asked = {
            "confidence_level": inner_percent("--confidence-level", given["confidence_level"]),
            "alternative": given["alternative"],
            "method": given["method"],
            "simulation": read_simulation(given, t),
        }
        design, n = read_design(given), whole("--n", given["n"])
        text = render_power(power(design, n, **asked), output_format(given), t.language)
        drawing = _draw(t, design, n, drawn, asked) if drawn else None
        hand_over(t, given, text, drawing)

    return click.Command(
        "power",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "How likely is a study of so many pairs to find the change that is expected? Exact for the exact, "
                "mid-p and asymptotic signed-rank test, the sign test and McNemar's test, with the true size of each. "
                "Say what is expected by --up and --down, by --before and --after, or by --table."
            )
        ),
        short_help=t(N_("Power of a planned study.")),
        params=[
            click.Option(["--n"], required=True, metavar=t(N_("NUMBER")), help=t(N_("Pairs: people seen twice."))),
            *design_options(t),
            *test_options(t),
            *output_options(t),
            language_option(t),
        ],
    )


def _draw(t: Translator, design: Any, n: int, drawn: str, asked: dict[str, Any]) -> bytes:
    from prapasca.power import power_curve
    from prapasca.report.planning import Curve, draw_curve, named_curves

    sizes = sorted({*range(max(1, n // POINTS), 2 * n + 1, max(1, n // POINTS)), n})
    found = power_curve(design, sizes, **asked)
    curves: dict[str, Curve] = {
        entry.test: [(at.n, at.of(entry.test).power) for at in found] for entry in found[0].tests
    }
    return draw_curve(t, named_curves(t, design, curves), drawn, n=n)
