"""Options and arguments of ``prapasca audit``."""

from __future__ import annotations

import re
from pathlib import Path

import click

from prapasca.cli.options import language_option
from prapasca.errors import N_
from prapasca.language import Translator

FORMATS = ("text", "json", "sarif", "html", "markdown")
SECONDS = 2.0


def audit_options(t: Translator) -> list[click.Parameter]:
    """Return them in the order of the help."""
    return [
        click.Argument(
            ["files"], metavar=t(N_("[FILE]...")), nargs=-1, required=False, type=click.Path(path_type=Path)
        ),
        language_option(t),
        click.Option(
            ["--format", "output_format"],
            type=click.Choice(FORMATS),
            help=t(N_("Format of the output; default by the ending of the file of -o, else text.")),
        ),
        _path_option(
            t, "--facts", N_("Take the facts from this TOML file instead of the text, which may be left out.")
        ),
        _path_option(
            t, "--save-facts", N_("Write the facts that were read to this TOML file, to correct them by hand.")
        ),
        _path_option(t, "--study", N_("Compare every number with the results of this study file.")),
        _path_option(t, "--data", N_("Data file that replaces the one the study file names.")),
        _codes_option(t, "--select", N_("Only these codes, such as D or D5,E; the longest prefix decides.")),
        _codes_option(t, "--ignore", N_("All but these codes.")),
        _codes_option(t, "--severity", N_("Only these severities, such as E,W.")),
        click.Option(
            ["--seconds"],
            metavar=t(N_("SECONDS")),
            type=click.FloatRange(min=0.01, max=3600),
            default=SECONDS,
            show_default=True,
            help=t(N_("Time for each search of the tables behind the numbers; then bounds are told.")),
        ),
        click.Option(["--strict"], is_flag=True, help=t(N_("Exit with 1 for any finding, not only E and W."))),
        click.Option(
            ["--explain"], metavar=t(N_("CODE")), help=t(N_("Tell what a code stands for, with examples, and exit."))
        ),
        click.Option(
            ["-o", "--output"],
            metavar=t(N_("FILE")),
            type=click.Path(path_type=Path),
            help=t(N_("Write to FILE instead of the screen.")),
        ),
    ]


def _path_option(t: Translator, name: str, description: str) -> click.Option:
    return click.Option([name], metavar=t(N_("FILE")), type=click.Path(path_type=Path), help=t(description))


def _codes_option(t: Translator, name: str, description: str) -> click.Option:
    return click.Option([name], metavar=t(N_("CODES")), multiple=True, callback=_separated, help=t(description))


def _separated(_ctx: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of an option that may be given several times, each time with several codes."""
    return tuple(code.upper() for text in value for code in re.split(r"[,\s]+", text) if code)
