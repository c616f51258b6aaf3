"""Fail when a tracked file holds an address of a package registry or a path of somebody's machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "the address of a package registry": re.compile(
        r"pypi\.org|pythonhosted\.org|npmjs\.org|deb\.debian\.org|index-url\s*=?\s*\w+:|find-links\s*=?\s*[/\w]"
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.~])/(?:root|home/\w+|Users/\w+|work|tmp|opt)/[\w.]|\b[A-Z]:\\Users\\\w|file:///\w"
    ),
}


def tracked_files() -> list[Path]:
    """Return the files git knows, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted(set(listed.stdout.decode().split("\0")) - {""})
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def findings(path: Path) -> list[str]:
    """Return one sentence for each forbidden text in a file."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    return [
        f"{path.relative_to(ROOT)}, line {number}: {what}: {found.group()}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in FORBIDDEN.items()
        for found in pattern.finditer(line)
    ]


if __name__ == "__main__":
    found = [sentence for path in tracked_files() for sentence in findings(path)]
    sys.exit("\n".join(found) or None)
