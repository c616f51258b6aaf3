"""A whole manuscript, from title to references."""

from __future__ import annotations

from dataclasses import dataclass

from audit.manuscripts.layout import flattened
from audit.manuscripts.pins import Pin, Pins, Quantity, wrapped
from audit.manuscripts.results import Tables
from audit.manuscripts.study import Series, Study, random_study
from audit.manuscripts.writer import LIST_ENDS, Writer, titled, upper

HEADINGS = {
    "id": {
        "abstract": "Abstrak",
        "introduction": "PENDAHULUAN",
        "methods": "METODE PENELITIAN",
        "results": "HASIL PENELITIAN",
        "discussion": "PEMBAHASAN",
        "conclusion": "KESIMPULAN",
        "references": "DAFTAR PUSTAKA",
    },
    "en": {
        "abstract": "Abstract",
        "introduction": "INTRODUCTION",
        "methods": "METHODS",
        "results": "RESULTS",
        "discussion": "DISCUSSION",
        "conclusion": "CONCLUSION",
        "references": "REFERENCES",
    },
}
LINES = ("paragraphs", "paragraphs", "wrapped", "narrow")
Blocks = list[tuple[str, bool]]
"""Parts of a manuscript, and whether each is running text."""


@dataclass(frozen=True)
class Manuscript:
    """A text that contradicts itself nowhere, the study it tells of, and where its numbers stand."""

    study: Study
    text: str
    pins: tuple[Pin, ...]


def clean_manuscript(seed: int) -> Manuscript:
    """Return a manuscript whose numbers all belong to one true table."""
    study, chance = random_study(seed)
    pins = Pins()
    main = Writer(study, chance, pins, study.language)
    blocks: Blocks = [(main.say("title", **main.outcome(study.series[0])), True)]
    for language in study.abstracts:
        pins.place = "abstract"
        blocks += _abstract(main if language == study.language else Writer(study, chance, pins, language))
    pins.place = "body"
    for part in (_introduction, _methods, _results, _discussion, _conclusion, _references):
        blocks += part(main)
    text = _set(blocks, study.style.layout, chance.pick(LINES))
    text, found = pins.finish(text)
    return Manuscript(study, text, found)


def _set(blocks: Blocks, layout: str, lines: str) -> str:
    if layout == "flat":
        return flattened(" ".join(block for block, _ in blocks))
    columns = {"wrapped": 88, "narrow": 46}.get(lines)
    set_ = [wrapped(block, columns) if running and columns else block for block, running in blocks]
    return "\n\n".join(set_) if lines == "wrapped" else "\n".join(set_)


def _heading(writer: Writer, part: str) -> tuple[str, bool]:
    return HEADINGS[writer.language][part], False


def _abstract(writer: Writer) -> Blocks:
    study, first = writer.study, writer.study.series[0]
    fields = writer.outcome(first)
    told = [writer.say("aim", **fields), _design(writer), _sample(writer), writer.say("analysis", **fields)]
    for series in study.series:
        told += [_level_again(writer, series, time) for time in ("before", "after")]
        name = _tests(writer)
        told.append(writer.say("test", values=writer.values(series), table=name, Table=upper(name)))
    told.append(_concluding(writer))
    words = {"id": "Kata Kunci", "en": "Keywords"}[writer.language]
    keys = f"{words}: {study.intervention.of(writer.language)}, {fields['o']}"
    return [_heading(writer, "abstract"), (" ".join(told), True), (keys, True)]


def _tests(writer: Writer) -> str:
    return {"id": "analisis bivariat", "en": "bivariate analysis"}[writer.language]


def _design(writer: Writer) -> str:
    return writer.say("design_groups" if len(writer.study.groups) > 1 else "design")


def _population(writer: Writer) -> str:
    return str(writer.study.n + 7 + writer.study.seed % 9)


