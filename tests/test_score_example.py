"""The example of a score: its file is what its script makes, and the test named beforehand decides."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from prapasca import analyse, load_study, read_data
from prapasca.instrument import ItemAnalysisResult
from running import ROOT

FOLDER = ROOT / "examples" / "knowledge-score"


def test_the_files_are_what_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("generate_scores", FOLDER / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.write_csv(script.make_rows(), tmp_path / "scores.csv")
    script.write_csv(script.make_answers(), tmp_path / "items.csv", ("id", *script.QUESTIONS))
    for name in ("scores.csv", "items.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_the_test_named_beforehand_decides() -> None:
    study = load_study(FOLDER / "study.toml")
    found = analyse(study, read_data(study))
    assert (found.data.origin, found.data.paired) == ("synthetic", 40)
    assert (found.tests.primary.planned, found.tests.primary.test) == ("paired_t", "paired_t")
    assert found.effects.gain is not None
    assert found.effects.gain.n_at_maximum == 1


def test_the_size_was_planned_and_the_questionnaire_tried_out() -> None:
    study = load_study(FOLDER / "study.toml")
    found = analyse(study, read_data(study))
    assert found.sample_plan is not None
    assert (found.sample_plan.n, found.sample_plan.begin) == (34, 38)
    assert isinstance(tried := found.instrument.result if found.instrument else None, ItemAnalysisResult)
    assert [item.name for item in tried.items if item.decision != "valid"] == ["q9", "q16"]
    assert (tried.n, tried.n_incomplete, round(tried.critical_r, 3)) == (34, 1, 0.339)
    assert [message.code for message in found.messages if "target" in message.code] == []
