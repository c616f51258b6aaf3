"""What a manuscript says of an observer who knew, or did not know, what had been given."""

from __future__ import annotations

from typing import Any

import pytest

from prapasca.language import LANGUAGES
from prapasca.report.manuscript import build_manuscript
from prapasca.report.profiles import load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_markdown import write_markdown
from studies import results, study

SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
MIDWIFE = {"id": "bidan desa", "en": "a village midwife"}
KNEW = {"en": "The observer knew whether", "id": "Pengamat mengetahui apakah"}
DID_NOT = {"en": "The observer did not know whether", "id": "Pengamat tidak mengetahui apakah"}
WOULD = {"en": "may rate it better without meaning to", "id": "dapat menilainya lebih baik tanpa disengaja"}
ADVICE = {"en": "an observer who does not know which observation", "id": "pengamat yang tidak mengetahui pengamatan"}


def said(language: str, **outcome: Any) -> str:
    pain = {"name": {"id": "Nyeri", "en": "Pain"}, "kind": "numeric", "better": "lower"}
    made = results(study({**pain, **outcome}), [(5, 3), (6, 2), (4, 4)])
    return write_markdown(build_manuscript(made, load_profile("journal"), language, SOURCES))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("observer", [{}, {"observer": MIDWIFE}], ids=["unnamed", "named"])
@pytest.mark.parametrize("blinded", [None, False, True])
def test_methods_and_limits_say_what_the_study_file_says(
    language: str, observer: dict[str, Any], blinded: bool | None
) -> None:
    text = said(language, **observer, **({} if blinded is None else {"blinded": blinded}))
    folded = text.casefold()
    assert folded.count(KNEW[language].casefold()) == (2 if blinded is False else 0)
    assert folded.count(DID_NOT[language].casefold()) == (2 if blinded else 0)
    assert (WOULD[language] in text) == (blinded is None)
    assert (ADVICE[language] in text) == (not blinded)
    assert text.count(MIDWIFE[language]) == (2 if observer else 0)
