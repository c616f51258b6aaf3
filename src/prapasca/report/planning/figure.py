"""The power curve as a figure."""

from __future__ import annotations

from collections.abc import Mapping

from prapasca.language import STYLES, Translator
from prapasca.report.figures import draw
from prapasca.report.model import PowerLines
from prapasca.report.planning.words import DEFAULT_STYLES, Curve


def draw_curve(
    t: Translator,
    curves: Mapping[str, Curve],
    figure_format: str,
    *,
    target: float | None = None,
    n: int | None = None,
) -> bytes:
    """Draw power against the number of pairs.

    Parameters
    ----------
    t
        Texts in the reader's language.
    curves
        Name of each test, with its numbers of pairs and powers.
    figure_format
        ``"svg"``, ``"png"`` or ``"pdf"``.
    target
        Power asked for, drawn as a line.
    n
        Number of pairs, drawn as a line.

    Returns
    -------
    bytes
        The file.

    Raises
    ------
    MissingExtraError
        Without matplotlib.
    """
    picture = PowerLines(tuple(curves), tuple(tuple(curve) for curve in curves.values()), target, n)
    return draw(picture, figure_format, t.language, STYLES[DEFAULT_STYLES[t.language]])
