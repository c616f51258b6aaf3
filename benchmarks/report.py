"""How long it takes to write the manuscript of a study: both languages, three formats.

Start-up (loading the packages, reading study and data) is told apart from the writing. The target is five seconds for
both languages and Word, PDF and HTML together on 2 cores.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from prapasca.analysis import analyse
from prapasca.language import LANGUAGES
from prapasca.readers import read_data
from prapasca.report.profiles import load_profile
from prapasca.report.provenance import provenance
from prapasca.report.publish import publish
from prapasca.study import load_study

ROOT = Path(__file__).parent.parent
FORMATS = ("docx", "pdf", "html")
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
TARGET = 5.0
RUNS = 3


def seconds(name: str, profile: str, formats: tuple[str, ...], languages: tuple[str, ...]) -> float:
    """Return the fastest of several runs."""
    path = ROOT / "examples" / name / "study.toml"
    study = load_study(path)
    results = analyse(study, read_data(study))
    made, chosen = provenance(results, path, MOMENT), load_profile(profile)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        publish(results, chosen, made, formats=formats, languages=languages, time=MOMENT)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    start = time.perf_counter()
    seconds("oxytocin-massage", "short", ("docx", "pdf"), ("en",))
    print(f"loading everything, with a first short report: {time.perf_counter() - start:.1f} s\n")
    print("| study | profile | formats | languages | s |")
    print("|---|---|---|---|---:|")
    for name, profile in (("oxytocin-massage", "journal"), ("synthetic-cohort", "thesis")):
        for formats in (*((one,) for one in FORMATS), FORMATS):
            languages = LANGUAGES if formats == FORMATS else ("id",)
            took = seconds(name, profile, formats, tuple(languages))
            verdict = f" (target {TARGET:.0f}: {'met' if took <= TARGET else 'missed'})" if formats == FORMATS else ""
            print(f"| {name} | {profile} | {', '.join(formats)} | {', '.join(languages)} | {took:.2f}{verdict} |")


if __name__ == "__main__":
    main()
