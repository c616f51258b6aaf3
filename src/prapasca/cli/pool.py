"""``prapasca pool``: several sites as one, from the results they share."""

from __future__ import annotations

from pathlib import Path

import click

from prapasca.cli.options import language_option, text_options
from prapasca.cli.output import deliver_and_tell, format_of
from prapasca.errors import N_
from prapasca.language import Translator

FORMATS = ("text", "markdown", "json")
ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json"}


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(results: tuple[Path, ...], min_cell: int, output_format: str | None, output: Path | None) -> None:
        from prapasca.analysis.pooling import pool_sites
        from prapasca.readers.site_tables import read_site_tables
        from prapasca.report.pooling import render_pooled

        chosen_format = output_format or format_of(output, ENDINGS)
        pooled = pool_sites(read_site_tables(results), min_cell=min_cell)
        deliver_and_tell(t, render_pooled(pooled, chosen_format, t.language), output, inputs=results)

    return click.Command(
        "pool",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "Add up the tables of several sites and test them together. RESULTS are the results.json that each "
                "site shares, written by prapasca analyse --format json or prapasca report. Only the counts of their "
                "transition tables are used; nobody's row is needed."
            )
        ),
        short_help=t(N_("Several sites as one, from their tables.")),
        params=[
            click.Argument(
                ["results"], metavar=t(N_("RESULTS...")), nargs=-1, required=True, type=click.Path(path_type=Path)
            ),
            *_options(t),
            language_option(t),
        ],
    )


def _options(t: Translator) -> list[click.Parameter]:
    return [
        click.Option(
            ["--min-cell"],
            metavar=t(N_("NUMBER")),
            type=click.IntRange(min=1),
            default=1,
            show_default=True,
            help=t(
                N_(
                    "Show no count from 1 to NUMBER - 1: small sites are put together, and a small count in the table "
                    "of all sites is refused."
                )
            ),
        ),
        *text_options(t, FORMATS),
    ]
