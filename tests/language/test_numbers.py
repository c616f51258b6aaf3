"""Numbers as people read them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.language import STYLES, format_number, format_p, format_power, number_style


@pytest.mark.parametrize(
    ("value", "decimals", "style", "bounded", "text"),
    [
        (-4.358899, 3, "id", False, "−4,359"),
        (-4.358899, 3, "spss", True, "-4.359"),
        (0.5, 2, "spss", True, ".50"),
        (0.0, 2, "spss", True, ".00"),
        (-0.5, 2, "spss_id", True, "-,50"),
        (0.975, 3, "apa7", True, ".975"),
        (0.975, 3, "sampl", True, "0.975"),
        (6.25, 1, "sampl", False, "6.3"),
        (2.675, 2, "sampl", False, "2.68"),
        (-0.0004, 3, "sampl", False, "0.000"),
        (1e22, 0, "sampl", False, "10000000000000000000000"),
        (1.0, 3, "apa7", True, "1.000"),
    ],
)
def test_rounding_and_marks(value: float, decimals: int, style: str, bounded: bool, text: str) -> None:
    assert format_number(value, decimals, STYLES[style], bounded=bounded) == text


@pytest.mark.parametrize(
    ("p", "style", "text"),
    [
        (0.0123, "id", "0,012"),
        (0.0009999, "id", "< 0,001"),
        (0.001, "id", "0,001"),
        (1e-300, "apa7", "< .001"),
        (1.0, "sampl", "1.000"),
        (1e-5, "spss", "<.001"),
        (0.0254, "spss_id", ",025"),
    ],
)
def test_p_is_never_zero(p: float, style: str, text: str) -> None:
    assert format_p(p, STYLES[style]) == text


@pytest.mark.parametrize(
    ("log_value", "text"),
    [
        (-18 * math.log(2), "3,81 × 10⁻⁶"),
        (math.log(9.999e-5), "1,00 × 10⁻⁴"),
        (-5000.0, "3,37 × 10⁻²¹⁷²"),
        (math.log(2e-4), "2,00 × 10⁻⁴"),
    ],
)
def test_powers_of_ten(log_value: float, text: str) -> None:
    assert format_power(log_value, STYLES["id"]) == text


@given(st.floats(1e-300, 0.0009))
def test_a_power_reads_back_within_its_digits(p: float) -> None:
    text = format_power(math.log(p), STYLES["sampl"])
    mantissa, exponent = text.split(" × 10")
    plain = exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    assert 1 <= float(mantissa) < 10
    assert math.isclose(float(f"{mantissa}e{plain}"), p, rel_tol=0.0051)


def test_an_unknown_style_names_the_known() -> None:
    with pytest.raises(InputError, match="number_style: found 'apa6', expected one of id, apa7, sampl, spss"):
        number_style("apa6")
