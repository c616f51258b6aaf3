"""Fenced blocks of a document: files to write, commands to run, and what they are said to print."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "..."


@dataclass(frozen=True)
class Block:
    """A fenced block; the second word after the fence names a file."""

    info: str
    text: str

    @property
    def language(self) -> str:
        return self.info.split()[0] if self.info.split() else ""

    @property
    def file(self) -> str | None:
        words = self.info.split()
        return words[1] if len(words) > 1 else None


@dataclass(frozen=True)
class Shown:
    """A command after a prompt, and the output a document shows below it."""

    arguments: tuple[str, ...]
    output: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a document, in order."""
    return [Block(match["info"].strip(), match["text"]) for match in FENCE.finditer(text)]


def shown(block: Block) -> Iterator[Shown]:
    """Yield the commands of a console block that start with ``$ prapasca`` or ``> py -m prapasca``."""
    if block.language != "console":
        return
    for part in re.split(r"^(?=[$>] )", block.text, flags=re.MULTILINE):
        command, *output = part.rstrip().split("\n")
        arguments = program_arguments(command[2:])
        if arguments is not None:
            yield Shown(arguments, tuple(line.rstrip() for line in output))


def program_arguments(line: str) -> tuple[str, ...] | None:
    """Return the arguments of a line that starts the program, else None; a backslash is part of a path."""
    match = re.fullmatch(r"(?:prapasca|py -m prapasca|python3? -m prapasca)(?P<rest>(?: .*)?)", line.strip())
    if match is None:
        return None
    return tuple(word.replace("\\", "/") for word in shlex.split(match["rest"].replace("\\", "\\\\"), comments=True))


def mismatch(expected: tuple[str, ...], printed: str) -> str | None:
    """Return the first passage of an excerpt that is not in the output, or None.

    Lines follow each other without a gap; a line ``...`` marks a cut.
    """
    lines = [line.rstrip() for line in printed.rstrip().split("\n")]
    passages = "\n".join(expected).split(f"\n{CUT}\n") if expected[0] != CUT else _after_leading_cut(expected)
    open_end = passages[-1] == CUT or passages[-1].endswith(f"\n{CUT}")
    passages[-1] = passages[-1].removesuffix(CUT).removesuffix("\n")
    return _first_missing([passage.split("\n") for passage in passages if passage], lines, expected[0] == CUT, open_end)


def _after_leading_cut(expected: tuple[str, ...]) -> list[str]:
    return "\n".join(expected[1:]).split(f"\n{CUT}\n")


def _first_missing(passages: list[list[str]], lines: list[str], open_start: bool, open_end: bool) -> str | None:
    at = 0
    for number, passage in enumerate(passages):
        starts = range(at, len(lines) - len(passage) + 1) if number or open_start else [0]
        found = next((start for start in starts if lines[start : start + len(passage)] == passage), None)
        if found is None:
            return "\n".join(passage)
        at = found + len(passage)
    return None if open_end or at == len(lines) else f"(the output goes on) {lines[at]}"


def write_file(block: Block, folder: Path) -> None:
    """Write the file a block stands for; a TOML block replaces lines of a file by their keys."""
    if block.file is None:
        return
    path = folder / block.file
    if block.language == "toml" and path.exists():
        text = path.read_text(encoding="utf-8")
        for line in block.text.splitlines():
            text = _with_line(text, line)
        path.write_text(text, encoding="utf-8")
    else:
        path.write_text(block.text, encoding="utf-8")


def _with_line(text: str, line: str) -> str:
    key = line.partition("=")[0].strip()
    replaced, count = re.subn(rf"^(?:# )?{re.escape(key)} *=.*$", lambda _: line, text, flags=re.MULTILINE)
    if count != 1:
        raise ValueError(f"{key!r} stands on {count} lines, expected one")
    return replaced
