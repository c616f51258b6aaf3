"""A picture to a file, the same bytes for the same picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from prapasca.checks import check_choice
from prapasca.errors import N_, MissingExtraError
from prapasca.language import NumberStyle, translator
from prapasca.report.figures.alluvial import paint_alluvial
from prapasca.report.figures.change_bars import paint_change_bars
from prapasca.report.figures.diverging_bars import paint_diverging_bars
from prapasca.report.figures.lettering import FONT, SIZE
from prapasca.report.figures.method_dots import paint_method_dots
from prapasca.report.figures.null_curve import paint_null_curve
from prapasca.report.figures.occasion_flows import paint_occasion_flows
from prapasca.report.figures.occasion_lines import paint_occasion_lines
from prapasca.report.figures.paired_lines import paint_paired_lines
from prapasca.report.figures.power_lines import paint_power_lines
from prapasca.report.figures.quantile_plot import paint_quantile_plot
from prapasca.report.figures.share_dots import paint_share_dots
from prapasca.report.figures.words import Words
from prapasca.report.model import (
    Alluvial,
    ChangeBars,
    DivergingBars,
    MethodDots,
    NullCurve,
    OccasionFlows,
    OccasionLines,
    PairedLines,
    Picture,
    PowerLines,
    QuantilePlot,
    ShareDots,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

IMAGE_FORMATS = ("svg", "png", "pdf")

DOTS_PER_INCH = 300

SAVING: dict[str, Any] = {
    "svg": {"metadata": {"Date": None, "Creator": None}},
    "png": {"metadata": {"Software": None}, "pil_kwargs": {"compress_level": 3}},
    "pdf": {"metadata": {"Creator": None, "Producer": None, "CreationDate": None}},
}
"""Nothing of when and with what a figure was drawn; a PNG hardly larger in half the time."""

SETTINGS: Any = {
    "font.family": FONT,
    "font.size": SIZE,
    "text.parse_math": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "prapasca",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.6,
}


def draw(picture: Picture, image_format: str, language: str, style: NumberStyle) -> bytes:
    r"""Draw a picture.

    Parameters
    ----------
    picture
        What it shows.
    image_format
        ``"svg"``, ``"png"`` or ``"pdf"``.
    language
        ``"id"`` or ``"en"``, for the words the picture does not bring along.
    style
        How numbers are printed.

    Returns
    -------
    bytes
        The file; drawn again with the same version of matplotlib, the same bytes.

    Raises
    ------
    InputError
        Another format or language.
    MissingExtraError
        Without matplotlib.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> picture = Alluvial(("no", "yes"), ((1, 2), (0, 4)), "Before", "After")
    >>> draw(picture, "png", "en", STYLES["apa7"])[:4]
    b'\x89PNG'
    """
    check_choice("image_format", image_format, IMAGE_FORMATS)
    return _drawn(picture, image_format, language, style)


@lru_cache(maxsize=64)
def _drawn(picture: Picture, image_format: str, language: str, style: NumberStyle) -> bytes:
    """Draw what several formats of one report show, once."""
    with settings():
        figure = painted(picture, language, style)
        drawn = BytesIO()
        figure.savefig(drawn, format=image_format, dpi=DOTS_PER_INCH, **SAVING[image_format])
    return drawn.getvalue()


def painted(picture: Picture, language: str, style: NumberStyle) -> Figure:
    """Return a picture as matplotlib's figure."""
    return PAINTERS[type(picture)](picture, Words(translator(language), style))


PAINTERS: Mapping[type[Picture], Callable[[Any, Words], Figure]] = {
    Alluvial: paint_alluvial,
    DivergingBars: paint_diverging_bars,
    ChangeBars: paint_change_bars,
    NullCurve: paint_null_curve,
    MethodDots: paint_method_dots,
    PowerLines: paint_power_lines,
    PairedLines: paint_paired_lines,
    OccasionFlows: paint_occasion_flows,
    OccasionLines: paint_occasion_lines,
    QuantilePlot: paint_quantile_plot,
    ShareDots: paint_share_dots,
}


@contextmanager
def settings() -> Iterator[None]:
    """Draw by these settings alone, whatever a user's own file says."""
    try:
        import matplotlib
    except ImportError:
        raise MissingExtraError(
            "no-matplotlib",
            N_('figures need the extra "report"; install it with: {command}'),
            command='pip install "prapasca[report]"',
        ) from None
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        yield
