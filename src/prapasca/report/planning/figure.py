"""The power curve as a figure; needs matplotlib."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from prapasca.errors import N_, MissingExtraError
from prapasca.language import Translator

FIGURE_FORMATS = ("svg", "png")

LINES = ("-", "--", "-.", ":", (0, (1, 3)))


def draw_curve(
    t: Translator,
    curves: Mapping[str, Sequence[tuple[int, float]]],
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
        ``"svg"`` or ``"png"``.
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
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError(
            "no-matplotlib", N_('--plot: figures need the extra "report"; install it with: pip install matplotlib')
        ) from None
    # the text of an SVG stays text, and the same curve gives the same file
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "prapasca"}):
        figure = Figure(figsize=(7, 5.5), layout="constrained")
        axes = figure.add_subplot()
        for line, (name, points) in zip(LINES, curves.items(), strict=False):
            axes.plot([size for size, _ in points], [power for _, power in points], linestyle=line, label=name)
        if target is not None:
            axes.axhline(target, color="0.6", linewidth=0.8)
        if n is not None:
            axes.axvline(n, color="0.6", linewidth=0.8)
        axes.set_xlabel(t(N_("Number of pairs")))
        axes.set_ylabel(t(N_("Power")))
        axes.set_ylim(0, 1.02)
        figure.legend(loc="outside lower center", frameon=False)
        drawn = BytesIO()
        metadata = {"Date": None} if figure_format == "svg" else {}
        figure.savefig(drawn, format=figure_format, dpi=200, metadata=metadata)
    return drawn.getvalue()
