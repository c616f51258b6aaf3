"""Figures: readable, the same bytes each time, and in words what they show."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from awkward_pictures import MILK, NASTY, PICTURES, null_curve
from prapasca.errors import InputError
from prapasca.language import LANGUAGES, STYLES, translator
from prapasca.report.figures import IMAGE_FORMATS, alt_text, draw, drawing
from prapasca.report.figures.drawing import painted, settings
from prapasca.report.figures.lettering import SIZE, SMALL, drawable, fitted, plain_number, spread, text_width
from prapasca.report.figures.palette import IMPROVED, UNCHANGED, WORSENED, Fill, scale_fills
from prapasca.report.figures.sheet import WIDTH
from prapasca.report.model import (
    Alluvial,
    ChangeBars,
    DivergingBars,
    MethodDots,
    OccasionFlows,
    OccasionLines,
    Percent,
    Picture,
    Power,
    Real,
    ShareDots,
)
from prapasca.transition import TransitionTable
from snapshotting import check_snapshot

STYLE = STYLES["id"]
ONE_OF_EACH = (
    "alluvial",
    "bars-four",
    "changes-whole",
    "null",
    "methods",
    "power",
    "pairs",
    "quantiles",
    "shares",
    "flows",
    "lines",
)
NUMBER = re.compile(r"−?\d+(?:[.,]\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")

every_picture = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)


def drawn_anew(picture: Picture, image_format: str, language: str = "id") -> bytes:
    """Draw without what was kept of an earlier time."""
    drawing._drawn.cache_clear()
    return draw(picture, image_format, language, STYLE)


def svg(picture: Picture) -> str:
    return draw(picture, "svg", "id", STYLE).decode("utf-8")


def written(drawn: str) -> str:
    """Return the texts of an SVG, which stand in comments beside their outlines."""
    return " | ".join(text.strip() for text in re.findall(r"<!--(.*?)-->", drawn, re.DOTALL))


@every_picture
def test_every_picture_is_drawn_and_drawn_again_alike(picture: Picture) -> None:
    drawn = svg(picture)
    assert drawn.encode() == drawn_anew(picture, "svg")
    root = ET.fromstring(drawn)  # noqa: S314  # our own file
    assert root.tag.endswith("svg")
    assert float(root.attrib["width"].removesuffix("pt")) == WIDTH
    assert "<text" not in drawn
    assert not re.search(r"(?i)matplotlib v|<dc:date>", drawn)


@pytest.mark.parametrize("image_format", IMAGE_FORMATS)
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_the_same_bytes_in_every_format(name: str, image_format: str) -> None:
    drawn = drawn_anew(PICTURES[name], image_format)
    assert drawn == drawn_anew(PICTURES[name], image_format)
    assert drawn.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[image_format])
    assert not re.search(rb"(?i)matplotlib(?! v)|/CreationDate|Software", drawn) or image_format == "svg"


def test_a_users_settings_change_nothing_and_stay_as_they_are() -> None:
    plain = draw(PICTURES["null"], "svg", "id", STYLE)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "#ff0000", "text.parse_math": True}):
        assert drawn_anew(PICTURES["null"], "svg") == plain
        assert mpl.rcParams["font.size"] == 30


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="image_format: found 'gif'"):
        draw(PICTURES["null"], "gif", "id", STYLE)


def in_agg(picture: Picture, language: str = "id") -> tuple[Figure, FigureCanvasAgg]:
    with settings():
        figure = painted(picture, language, STYLE)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    return figure, canvas


def texts(figure: Figure) -> Iterator[Text]:
    for axes in figure.axes:
        yield from (text for text in axes.texts if text.get_text())
        if axes.axison:
            for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
                ticks = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
                yield from (tick.label1 for tick in ticks if tick.label1.get_text())


@every_picture
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_covers_another_or_leaves_the_sheet(picture: Picture, language: str) -> None:
    figure, canvas = in_agg(picture, language)
    renderer = canvas.get_renderer()
    boxes = {}
    with settings():
        for number, text in enumerate(texts(figure)):
            boxes[f"{number} {text.get_text()}"] = text.get_window_extent(renderer)
    slack = 1.5
    assert len(boxes) > 3
    for text, box in boxes.items():
        assert min(box.x0, box.y0, figure.bbox.x1 - box.x1, figure.bbox.y1 - box.y1) >= -slack, text
    overlapping = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes.items(), 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > slack and min(a.y1, b.y1) - max(a.y0, b.y0) > slack
    ]
    assert overlapping == []


def numbers_of(value: Any) -> Iterator[float]:
    if isinstance(value, tuple):
        for item in value:
            yield from numbers_of(item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def printed_numbers(picture: Picture) -> set[str]:
    """Return the numbers of a picture as its words may print them."""
    held = list(numbers_of(tuple(vars(picture).values())))
    shown = {plain_number(value, STYLE) for value in held} | {Real(value, 3).show(STYLE) for value in held}
    if isinstance(picture, MethodDots):
        shown |= {Power(math.log(p)).show(STYLE) for p in picture.p_values}
    if isinstance(picture, DivergingBars):
        shares = (Percent(count, sum(counts)) for counts in picture.counts for count in counts)
        shown |= {share.show(STYLE) for share in shares}
    if isinstance(picture, ShareDots):
        counted = (*zip(picture.counts, picture.totals, strict=True), picture.overall)
        shown |= {Percent(count, n).show(STYLE) for count, n in counted} | {plain_number(100 * picture.level, STYLE)}
        shown |= {plain_number(len(picture.labels) - picture.totals.count(0), STYLE)}
    if isinstance(picture, OccasionFlows):
        shown |= {plain_number(value, STYLE) for value in (len(picture.occasions), *numbers_of(picture.margins()))}
        shown |= {plain_number(sum(picture.margins()[0]), STYLE)}
    if isinstance(picture, OccasionLines):
        shown |= {Real(mean, 2).show(STYLE) for mean, _, _ in picture.means}
        shown |= {plain_number(len(picture.occasions), STYLE)}
    if isinstance(picture, ChangeBars):
        ends = (change + sign * picture.width / 2 for change in picture.changes if change for sign in (-1, 1))
        shown |= {plain_number(end, STYLE) for end in ends}
    return shown


@every_picture
def test_every_number_of_the_words_is_in_the_picture(picture: Picture) -> None:
    said = set(NUMBER.findall(alt_text(picture, translator("id"), STYLE)))
    known = set(NUMBER.findall(written(svg(picture)))) | printed_numbers(picture)
    assert said - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_both_languages(language: str) -> None:
    t, style = translator(language), STYLES["id" if language == "id" else "apa7"]
    said = [f"{name}\n  {alt_text(picture, t, style)}\n" for name, picture in PICTURES.items()]
    assert not re.search(r"[{}]|None|\bnan\b|  \w|\n\n", "".join(said).replace(NASTY, "x").replace("\n  ", ""))
    check_snapshot(f"figures.{language}.txt", "".join(said))


def test_words_print_numbers_as_the_document_does() -> None:
    assert "35,0%" in alt_text(PICTURES["bars"], translator("id"), STYLES["id"])
    assert "35.0%" in alt_text(PICTURES["bars"], translator("en"), STYLES["apa7"])
    assert "p = .0093" in alt_text(PICTURES["null-many-values"], translator("en"), STYLES["apa7"])
    assert "0,05" in written(svg(PICTURES["methods"]))
    assert ".05" in written(draw(PICTURES["methods"], "svg", "en", STYLES["apa7"]).decode("utf-8"))


def test_p_values_below_what_a_double_holds() -> None:
    assert "1,4724 × 10⁻³³¹" in alt_text(PICTURES["null-far-out"], translator("id"), STYLE)
    assert "1,4724 × 10⁻³³¹" in written(svg(PICTURES["null-far-out"]))


COUNTS = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 9), min_size=k, max_size=k), min_size=k, max_size=k)
)


@given(COUNTS)
def test_sides_of_a_flow_are_those_of_the_table(counts: list[list[int]]) -> None:
    labels = tuple(f"category {place}" for place in range(len(counts)))
    picture = Alluvial(labels, tuple(map(tuple, counts)), "before", "after")
    table = TransitionTable.from_counts(counts, labels)
    assert (picture.improved, picture.unchanged, picture.worsened) == (
        table.n_improved,
        table.n_unchanged,
        table.n_worsened,
    )


@pytest.mark.parametrize(("improving", "sides"), [("higher", (1, 4, 3)), ("lower", (3, 4, 1))])
def test_sides_of_changes(improving: Any, sides: tuple[int, int, int]) -> None:
    picture = ChangeBars((-2.0, -1.0, 0.0, 0.5), (1, 2, 4, 1), "change", improving)
    assert (picture.total("improved"), picture.total("unchanged"), picture.total("worsened")) == sides


@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
def test_what_is_coloured_as_extreme_adds_to_p(alternative: Any) -> None:
    picture = null_curve({-1: 3, 1: 6, 2: 3, 0: 4, -2: 1}, alternative)
    coloured = sum(
        chance for value, chance in zip(picture.values, picture.probabilities, strict=True) if picture.extreme(value)
    )
    assert coloured == pytest.approx(picture.p, abs=1e-6)


def apart(one: Fill, other: Fill) -> bool:
    """Whether two areas differ in print without colour."""
    return abs(one.luminance - other.luminance) >= 0.08 or one.hatch != other.hatch


@pytest.mark.parametrize("k", range(2, 11))
def test_neighbouring_categories_differ_in_grey(k: int) -> None:
    fills = scale_fills(k)
    assert len(fills) == k
    assert all(apart(one, other) for one, other in pairwise(fills))


def test_the_sides_of_a_change_differ_in_grey() -> None:
    assert all(apart(one, other) for one, other in combinations((IMPROVED, UNCHANGED, WORSENED), 2))


@pytest.mark.parametrize("k", range(2, 11))
def test_letters_contrast_with_what_they_stand_on(k: int) -> None:
    for fill in (*scale_fills(k), IMPROVED, UNCHANGED, WORSENED):
        dark, bright = sorted((fill.luminance, Fill(fill.ink).luminance))
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, fill


def test_letters_are_readable_at_eight_centimetres() -> None:
    eight_centimetres = 8 / 2.54 * 72
    assert min(SIZE, SMALL) * eight_centimetres / WIDTH >= 5
    for picture in PICTURES.values():
        figure, _ = in_agg(picture)
        assert min(text.get_fontsize() for text in texts(figure)) >= SMALL


def test_signs_the_font_lacks_are_boxes() -> None:
    assert drawable("a 乳 b") == "a □ b"
    assert drawable("$x$ \\frac <b> −≤“”→□") == "$x$ \\frac <b> −≤“”→□"


@given(st.text(min_size=1, max_size=80), st.integers(30, 200), st.integers(1, 3))
def test_lines_are_no_wider_than_asked(text: str, width: int, lines: int) -> None:
    rows = fitted(text, width, SMALL, lines=lines).split("\n")
    assert len(rows) <= lines
    assert all(text_width(row, SMALL) <= width for row in rows)
    if drawable(text) and text_width(drawable(text), SMALL) <= width:
        assert rows == [drawable(text)]


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 9)), min_size=1, max_size=10))
def test_labels_move_apart_and_stay_in_order(labels: list[tuple[float, int]]) -> None:
    centres, heights = sorted(centre for centre, _ in labels), [float(height) for _, height in labels]
    placed = spread(centres, heights, 0.0, 100.0)
    ends = [(centre - height / 2, centre + height / 2) for centre, height in zip(placed, heights, strict=True)]
    assert ends[0][0] >= -1e-9
    assert ends[-1][1] <= 100 + 1e-9
    assert all(upper[0] >= lower[1] - 1e-9 for lower, upper in pairwise(ends))


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([20.0, 50.0, 80.0], [10.0, 10.0, 10.0], 0.0, 100.0) == [20.0, 50.0, 80.0]


def test_every_flow_with_room_is_labelled() -> None:
    shown = written(svg(Alluvial(MILK, ((0, 7, 0), (0, 1, 12), (0, 0, 0)), "Sebelum", "Sesudah")))
    assert {"7", "1", "12"} <= set(shown.split(" | "))


def test_a_long_occasion_leaves_room_for_how_many() -> None:
    shown = written(svg(PICTURES["alluvial-seven"])).split(" | ")
    assert [text for text in shown if "(n = 216)" in text] == ["Sebelum pijat oksit… (n = 216)", "Sesudah (n = 216)"]
