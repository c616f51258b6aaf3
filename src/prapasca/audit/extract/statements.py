"""What a manuscript states, or plans, about its design, its conduct and its conclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from prapasca.audit.extract.context import CHARACTERISTIC, CHARACTERISTICS, Context, Setting
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.vocabulary import groups_in, lacks_control
from prapasca.audit.manuscript import SectionKind

_EVERYWHERE: frozenset[SectionKind] = frozenset(
    {"title", "abstract", "methods", "results", "discussion", "conclusion", "other"}
)
_CLAIMS: frozenset[SectionKind] = frozenset({"abstract", "results", "discussion", "conclusion", "other"})
_CONDUCT: frozenset[SectionKind] = frozenset({"abstract", "methods", "results", "other"})
_INTERPRETATION: frozenset[SectionKind] = frozenset({"discussion", "conclusion", "other", "results"})


@dataclass(frozen=True)
class _Sign:
    """Words by which a statement is known, and the sections it counts in."""

    code: str
    pattern: re.Pattern[str]
    sections: frozenset[SectionKind]

    @property
    def stands_cited(self) -> bool:
        """Whether a citation in its sentence takes nothing from it: what is discussed may be so with a source."""
        return self.code.endswith("_discussed")


def _sign(code: str, pattern: str, sections: frozenset[SectionKind]) -> _Sign:
    return _Sign(code, re.compile(pattern, re.IGNORECASE), sections)


_TIME_UNITS = r"(?:menit|jam|hari|minggu|bulan|kali|sesi|minutes?|hours?|days?|weeks?|times|sessions?)"
_AMOUNT = (
    r"(?:\d+(?:\s*[-–]\s*\d+)?|satu|dua|tiga|empat|lima|enam|tujuh|one|two|three|four|five|six|seven|once|"
    r"twice)"
)
_SIGNS = (
    _sign(
        "causal_claim",
        r"\b(?:memberi(?:kan)?|memiliki|mempunyai|terbukti|membawa)\s+(?:\w+\s+){0,2}(?:pengaruh|efek|dampak|"
        r"manfaat)|\bberpengaruh\b(?!\s+\?)|\b(?:sangat\s+)?efektif\b"
        r"|\b(?:ada|terdapat|adanya)\s+pengaruh|\bdapat\s+(?:meningkatkan|menurunkan|memperlancar|mengurangi|"
        r"memperbaiki)"
        r"|\b(?:is|was|are|were)\s+(?:\w+\s+)?effective\b|\b(?:has|have|had)\s+(?:an?\s+)?(?:\w+\s+)?(?:influence|"
        r"effect|impact)|\bthere\s+(?:is|was)\s+(?:an?|the)\s+(?:\w+\s+)?(?:influence|effect)"
        r"|\bcan\s+(?:increase|reduce|improve|decrease)",
        _CLAIMS,
    ),
    _sign(
        "cause_left_open",
        r"\b(?:its|the)\s+cause\s+(?:is|was|remains|cannot)\s+(?:not|un|be)|\bpenyebab(?:nya)?\s+(?:belum|tidak|tak)\b|"
        r"\bcannot\s+be\s+(?:attributed|ascribed)\b|\btidak\s+dapat\s+(?:dipastikan|disimpulkan)\s+(?:sebagai\s+)?(?:akibat|karena)",
        _CLAIMS,
    ),
    _sign(
        "one_sided",
        r"(?<!sig\.\s\()(?<!sig\.\()\b(?:one|1)[\s-]*(?:sided|tailed)\b|\b(?:satu|1)\s+(?:sisi|arah|ekor)\b|"
        r"\bone[\s-]*tail\b",
        frozenset({"methods", "results"}),
    ),
    _sign(
        "maturation_discussed",
        r"\b(?:maturasi|maturation)\b|\bsecara\s+(?:alami(?:ah)?|fisiologis|spontan)\b|\bdengan\s+sendirinya\b|"
        r"\bseiring\s+(?:\w+\s+)?waktu\b|\bperjalanan\s+alami"
        r"|\bnatural\s+(?:course|history|recovery|increase)|\bspontaneous\w*\b|\bover\s+time\s+even\s+without|"
        r"\btanpa\s+(?:intervensi|perlakuan)\s+(?:pun|juga)",
        _INTERPRETATION,
    ),
    _sign(
        "regression_discussed",
        r"regresi\s+(?:ke\s+(?:arah\s+)?)?(?:rata-rata|rerata|mean)|regression\s+to(?:wards?)?\s+the\s+mean",
        _INTERPRETATION,
    ),
    _sign(
        "testing_discussed",
        r"efek\s+(?:pengujian|testing|pre\s?-?test|latihan)|(?:testing|practice|carry-?over|learning)\s+effect",
        _INTERPRETATION,
    ),
    _sign(
        "effect_size_reported",
        r"\beffect\s+size\b|\bukuran\s+efek\b|\bbesar(?:an|nya)?\s+efek\b|\bcohen'?s?\b|\bhedges\b|"
        r"rank[\s-]*biserial|\bn-?gain\b|\bodds\s+ratio\b",
        _EVERYWHERE,
    ),
    _sign(
        "interval_reported",
        r"(?:9[059]\s?%\s*(?:CI|IK|confidence\s+interval)|(?:CI|IK)\s*(?:95|9[09])\s?%?|(?:interval\s+kepercayaan|"
        r"confidence\s+interval)\s*(?:95\s?%)?)[^.\d]{0,25}[-−]?\d+[.,]?\d*\s*(?:-|–|to|sampai|;|,\s|hingga|s/d)",
        _EVERYWHERE,
    ),
    _sign(
        "assessor_blinded",
        r"\b(?:single|double|assessor|observer)?[\s-]*blind(?:ed|ing)\b|\btersamar\b|\bbuta\s+ganda\b|\bdibutakan\b",
        _EVERYWHERE,
    ),
    _sign(
        "assessor_unblinded",
        r"\b(?:peneliti|researcher|penulis)\s+(?:sendiri\s+)?(?:yang\s+)?(?:memberikan|melakukan|"
        r"administered)\s+[^.]{0,80}(?:dan|and)\s+(?:mengukur|menilai|mengobservasi|measured|assessed)",
        _EVERYWHERE,
    ),
    _sign(
        "generalisation",
        r"\b(?:dapat|bisa)\s+digeneralisasi|\bcan\s+be\s+generali[sz]ed|\b(?:bagi|pada|untuk)\s+(?:semua|"
        r"seluruh)\s+(?:ibu|pasien|lansia|remaja|anak|masyarakat|wanita)\b(?!\s+(?:yang|dalam))|\b(?:for|"
        r"in)\s+all\s+(?:mothers|patients|women|children|adolescents)",
        frozenset({"conclusion", "discussion"}),
    ),
    _sign(
        "p_as_effect_size", r"\b(?:sangat|amat|highly|very|extremely)\s+(?:signifikan|bermakna|significant)\b", _CLAIMS
    ),
    _sign(
        "ethics",
        r"\b(?:kode|komite|komisi|kelaikan|laik|lolos|kaji|uji|prinsip|persetujuan|izin|tela\w+)\s+etik\w*|"
        r"\betika?\s+penelitian|\bethic(?:s|al)\b|\bdeclaration\s+of\s+helsinki",
        _EVERYWHERE,
    ),
    _sign(
        "informed_consent",
        r"\binformed?\s+consen|\b(?:surat|lembar)\s+persetujuan|\bpersetujuan\s+(?:menjadi\s+)?responden|"
        r"\bmenandatangani\b",
        _EVERYWHERE,
    ),
    _sign(
        "validity_claimed",
        r"\buji\s+(?:validitas|reliabilitas)|\bvaliditas\s+(?:dan\s+reliabilitas|instrumen)|"
        r"\bvalidity\s+(?:and\s+reliability|test)|\bdinyatakan\s+valid|\bsudah\s+valid",
        frozenset({"methods", "abstract", "other"}),
    ),
    _sign(
        "validity_result",
        r"cronbach|\bkoefisien\s+(?:reliabilitas|validitas)|\br[\s-]*(?:hitung|tabel)\b[^.]{0,30}\d|"
        r"\breliab\w+[^.]{0,40}0?[.,]\d{2}|\bkappa\b[^.]{0,20}0?[.,]\d",
        frozenset({"methods", "results", "other"}),
    ),
    _sign(
        "no_dropout",
        r"\btidak\s+ada\s+(?:\w+\s+){0,2}(?:drop\s?-?\s?out|mengundurkan)|"
        r"\bno\s+(?:participants?\s+)?(?:drop(?:ped)?[\s-]*outs?|loss)|\b(?:semua|"
        r"seluruh)\s+\w+\s+(?:menyelesaikan|mengikuti\s+[^.]{0,40}(?:sampai|hingga)\s+(?:selesai|akhir))|"
        r"\ball\s+(?:\w+\s+){0,2}completed",
        _EVERYWHERE,
    ),
    _sign(
        "answers_missing",
        r"\b(?:did|do|does|had)\s+not\s+(?:state|answer|report|give|disclose|fill|provide|respond)|"
        r"\b(?:missing|incomplete)\s+(?:data|answers?|values?|responses?)|\bno\s+answers?\b|"
        r"\btidak\s+(?:menjawab|mengisi|menyebutkan|diisi|terisi|memberikan\s+jawaban)|"
        r"\b(?:jawaban|data|isian)(?:nya)?\s+(?:hilang|kosong|tidak\s+lengkap)",
        _EVERYWHERE,
    ),
    _sign(
        "z_compared_with_table",
        r"\bz[\s-]*hitung\b[^.]{0,40}(?:>|<|lebih)[^.]{0,15}z[\s-]*tabel|\bz\s*count\s*[^.]{0,20}[><]\s*z\s*table",
        _CLAIMS,
    ),
    _sign(
        "mean_rank_as_mean",
        r"\bmean\s+ran[gk]k?s?\b\s*(?:atau|or|\()\s*(?:rata-rata|average|mean)\s*(?:peningkatan|kenaikan|"
        r"penurunan|increase|gain)",
        _CLAIMS,
    ),
    _sign(
        "selected_low_baseline",
        r"\bkriteria\s+inklusi\b[^.]{0,160}\b(?:tidak\s+lancar|kurang|mengalami|nyeri|cemas|anemia|hipertensi|"
        r"rendah|skor\s*[<>])|\binclusion\s+criteria\b[^.]{0,160}\b(?:low|poor|mild|moderate|severe|pain|anxiety|"
        r"anemi\w+|hypertens\w+|score\s*[<>])",
        frozenset({"methods", "abstract", "other"}),
    ),
    _sign(
        "limitation_discussed",
        r"\bketerbatasan\s+(?:dalam\s+|dari\s+)?penelitian|\blimitations?\b",
        frozenset({"methods", "discussion", "conclusion", "results", "other"}),
    ),
)
_DOSE = re.compile(
    rf"\b(?:selama|sebanyak|dilakukan|diberikan|for|durasi|frekuensi|setiap|tiap|"
    rf"during)\s+(?:\w+\s+){{0,2}}?{_AMOUNT}\s*(?:x|{_TIME_UNITS})\b|\b{_AMOUNT}\s*(?:x|kali|times)\s*(?:/|per|"
    rf"dalam|a|setiap)?\s*(?:se)?(?:hari|minggu|day|week)|\b(?:once|twice)\s+(?:a|per)\s+(?:day|week)",
    re.IGNORECASE,
)
_OF_SAMPLING = re.compile(
    r"\b(?:sampel|sample|sampling|populasi|pengumpulan\s+data|pengambilan|penelitian\s+(?:ini\s+)?dilaksanakan|"
    r"bulan|tahun\s+\d{4})\b",
    re.IGNORECASE,
)
_OBSERVED = re.compile(
    rf"\b(?:post\s?-?\s?test|diukur|diobservasi|pengukuran|observasi|penilaian|measured|observed|assessed|"
    rf"evaluasi)\b[^.]{{0,80}}\b(?:{_AMOUNT}\s*{_TIME_UNITS}|hari\s+ke-?\s?\d)|"
    rf"\b{_AMOUNT}\s*{_TIME_UNITS}\s+(?:setelah|sesudah|after|kemudian|post)\b|\bhari\s+ke-?\s?\d",
    re.IGNORECASE,
)
_DESIGNS = (
    (
        "one_group",
        re.compile(
            r"\bone[\s-]*group|\bsatu\s+kelompok|\bpr[ae][\s-]?e[kx]s?perimen\w*|\bpre-?experimental", re.IGNORECASE
        ),
    ),
    (
        "randomised",
        re.compile(r"\brandomi[sz]ed\b|\bRCT\b|\bacak\s+terkontrol|\btrue\s+e[kx]perimen\w*", re.IGNORECASE),
    ),
    (
        "two_group",
        re.compile(
            r"\bnon[\s-]*equivalent\s+control|\btwo[\s-]*groups?\b|\bdua\s+kelompok|\bcontrol\s+group\s+(?:design|"
            r"pre)|\bwith\s+control\s+group",
            re.IGNORECASE,
        ),
    ),
    (
        "quasi_experimental",
        re.compile(r"\b(?:quasi|kuasi)[\s-]*e[kx]s?perim\w*|\bquasy\s+e[kx]perim\w*", re.IGNORECASE),
    ),
)
_INSTRUMENTS = re.compile(
    r"\b(?P<questionnaire>kuesioner|kuisioner|questionnaires?|angket)\b|\b(?P<observation>lembar\s+(?:observasi|"
    r"obsevasi|ce[kc]\s?li[a-z]*|checklist)|observation\s+sheets?|checklist)\b|\b(?P<scale>NRS|VAS|HARS|HRS-A|"
    r"TMAS|STAI|PSQI|EPDS|ZSAS|SAS|DASS|Numeric(?:al)?\s+Rating\s+Scale)\b",
    re.IGNORECASE,
)


def statement_facts(context: Context) -> Iterator[Draft]:
    """Yield what a manuscript states about its design, its conduct and its conclusions."""
    for setting in context.settings:
        text = setting.sentence.text
        for sign in _SIGNS:
            if setting.kind in sign.sections and (found := sign.pattern.search(text)):
                stated = _statement(setting, sign.code, found.span())
                yield replace(stated, source="own") if sign.stands_cited else stated
        yield from _groups(setting)
        yield from _conduct(setting)
        yield from _design(setting)
    yield from _explanations(context)
    yield from _characteristics(context)


def _statement(setting: Setting, code: str, span: tuple[int, int], **attributes: str | None) -> Draft:
    start, end = setting.sentence.start + span[0], setting.sentence.start + span[1]
    return Draft("statement", code, start, end, attributes, setting.source_at(span[0]), 0.8)


def _groups(setting: Setting) -> Iterator[Draft]:
    if setting.kind not in _EVERYWHERE or setting.source not in ("own", "planned"):
        return
    text = setting.sentence.text
    if lacks_control(text):
        yield _statement(setting, "no_comparison_group", (0, min(60, len(text))))
    for group in groups_in(text):
        if group.name == "control" and setting.source_at(group.start) != "cited":
            yield _statement(setting, "comparison_group", (group.start, group.end))


def _conduct(setting: Setting) -> Iterator[Draft]:
    if setting.kind not in _CONDUCT or setting.source == "cited":
        return
    text = setting.sentence.text
    dose = _DOSE.search(text)
    if dose and not _OF_SAMPLING.search(text):
        yield _statement(setting, "dose_stated", dose.span())
    observed = _OBSERVED.search(text)
    if observed and not _OF_SAMPLING.search(text):
        yield _statement(setting, "observation_time_stated", observed.span())


def _design(setting: Setting) -> Iterator[Draft]:
    if setting.kind not in _EVERYWHERE or setting.source == "cited":
        return
    text, offset = setting.sentence.text, setting.sentence.start
    for name, pattern in _DESIGNS:
        if found := pattern.search(text):
            yield Draft("design", name, offset + found.start(), offset + found.end(), {}, "own", 0.8)
    if setting.kind in ("methods", "abstract", "other"):
        for found in _INSTRUMENTS.finditer(text):
            name = found[0].casefold() if found.lastgroup == "scale" else str(found.lastgroup)
            yield Draft("instrument", name, offset + found.start(), offset + found.end(), {}, "own", 0.8)


_NOT_IMPROVED = re.compile(
    r"\btidak\s+mengalami\s+(?:peningkatan|perbaikan|penurunan|perubahan)|\bdid\s+not\s+(?:improve|change|"
    r"increase|decrease)|\bnot\s+improved?\b",
    re.IGNORECASE,
)
_ABOUT = {
    "younger": r"\b(?:lebih|masih|terlalu)\s+(?:berusia\s+)?(?:lebih\s+)?muda\b|\byounger\b|\busia\s+muda\b",
    "older": r"\b(?:di\s*atas|lebih\s+dari|>)\s*35\s+tahun|\blebih\s+tua\b|\bolder\b|\btidak\s+muda\s+lagi\b|"
    r"\busia\s+lanjut\b",
    "multiparous": r"\bmultipara\b|\bmultiparous\b",
    "primiparous": r"\bprimipara\b|\bprimiparous\b",
    "more educated": r"\bpendidikan(?:nya)?\s+(?:yang\s+)?(?:lebih\s+)?tinggi\b|\bhigher\s+education\b",
    "less educated": r"\bpendidikan(?:nya)?\s+(?:yang\s+)?(?:lebih\s+)?rendah\b|\blow(?:er)?\s+education\b",
}


_COUNTED = re.compile(r"\d\s+(?:of|dari)\s+\d+\s+(?:(?:in|of|pada|di|among)\s+)?[“\"]?$", re.IGNORECASE)
"""Before a group of whom so many are counted, which explains nothing."""


def _explanations(context: Context) -> Iterator[Draft]:
    """Yield why, in the text's own words, some did not improve: from the sentence that says so and the next two."""
    left = 0
    for setting in context.settings:
        text = setting.sentence.text
        if setting.kind not in ("discussion", "results", "other", "conclusion"):
            left = 0
            continue
        claim = _NOT_IMPROVED.search(text)
        if claim:
            left = 3
        if left and setting.source in ("own", "planned"):
            start = claim.end() if claim else 0
            for about, pattern in _ABOUT.items():
                found = re.compile(pattern, re.IGNORECASE).search(text, start)
                if found and not _COUNTED.search(text[: found.start()]):
                    yield _statement(setting, "explanation", found.span(), about=about)
        left = max(0, left - 1)


