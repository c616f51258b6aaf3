"""A process of its own: reads changes as JSON, writes pingouin's two-sided p and its seconds."""

from __future__ import annotations

import json
import sys
import time
import warnings

import numpy as np
import pingouin

warnings.simplefilter("ignore")
question = json.load(sys.stdin)
differences = np.repeat(question["changes"], question["counts"]).astype(float)
best, p = float("inf"), float("nan")
for _ in range(question["runs"]):
    start = time.perf_counter()
    row = pingouin.wilcoxon(differences, np.zeros_like(differences)).iloc[0]
    best = min(best, time.perf_counter() - start)
    p = float(row["p_val"] if "p_val" in row else row["p-val"])
print(json.dumps({"p": p, "seconds": best}))
