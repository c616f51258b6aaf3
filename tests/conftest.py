"""Properties are checked on the same 200 examples each time; ``--hypothesis-profile=light`` takes fewer."""

from collections.abc import Generator
from importlib.util import find_spec

import pytest
from hypothesis import settings

EXTRAS = (
    "docx",
    "duckdb",
    "narwhals",
    "openpyxl",
    "pandas",
    "polars",
    "pyarrow",
    "pydantic",
    "pypdfium2",
    "pyreadstat",
)
EVERYTHING_IS_HERE = all(find_spec(name) for name in EXTRAS)

settings.register_profile("thorough", max_examples=200, derandomize=True, deadline=None, database=None)
settings.register_profile("light", settings.get_profile("thorough"), max_examples=25)
settings.load_profile("thorough")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep dataframes out of the core-only run."""
    for item in items:
        if "from_frame" in item.nodeid:
            item.add_marker(pytest.mark.beyond_core)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be skipped where everything it could need is installed."""
    report = yield
    if EVERYTHING_IS_HERE and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although every extra is installed: {report.longrepr}"
    return report
