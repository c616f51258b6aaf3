"""The program: its commands, in the reader's language, and what becomes of a mistake."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

import click

from prapasca.cli import analyse, audit, check, new, pool, power, report, sample_size, validity
from prapasca.cli.console import (
    flush,
    give_up_output,
    prepare_streams,
    report_click_error,
    report_error,
    say,
    speak,
)
from prapasca.cli.options import language_option
from prapasca.errors import N_, PrapascaError
from prapasca.language import Translator, choose_language, translator


def build_cli(t: Translator) -> click.Group:
    """Return the command group with help in the language of `t`."""
    group = click.Group(
        "prapasca",
        help=t(
            N_("Before–after studies in health: plan them, check their data, analyse them exactly, audit manuscripts.")
        ),
        epilog=t(N_("Start with: prapasca new my-study --template oxytocin-massage")),
        params=[language_option(t)],
        options_metavar=t(N_("[OPTIONS]")),
        subcommand_metavar=t(N_("COMMAND [ARGS]...")),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
        callback=lambda **_: None,
    )
    group.params.append(_version_option(t))
    for module in (new, check, analyse, report, audit, power, sample_size, validity, pool):
        group.add_command(module.command(t))
    return group


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 faults found by ``check`` or ``audit``, 2 unusable input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    try:
        language = choose_language(_asked_language(given), os.environ)
    except PrapascaError as error:
        report_error(error, translator("en"))
        return 2
    t = translator(language)
    speak(language)
    try:
        code = build_cli(t).main(given, prog_name="prapasca", standalone_mode=False)
        flush()
    except PrapascaError as error:
        report_error(error, t)
        return 2
    except click.ClickException as error:
        report_click_error(error)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        return give_up_output(error, t)
    return code if isinstance(code, int) else 0


def _asked_language(arguments: Sequence[str]) -> str | None:
    for index, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=").split(",")[0]
        if argument == "--lang" and index + 1 < len(arguments):
            # a manuscript may be wanted in several languages; the program speaks the first
            return arguments[index + 1].split(",")[0]
    return None


def _version_option(t: Translator) -> click.Option:
    def show(ctx: click.Context, _parameter: click.Parameter, value: object) -> None:
        if value and not ctx.resilient_parsing:
            say(f"prapasca {version('prapasca')}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=t(N_("Show the version and exit.")),
    )
