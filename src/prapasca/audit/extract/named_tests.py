"""Names of statistical tests, misspelt ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

TESTS = {
    "mann_whitney": (
        r"mann?[\s-]*whitn?e?y|wil[a-z]*o[a-z]*on\s+(?:rank[\s-]*sum|w(?=\s*[=:]?\s*\d))|rank[\s-]*sum\s+test"
    ),
    "wilcoxon_signed_rank": (
        r"(?:w[ie]l[a-z]{0,2}[oe][a-z]{1,4}on\b|"
        r"wilcox[a-z]*)(?:[\s-]*(?:matched[\s-]*pairs?)?\s*signe?d?[\s-]*ranks?(?:\s+test)?)?"
        r"|signed?[\s-]*rank(?:s)?\s+test"
    ),
    "mcnemar": r"mc\s?-?\s?nemar\w*(?:['’]s)?(?:\s+chi[\s-]*squared?)?|nemar\s+test",
    "paired_t": (
        r"paired[\s-]*(?:sample[s]?[\s-]*)?t(?:[\s-]*test)?\b|t[\s-]*test\s+(?:berpasangan|dependen\w*)|"
        r"dependent\s+t|t\s+berpasangan|"
        r"(?:uji\s+)?t\s+dependen\w*|paired\s+samples?\s+test|t[\s-]+paired"
    ),
    "independent_t": r"independent[\s-]*(?:sample[s]?[\s-]*)?t(?:[\s-]*test)?\b|t[\s-]*test\s+independen\w*|"
    r"(?:uji\s+)?t\s+(?:tidak\s+berpasangan|independen\w*)",
    "marginal_homogeneity": r"marginal\s+homogeneity|stuart[\s-]*maxwell",
    "sign": r"\bsign\s+test|uji\s+tanda\b|\bsign(?=\s+\d{1,4}\s+z\b)",
    "shapiro_wilk": r"sh?apiro[\s-]*(?:wil[ck]k?s?)?",
    "kolmogorov_smirnov": r"kol?mogorov[\s-]*(?:smirno[vf])?",
    "levene": r"levene\w*",
    "normality": r"uji\s+normalitas|normality\s+test|tests?\s+of\s+normality",
    "chi_square": r"chi[\s-]*squared?|kai[\s-]*kuadrat|χ\s?[²2]",
    "fisher": r"fisher\w*",
    "friedman": r"friedman",
    "kruskal_wallis": r"kruskal[\s-]*wall?is",
    "anova": r"\banova\b|\bancova\b",
    "spearman": r"spearman\w*",
    "pearson": r"pearson\w*",
    "cochran_q": r"cochran\w*",
}
"""Tests by name: how they are written."""
OF_ASSUMPTIONS = frozenset({"shapiro_wilk", "kolmogorov_smirnov", "levene", "normality"})
_TEST = re.compile("|".join(rf"(?P<{name}>\b(?:{forms}))" for name, forms in TESTS.items()), re.IGNORECASE)


_REMEMBERED = 4096


@dataclass(frozen=True)
class NamedTest:
    """A test named in a text, and where."""

    name: str
    start: int
    end: int

    @property
    def is_main(self) -> bool:
        """Whether it compares, instead of checking what another test assumes."""
        return self.name not in OF_ASSUMPTIONS


@lru_cache(maxsize=_REMEMBERED)
def named_tests(text: str) -> tuple[NamedTest, ...]:
    """Return where a text names a test.

    Examples
    --------
    >>> [test.name for test in named_tests("Uji Wilcoxson; Wilxocon Signed Ranks test; Mc Nemar; Shapiro-Wilk")]
    ['wilcoxon_signed_rank', 'wilcoxon_signed_rank', 'mcnemar', 'shapiro_wilk']
    >>> [test.name for test in named_tests("Wilcoxon W 15,000")]  # a row of SPSS's table of the Mann-Whitney test
    ['mann_whitney']
    """
    return tuple(NamedTest(found.lastgroup or "", *found.span()) for found in _TEST.finditer(text))
