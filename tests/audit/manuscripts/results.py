"""The tables of a manuscript: categories at both times, characteristics, and what SPSS prints of a test."""

from __future__ import annotations

from fractions import Fraction

from audit.manuscripts.layout import Row, set_table
from audit.manuscripts.pins import Quantity
from audit.manuscripts.statistics import movers, ranks_of, steps
from audit.manuscripts.study import Series, plain
from audit.manuscripts.vocabulary import CHARACTERISTICS
from audit.manuscripts.writer import LOWER, Writer, level, titled, upper

TOTAL = {"id": ("Jumlah", "Total"), "en": ("Total",)}
COUNTED = {"id": ("Frekuensi", "Jumlah", "f", "n", "F"), "en": ("n", "Frequency", "f")}
SHARED = {"id": ("Persentase (%)", "%", "Presentase (%)"), "en": ("%", "Percentage (%)", "Percent")}
GROUP_HEADS = {
    "id": {"intervention": "Intervensi", "control": "Kontrol"},
    "en": {"intervention": "Intervention", "control": "Control"},
}


class Tables:
    """Writes the tables of one manuscript, numbering them."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.style = writer.style
        self.last = ""
        self._number = 0
        chance, language = writer.chance, writer.language
        self._total = chance.pick(TOTAL[language])
        self._counted = chance.pick(COUNTED[language])
        self._shared = chance.pick(SHARED[language])

    def caption(self, words: str) -> str:
        """Return the caption of the next table."""
        self._number += 1
        word = "Tabel" if self.writer.language == "id" else "Table"
        number = f"4.{self._number}" if self.style.thesis else str(self._number)
        self.last = f"{word} {number}"
        return f"{self.last}{self.writer.chance.pick(('', '.', ' '))} {words}".replace("  ", " ")

    def _pair(self, quantity: Quantity, count: int, n: int) -> tuple[str, str]:
        if count == 0 and self.style.empty == "-":
            return "-", "-"
        rest = (quantity.outcome, quantity.group, quantity.time, quantity.label)
        marked = self.writer.pins.mark(Quantity("percent", *rest), self.style.percent(count, n))
        return self.writer.pins.mark(quantity, str(count)), marked

    def _total_row(self, *series: Series) -> Row:
        cells = [self._total]
        for one in series:
            whole = self.style.percent(one.n, one.n)
            cells += [self.writer.pins.mark(Quantity("total", group=one.group), str(one.n)), whole]
        return cells

    def _rows(self, series: Series) -> list[int]:
        order = list(range(len(series.labels)))
        return order[::-1] if self.style.best_first else order

    def _counts(self, series: Series, time: str, row: int) -> tuple[str, str]:
        counts = series.before if time == "before" else series.after
        return self._pair(level(series, time, row), counts[row], series.n)

    def at_time(self, series: Series, time: str) -> str:
        """Return the frequencies of one series at one time."""
        writer, fields = self.writer, self.writer.outcome(series)
        when = titled(writer.when(time)["when"])
        words = {
            "id": f"Distribusi Frekuensi {fields['O']} {when}{fields['group']}",
            "en": f"Frequency Distribution of {fields['O']} {when}{fields['group']}",
        }
        rows = [[upper(writer.label(series, row)), *self._counts(series, time, row)] for row in self._rows(series)]
        head = [fields["O"], self._counted, self._shared]
        return self._set(words[writer.language], head, [*rows, self._total_row(series)])

    def both_times(self, series: Series) -> str:
        """Return the frequencies of one series at both times, side by side."""
        writer, fields = self.writer, self.writer.outcome(series)
        pre, post = (upper(LOWER[writer.language][time]) for time in ("before", "after"))
        words = {
            "id": f"Distribusi Frekuensi {fields['O']} Sebelum dan Sesudah Intervensi{fields['group']}",
            "en": f"{fields['O']} Before and After the Intervention{fields['group']}",
        }
        rows = [
            [
                upper(writer.label(series, row)),
                *self._counts(series, "before", row),
                *self._counts(series, "after", row),
            ]
            for row in self._rows(series)
        ]
        rows.append(self._total_row(series, series))
        head = [fields["O"], f"{pre} {self._counted}", "%", f"{post} {self._counted}", "%"]
        return self._set(words[writer.language], head, rows)

    def both_groups(self, series: tuple[Series, ...], time: str) -> str:
        """Return the frequencies of two groups at one time, side by side."""
        writer, fields = self.writer, self.writer.outcome(series[0])
        when = titled(writer.when(time)["when"])
        words = {
            "id": f"Distribusi Frekuensi {fields['O']} {when}",
            "en": f"Distribution of {fields['O']} {when}",
        }
        names = GROUP_HEADS[writer.language]
        head = [fields["O"]]
        for one in series:
            head += [f"{names[one.group]} {self._counted}", "%"]
        rows: list[Row] = [
            [upper(writer.label(series[0], row)), *(cell for one in series for cell in self._counts(one, time, row))]
            for row in self._rows(series[0])
        ]
        return self._set(words[writer.language], head, [*rows, self._total_row(*series)])

    def _set(self, words: str, head: Row, rows: list[Row]) -> str:
        return set_table(self.style.layout, self.caption(words), head, rows)

    def characteristics(self) -> tuple[str, list[tuple[str, str, Quantity, int]]]:
        """Return a table of characteristics, and the largest category of each: name, label, quantity, count."""
        writer, n = self.writer, self.writer.study.n
        words = {"id": "Karakteristik Responden", "en": "Characteristics of Respondents"}
        chosen = [one for one in CHARACTERISTICS if writer.chance.happens(0.6)] or [CHARACTERISTICS[0]]
        rows: list[Row] = []
        largest = []
        for name, labels in chosen:
            counts = writer.chance.split(n, writer.chance.shares(len(labels)))
            rows.append([name.of(writer.language)])
            quantities = [Quantity("characteristic", label=f"{name.id}: {label.id}") for label in labels]
            rows += [
                [label.of(writer.language), *self._pair(quantity, count, n)]
                for label, quantity, count in zip(labels, quantities, counts, strict=True)
            ]
            rows.append([self._total, str(n), self.style.percent(n, n)])
            top = max(range(len(labels)), key=counts.__getitem__)
            names = name.of(writer.language).lower(), labels[top].of(writer.language)
            largest.append((*names, quantities[top], counts[top]))
        head = [{"id": "Karakteristik", "en": "Characteristic"}[writer.language], self._counted, self._shared]
        return self._set(words[writer.language], head, rows), largest

    def test(self, series: Series) -> str:
        """Return what a paper prints of the test: SPSS output, or a small table with Z and p."""
        kind = self.writer.study.test
        if kind == "wilcoxon" and self.writer.chance.happens(0.65):
            return self._ranks(series)
        if kind.startswith("sign"):
            return self._signs(series)
        if kind.startswith("mcnemar"):
            return self._crosstab(series)
        if kind == "marginal_homogeneity":
            return self._homogeneity(series)
        return self._summary(series)

    def _after_before(self, series: Series) -> str:
        name = series.outcome.name.of(self.writer.language)
        pairs = {
            "id": (f"Sesudah {name} - Sebelum {name}", "posttest - pretest", "sesudah - sebelum", "Post - Pre"),
            "en": (f"After {name} - Before {name}", "posttest - pretest", "after - before", "Post - Pre"),
        }
        return self.writer.chance.pick(pairs[self.writer.language])

    def _mark(self, kind: str, series: Series, sign: str, printed: str) -> str:
        return self.writer.pins.mark(Quantity(kind, series.outcome.name.id, series.group, label=sign), printed)

    def _decimal(self, value: Fraction) -> str:
        text = plain(float(value), 2).replace(".", self.style.mark)
        return text.removeprefix("0") if not self.style.leading_zero and value < 1 else text

    def _test_caption(self, series: Series) -> str:
        fields = self.writer.outcome(series)
        words = {
            "id": f"Hasil {upper(self.writer.test_name)} {fields['O']} Sebelum dan Sesudah Intervensi{fields['group']}",
            "en": f"Result of the {self.writer.test_name} for {fields['O']}{fields['group']}",
        }
        return self.caption(words[self.writer.language])

    def _ranks(self, series: Series) -> str:
        ranks, pair = ranks_of(series.table, ascending=self.style.ascending), self._after_before(series)
        counts = {"negative": ranks.negative, "positive": ranks.positive}
        sums = {"negative": ranks.sum_negative, "positive": ranks.sum_positive}
        rows: list[Row] = []
        for sign, letter in (("negative", "a"), ("positive", "b")):
            mean = sums[sign] / counts[sign] if counts[sign] else Fraction()
            count = self._mark("rank_n", series, sign, str(counts[sign])) + letter
            means = self._mark("mean_rank", series, sign, self._decimal(mean))
            total = self._mark("rank_sum", series, sign, self._decimal(sums[sign]))
            rows.append([f"{sign.title()} Ranks", count, means, total])
        rows.append(["Ties", self._mark("rank_n", series, "ties", str(ranks.ties)) + "c"])
        rows.append(["Total", self._mark("rank_n", series, "total", str(series.n))])
        rows[0] = [f"{pair} {rows[0][0]}", *rows[0][1:]]
        head = ["Ranks", "N", "Mean Rank", "Sum of Ranks"]
        table = set_table(self.style.layout, self._test_caption(series), head, rows)
        below = self._statistics(series, pair, negative=ranks.sum_negative < ranks.sum_positive)
        return "\n".join([table, _legend(pair), below])

    def _statistics(self, series: Series, pair: str, *, negative: bool) -> str:
        z = self.writer.statistic(series) or ""
        z = z.replace(self.writer.mark, self.style.mark)
        p, _ = self.writer.p_value(series, spss=True)
        based = "negative" if negative else "positive"
        rows = [["Z", f"{z}b"], ["Asymp. Sig. (2-tailed)", p]]
        notes = ["a. Wilcoxon Signed Ranks Test", f"b. Based on {based} ranks."]
        if self.writer.study.test != "wilcoxon":
            notes = ["a. Sign Test"]
            rows[0] = ["Z", z]
        return "\n".join([set_table(self.style.layout, "Test Statisticsa", ["", pair], rows), *notes])

    def _signs(self, series: Series) -> str:
        up, down = movers(series.table)
        negative, positive = (down, up) if self.style.ascending else (up, down)
        pair = self._after_before(series)
        rows: list[Row] = [
            [f"{pair} Negative Differencesa", self._mark("rank_n", series, "negative", str(negative))],
            ["Positive Differencesb", self._mark("rank_n", series, "positive", str(positive))],
            ["Tiesc", self._mark("rank_n", series, "ties", str(steps(series.table)[0]))],
            ["Total", self._mark("rank_n", series, "total", str(series.n))],
        ]
        table = set_table(self.style.layout, self._test_caption(series), ["Frequencies", "N"], rows)
        if self.writer.study.test == "sign_asymptotic":
            return "\n".join([table, _legend(pair), self._statistics(series, pair, negative=False)])
        return "\n".join([table, _legend(pair), self._exact(series, "a. Sign Test", pair)])

    def _exact(self, series: Series, note: str, pair: str) -> str:
        p, _ = self.writer.p_value(series, spss=True)
        rows = [["Exact Sig. (2-tailed)", f"{p}b"]]
        table = set_table(self.style.layout, "Test Statisticsa", ["", pair], rows)
        return "\n".join([table, note, "b. Binomial distribution used."])

    def _crosstab(self, series: Series) -> str:
        """Return the moves from before to after, and the test beneath."""
        writer = self.writer
        pair = self._after_before(series).replace(" - ", " & ")
        order = self._rows(series)
        labels = [upper(writer.label(series, row)) for row in order]
        pre, post = (upper(LOWER[writer.language][time]) for time in ("before", "after"))
        rows: list[Row] = [
            [label, *(str(series.table[row][column]) for column in order), str(series.before[row])]
            for label, row in zip(labels, order, strict=True)
        ]
        rows.append([self._total, *(str(series.after[column]) for column in order), str(series.n)])
        head = [f"{pre} / {post}", *labels, self._total]
        table = set_table(self.style.layout, self._test_caption(series), head, rows)
        if writer.study.test == "mcnemar_exact":
            return f"{table}\n{self._exact(series, 'a. McNemar Test', pair)}"
        p, _ = writer.p_value(series, spss=True)
        chi2 = (writer.statistic(series) or "").replace(writer.mark, self.style.mark)
        lines = [["N", str(series.n)], ["Chi-Squareb", chi2], ["Asymp. Sig.", p]]
        below = set_table(self.style.layout, "Test Statisticsa", ["", pair], lines)
        return "\n".join([table, below, "a. McNemar Test", "b. Continuity Corrected"])

    def _homogeneity(self, series: Series) -> str:
        p, _ = self.writer.p_value(series, spss=True)
        z = (self.writer.statistic(series) or "").replace(self.writer.mark, self.style.mark)
        lines: list[Row] = [
            ["Distinct Values", str(len(series.labels))],
            ["Off-Diagonal Cases", str(sum(movers(series.table)))],
            ["Std. MH Statistic", z],
            ["Asymp. Sig. (2-tailed)", p],
        ]
        head = ["Marginal Homogeneity Test", self._after_before(series).replace(" - ", " & ")]
        return set_table(self.style.layout, self._test_caption(series), head, lines)

    def _summary(self, series: Series) -> str:
        writer = self.writer
        p, below = writer.p_value(series)
        p = f"<{p}" if below else p
        name = upper(series.outcome.name.of(writer.language))
        n = writer.pins.mark(Quantity("n", group=series.group), str(series.n))
        z = writer.statistic(series)
        head, row = (["", "N", "Exact p"], [name, n, p]) if z is None else (["", "N", "Z", "p value"], [name, n, z, p])
        return set_table(self.style.layout, self._test_caption(series), head, [row])


def _legend(pair: str) -> str:
    after, before = pair.split(" - ")
    return "\n".join(f"{letter}. {after} {sign} {before}" for letter, sign in zip("abc", "<>=", strict=True))
