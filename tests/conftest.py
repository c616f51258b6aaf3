"""Properties are checked on the same 200 examples each time; ``--hypothesis-profile=light`` takes fewer."""

import pytest
from hypothesis import settings

settings.register_profile("thorough", max_examples=200, derandomize=True, deadline=None, database=None)
settings.register_profile("light", settings.get_profile("thorough"), max_examples=25)
settings.load_profile("thorough")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep dataframes out of the core-only run."""
    for item in items:
        if "from_frame" in item.nodeid:
            item.add_marker(pytest.mark.beyond_core)
