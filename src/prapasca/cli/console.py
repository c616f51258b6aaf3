"""Streams and the language of the console."""

from __future__ import annotations

import codecs
import gettext
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from prapasca.errors import N_, PrapascaError, os_reason
from prapasca.language import Translator
from prapasca.language.catalogue import DOMAIN, LOCALE_FOLDER

PLAIN = {
    "−": "-",
    "–": "-",
    "—": "-",
    "─": "-",
    "≤": "<=",
    "≥": ">=",
    "→": "->",
    "×": "x",
    "√": "sqrt ",
    "χ": "chi",
    "α": "alpha",
    "⁻": "^-",
}


def prepare_streams() -> None:
    """Let output survive a console that lacks some characters, such as one of code page 1252."""
    codecs.register_error("prapasca-plain", _plain_character)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="prapasca-plain")


def speak(language: str) -> None:
    """Let the command-line library find its messages in our catalogue."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    gettext.textdomain(DOMAIN)


def program() -> str:
    """Return how the program was started, so that a command to copy works where it is not on the path."""
    if Path(sys.argv[0]).name != "__main__.py":
        return "prapasca"
    return "py -m prapasca" if os.name == "nt" else "python -m prapasca"


def as_typed(path: Path) -> str:
    """Return a path as a command line takes it, between quotation marks where it holds a space."""
    return f'"{path}"' if " " in str(path) else str(path)


def say(text: str, *, end: str = "\n", error: bool = False) -> None:
    """Print for a person; unlike the command-line library's echo, in the stream's own encoding."""
    print(text, end=end, file=sys.stderr if error else sys.stdout)


def flush() -> None:
    """Print what still waits to be printed, while a mistake can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


@contextmanager
def only_our_output() -> Iterator[None]:
    """Send what compiled libraries print by themselves to the standard error instead of the output.

    The solver behind the tables of an audit does at times, past Python's own streams.
    """
    try:
        output, error = sys.stdout.fileno(), sys.stderr.fileno()
        sys.stdout.flush()
        kept = os.dup(output)
    except (OSError, ValueError):
        # a stream without a file, such as one a test captures, is out of their reach anyway
        yield
        return
    try:
        os.dup2(error, output)
        yield
    finally:
        os.dup2(kept, output)
        os.close(kept)


def report_error(error: PrapascaError, t: Translator) -> None:
    """Print what stopped the work, one sentence a line; doubts that came with it are for ``check``."""
    label = t(N_("error"))
    for message in (message for message in error.messages if message.severity == "error"):
        say(f"{label}: {t.message(message)}", error=True)


def give_up_output(error: OSError, t: Translator) -> int:
    """Leave without Python complaining at exit; a pipe whose reader has seen enough is no mistake."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return 0
    template = N_("the output cannot be printed ({reason}); write it to a file with -o, or make room on the disk")
    report_error(PrapascaError("cannot-print", template, reason=os_reason(error)), t)
    return 2


def report_click_error(error: click.ClickException) -> None:
    """Print a mistake in the command itself."""
    error.show()


def _plain_character(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = "".join(PLAIN.get(character) or _decomposed(character) for character in lacking)
    return plain, error.end


def _decomposed(character: str) -> str:
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"
