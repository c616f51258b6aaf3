"""``prapasca analyse``: from a study file and its data to results."""

from __future__ import annotations

from pathlib import Path

import click

from prapasca.cli.options import data_argument, language_option, study_argument, text_options
from prapasca.cli.output import deliver_and_tell, format_of
from prapasca.errors import N_
from prapasca.language import Translator

FORMATS = ("text", "markdown", "json", "csv")
ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json", ".csv": "csv"}


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(study: Path, data: Path | None, output_format: str | None, output: Path | None) -> None:
        from prapasca.analysis import analyse
        from prapasca.readers import input_files, read_data
        from prapasca.report import render
        from prapasca.study import load_study

        chosen = output_format or format_of(output, ENDINGS)
        loaded = load_study(study)
        results = analyse(loaded, read_data(loaded, data))
        text = render(results, chosen, t.language)
        deliver_and_tell(t, text, output, inputs=input_files(loaded, data), byte_order_mark=chosen == "csv")

    return click.Command(
        "analyse",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "Analyse a study exactly: read the data, reduce them to their transition table, test it and print "
                "tables and a conclusion. DATA replaces the data file that STUDY names."
            )
        ),
        short_help=t(N_("Analyse a study exactly and print its results.")),
        params=[
            study_argument(t),
            data_argument(t),
            language_option(t),
            *text_options(t, FORMATS),
        ],
    )
