"""Names of tests and formulas, and the small cells that planning documents share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prapasca.errors import N_, Message
from prapasca.language import NumberStyle, Translator, format_plain
from prapasca.power import Design, ExpectedTable
from prapasca.report.model import Part, Range, Real
from prapasca.report.sentences import sentence

DEFAULT_STYLES = {"id": "id", "en": "apa7"}

TESTS = {
    "signed_rank": N_("Wilcoxon signed-rank, exact"),
    "signed_rank_mid_p": N_("Wilcoxon signed-rank, mid-p"),
    "signed_rank_asymptotic": N_("Wilcoxon signed-rank, asymptotic (Asymp. Sig. in SPSS)"),
    "sign": N_("Sign test, exact"),
    "mcnemar": N_("McNemar, exact, success from {cut}"),
}

SPOKEN = {
    "signed_rank": N_("the exact Wilcoxon signed-rank test"),
    "signed_rank_mid_p": N_("the Wilcoxon signed-rank test with the mid-p value"),
    "signed_rank_asymptotic": N_("the asymptotic Wilcoxon signed-rank test"),
    "sign": N_("the exact sign test"),
    "mcnemar": N_("McNemar's exact test, success from {cut}"),
}

FORMULAS = {
    "slovin": N_("Slovin"),
    "lemeshow": N_("Lemeshow"),
    "finite_population": N_("Finite population correction"),
    "drop_out": N_("Room for people who leave"),
    "federer": N_("Federer"),
    "paired_means": N_("Paired means"),
    "paired_t": N_("Paired t test"),
    "signed_rank_efficiency": N_("Wilcoxon signed-rank, by its efficiency to the t test"),
    "noether_signed_rank": N_("Noether, Wilcoxon signed-rank"),
    "noether_sign": N_("Noether, sign test"),
    "mcnemar_connor": N_("Connor, McNemar"),
    "mcnemar_miettinen": N_("Miettinen, McNemar"),
}

UNITS = {"people": N_("people"), "pairs": N_("pairs"), "people per group": N_("people in each group")}


@dataclass(frozen=True)
class Plain:
    """A number with as many of four decimals as it needs.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> Plain(0.1).show(STYLES["id"]), Plain(54.0).show(STYLES["id"]), Plain(35.064935).show(STYLES["apa7"])
    ('0,1', '54', '35.0649')
    """

    raw: float

    def show(self, style: NumberStyle) -> str:
        """Return the number without zeros at its end."""
        return format_plain(self.raw, style)


def percent_number(share: float) -> Plain:
    """Return a share as a number of percent, free of the noise of floats."""
    return Plain(round(100 * share, 6))


def share_cell(share: float) -> Real:
    """Return a probability for a table."""
    return Real(share, 3, bounded=True)


def interval_cell(t: Translator, low: float, high: float) -> Range:
    """Return a Monte Carlo interval for a table."""
    return Range(low, high, 3, bounded=True, separator=t(N_(" to ")))


def name_of_test(t: Translator, test: str, design: Design, names: Mapping[str, str] = TESTS) -> str:
    """Return what a test is called, in a table or by `SPOKEN` in a sentence."""
    cut = design.cut if isinstance(design, ExpectedTable) else None
    return t(names[test]).format(cut=cut)


def spoken(t: Translator, message: Message) -> tuple[Part, ...]:
    """Return a step or an assumption with its numbers typed."""
    fields = {name: Plain(value) if isinstance(value, int | float) else value for name, value in message.fields.items()}
    return sentence(t, message.template, **fields)


Curve = Sequence[tuple[int, float]]


def named_curves(t: Translator, design: Design, curves: Mapping[str, Curve]) -> dict[str, Curve]:
    """Return curves by the name of their test; where two are one, as for changes of one step, the first."""
    named: dict[str, Curve] = {}
    for test, curve in curves.items():
        if not any(curve == other[: len(curve)] or other == curve[: len(other)] for other in named.values()):
            named[name_of_test(t, test, design)] = curve
    return named
