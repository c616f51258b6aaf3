"""Planning in a language whose words are marked leaves no word unmarked but names and keys."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from prapasca.cli.formulas import FORMULAS
from pseudo_locale import marked, said, speak_as_installed, speak_from, unmarked, words, write_catalogue

NAMES = words("Noether Connor Miettinen Lachin Tejada Punzalan The Philippine Statistician https doi org SPSS")
REFERENCES = words(
    "Lemeshow, Hosmer, Klar & Lwanga, Adequacy of sample size in health studies",
    "Cochran, Sampling techniques, section; Federer, Experimental design: theory and application; Hodges & Lehmann",
    "Biometrics, aoms, jstor",
)
CHOICES = words("two-sided greater less auto exact simulation signed-rank mid-p asymptotic sign mcnemar text json t")
INPUTS = {
    "slovin": "--population 54 --error 10",
    "lemeshow": "--proportion 50 --error 10 --population 54",
    "paired-means": "--difference 5 --sd 10",
    "paired-t": "--effect 0.5 --efficiency laplace",
    "noether-signed-rank": "--superiority 82.5",
    "noether-sign": "--up 60 --down 10",
    "mcnemar-connor": "--up 60 --down 10",
    "mcnemar-miettinen": "--up 60 --down 10",
    "federer": "--groups 4",
    "finite-population": "--size 96.04 --population 54",
}


@pytest.fixture(scope="module")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    return folder


@pytest.fixture(autouse=True)
def _marked_language(pseudo_folder: Path) -> Iterator[None]:
    domain = gettext.textdomain()
    with pytest.MonkeyPatch.context() as patch:
        speak_from(pseudo_folder, patch)
        yield
    speak_as_installed(domain)


@pytest.mark.parametrize("command", ["power", "sample-size"])
def test_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, command, "--help")
    assert marked("Usage:") in shown
    plain = re.sub(r"--?[a-z-]+\b|\[[a-z-]+(\|[a-z-]+)+\]", "", shown)
    assert unmarked(plain, ["prapasca", command, *CHOICES]) == []


@pytest.mark.parametrize(
    "arguments",
    [
        "power --up 60 --n 12",
        "power --up 30 --up 2:30 --down 10 --n 12 --method simulation --draws 60",
        "power --before 50,30,20 --after 20,30,50 --dependence 30 --cut 3 --n 15 --alternative greater",
        "sample-size --up 80 --down 20 --drop-out 10 --format markdown",
        "sample-size --before 50,30,20 --after 20,30,50 --dependence 30 --cut 3 --alternative greater",
        "sample-size --up 50 --down 45 --largest 20",
    ],
)
def test_results(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, *arguments.split())
    assert "¤" in shown
    assert unmarked(shown, NAMES | REFERENCES) == []


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "sample-size", "--formula", name, *INPUTS[name].split())
    assert "¤" in shown
    assert unmarked(shown, NAMES | REFERENCES) == []


@pytest.mark.parametrize(
    "arguments",
    [
        "power --n 20",
        "power --up 60",
        "power --n 0 --up 60",
        "power --n 20 --up 0.6",
        "power --n 20 --up x",
        "power --n 20 --up x:30",
        "power --n 20 --up 60 --up 30",
        "power --n 20 --up 60 --table x",
        "power --n 20 --up 60 --cut 3",
        "power --n 20 --before 50,50 --after 50,50",
        "power --n 20 --before 50,50 --after 50,50 --dependence 0 --categories a",
        "power --n 20 --up 60 --confidence-level 0",
        "power --n 20 --up 60 --plot x.pdf",
        "power --n 20 --table nowhere.toml",
        "sample-size --up 20 --down 20",
        "sample-size --up 60 --sd 3",
        "sample-size --formula slovin",
        "sample-size --formula slovin --error 10 --population 54 --sd 2",
        "sample-size --formula slovin --error 10 --population x",
        "sample-size --formula federer --groups 1",
        "sample-size --formula federer --groups 4 --plot a.svg",
    ],
)
def test_mistakes(
    arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    options = (
        "--up --down --before --after --dependence --table --cut --categories --formula --population --error --help"
    )
    named = words(arguments, options, "prapasca svg toml expected categories", *FORMULAS)
    shown = said(capsys, *arguments.split())
    assert shown
    assert unmarked(shown, named) == []
