"""``prapasca check``: everything wrong with a study file and its data, at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from prapasca.cli.console import say
from prapasca.cli.options import data_argument, language_option, study_argument
from prapasca.errors import N_, Message, PrapascaError
from prapasca.language import Translator

LABELS = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(study: Path, data: Path | None) -> int:
        found = list(_check(study, data))
        for message in found:
            say(f"{t(LABELS[message.severity])}: {t.message(message)}")
        counts = Counter(message.severity for message in found)
        say(
            t(N_("Errors: {errors}. Warnings: {warnings}. Notes: {notes}.")).format(
                errors=counts["error"], warnings=counts["warning"], notes=counts["note"]
            )
        )
        return 1 if counts["error"] else 0

    return click.Command(
        "check",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "Check a study file and its data and tell everything wrong at once, without analysing. DATA replaces "
                "the data file that STUDY names."
            )
        ),
        short_help=t(N_("Tell everything wrong with a study file and its data.")),
        params=[study_argument(t), data_argument(t), language_option(t)],
    )


def _check(path: Path, data: Path | None) -> Iterable[Message]:
    from prapasca.readers import read_data
    from prapasca.study import load_study, study_warnings

    try:
        study = load_study(path)
    except PrapascaError as error:
        yield from error.messages
        yield Message(
            "data-unchecked",
            N_("the data were not checked, because the study file cannot be used as it is"),
            {},
            "note",
        )
        return
    yield from study_warnings(study)
    try:
        rows = read_data(study, data)
    except PrapascaError as error:
        yield from error.messages
        return
    yield from rows.messages
