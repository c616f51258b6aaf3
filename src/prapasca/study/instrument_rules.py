"""What must hold between the keys of the table ``[instrument]``."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.study.table import Fault
from prapasca.study.written import Written, items, shown

ONLY = {"reverse": "items", "alternative": "items", "relevant": "experts"}


def instrument_faults(instrument: Written) -> Iterator[Fault]:
    """Yield what is wrong between the keys of the table, as it is written."""
    kind = instrument.get("kind", "items")
    scale = items(instrument.get("scale"))
    whole = len(scale) == 2 and all(isinstance(end, int) for end in scale)
    if whole and scale[0] >= scale[1]:  # type: ignore[operator]  # both are whole numbers
        template = N_("found {found}, expected the lowest number first, such as [1, 5]")
        yield Fault(("instrument", "scale"), "scale-order", template, {"found": str(scale)})
    for key, owner in ONLY.items():
        if kind in ("items", "experts", "raters") and kind != owner and instrument.get(key):
            template = N_('it belongs to kind = "{owner}"; leave it out')
            yield Fault(("instrument", key), "key-of-kind", template, {"owner": owner})
    if "scale" not in instrument and (kind == "experts" or (kind == "items" and instrument.get("reverse"))):
        template = N_("missing; experts and items that are turned round need the lowest and the highest number")
        yield Fault(("instrument", "scale"), "missing-key", template)
    yield from _relevant(instrument.get("relevant"), scale if whole and kind == "experts" else [])


def _relevant(found: object, scale: list[object]) -> Iterator[Fault]:
    if isinstance(found, int) and scale and not scale[0] < found <= scale[1]:  # type: ignore[operator]  # numbers
        template = N_("found {found}, expected a rating above {low} and up to {high}")
        fields = {"found": shown(found), "low": scale[0], "high": scale[1]}
        yield Fault(("instrument", "relevant"), "relevant-outside", template, fields)
