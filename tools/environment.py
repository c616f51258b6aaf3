"""Make or renew a virtual environment: with uv where present, else venv and pip, else a local virtualenv.

Only the standard library is used, and requirements are read from pyproject.toml here, because
pip before 25.1 knows no dependency groups and Debian may lack both pip and venv's ensurepip.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORE = ("numpy", "scipy")
CORE_TESTS = ("pytest", "hypothesis", "pytest-xdist")
Tables = dict[str, list[str]]


def read_tables(path: Path) -> Tables:
    """Return the requirements of pyproject.toml by name: ``"default"``, each extra, each group."""
    project = tomllib.loads(path.read_text(encoding="utf-8"))
    metadata = project["project"]
    return {
        "default": metadata["dependencies"],
        **metadata["optional-dependencies"],
        **project["dependency-groups"],
    }


def requirement_name(requirement: str) -> str:
    """Return the name a requirement starts with."""
    return re.split(r"[\[<>=~!;\s]", requirement, maxsplit=1)[0]


def select(tables: Tables, names: list[str], *, core: bool) -> list[str]:
    """Return the requirements of the named tables, or those of a core-only run."""
    if core:
        everything = [*tables["default"], *tables["test"]]
        return [found for found in everything if requirement_name(found) in (*CORE, *CORE_TESTS)]
    return [requirement for name in ("default", *names) for requirement in tables[name]]


def lowest(requirements: list[str]) -> list[str]:
    """Return each requirement at the lowest version it admits."""
    return [requirement.replace(">=", "==") for requirement in requirements]


def environment_python(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def works(python: Path, *arguments: str) -> bool:
    """Tell whether an interpreter is there and runs."""
    return python.exists() and subprocess.run([python, *arguments], capture_output=True, check=False).returncode == 0


def create(folder: Path, uv: str | None) -> None:
    """Create an environment, unless `folder` holds one that runs and can be installed into."""
    installer = ("-c", "") if uv else ("-m", "pip", "--version")
    if works(environment_python(folder), *installer):
        return
    shutil.rmtree(folder, ignore_errors=True)
    if uv:
        run([uv, "venv", "--quiet", "--python", sys.executable, str(folder)])
        return
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, check=False)
    if made.returncode != 0 or not works(environment_python(folder), "-m", "pip", "--version"):
        shutil.rmtree(folder, ignore_errors=True)
        create_with_virtualenv(folder)


def create_with_virtualenv(folder: Path) -> None:
    """Create an environment with virtualenv, put into a local folder where `venv` cannot work."""
    tools = ROOT / ".tools"
    pip = [sys.executable, "-m", "pip"]
    if not (tools / "virtualenv").exists():
        run([*pip, "install", "--quiet", "--disable-pip-version-check", "--target", str(tools), "virtualenv"])
    run([sys.executable, "-m", "virtualenv", "--quiet", str(folder)], {"PYTHONPATH": str(tools)})


def install(folder: Path, uv: str | None, requirements: list[str], options: list[str]) -> None:
    """Install the requirements, then the project itself, editable."""
    python = str(environment_python(folder))
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", python]
    else:
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*command, *options, *requirements])
    run([*command, "--no-deps", "--editable", str(ROOT)])


def run(command: list[str], extra: dict[str, str] | None = None) -> None:
    """Run a command, ending with its status if it fails."""
    status = subprocess.run(command, check=False, env={**os.environ, **(extra or {})}).returncode
    if status != 0:
        sys.exit(f"environment: this command failed with status {status}: {' '.join(command)}")


def main() -> None:
    """Read the options and do the work."""
    parser = argparse.ArgumentParser(description="Make or renew a virtual environment with the project in it.")
    parser.add_argument("folder", type=Path, help="folder of the environment, such as .venv")
    parser.add_argument("--with", dest="names", default="", help="extras and groups, separated by commas")
    parser.add_argument("--core", action="store_true", help="numpy and scipy only, and what runs the tests")
    parser.add_argument("--versions", choices=("pinned", "lowest", "newest"), default="pinned")
    arguments = parser.parse_args()
    names = [name for name in arguments.names.split(",") if name]
    requirements = select(read_tables(ROOT / "pyproject.toml"), names, core=arguments.core)
    options = {
        "pinned": ["--constraint", str(ROOT / "constraints.txt")],
        "lowest": [],
        "newest": ["--upgrade"],
    }[arguments.versions]
    uv = shutil.which("uv")
    create(arguments.folder, uv)
    install(arguments.folder, uv, lowest(requirements) if arguments.versions == "lowest" else requirements, options)


if __name__ == "__main__":
    main()
