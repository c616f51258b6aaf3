"""The sentence for a value that is not one of those known."""

from __future__ import annotations

from collections.abc import Sequence

from prapasca.checks import nearest
from prapasca.errors import N_
from prapasca.study.table import Fault, Path
from prapasca.study.written import shown


def choice_fault(path: Path, found: object, known: Sequence[str]) -> Fault:
    """Return the fault of a value that is not among `known`, with the nearest of them."""
    fields = {"found": shown(found), "expected": list(known)}
    if not known:
        return Fault(path, "unknown-value", N_("found {found}, but there is nothing to choose from"), fields)
    if len(known) > 1 and isinstance(found, str) and (hint := nearest(found, known)):
        template = N_("found {found}, expected one of {expected}; did you mean {hint}?")
        return Fault(path, "unknown-value", template, {**fields, "hint": hint})
    template = (
        N_("found {found}, expected one of {expected}") if len(known) > 1 else N_("found {found}, expected {expected}")
    )
    return Fault(path, "unknown-value", template, fields)
