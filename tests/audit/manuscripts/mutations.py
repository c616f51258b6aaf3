"""One number of a clean manuscript changed, so that it contradicts what is printed elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from audit.manuscripts.paper import Manuscript
from audit.manuscripts.pins import Pin
from audit.manuscripts.study import Chance, plain

KINDS = (
    "n",
    "count",
    "percent",
    "z",
    "p",
    "rank_sum",
    "change",
    "total",
    "mean_rank",
    "characteristic",
    "rank_n",
    "chi2",
    "mh",
)

HELD_BY_OTHERS = frozenset(KINDS) - {"n", "z", "p", "chi2", "mh"}
"""Kinds that other numbers contradict, even if they are printed once."""


@dataclass(frozen=True)
class Mutation:
    """A manuscript with one number changed: which kind, from what to what, and where."""

    manuscript: Manuscript
    kind: str
    text: str
    pin: Pin
    printed: str

    @property
    def span(self) -> tuple[int, int]:
        """Where the changed number stands in the changed text."""
        return self.pin.start, self.pin.start + len(self.printed)

    @property
    def told(self) -> str:
        """The change in words, with the text around it."""
        before = self.text[max(0, self.pin.start - 70) : self.pin.start]
        after = self.text[self.span[1] : self.span[1] + 40]
        return f"{self.kind}: {self.pin.printed} -> {self.printed} in {before!r}[]{after!r}"


def mutate(manuscript: Manuscript, seed: int) -> Mutation | None:
    """Return a manuscript made to contradict itself; None where it prints nothing twice."""
    chance = Chance(seed)
    first = chance.between(0, len(KINDS) - 1) if seed % 3 == 0 else seed % len(KINDS)
    for kind in (*KINDS[first:], *KINDS[:first]):
        pins = [pin for pin in manuscript.pins if pin.quantity.kind == kind and _is_pinned(manuscript, pin)]
        while pins:
            pin = pins.pop(chance.between(0, len(pins) - 1))
            printed = _changed(manuscript, pin, chance)
            if printed is not None:
                text = manuscript.text[: pin.start] + printed + manuscript.text[pin.end :]
                return Mutation(manuscript, kind, text, pin, printed)
    return None


def _is_pinned(manuscript: Manuscript, pin: Pin) -> bool:
    """Tell whether what a number says is said elsewhere too."""
    before = manuscript.text[max(0, pin.start - 4) : pin.start]
    if "<" in before or ">" in before:
        return False
    if pin.quantity.kind in HELD_BY_OTHERS:
        return True
    same = [one for one in manuscript.pins if one.quantity == pin.quantity and one.printed == pin.printed]
    return len(same) > 1


def _changed(manuscript: Manuscript, pin: Pin, chance: Chance) -> str | None:
    """Return another number for a pin, far enough from the true one to be no rounding of it."""
    makers: dict[str, Callable[[Manuscript, Pin, Chance], str | None]] = {
        "percent": _percent,
        "z": _decimal,
        "chi2": _decimal,
        "mh": _decimal,
        "p": _p,
        "rank_sum": _rank,
        "mean_rank": _rank,
    }
    return makers.get(pin.quantity.kind, _integer)(manuscript, pin, chance)


def _size(manuscript: Manuscript, pin: Pin) -> int:
    sizes = [one.n for one in manuscript.study.series if one.group == pin.quantity.group]
    return sizes[0] if sizes else manuscript.study.n


def _integer(manuscript: Manuscript, pin: Pin, chance: Chance) -> str | None:
    true, n, unit = int(pin.printed), _size(manuscript, pin), 10.0**-manuscript.study.style.decimals
    least = max(1, int(2.5 * unit * n / 100) + 1)
    steps = [step * sign for step in range(least, least + 4) for sign in (-1, 1)]
    top = 10**6 if pin.quantity.kind in ("n", "total") else n
    found = [true + step for step in steps if 0 < true + step <= top]
    return str(chance.pick(found)) if found else None


def _percent(manuscript: Manuscript, pin: Pin, chance: Chance) -> str | None:
    value, mark = _value(pin)
    decimals = len(pin.printed.partition(mark)[2])
    steps = [Decimal(step) + Decimal(value % 1) / 7 for size in (4, 7, 9, 11) for step in (-size, size)]
    found = [value + step for step in steps if 0 < value + step < 100]
    return plain(chance.pick(found), decimals).replace(".", mark) if found else None


def _decimal(manuscript: Manuscript, pin: Pin, chance: Chance) -> str | None:
    value, mark = _value(pin)
    new = value + Decimal(chance.pick(("0.31", "-0.27", "0.6", "-0.45")))
    if (new < 0) != (value < 0):
        return None
    return plain(new, len(pin.printed.partition(mark)[2])).replace(".", mark)


def _rank(manuscript: Manuscript, pin: Pin, chance: Chance) -> str | None:
    value, mark = _value(pin)
    if value == 0:
        return None
    new = value + Decimal(chance.pick(("2", "3.5", "10", "4")))
    return plain(new, len(pin.printed.partition(mark)[2])).replace(".", mark)


def _p(manuscript: Manuscript, pin: Pin, chance: Chance) -> str | None:
    value, mark = _value(pin)
    new = value + Decimal(chance.pick(("0.023", "0.031", "0.047", "0.118")))
    text = plain(new, len(pin.printed.partition(mark)[2])).replace(".", mark)
    return text.removeprefix("0") if not pin.printed.startswith("0") else text


def _value(pin: Pin) -> tuple[Decimal, str]:
    mark = "," if "," in pin.printed else "."
    return Decimal(pin.printed.replace(",", ".")), mark


def mutations(manuscripts: Iterator[Manuscript]) -> Iterator[Mutation]:
    """Yield each manuscript with one number changed."""
    for manuscript in manuscripts:
        changed = mutate(manuscript, manuscript.study.seed)
        if changed is not None:
            yield changed
