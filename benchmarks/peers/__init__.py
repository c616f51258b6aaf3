"""Other programs that give a signed-rank p, asked about the same changes in the same run.

Each peer takes a data set, the count of each change, and returns its two-sided p with the seconds
of its fastest run, loading excluded. Those whose licence asks for it, and R, run as a process of
their own; one that is not installed answers with a sentence.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

Changes = dict[int, int]
HERE = Path(__file__).parent
RUNS = 5
PATIENCE = 120


@dataclass(frozen=True)
class Answer:
    """A two-sided p and the seconds it took; `note` says why there is none."""

    p: float | None
    seconds: float | None
    note: str = ""


def fastest(run: Callable[[], float]) -> Answer:
    """Return what `run` gives, and the time of its fastest run."""
    best, p = float("inf"), float("nan")
    for _ in range(RUNS):
        start = time.perf_counter()
        p = run()
        best = min(best, time.perf_counter() - start)
        if best > 1:
            break
    return Answer(p, best)


def prapasca(changes: Changes) -> Answer:
    from prapasca import ChangeProfile, signed_rank_test

    profile = ChangeProfile.from_changes(changes)
    return fastest(lambda: signed_rank_test(profile).p_exact)


def scipy(method: str) -> Callable[[Changes], Answer]:
    def ask(changes: Changes) -> Answer:
        from scipy.stats import wilcoxon

        differences = np.repeat(list(changes), list(changes.values())).astype(float)

        def run() -> float:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return float(wilcoxon(differences, method=method).pvalue)

        return fastest(run)

    return ask


def own_process(command: list[str], missing: str) -> Callable[[Changes], Answer]:
    """Return a peer that reads changes as JSON and writes its p and seconds as JSON."""

    def ask(changes: Changes) -> Answer:
        if shutil.which(command[0]) is None:
            return Answer(None, None, missing)
        question = json.dumps({"changes": list(changes), "counts": list(changes.values()), "runs": RUNS})
        try:
            done = subprocess.run(
                command, input=question, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return Answer(None, None, f"more than {PATIENCE} s")
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["failed"])[-1]
            return Answer(None, None, missing if "no package" in reason or "No module" in reason else reason[:60])
        told = json.loads(done.stdout.strip().splitlines()[-1])
        return Answer(told["p"], told["seconds"])

    return ask


def r(package: str) -> Callable[[Changes], Answer]:
    return own_process(
        ["Rscript", "--vanilla", str(HERE / "signed_rank.R"), package], f"R with the package {package} is not here"
    )


PEERS: dict[str, Callable[[Changes], Answer]] = {
    "prapasca": prapasca,
    "R coin": r("coin"),
    "R exactRankTests": r("exactRankTests"),
    "scipy exact": scipy("exact"),
    "scipy auto": scipy("auto"),
    "scipy asymptotic": scipy("asymptotic"),
    "pingouin": own_process([sys.executable, str(HERE / "pingouin_signed_rank.py")], "pingouin is not here"),
}


def versions() -> str:
    """Return the versions of what runs here."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    named = [f"Python {platform.python_version()}"]
    for package in ("prapasca", "numpy", "scipy", "statsmodels", "pingouin"):
        try:
            named.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            named.append(f"no {package}")
    if shutil.which("Rscript"):
        code = (
            "cat(paste('R', getRversion()), sapply(c('coin', 'exactRankTests'), function(p) tryCatch("
            "paste(p, packageVersion(p)), error = function(e) paste('no', p))), sep = ', ')"
        )
        done = subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True, text=True, check=False)
        named.append(done.stdout.strip())
    else:
        named.append("no R")
    return ", ".join(named) + f"; {platform.machine()}"