def _sample(writer: Writer) -> str:
    if len(writer.study.groups) > 1:
        n1, n2 = writer.n("intervention"), writer.n("control")
        return writer.say("sample_groups", n=writer.n(), n1=n1, n2=n2, N=_population(writer))
    return writer.say("sample", n=writer.n(), N=_population(writer))


def _level_again(writer: Writer, series: Series, time: str) -> str:
    fields = {**writer.outcome(series), **writer.when(time), **writer.level_cell(series, time, _top(series, time))}
    return writer.say("own_again", **fields)


def _top(series: Series, time: str) -> int:
    counts = series.before if time == "before" else series.after
    return max(range(len(counts)), key=counts.__getitem__)


def _introduction(writer: Writer) -> Blocks:
    fields = writer.outcome(writer.study.series[0])
    kinds = ["background", "background", "background_study", "background_study", "survey", "aim"]
    told = [
        writer.say(kind, **fields, **writer.elsewhere())
        for kind in kinds
        if kind in ("background", "aim") or writer.chance.happens(0.8)
    ]
    return [_heading(writer, "introduction"), (" ".join(told[:3]), True), (" ".join(told[3:]), True)]


def _methods(writer: Writer) -> Blocks:
    fields = writer.outcome(writer.study.series[0])
    told = [_design(writer), _sample(writer)]
    if writer.chance.happens(0.5):
        told.append(writer.say("formula", **fields, **writer.elsewhere()))
    told += [writer.say("instrument", **fields), writer.say("instrument", **fields), writer.say("analysis", **fields)]
    if writer.study.test.startswith("wilcoxon") and writer.chance.happens(0.5):
        told.append(writer.say("normality", **fields, **writer.elsewhere()))
    return [_heading(writer, "methods"), (" ".join(dict.fromkeys(told)), True)]


def _results(writer: Writer) -> Blocks:
    tables = Tables(writer)
    blocks: Blocks = [_heading(writer, "results")]
    bare = writer.style.layout == "prose"
    if not bare and writer.chance.happens(0.6):
        table, largest = tables.characteristics()
        told = [
            writer.say(
                "characteristic",
                what=what,
                label=label,
                **writer.cell(quantity, count, writer.study.n),
                **_table(tables, writer),
            )
            for what, label, quantity, count in largest
        ]
        blocks += [(table, False), (" ".join(told), True)]
    together = len(writer.study.groups) > 1 and writer.chance.happens(0.5)
    if together and not bare:
        for time in ("before", "after"):
            blocks.append((tables.both_groups(writer.study.series, time), False))
            told = " ".join(_levels(writer, tables, series, time) for series in writer.study.series)
            blocks.append((told.replace(_UNSET, tables.last), True))
    else:
        for series in writer.study.series:
            blocks += _series_levels(writer, tables, series, bare=bare)
    for series in writer.study.series:
        if not bare:
            blocks.append((tables.test(series), False))
        blocks.append((_tested(writer, tables, series), True))
    if len(writer.study.groups) > 1 and writer.chance.happens(0.5):
        blocks.append((writer.say("between", **writer.elsewhere()), True))
    return blocks


def _series_levels(writer: Writer, tables: Tables, series: Series, *, bare: bool) -> Blocks:
    if writer.style.layout == "wide":
        told = " ".join(_levels(writer, tables, series, time) for time in ("before", "after"))
        table = tables.both_times(series)
        return [(table, False), (told.replace(_UNSET, tables.last), True)]
    blocks: Blocks = []
    for time in ("before", "after"):
        if not bare:
            blocks.append((tables.at_time(series, time), False))
        blocks.append((_levels(writer, tables, series, time), True))
    return blocks


_UNSET = "\ue003"


def _table(tables: Tables, writer: Writer) -> dict[str, str]:
    if writer.style.layout == "prose":
        words = {"id": "hasil penelitian", "en": "the results"}[writer.language]
        return {"table": words, "Table": upper(words)}
    name = tables.last or _UNSET
    return {"table": name.lower() if writer.style.best_first else name, "Table": name}


