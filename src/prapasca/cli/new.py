"""``prapasca new``: a commented study file and an empty data sheet."""

from __future__ import annotations

from pathlib import Path

import click

from prapasca.cli.console import as_typed, program, say
from prapasca.cli.options import language_option
from prapasca.errors import N_
from prapasca.language import Translator

TEMPLATES = ("oxytocin-massage", "blank")


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(folder: Path, template: str) -> None:
        from prapasca.study.templates import write_new_study

        for path in write_new_study(folder, template, t.language):
            say(t(N_("Written: {file}")).format(file=path))
        say(
            t(N_("Next: fill in the study file and the data sheet, then run: {program} check {file}")).format(
                program=program(), file=as_typed(folder / "study.toml")
            )
        )

    return click.Command(
        "new",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "Write a commented study file and an empty data sheet (Excel with drop-down lists, and CSV) into DIR. "
                "Existing files are never overwritten."
            )
        ),
        short_help=t(N_("Start a study: a study file and an empty data sheet.")),
        params=[
            click.Argument(["folder"], metavar=t(N_("DIR")), type=click.Path(path_type=Path)),
            click.Option(
                ["--template"],
                type=click.Choice(TEMPLATES),
                default="blank",
                show_default=True,
                help=t(N_("Which study to start from.")),
            ),
            language_option(t),
        ],
    )
