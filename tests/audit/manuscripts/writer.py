"""What every part of a manuscript is written with: numbers, names, sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path

from audit.manuscripts.pins import Pins, Quantity
from audit.manuscripts.statistics import (
    Outcome,
    marginal_homogeneity,
    mcnemar_chi2,
    normal_p,
    sign_asymptotic,
    sign_exact,
    wilcoxon,
    wilcoxon_exact,
)
from audit.manuscripts.study import Chance, Series, Study
from audit.manuscripts.vocabulary import AUTHORS

WORDING = {
    language: tomllib.loads((Path(__file__).parent / f"wording.{language}.toml").read_text(encoding="utf-8"))
    for language in ("id", "en")
}
LOWER = {"id": {"before": "sebelum", "after": "sesudah"}, "en": {"before": "before", "after": "after"}}
WHEN = {
    "id": ("{time} diberikan {t}", "{time} dilakukan {t}", "{time} intervensi", "{time} perlakuan", "{time} {t}"),
    "en": ("{time} {t}", "{time} the intervention", "{time} treatment", "{time} {t}", "{time} the intervention"),
}
GROUPS = {
    "id": {"intervention": " pada kelompok intervensi", "control": " pada kelompok kontrol", "": ""},
    "en": {"intervention": " in the intervention group", "control": " in the control group", "": ""},
}
TESTS = {
    "wilcoxon": wilcoxon,
    "wilcoxon_exact": wilcoxon_exact,
    "sign_exact": sign_exact,
    "sign_asymptotic": sign_asymptotic,
    "mcnemar_exact": sign_exact,
    "mcnemar_chi2": mcnemar_chi2,
    "marginal_homogeneity": marginal_homogeneity,
}
TEST_NAMES = {
    "id": {
        "wilcoxon": (
            "uji Wilcoxon",
            "uji Wilcoxon Signed Rank Test",
            "uji Wilcoxon Signed Ranks Test",
            "uji statistik Wilcoxon",
            "uji Wilcoxon Match Pairs Test",
        ),
        "wilcoxon_exact": ("uji Wilcoxon eksak", "uji Wilcoxon Signed Rank (exact)"),
        "sign_exact": ("uji tanda (sign test) eksak", "Sign Test"),
        "sign_asymptotic": ("uji tanda (sign test)", "Sign Test"),
        "mcnemar_exact": ("uji McNemar", "uji Mc Nemar"),
        "mcnemar_chi2": ("uji McNemar", "uji Mc Nemar"),
        "marginal_homogeneity": ("uji Marginal Homogeneity",),
    },
    "en": {
        "wilcoxon": ("Wilcoxon signed-rank test", "Wilcoxon test", "Wilcoxon Signed Ranks Test"),
        "wilcoxon_exact": ("exact Wilcoxon signed-rank test",),
        "sign_exact": ("exact sign test",),
        "sign_asymptotic": ("sign test",),
        "mcnemar_exact": ("McNemar test", "exact McNemar test"),
        "mcnemar_chi2": ("McNemar test",),
        "marginal_homogeneity": ("marginal homogeneity test",),
    },
}
P_FORMS = {
    "id": (
        "p {is} {p}",
        "p value {is} {p}",
        "p-value {is} {p}",
        "nilai p {is} {p}",
        "pvalue {is} {p}",
        "nilai p value {is} {p}",
        "nilai signifikansi {is} {p}",
        "Sig. (2-tailed) {is} {p}",
    ),
    "en": ("p {is} {p}", "p-value {is} {p}", "P {is} {p}", "p value {is} {p}", "a p-value {is} {p}", "p{is}{p}"),
}
EXACT_FORMS = {
    "id": ("Exact Sig. (2-tailed) {is} {p}", "nilai p eksak {is} {p}"),
    "en": ("exact p {is} {p}", "Exact Sig. (2-tailed) {is} {p}"),
}
EQUALS = {"id": ("=", "=", "sebesar", "adalah", "(=)"), "en": ("=", "=", "of", "=")}
Z_FORMS = {
    "id": ("nilai Z = {z}", "Z hitung {z}", "nilai Z sebesar {z}", "Z = {z}", "Z= {z}", "nilai Z adalah {z}"),
    "en": ("Z = {z}", "Z= {z}", "a Z value of {z}", "z = {z}", "Z score of {z}"),
}
LIST_ENDS = {"id": " dan ", "en": " and "}


def upper(text: str) -> str:
    """Return a text with its first letter large, marks before it skipped."""
    for place, letter in enumerate(text):
        if letter.isalnum():
            return text[:place] + letter.upper() + text[place + 1 :]
    return text


def titled(text: str) -> str:
    """Return a text with every word's first letter large."""
    return " ".join(upper(word) for word in text.split(" "))