def _levels(writer: Writer, tables: Tables, series: Series, time: str) -> str:
    top = _top(series, time)
    named = _table(tables, writer) if writer.style.layout != "wide" else {"table": _UNSET, "Table": _UNSET}
    fields = {**writer.outcome(series), **writer.when(time), **named}
    told = [writer.say("level", n=writer.n(series.group), **fields, **writer.level_cell(series, time, top))]
    if writer.style.layout == "prose" or writer.chance.happens(0.4):
        counts = series.before if time == "before" else series.after
        rest = [row for row in range(len(counts)) if row != top and counts[row]]
        parts = []
        for row in rest:
            cell = writer.level_cell(series, time, row)
            parts.append(f"{cell['label']} {cell['cell']}")
        if parts:
            listed = LIST_ENDS[writer.language].join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
            told.append(writer.say("rest", list=listed))
    return " ".join(told)


def _tested(writer: Writer, tables: Tables, series: Series) -> str:
    fields = writer.outcome(series)
    told = [writer.say("test", values=writer.values(series), **fields, **_table(tables, writer))]
    significant = writer.result(series).p < 0.05
    told.append(writer.say("rejected" if significant else "kept", **fields))
    changes = series.changes
    for kind in ("improved", "unchanged", "worsened"):
        if kind == "improved" and changes[kind] == series.n:
            told.append(writer.say("all_improved", n=writer.n(series.group), **fields))
        elif changes[kind] and writer.chance.happens(0.6):
            quantity = _changed(series, kind)
            cell = writer.cell(quantity, changes[kind], series.n)
            told.append(writer.say(kind, n=writer.n(series.group), **cell, **fields))
    return " ".join(told)


def _changed(series: Series, kind: str) -> Quantity:
    return Quantity("change", series.outcome.name.id, series.group, label=kind)


def _discussion(writer: Writer) -> Blocks:
    blocks: Blocks = [_heading(writer, "discussion")]
    for series in writer.study.series:
        fields = writer.outcome(series)
        for time in ("before", "after"):
            told = [_level_again(writer, series, time), writer.say("theory", **fields, **writer.elsewhere())]
            label = writer.label(series, 0)
            told.append(writer.say("others", label=label, **fields, **writer.elsewhere()))
            blocks.append((" ".join(told), True))
        if writer.chance.happens(0.5):
            name = _tests(writer)
            again = writer.say("test", values=writer.values(series), **fields, table=name, Table=upper(name))
            blocks.append((again, True))
    blocks.append((writer.say("limitation", **fields), True))
    return blocks


def _concluding(writer: Writer) -> str:
    told = []
    for series in writer.study.series:
        kind = "conclusion" if writer.result(series).p < 0.05 else "conclusion_kept"
        fields = writer.outcome(series)
        said = writer.say(kind, pvalue=writer.p_phrase(series), **fields).removesuffix(".")
        told.append(said + (fields["group"] if fields["o"] in said.lower() else fields["where"]) + ".")
    return " ".join(told)


def _conclusion(writer: Writer) -> Blocks:
    fields = writer.outcome(writer.study.series[0])
    return [_heading(writer, "conclusion"), (f"{_concluding(writer)} {writer.say('advice', **fields)}", True)]


def _references(writer: Writer) -> Blocks:
    lines = []
    for number in range(1, writer.chance.between(3, 7)):
        some = writer.elsewhere()
        title, page = titled(writer.study.intervention.of(writer.language)), int(some["big"])
        lines.append(
            f"{number}. {some['author']}, S., & {some['author2']}, D. ({some['y1']}). {title}. Jurnal Kebidanan, "
            f"{number + 3}(2), {page}-{page + 7}. doi: 10.1234/jk.v{number}i2.{page}"
        )
    return [_heading(writer, "references"), ("\n".join(lines), False)]
