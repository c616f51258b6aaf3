"""How time and memory grow with n: the exact signed-rank p from a hundred to a million pairs.

Memory is the most that Python and numpy held at once during the call, over what they held before.

    python benchmarks/growth.py
"""

from __future__ import annotations

import time
import tracemalloc

from exact_p_beside_peers import levels, untied
from peers import versions

from prapasca import ChangeProfile, signed_rank_test

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)


def measured(profile: ChangeProfile) -> str:
    start = time.perf_counter()
    signed_rank_test(profile)
    seconds = time.perf_counter() - start
    tracemalloc.start()
    signed_rank_test(profile)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return f"{1000 * seconds:.3g} ms, {most / 2**20:.3g} MiB"


def main() -> None:
    print(versions() + "\n")
    print("| n | 3 levels | 5 levels | 11 levels | untied |")
    print("|---:|---:|---:|---:|---:|")
    for n in SIZES:
        cells = [measured(ChangeProfile.from_changes(levels(n, n_levels))) for n_levels in (3, 5, 11)]
        cells.append(measured(ChangeProfile.from_changes(untied(n))) if n <= 100_000 else "not tried")
        print(f"| {n:,} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
