"""The program run as a user runs it: a process of its own, real files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "examples" / "oxytocin-massage"
COHORT = ROOT / "examples" / "synthetic-cohort"
OCCASIONS = ROOT / "examples" / "four-occasions"


def run(
    *arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m prapasca`` with UTF-8 streams and English unless `env` says otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PRAPASCA"))}
    return subprocess.run(
        [sys.executable, "-m", "prapasca", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding=(env or {}).get("PYTHONIOENCODING", "utf-8"),
        env={**kept, "PYTHONIOENCODING": "utf-8", "PRAPASCA_LANG": "en", **(env or {})},
        cwd=cwd,
        timeout=60,
        check=False,
    )
