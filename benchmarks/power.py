"""Time exact and simulated power and sample size against their targets, and print what they find.

python benchmarks/power.py
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from prapasca.power import ChangeDistribution, Simulation, power, power_curve, sample_size

STEPS = ChangeDistribution.from_steps(up=0.6, down=0.1)
SYMMETRIC = ChangeDistribution.from_changes({-2: 0.05, -1: 0.20, 1: 0.20, 2: 0.05})
THREE = ChangeDistribution.from_changes({-2: 0.05, -1: 0.15, 1: 0.25, 2: 0.10})
FIVE = ChangeDistribution.from_changes({-4: 0.02, -3: 0.04, -2: 0.06, -1: 0.08, 1: 0.15, 2: 0.13, 3: 0.12, 4: 0.1})
ELEVEN = ChangeDistribution.from_steps(up=dict.fromkeys(range(1, 11), 0.05), down=dict.fromkeys(range(1, 11), 0.03))
COMMAND = ("sample-size", "--up", "60", "--down", "10", "--power", "80")


def shown(design: ChangeDistribution, n: int, simulation: Simulation | None = None) -> str:
    found = power(design, n, method="exact") if simulation is None else power(design, n, simulation=simulation)
    return ", ".join(f"{entry.power:.4f} ({entry.size:.4f})" for entry in found.tests[:3])


def answered() -> str:
    command = [sys.executable, "-m", "prapasca", *COMMAND, "--lang", "en"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return ran.stdout.splitlines()[3][:40]


def curve(design: ChangeDistribution, largest: int) -> str:
    return f"{power_curve(design, range(1, largest + 1), method='exact')[-1].of('signed_rank').power:.4f} at the end"


QUESTIONS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("prapasca sample-size --up 60 --down 10, with start-up", "2 s", answered),
    ("3 levels, n = 20, true size", "", lambda: shown(SYMMETRIC, 20)),
    ("3 levels, n = 100, exact", "1 s", lambda: shown(THREE, 100)),
    ("3 levels, n = 500, exact", "", lambda: shown(THREE, 500)),
    ("3 levels, every n from 1 to 100, exact", "", lambda: curve(THREE, 100)),
    ("5 levels, n = 30, exact", "3 s", lambda: shown(FIVE, 30)),
    ("5 levels, every n from 1 to 30, exact", "", lambda: curve(FIVE, 30)),
    ("5 levels, n = 100, 2000 draws", "", lambda: shown(FIVE, 100, Simulation())),
    ("11 levels, n = 50, 2000 draws", "", lambda: shown(ELEVEN, 50, Simulation())),
    ("11 levels, n = 1000, 500 draws", "", lambda: shown(ELEVEN, 1000, Simulation(500))),
    ("sample size, one step", "", lambda: f"n = {sample_size(STEPS).n}"),
    ("sample size, 3 levels", "", lambda: f"n = {sample_size(THREE).n}"),
    ("sample size, 5 levels", "", lambda: f"n = {sample_size(FIVE).n}"),
)


def main() -> None:
    power(STEPS, 20)
    print("| question | target | took | power (true size) of exact, mid-p, asymptotic |")
    print("|---|---|---|---|")
    for question, target, ask in QUESTIONS:
        start = time.perf_counter()
        found = ask()
        print(f"| {question} | {target} | {time.perf_counter() - start:.3f} s | {found} |")


if __name__ == "__main__":
    main()
