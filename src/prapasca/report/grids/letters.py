"""How much room letters take, in whatever font a reader has."""

from __future__ import annotations

import unicodedata

RESERVE = 1.03
BOLD = 1.08
"""How much wider bold type is."""
_SHARES = {
    0.28: " \u00a0ijlt.,:;'/\\|",
    0.34: "fIr!()[]-‘’",  # as they are printed
    0.36: "⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂ᵃᵇᶜᵈ",
    0.5: 'ckJsvxyz*^{}"“”',
    0.6: "EFLTZ=+<>~±×−≤≥≈",  # as they are printed
    0.72: "wABCDHKNPRSUVXY",
    0.78: "GOQ&",
    0.9: "mM%",
    1.02: "W@—…",
}
_SHARE = {letter: share for share, letters in _SHARES.items() for letter in letters}
_USUAL, _CAPITAL, _SQUARE = 0.556, 0.72, 1.05
_EAST = 0x2E80
"""From here on letters are as broad as they are high."""


def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """Return about how wide a text is in points: a little more than in Times and in Arial.

    Parameters
    ----------
    text
        In one line.
    size
        Of the type, in points.
    strong
        Whether it is bold.

    Examples
    --------
    >>> text_width("0,012", 10) < text_width("mmmmm", 10) < text_width("mmmmm", 10, strong=True)
    True
    """
    return size * RESERVE * (BOLD if strong else 1.0) * sum(map(_share, text))


def _share(letter: str) -> float:
    known = _SHARE.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if ord(letter) >= _EAST:
        return _SQUARE
    return _CAPITAL if letter.isupper() else _USUAL
