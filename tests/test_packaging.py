"""What the wheel and the source distribution carry, built without a network."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "prapasca"

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and the wheel from that."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(distributions.glob("*.whl")))


@pytest.fixture(scope="module")
def sdist_names(distributions: Path) -> set[str]:
    """Return the names in the source distribution, without its top folder."""
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def package_files() -> set[str]:
    """Return every file of the package as it should arrive, compiled catalogues included."""
    made = {".pyc", ".mo", ".new"}
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in made]
    names = {path.relative_to(PACKAGE.parent).as_posix() for path in files}
    sources = {name for name in names if "/." not in name}
    return sources | {name.removesuffix("po") + "mo" for name in sources if name.endswith(".po")}


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    assert package_files() - set(wheel.namelist()) == set()


def test_the_wheel_holds_nothing_but_the_package(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"prapasca"}


def test_the_wheel_holds_catalogues_types_and_licence(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert "prapasca/language/locale/id/LC_MESSAGES/prapasca.mo" in names
    assert "prapasca/py.typed" in names
    assert [name for name in names if name.endswith("/licenses/LICENSE")]


def test_the_source_distribution_can_be_built_tested_and_read(sdist_names: set[str]) -> None:
    expected = {
        "pyproject.toml",
        "constraints.txt",
        "Makefile",
        "LICENSE",
        "README.md",
        "tools/compile_catalogues.py",
        "tests/conftest.py",
        "docs/glossary.md",
        *(f"src/{name}" for name in package_files()),
    }
    assert expected - sdist_names == set()


def test_no_distribution_holds_an_environment_or_a_cache(sdist_names: set[str], wheel: zipfile.ZipFile) -> None:
    names = sdist_names | set(wheel.namelist())
    assert [name for name in names if name.startswith(".venv") or "_cache" in name or name.endswith(".pyc")] == []


def test_the_console_script_is_declared(wheel: zipfile.ZipFile) -> None:
    declared = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "prapasca = prapasca.__main__:main" in wheel.read(declared).decode()
