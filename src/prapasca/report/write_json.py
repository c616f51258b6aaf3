"""Results as JSON."""

from __future__ import annotations

import json

from prapasca.analysis import StudyResults, to_tree


def write_json(results: StudyResults) -> str:
    """Return the whole tree with full precision, keys in a stable order."""
    return json.dumps(to_tree(results), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
