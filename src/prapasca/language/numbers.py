"""Numbers as people read them: decimal comma or point, p values, powers of ten."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from prapasca.checks import check_choice


@dataclass(frozen=True)
class NumberStyle:
    """How numbers are printed.

    Parameters
    ----------
    name
        Name in the study file.
    decimal
        Decimal mark.
    minus
        Sign of a negative number.
    bounded_zero
        Whether a number that cannot exceed 1 keeps the zero before its decimal mark.
    less_than
        What stands before the smallest p printed.
    """

    name: str
    decimal: str
    minus: str
    bounded_zero: bool
    less_than: str = "< "


STYLES = {
    "id": NumberStyle("id", ",", "−", bounded_zero=True),
    "apa7": NumberStyle("apa7", ".", "−", bounded_zero=False),
    "sampl": NumberStyle("sampl", ".", "−", bounded_zero=True),
    "spss": NumberStyle("spss", ".", "-", bounded_zero=False, less_than="<"),
    "spss_id": NumberStyle("spss_id", ",", "-", bounded_zero=False, less_than="<"),
}


def number_style(name: str) -> NumberStyle:
    """Return a style by its name.

    Raises
    ------
    InputError
        A name that is not a style.

    Examples
    --------
    >>> number_style("id").decimal
    ','
    """
    check_choice("number_style", name, STYLES)
    return STYLES[name]


def format_number(value: float, decimals: int, style: NumberStyle, *, bounded: bool = False) -> str:
    """Print a number, rounded half away from zero on its shortest decimal as SPSS does.

    Parameters
    ----------
    value
        A finite number.
    decimals
        Digits after the mark.
    style
        How to print.
    bounded
        The number cannot exceed 1 (p, a correlation): some styles then drop its leading zero.

    Examples
    --------
    >>> format_number(-4.358899, 3, STYLES["id"])
    '−4,359'
    >>> format_number(0.9747, 3, STYLES["apa7"], bounded=True)
    '.975'
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):f}"
    if bounded and not style.bounded_zero and text.startswith("0."):
        text = text[1:]
    sign = style.minus if rounded < 0 else ""
    return sign + text.replace(".", style.decimal)


def format_plain(value: float, style: NumberStyle) -> str:
    """Print a number with as many of four decimals as it needs.

    Examples
    --------
    >>> format_plain(0.1, STYLES["id"]), format_plain(54, STYLES["id"]), format_plain(35.064935, STYLES["apa7"])
    ('0,1', '54', '35.0649')
    """
    return format_number(value, 4, style).rstrip("0").rstrip(style.decimal)


def format_p(p: float, style: NumberStyle, *, decimals: int = 3) -> str:
    """Print a p value without its letter; below the last digit as "< 0.001", never as zero.

    Examples
    --------
    >>> format_p(0.0123, STYLES["id"]), format_p(2e-6, STYLES["apa7"])
    ('0,012', '< .001')
    """
    smallest = 10.0**-decimals
    if p < smallest:
        return style.less_than + format_number(smallest, decimals, style, bounded=True)
    return format_number(p, decimals, style, bounded=True)


def format_power(log_value: float, style: NumberStyle, *, decimals: int = 2) -> str:
    """Print a positive number given by its natural logarithm, as a power of ten.

    Examples
    --------
    >>> format_power(-18 * math.log(2), STYLES["sampl"])
    '3.81 × 10⁻⁶'
    """
    exponent = math.floor(log_value / math.log(10))
    mantissa = math.exp(log_value - exponent * math.log(10))
    digits = format_number(mantissa, decimals, style)
    if digits.startswith("10"):
        exponent += 1
        digits = format_number(mantissa / 10, decimals, style)
    return f"{digits} × 10{str(exponent).translate(_SUPERSCRIPT)}"


_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
