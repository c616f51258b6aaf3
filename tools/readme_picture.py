"""Draw the page of a report that each README shows, docs/images/report.en.png and .id.png, from the example study.

Run it after a change that shows: python tools/readme_picture.py
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from prapasca.analysis import analyse
from prapasca.language import LANGUAGES
from prapasca.readers import read_data
from prapasca.report.manuscript import build_manuscript
from prapasca.report.profiles import load_profile
from prapasca.report.provenance import provenance
from prapasca.report.typst import write_png_pages
from prapasca.study import load_study

ROOT = Path(__file__).parent.parent
STUDY = ROOT / "examples" / "oxytocin-massage" / "study.toml"
FOLDER = ROOT / "docs" / "images"
PAGE = 2
PIXELS_PER_INCH = 90


def main() -> None:
    """Write the pictures."""
    study = load_study(STUDY)
    results = analyse(study, read_data(study))
    made = provenance(results, STUDY, datetime(2026, 1, 1, tzinfo=UTC))
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        document = build_manuscript(results, load_profile("journal"), language, made)
        picture = FOLDER / f"report.{language}.png"
        picture.write_bytes(write_png_pages(document, PIXELS_PER_INCH)[PAGE])
        print(f"written: {picture.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
