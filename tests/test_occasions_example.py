"""The example of four occasions: its file is what its script makes; the commands run on it and on faulty copies."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from prapasca import InputError, analyse, load_study, read_data
from running import OCCASIONS, run


def test_the_file_is_what_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("generate_pain", OCCASIONS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.write_csv(script.make_rows(), tmp_path / "pain.csv")
    assert (tmp_path / "pain.csv").read_bytes() == (OCCASIONS / "pain.csv").read_bytes()


def test_all_occasions_are_compared() -> None:
    study = load_study(OCCASIONS / "study.toml")
    found = analyse(study, read_data(study)).occasions
    assert found is not None
    assert (found.n_people, found.n_complete, found.friedman.method) == (18, 16, "exact")
    assert [pair.p_holm <= 0.05 for pair in found.pairs] == [False, True, True, False, True, True]


def test_the_conclusion_is_that_of_all_occasions() -> None:
    shown = run("analyse", OCCASIONS / "study.toml", "--lang", "en")
    assert (shown.returncode, shown.stderr) == (0, "")
    conclusion = " ".join(shown.stdout.partition("Conclusion\n")[2].split())
    assert "Friedman's test of 16 people on 4 occasions: χ²(3) = 32.815, exact p < .001" in conclusion
    assert "4 of 6 pairs of occasions differ" in conclusion
    assert "signed-rank" not in conclusion


def fault(study: Path) -> str:
    """Return the one sentence with which a study or its data are refused."""
    with pytest.raises(InputError) as caught:
        read_data(load_study(study))
    (message,) = (one for one in caught.value.messages if one.severity == "error")
    return str(message)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('column = "pain_6h"', 'column = "pain_8h"', "column 'pain_8h', named in study.toml, is not there"),
        ("N18;2;8;5;5;3", "N18;2;8;five;5;3", "column 'pain_2h', row 19"),
        ("N18;2;8;5;5;3", "N17;2;8;5;5;3", "rows 18, 19 hold the same id"),
        ('design = "repeated"', 'design = "one_group"', 'analysed in the design "repeated" only'),
    ],
)
def test_a_fault_is_one_sentence(old: str, new: str, said: str, tmp_path: Path) -> None:
    for name in ("study.toml", "pain.csv"):
        changed = (OCCASIONS / name).read_text(encoding="utf-8").replace(old, new)
        (tmp_path / name).write_text(changed, encoding="utf-8")
    assert said in fault(tmp_path / "study.toml")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,1,5\na,2,4\na,2,3\na,3,2\n", "rows 3, 4 hold the same person and occasion"),
        ("a,1,5\na,9,4\na,3,2\n", "found '9', expected one of 1 (pre), 2 (between_1), 3 (post)"),
    ],
)
def test_a_fault_of_the_long_shape_is_one_sentence(rows: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "pain.csv").write_text(f"id,day,pain\n{rows}", encoding="utf-8")
    (tmp_path / "study.toml").write_text(
        'schema_version = 1\n[study]\ntitle = "Pain"\ndesign = "repeated"\n[data]\npath = "pain.csv"\nshape = "long"\n'
        'id = "id"\noccasion = "day"\nvalue = "pain"\npre_occasion = 1\npost_occasion = 3\norigin = "synthetic"\n'
        '[[data.between]]\ncode = 2\nlabel = "day 2"\n[outcome]\nname = "Pain"\nkind = "numeric"\nbetter = "lower"\n',
        encoding="utf-8",
    )
    assert said in fault(tmp_path / "study.toml")
