"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from prapasca.errors import N_
from prapasca.language import LANGUAGES, Translator


def language_option(t: Translator) -> click.Option:
    """Return ``--lang``; the program has read it before, to speak the language from the start."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=t(N_("Language of the output; default PRAPASCA_LANG, then the system's, then English.")),
    )


def study_argument(t: Translator) -> click.Argument:
    """Return the study file."""
    return click.Argument(["study"], metavar=t(N_("STUDY")), type=click.Path(path_type=Path))


def data_argument(t: Translator) -> click.Argument:
    """Return the data file, by default the one the study file names."""
    return click.Argument(["data"], metavar=t(N_("[DATA]")), required=False, type=click.Path(path_type=Path))


def text_options(t: Translator, formats: Sequence[str]) -> list[click.Parameter]:
    """Return ``--format`` and ``-o`` of a command that prints a text."""
    return [
        click.Option(
            ["--format", "output_format"],
            type=click.Choice(formats),
            help=t(N_("Format of the output; default by the ending of FILE, else text.")),
        ),
        click.Option(
            ["-o", "--output"],
            metavar=t(N_("FILE")),
            type=click.Path(path_type=Path),
            help=t(N_("Write to FILE instead of the screen.")),
        ),
    ]
