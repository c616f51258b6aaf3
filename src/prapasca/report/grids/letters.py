"""How much room letters take, in whatever font a reader has."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RESERVE = 1.03
BOLD = 1.08
"""How much wider bold type is."""
NARROW_FACES = frozenset(
    {"times new roman", "liberation serif", "libertinus serif", "tex gyre termes", "nimbus roman", "tinos"}
)
"""Fonts with the widths of Times, or narrower."""


def _shares(groups: Mapping[float, str]) -> dict[str, float]:
    return {letter: share for share, letters in groups.items() for letter in letters}


_BROAD = _shares(
    {
        0.28: " \u00a0ijlt.,:;'/\\|",
        0.34: "fIr!()[]-‘’",
        0.36: "⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂ᵃᵇᶜᵈ",
        0.5: 'ckJsvxyz*^{}"“”',
        0.6: "EFLTZ=+<>~±×−≤≥≈",
        0.72: "wABCDHKNPRSUVXY",
        0.78: "GOQ&",
        0.9: "mM%",
        1.02: "W@—…",
    }
)
"""Shares of the size: for each letter that of Times or Arial, whichever is broader."""
_NARROW = _BROAD | _shares(
    {
        0.32: "⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂ᵃᵇᶜᵈ",
        0.39: "sJ",
        0.45: "acez?“”",
        0.5: "0123456789bdghknopquvxy–#$_",
        0.57: "FPS=+<>~±×−≤≥≈",
        0.62: "ELTZ",
        0.67: "BCR",
        0.72: "GOQ",
        0.78: "m",
        0.95: "W@",
    }
)
"""Those of Times."""
_USUAL, _CAPITAL, _SQUARE = 0.556, 0.72, 1.05
_EAST = 0x2E80
"""From here on letters are as broad as they are high."""


@dataclass(frozen=True)
class Face:
    """Type of a size in points; `narrow` if its letters are no broader than those of Times."""

    size: float
    narrow: bool = False

    def width(self, text: str, *, strong: bool = False) -> float:
        """Return about how wide a text is in one line, in points; `strong` for bold type.

        Examples
        --------
        >>> Face(10).width("0,012") < Face(10).width("mmmmm") < Face(10).width("mmmmm", strong=True)
        True
        >>> Face(10, narrow=True).width("0,012") < Face(10).width("0,012")
        True
        """
        known = _NARROW if self.narrow else _BROAD
        shares = sum(known[letter] if letter in known else _share(letter) for letter in text)
        return self.size * RESERVE * (BOLD if strong else 1.0) * shares


def are_narrow(fonts: Sequence[str]) -> bool:
    """Return whether whichever of some fonts there is has narrow letters.

    Examples
    --------
    >>> are_narrow(("Times New Roman", "Liberation Serif")), are_narrow(("Times New Roman", "Arial"))
    (True, False)
    """
    return all(font.casefold() in NARROW_FACES for font in fonts)


def _share(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if ord(letter) >= _EAST:
        return _SQUARE
    return _CAPITAL if letter.isupper() else _USUAL