_PLAN = re.compile(
    r"\b(?:demografi|karakteristik|identitas|data\s+umum|meliputi|demographic|characteristics?)\b", re.IGNORECASE
)


def _characteristics(context: Context) -> Iterator[Draft]:
    """Yield the characteristics of respondents that the methods plan, and those that the results report."""
    names = list(CHARACTERISTICS)
    for setting in context.settings:
        text = setting.sentence.text
        found = list(CHARACTERISTIC.finditer(text))
        if setting.kind == "methods" and _PLAN.search(text):
            for one in found:
                name = names[int((one.lastgroup or "c0")[1:])]
                yield _statement(setting, "characteristic_planned", one.span(), characteristic=name)
        elif (
            setting.kind in ("results", "other")
            and setting.source == "own"
            and (_PLAN.search(text) or re.search(r"\d", text))
        ):
            for one in found:
                name = names[int((one.lastgroup or "c0")[1:])]
                yield _statement(setting, "characteristic_reported", one.span(), characteristic=name)
    for grid in context.grids:
        if context.is_about_people(grid):
            text = context.manuscript.text[grid.region.start : grid.region.end]
            for one in CHARACTERISTIC.finditer(text):
                name = names[int((one.lastgroup or "c0")[1:])]
                start, end = grid.region.start + one.start(), grid.region.start + one.end()
                attributes = {"characteristic": name, "table": grid.region.number}
                yield Draft("statement", "characteristic_reported", start, end, attributes, "own", 0.9)
