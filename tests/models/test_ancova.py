"""Analysis of covariance against R, and the cases in which it is undefined."""

from __future__ import annotations

import pytest

from prapasca.models import AncovaResult, ancova
from prapasca.moments import PairedMoments

PRE = [40, 55, 60, 45, 70, 50, 65, 58, 42, 57, 61, 44, 68, 52, 66, 49]
POST = [72, 80, 78, 66, 90, 75, 88, 79, 50, 60, 66, 47, 75, 58, 70, 57]
FIRST, SECOND = (PairedMoments.from_pairs(PRE[part], POST[part]) for part in (slice(8), slice(8, None)))


def test_against_lm() -> None:
    # R 4.2.2: m <- lm(post ~ g + pre), g = rep(c(1, 0), each = 8); summary(m), confint(m, "g"),
    # anova(m, lm(post ~ g * pre)), predict(m, data.frame(g = 1:0, pre = mean(pre)))
    result = ancova(FIRST, SECOND)
    assert result.difference == pytest.approx(17.7079994537, abs=1e-9)
    assert result.standard_error == pytest.approx(1.53884094201, abs=1e-10)
    assert result.t == pytest.approx(11.507361788, abs=1e-8)
    assert (result.df, result.p) == (13, pytest.approx(3.449401172e-08, rel=1e-9))
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == (
        pytest.approx(14.38353572, abs=1e-8),
        pytest.approx(21.03246319, abs=1e-8),
    )
    assert (result.slope, result.intercept_second) == (pytest.approx(0.8340010927), pytest.approx(14.6091900382))
    assert (result.adjusted_first, result.adjusted_second) == (
        pytest.approx(78.29149973),
        pytest.approx(60.58350027),
    )
    assert (result.slopes_f, result.slopes_p) == (pytest.approx(2.40112, abs=1e-5), pytest.approx(0.14721, abs=1e-5))


def test_exchanged_groups_turn_the_sign_and_one_sided_p() -> None:
    there, back = ancova(FIRST, SECOND, alternative="greater"), ancova(SECOND, FIRST, alternative="less")
    assert back.difference == pytest.approx(-17.7079994537)
    assert there.p == pytest.approx(3.449401172e-08 / 2)
    assert back.p == pytest.approx(there.p or 0)


def moments(*pairs: tuple[float, float]) -> PairedMoments:
    return PairedMoments.from_pairs([pre for pre, _ in pairs], [post for _, post in pairs])


UNDEFINED: dict[str, tuple[PairedMoments, PairedMoments, str]] = {
    "nobody in a group": (moments(), moments((1, 2), (2, 3), (3, 5), (4, 4)), "ancova-too-few"),
    "three in all": (moments((1, 2)), moments((1, 3), (2, 3)), "ancova-too-few"),
    "all began alike": (moments((5, 2), (5, 3)), moments((5, 4), (5, 6)), "ancova-no-baseline"),
    "nothing left": (moments((1, 3), (2, 4)), moments((1, 1), (2, 2)), "ancova-no-residual"),
}


@pytest.mark.parametrize("case", UNDEFINED)
def test_undefined_is_a_message_and_no_number(case: str) -> None:
    first, second, code = UNDEFINED[case]
    result = ancova(first, second)
    assert result.message is not None
    assert result.message.code == code
    expected = AncovaResult(n_first=first.n_pairs, n_second=second.n_pairs, message=result.message)
    assert result == expected


def test_one_person_in_a_group_is_enough_where_the_other_is_larger() -> None:
    result = ancova(moments((2, 5)), moments((1, 2), (2, 3), (3, 5), (4, 4)))
    assert result.difference is not None
    assert result.slopes_f is None