class Writer:
    """Writes in one language about one study; numbers it prints are marked."""

    def __init__(self, study: Study, chance: Chance, pins: Pins, language: str) -> None:
        self.study = study
        self.style = study.style
        self.chance = chance
        self.pins = pins
        self.language = language
        self._unit = chance.pick(WORDING[language]["units"])
        self.test_name = chance.pick(TEST_NAMES[language][study.test])
        self.when_form = chance.pick(WHEN[language])

    @property
    def mark(self) -> str:
        """Decimal mark of the running text."""
        return "." if self.language == "en" else self.style.mark

    def say(self, kind: str, **fields: str) -> str:
        """Return a sentence of a kind, in one of its wordings."""
        template = self.chance.pick(WORDING[self.language]["sentences"][kind])
        if any(name in template for name in ("{o}", "{O}", "{better}", "{worse}", "{Better}", "{Worse}")):
            fields = {**fields, "where": fields.get("group", "")}
        return upper(template.format(**self._fields(), **fields))

    def _fields(self) -> dict[str, str]:
        study = self.study
        t, p = study.intervention.of(self.language), study.people.of(self.language)
        names = {"t": t, "T": titled(t), "p": p, "P": titled(p), "place": study.place.of(self.language)}
        return {**names, "year": str(study.year), "test": self.test_name, "Test": upper(self.test_name)}

    def number(self, value: float, decimals: int) -> str:
        """Return a number in the text's decimal mark."""
        return self.style.number(value, decimals).replace(self.style.mark, self.mark)

    def n(self, group: str = "") -> str:
        """Return how many were studied."""
        size = next((one.n for one in self.study.series if one.group == group), self.study.n)
        return self.pins.mark(Quantity("n", group=group), str(size))

    def label(self, series: Series, row: int) -> str:
        """Return a category."""
        return series.labels[row].of(self.language)

    def outcome(self, series: Series) -> dict[str, str]:
        """Return the names of an outcome and its group as fields."""
        words = series.outcome
        name, better, worse = (one.of(self.language) for one in (words.name, words.better, words.worse))
        where = GROUPS[self.language][series.group]
        if len(self.study.series) > len(self.study.groups):
            where += {"id": f" untuk {name}", "en": f" for {name}"}[self.language]
        return {
            "o": name,
            "O": titled(name),
            "better": better,
            "Better": upper(better),
            "worse": worse,
            "Worse": upper(worse),
            "where": where,
            "group": GROUPS[self.language][series.group],
        }

    def when(self, time: str) -> dict[str, str]:
        """Return a time in words as fields."""
        form = self.when_form
        if len(self.study.groups) > 1:
            form = "{time} intervensi" if self.language == "id" else "{time} the intervention"
        words = form.format(time=LOWER[self.language][time], t=self.study.intervention.of(self.language))
        return {"when": words, "When": upper(words)}

    def cell(self, quantity: Quantity, count: int, n: int) -> dict[str, str]:
        """Return a count with its percentage as fields."""
        printed = self.pins.mark(quantity, str(count))
        share = self.style.percent(count, n).replace(self.style.mark, self.mark)
        if self.style.share == "lost":
            end = share[share.index(self.mark) :] if self.mark in share else share[-1:]
            return {"cell": f"{printed} {self._unit} . {end}%)", "count": printed}
        marked = self.pins.mark(Quantity("percent", *_rest(quantity)), share)
        form = self.style.share.replace("or ", "atau " if self.language == "id" else "or ")
        return {"cell": f"{printed} {self._unit} {form.format(marked)}", "count": printed}

    def level_cell(self, series: Series, time: str, row: int) -> dict[str, str]:
        """Return the fields of a category at a time."""
        counts = series.before if time == "before" else series.after
        return {"label": self.label(series, row), **self.cell(level(series, time, row), counts[row], series.n)}

    def result(self, series: Series) -> Outcome:
        """Return what the test of the study gives for a series."""
        return TESTS[self.study.test](series.table)

    def p_value(self, series: Series, *, spss: bool = False) -> tuple[str, bool]:
        """Return p as printed, and whether it is printed as a bound."""
        p = self.result(series).p
        quantity = Quantity("p", series.outcome.name.id, series.group)
        text = self.number(p, 3)
        if p < 0.0005 and self.style.zero_p == "below" and not spss:
            return self.pins.mark(quantity, self.number(0.001, 3)), True
        if spss and not self.style.leading_zero:
            text = text.removeprefix("0")
        return self.pins.mark(quantity, text), False

    def p_phrase(self, series: Series) -> str:
        """Return p with its name."""
        printed, below = self.p_value(series)
        forms = EXACT_FORMS if self.study.test.endswith("exact") else P_FORMS
        equals = "<" if below else self.chance.pick(EQUALS[self.language])
        if equals == "(=)":
            return f"p value ({printed})"
        return self.chance.pick(forms[self.language]).format(**{"is": equals, "p": printed})

    def statistic(self, series: Series, *, decimals: int = 3) -> str | None:
        """Return the statistic as printed."""
        found = self.result(series).statistic
        if found is None:
            return None
        kind = {"mcnemar_chi2": "chi2", "marginal_homogeneity": "mh"}.get(self.study.test, "z")
        return self.pins.mark(Quantity(kind, series.outcome.name.id, series.group), self.number(found, decimals))

    def values(self, series: Series) -> str:
        """Return the statistic and p in words, and of which series where there are several."""
        return self._numbers(series) + (self.outcome(series)["where"] if self.chance.happens(0.9) else "")

    def _numbers(self, series: Series) -> str:
        p, printed = self.p_phrase(series), self.statistic(series)
        below = self.result(series).p < 0.05
        bound = self.number(0.05, 2)
        tail = self.chance.pick(
            ("", "", f" ({'<' if below else '>'} {bound})", f" {'<' if below else '>'} α = {bound}")
        )
        joined = {"id": (" dengan ", " dan ", ", "), "en": (" with ", " and ", ", ")}[self.language]
        if printed is None:
            return p + tail
        if self.study.test == "mcnemar_chi2":
            shown = f"χ2 = {printed}"
        elif self.study.test == "marginal_homogeneity":
            shown = f"Std. MH Statistic = {printed}"
        else:
            shown = self.chance.pick(Z_FORMS[self.language]).format(z=printed)
        return shown + self.chance.pick(joined) + p + tail

    def elsewhere(self) -> dict[str, str]:
        """Return numbers of others as fields: none of them is marked."""
        chance = self.chance
        y = self.study.year - chance.between(1, 8)
        cn, few = chance.between(12, 120), chance.between(8, 12)
        fewer = chance.between(3, few - 1)
        author, other = chance.pick(AUTHORS), chance.pick(AUTHORS)
        between = -chance.between(2100, 4500) / 1000
        return {
            "y0": str(y - 5),
            "y1": str(y),
            "a": self.number(chance.between(300, 899) / 10, 1),
            "b": self.number(chance.between(100, 299) / 10, 1),
            "big": str(chance.between(210, 980)),
            "cn": str(cn),
            "cc": str(chance.between(4, cn - 4)),
            "cz": self.number(-chance.between(2000, 5500) / 1000, 3),
            "cp": self.number(chance.pick((0.0, 0.001, 0.003, 0.012, 0.021, 0.034)), 3),
            "few": str(few),
            "fewer": str(fewer),
            "few_share": self.number(100 * fewer / few, 1),
            "m1": self.number(chance.between(600, 800) / 100, 2),
            "m2": self.number(chance.between(200, 500) / 100, 2),
            "author": author,
            "author2": other if other != author else "Pratiwi",
            "f1": self.number(self.study.n * 0.9, 1),
            "f2": str(self.study.n),
            "np": self.number(chance.pick((0.0, 0.002, 0.011, 0.027)), 3),
            "np2": self.number(chance.pick((0.001, 0.004, 0.016)), 3),
            "bz": self.number(between, 3),
            "bp": self.number(normal_p(between), 3),
        }


def level(series: Series, time: str, row: int) -> Quantity:
    """Return which quantity a cell at a time is."""
    return Quantity("count", series.outcome.name.id, series.group, time, series.labels[row].id)


def _rest(quantity: Quantity) -> tuple[str, str, str, str]:
    return quantity.outcome, quantity.group, quantity.time, quantity.label
