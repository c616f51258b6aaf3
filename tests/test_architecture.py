"""What import-linter cannot hold: the allow-list of the core, and what may never be loaded early."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "prapasca"
MODULES = sorted(PACKAGE.rglob("*.py"))
CORE = ("change", "moments", "categories", "transition", "occasions", "inference", "power", "sensitivity", "instrument")
FLOORS = ("errors", "checks", "language", *CORE)
LIBRARIES = {*sys.stdlib_module_names, "numpy", "scipy"}
NARWHALS = ("transition.py", "TransitionTable.from_frame", "narwhals")
HEAVY = (
    "docx",
    "lxml",
    "narwhals",
    "openpyxl",
    "pandas",
    "polars",
    "pyarrow",
    "pydantic",
    "pypdfium2",
    "pyreadstat",
    "scipy",
    "typst",
)


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def in_core(path: Path) -> bool:
    return path.relative_to(PACKAGE).with_suffix("").parts[0] in CORE


def imports(node: ast.AST, scope: str = "") -> Iterator[tuple[str, str]]:
    """Yield each import below `node` with the dotted name of what it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((scope, alias.name) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield scope, "." * child.level + (child.module or "")
        name = getattr(child, "name", None) if isinstance(child, ast.ClassDef | ast.FunctionDef) else None
        yield from imports(child, f"{scope}.{name}".lstrip(".") if name else scope)


def allowed_in_core(imported: str) -> bool:
    parts = imported.split(".")
    if parts[0] == "prapasca":
        return len(parts) > 1 and parts[1] in FLOORS
    return parts[0] in LIBRARIES


def core_violations(path: Path, source: str) -> list[tuple[str, str, str]]:
    found = [(named(path), scope, imported) for scope, imported in imports(ast.parse(source))]
    return [one for one in found if not allowed_in_core(one[2]) and one != NARWHALS]


@pytest.mark.parametrize("path", [path for path in MODULES if in_core(path)], ids=named)
def test_the_core_imports_only_numpy_scipy_and_floors_below(path: Path) -> None:
    assert core_violations(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pandas",
        "from prapasca.readers import files",
        "from prapasca import TransitionTable",
        "from . import signed_rank",
        "def from_frame(frame):\n    import narwhals",
        "class Other:\n    def from_frame(self):\n        import narwhals.stable.v1 as nw",
    ],
)
def test_an_import_above_the_core_is_found(source: str) -> None:
    assert core_violations(PACKAGE / "transition.py", source) != []


def test_the_one_exception_is_still_there() -> None:
    source = (PACKAGE / "transition.py").read_text(encoding="utf-8")
    assert NARWHALS[1:] in set(imports(ast.parse(source)))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_assert_and_no_star_import(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert [node.lineno for node in nodes if isinstance(node, ast.Assert)] == []
    stars = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"]
    assert [node.lineno for node in stars] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_each_type_ignore_names_its_error_and_its_reason(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    ignores = [line for line in lines if re.search(r"#\s*type:\s*ignore", line)]
    assert [line for line in ignores if not re.search(r"# type: ignore\[[\w, -]+\]  # \S.{4,}", line)] == []


def loaded_by(program: str) -> set[str]:
    """Return the heavy packages that a fresh interpreter has loaded after `program`."""
    report = f"import sys; print(*(set({HEAVY!r}) & sys.modules.keys()), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", f"{program}\n{report}"], capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import prapasca") == set()


def test_a_heavy_package_would_be_noticed() -> None:
    assert loaded_by("import scipy") == {"scipy"}


@pytest.mark.beyond_core
def test_help_loads_nothing_heavy() -> None:
    program = """
import sys
from prapasca.__main__ import main
sys.argv = ["prapasca", "--help"]
try:
    main()
except SystemExit as stop:
    if stop.code:
        raise
"""
    assert loaded_by(program) == set()
