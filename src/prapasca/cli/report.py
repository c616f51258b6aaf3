"""``prapasca report``: from a study to the manuscript, in both languages and every format."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prapasca.cli.console import say
from prapasca.cli.moment import time_of_making
from prapasca.cli.options import data_argument, study_argument
from prapasca.cli.output import deliver_files
from prapasca.errors import N_, InputError
from prapasca.language import LANGUAGES, Translator
from prapasca.report.format_names import DEFAULT_FORMATS, FORMATS

if TYPE_CHECKING:
    from prapasca.report.publish import Publication

GAPS_SHOWN = 5


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""
    return click.Command(
        "report",
        callback=lambda **given: _run(t, **given),
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "Write the manuscript of a study: text, tables and figures in every format, no number retyped. What "
                "the study file does not say stays a visible gap. DATA replaces the data file that STUDY names."
            )
        ),
        short_help=t(N_("Write the manuscript of a study.")),
        params=[study_argument(t), data_argument(t), *_options(t)],
    )


def _options(t: Translator) -> list[click.Parameter]:
    return [
        click.Option(
            ["--lang"],
            metavar=t(N_("LANGUAGE,...")),
            help=t(N_("Languages of the manuscript: id, en or id,en; default both. The program speaks the first.")),
        ),
        click.Option(
            ["-o", "--output"],
            metavar=t(N_("DIR")),
            type=click.Path(path_type=Path),
            required=True,
            help=t(N_("Folder for the files; made if it is not there.")),
        ),
        click.Option(
            ["--formats"],
            metavar=t(N_("FORMAT,...")),
            help=t(N_("Any of {formats}; default {default}.")).format(
                formats=", ".join(FORMATS), default=",".join(DEFAULT_FORMATS)
            ),
        ),
        click.Option(
            ["--profile"],
            metavar=t(N_("PROFILE")),
            default="journal",
            help=t(N_("journal, short, thesis, or a profile of your own as a TOML file; default journal.")),
        ),
        click.Option(
            ["--strict"], is_flag=True, help=t(N_("Write nothing and fail while the manuscript has a gap to fill in."))
        ),
    ]


def _run(
    t: Translator,
    *,
    study: Path,
    data: Path | None,
    output: Path,
    formats: str | None,
    lang: str | None,
    profile: str,
    strict: bool,
) -> int:
    wanted = listed("--formats", ",".join(DEFAULT_FORMATS) if formats is None else formats, FORMATS)
    spoken = listed("--lang", ",".join(LANGUAGES) if lang is None else lang, LANGUAGES)
    publication, inputs = _publication(t, study, data, profile, wanted, spoken, fall_back=formats is None)
    if strict and any(publication.gaps.values()):
        _tell_gaps(t, publication, every=True)
        return 1
    written = deliver_files(publication.files, output, inputs=inputs)
    for path in written:
        say(t(N_("Written: {file}")).format(file=path), error=True)
    _tell(t, publication, profile)
    return 0


def listed(option: str, text: str, choices: Sequence[str]) -> tuple[str, ...]:
    """Return the entries of a list such as ``docx,pdf``, each once, in the order given.

    Raises
    ------
    InputError
        An entry that is none of `choices`.

    Examples
    --------
    >>> listed("--formats", "pdf, docx,pdf", ("docx", "pdf"))
    ('pdf', 'docx')
    """
    entries = [entry.strip().lower() for entry in text.split(",")]
    unknown = next((entry for entry in entries if entry not in choices), None)
    if unknown is not None:
        raise InputError(
            "not-in-list",
            N_("{option}: found {found!r}, expected one or more of {expected}, with commas between"),
            option=option,
            found=unknown,
            expected=list(choices),
        )
    return tuple(dict.fromkeys(entries))


def _publication(
    t: Translator,
    study: Path,
    data: Path | None,
    profile: str,
    formats: Sequence[str],
    languages: Sequence[str],
    *,
    fall_back: bool,
) -> tuple[Publication, Sequence[Path]]:
    """Return the files of the report, and those it is made of."""
    # before numpy is loaded, which ends in a traceback where the moment is no number
    time = time_of_making()

    from prapasca.analysis import analyse
    from prapasca.readers import input_files, read_data
    from prapasca.report.profiles import load_profile
    from prapasca.report.provenance import provenance
    from prapasca.report.publish import publish
    from prapasca.study import load_study

    asked, loaded = load_profile(profile), load_study(study)
    results = analyse(loaded, read_data(loaded, data))
    progress = _Progress(t) if sys.stderr.isatty() else None
    made = publish(
        results,
        asked,
        provenance(results, study, time),
        formats=formats,
        languages=languages,
        time=time,
        fall_back=fall_back,
        progress=progress,
    )
    if progress:
        progress.done()
    return made, input_files(loaded, data)


class _Progress:
    """One line on the standard error that says which file is being made."""

    def __init__(self, t: Translator) -> None:
        self.t = t

    def __call__(self, done: int, total: int, name: str) -> None:
        text = self.t(N_("Making {name}, {number} of {total}")).format(name=name, number=done + 1, total=total)
        say(f"\r\033[K{text}", end="", error=True)
        sys.stderr.flush()

    def done(self) -> None:
        """Clear the line."""
        say("\r\033[K", end="", error=True)
        sys.stderr.flush()


def _tell(t: Translator, publication: Publication, profile: str) -> None:
    note = t(N_("note"))
    if publication.missing is not None:
        why = t.message(publication.missing.messages[0])
        say(f"{note}: {why}; {t(N_('meanwhile the manuscript stands in Markdown'))}", error=True)
    for wanted, used in publication.fonts:
        template = t(N_("the font {wanted} is not on this computer; the PDF is set in {used}"))
        say(f"{note}: {template.format(wanted=wanted, used=used)}", error=True)
    for spoken, words in publication.abstract_words.items():
        template = t(N_("the abstract ({language}) has {words} words, more than the profile {profile} allows"))
        say(f"{note}: {template.format(language=spoken, words=words, profile=profile)}", error=True)
    _tell_gaps(t, publication, every=False)


def _tell_gaps(t: Translator, publication: Publication, *, every: bool) -> None:
    found = publication.gaps.get(t.language) or next(iter(publication.gaps.values()))
    if not found:
        return
    call = found[0][1].call
    template = t(N_("The manuscript has gaps to fill in, {n} in number; search for [{call}: …]."))
    say(template.format(n=len(found), call=call), error=True)
    shown = found if every else found[:GAPS_SHOWN]
    for title, gap in shown:
        say(f"- {title}: {gap.wanted}", error=True)
    if len(shown) < len(found):
        say(t(N_("- and {n} more")).format(n=len(found) - len(shown)), error=True)
