"""Words that name times, groups, people and outcomes, Indonesian and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_REMEMBERED = 4096
"""Sentences whose words are remembered, for several readers ask for the same."""

PEOPLE = (
    r"(?:orang(?:\s+(?:ibu|siswa|anak|responden|pasien|tua))?|responden|resonden|respoden|ibu|siswa|siswi|"
    r"mahasiswa|mahasiswi|anak|balita|"
    r"bayi|pasien|lansia|remaja|peserta|subjek|subyek|sampel|sample|perawat|bidan|kader|partisipan|penderita|wanita|"
    r"perempuan|pria|laki-laki|akseptor|ekor|sapi|keluarga|santri|santriwati|guru|karyawan|pekerja|murid|klien|pelajar|"
    r"warga|pegawai|atlet|petani|pasangan|calon\s+pengantin|"
    r"respondents?|people|persons?|participants?|patients?|mothers?|women|students?|children|subjects?|samples|"
    r"adolescents?|primigravidae|primigravidas|primiparas|first-graders|schoolchildren|preschoolers|elderly|nurses|midwives|girls|boys|infants|babies|pupils|individuals|teenagers|workers|cows|cadres|"
    r"volunteers|caregivers|couples|toddlers|teachers|clients|residents|employees|adults|parents|athletes|"
    r"(?:pregnant|postpartum|post[- ]partum|breastfeeding)\s+(?:women|mothers))"
)
"""A word for whoever is counted."""

_BOTH_JOIN = r"\s*(?:dan|and|maupun|&|/|-|–|dengan|serta|to|,)?\s*"
_PRE = (
    r"(?:sebelum(?!nya)|pre\s?-?\s?(?:test|tes|inter[vp]en\w*|treatment)|prets|pretes|pra\s?-?\s?inter\w+|"
    r"before|prior to|baseline)"
)
_POST = (
    r"(?:sesudah|setelah|se[st]elah|after|pos[ts]?\s?-?\s?(?:test|tes|tets|inter[vp]en\w*|treatment)|postes|"
    r"postest|pasca\s?-?\s?inter\w+)"
)
_NOT_TIME = (
    r"(?!nya|\s+(?:me?lahirkan|lahir|persalinan|kelahiran|bayi|partus|bersalin|itu|mendapat\w*\s+(?:surat|izin)|"
    r"(?:giving\s+)?birth|child\s?birth|delivery|labou?r|that|this|surgery|operasi|sectio|sc\b|"
    r"menandatangani|persetujuan|\d+\s*(?:menit|jam|hari|minggu|bulan|tahun|minutes?|hours?|days?|weeks?|months?)\b))"
)
_BOTH = re.compile(
    rf"\b(?:{_PRE}{_BOTH_JOIN}(?:dan\s+)?{_POST}|{_POST}{_BOTH_JOIN}{_PRE}|pre\s?-?\s?post|pre\s+(?:dan|and|"
    rf"to)\s+post)\w*",
    re.I,
)
_FIRST = r"(?:first|initial)\s+(?:measurement|assessment)|pengukuran\s+(?:pertama|awal)"
_SECOND = r"(?:second|final|last)\s+(?:measurement|assessment)|pengukuran\s+(?:kedua|akhir)"
_TIME = re.compile(
    rf"\b(?:(?P<before>{_PRE}|{_FIRST})|(?P<after>{_POST}|{_SECOND})){_NOT_TIME}\w*|\A\s*(?:sesudah|setelah)nya\b(?=[,:])|"
    r"(?<=[;,.]\s)(?:(?:sesudah|setelah)nya|afterwards?)\b(?=\s+(?:(?:terdapat|hanya|tinggal|ada|sebanyak|only)\s+)?\d)",
    re.I,
)


@dataclass(frozen=True)
class Mention:
    """A word of the vocabulary in a text: what it names, and where."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=_REMEMBERED)
def times_in(text: str) -> tuple[Mention, ...]:
    """Return where a text names the time before or the time after; both at once names neither.

    Examples
    --------
    >>> [time.name for time in times_in("sebelum dan sesudah pijat; before massage; setelah melahirkan; posttest")]
    ['before', 'after']
    """
    text = text.replace("_", " ")
    both = [found.span() for found in _BOTH.finditer(text)]
    return tuple(
        Mention("before" if time["before"] else "after", *time.span())
        for time in _TIME.finditer(text)
        if not any(start <= time.start() < end for start, end in both)
    )


def mentions_both_times(text: str) -> bool:
    """Tell whether a text names both times in one breath."""
    return _BOTH.search(text) is not None


_INTERVENTION = r"intervensi|perlakuan|eksperimen|experiment(?:al)?|treatment|intervention"
_CONTROL = (
    r"kontrol|control|placebo|plasebo|pembanding|comparison|non[\s-]?(?:eksperimen|intervensi|intervention)|"
    r"(?:usual|routine|standard)\s+care|perawatan\s+(?:rutin|standar)"
)
_GROUP = re.compile(
    rf"\b(?:kelompok|kel\.|group)\s+(?:yang\s+)?(?:(?P<c1>{_CONTROL})|(?P<i1>{_INTERVENTION}|kasus))\b"
    rf"|\b(?:(?P<c2>{_CONTROL})|(?P<i2>{_INTERVENTION}|(?<!each\s)study))\s+groups?\b"
    rf"|\b(?:{PEOPLE})\s+(?:(?P<c3>kontrol|control)|(?P<i3>intervensi|eksperimen|perlakuan))\b"
    r"|\b(?:kelompok|group)\s+(?P<letter>[AB]|I{1,2}|[12])\b(?![.,]\d)"
    rf"|\b(?:in|for|among|of)\s+the\s+(?P<named>(?!{_CONTROL}|{_INTERVENTION}|same|age|whole|entire|total|each|other|one|two|both|first|second|"
    r"single|sample|study|youngest|oldest)[a-z]{3,20})\s+(?:group|arm)\b(?!s)",
    re.I,
)
_NEGATED = re.compile(
    r"(?:tanpa|tidak\s+(?:ada|memiliki|menggunakan|memakai)|without(?:\s+(?:a|any))?|no|"
    r"lack\w*\s+of(?:\s+a)?)\s+(?:adanya\s+)?$",
    re.I,
)
_OF_TIME = re.compile(
    r"\b(?:sebelum|sesudah|setelah|before|after|pre|post|pra|pasca|diberikan|dilakukan|pemberian|the|during)\s*-?\s*$",
    re.I,
)
_COLUMN_GROUP = re.compile(rf"\b(?:(?P<control>{_CONTROL})|(?P<intervention>{_INTERVENTION}))\b", re.I)


@lru_cache(maxsize=_REMEMBERED)
def groups_in(text: str) -> tuple[Mention, ...]:
    """Return where a text names a group of the study; a group said not to be there is none.

    Examples
    --------
    >>> [group.name for group in groups_in("kelompok kontrol 14 orang, intervention group; tanpa kelompok kontrol")]
    ['control', 'intervention']
    """
    found = []
    for group in _GROUP.finditer(text):
        if _NEGATED.search(text[max(0, group.start() - 40) : group.start()]):
            continue
        if group["letter"] or group["named"]:
            name = group["letter"].upper() if group["letter"] else group["named"].casefold()
        else:
            name = "control" if group["c1"] or group["c2"] or group["c3"] else "intervention"
        found.append(Mention(name, *group.span()))
    return tuple(found)


def lacks_control(text: str) -> bool:
    """Tell whether a text says that there is no control group.

    Examples
    --------
    >>> lacks_control("design tanpa kelompok kontrol"), lacks_control("kelompok kontrol")
    (True, False)
    """
    return any(
        _NEGATED.search(text[max(0, group.start() - 40) : group.start()]) is not None
        for group in _GROUP.finditer(text)
        if group["c1"] or group["c2"]
    )


def column_groups(header: str) -> list[Mention]:
    """Return the groups that the head of a table names, as single words."""
    return [
        Mention("control" if found["control"] else "intervention", *found.span())
        for found in _COLUMN_GROUP.finditer(header)
        if not _OF_TIME.search(header[: found.start()])
    ]


_COLUMN_TIME = re.compile(
    rf"\b(?:(?P<before>{_PRE}|pre(?=\b[\s\-_]?)|pra)|(?P<after>{_POST}|post?(?=\b[\s\-_]?)|"
    rf"pasca))\b(?!\s*(?:partum|natal|operasi|sectio|salin))",
    re.I,
)


def column_times(header: str) -> list[Mention]:
    """Return the times that the head of a table names, as single words.

    Examples
    --------
    >>> [time.name for time in column_times("Produksi ASI Pre Post Partum Post")]
    ['before', 'after']
    """
    return [
        Mention("before" if found["before"] else "after", *found.span())
        for found in _COLUMN_TIME.finditer(header.replace("_", " "))
    ]


OUTCOMES: dict[str, str] = {
    "pengetahuan": r"pengetahuan|knowledge",
    "sikap": r"sikap|attitudes?",
    "perilaku": r"perilaku|behaviou?rs?|tindakan|praktik|praktek(?!\s+bidan)|practices?",
    "keterampilan": r"keterampilan|skills?",
    "kecemasan": r"kecemasan|cemas|anxiety|ansietas",
    "depresi": r"depresi|depression",
    "stres": r"stress?|tingkat stress?",
    "nyeri": r"nyeri|pain|dis?menor[eh]+a?e?|dysmenorrh?o?ea",
    "produksi asi": r"(?:produksi|kelancaran|pengeluaran|volume|jumlah)\s+(?:air\s+susu\s+ibu|asi)|"
    r"(?:breast\s?)?milk\s+(?:production|flow|output)|production\s+of\s+breast\s+milk",
    "tekanan darah sistolik": r"sistoli[kc]|systolic",
    "tekanan darah diastolik": r"diastoli[kc]|diastolic",
    "tekanan darah": r"tekanan\s+darah|blood\s+pressure|hipertensi|hypertension",
    "kualitas tidur": r"(?:kualitas\s+)?tidur|sleep|insomnia",
    "kadar hemoglobin": r"ha?emoglobin|kadar\s+hb|\bhb\b|anemia",
    "kadar glukosa darah": r"(?:gula|glukosa)\s+darah|blood\s+(?:sugar|glucose)",
    "motivasi": r"motivasi|motivation",
    "kepatuhan": r"kepatuhan|adherence|compliance",
    "mual muntah": r"mual(?:\s+(?:dan\s+)?muntah)?|nausea|emesis",
    "kelelahan": r"kelelahan|fatigue",
    "luka perineum": r"luka\s+perineum|perineal\s+wound",
    "efikasi diri": r"efikasi\s+diri|self[\s-]?efficacy",
    "kualitas hidup": r"kualitas\s+hidup|quality\s+of\s+life",
    "berat badan": r"berat\s+badan|body\s+weight",
    "bendungan asi": r"bendungan\s+(?:asi|payudara)|(?:breast|milk)\s+engorgement|engorgement",
    "edema": r"(?:o?edema|bengkak|pembengkakan)\s+(?:kaki|tungkai|ekstremitas)|(?:leg|pedal|foot|ankle)\s+(?:o?edema|"
    r"swelling)",
}
"""Outcomes by name: how they are written."""

LESS_IS_BETTER = frozenset(
    (
        "kecemasan",
        "depresi",
        "stres",
        "nyeri",
        "tekanan darah",
        "mual muntah",
        "kelelahan",
        "kadar glukosa darah",
        "bendungan asi",
        "edema",
    )
)
MORE_IS_BETTER = frozenset(
    (
        "pengetahuan",
        "sikap",
        "perilaku",
        "keterampilan",
        "produksi asi",
        "motivasi",
        "kepatuhan",
        "efikasi diri",
        "kualitas hidup",
        "kualitas tidur",
    )
)
"""Outcomes of which less, or more, is better."""

_OUTCOME = re.compile(rf"\b(?:{'|'.join(OUTCOMES.values())})\b")
_EACH_OUTCOME = {name: re.compile(rf"\b(?:{forms})\b") for name, forms in OUTCOMES.items()}
_SCALE_NAME = re.compile(
    r"\bskala\s+(?:likert|ordinal|nominal|numeric\w*|nyeri|ukur|interval|rasio)|"
    r"\b(?:dengan\s+)?skala\s+(?P<name>[A-Z]{2,}|persepsi)\b|\b(?P<other>[A-Z]{2,})\s+scale\b"
)


@lru_cache(maxsize=_REMEMBERED)
def outcomes_in(text: str) -> tuple[Mention, ...]:
    """Return where a text names an outcome.

    Examples
    --------
    >>> [outcome.name for outcome in outcomes_in("Tingkat pengetahuan dan sikap ibu; anxiety")]
    ['pengetahuan', 'sikap', 'kecemasan']
    """
    # a search that ignores case is several times slower; a text that changes its length has no small letters
    small = text.lower() if len(text.lower()) == len(text) else text
    return tuple(
        Mention(next(name for name, form in _EACH_OUTCOME.items() if form.match(small, found.start())), *found.span())
        for found in _OUTCOME.finditer(small)
    )


def scale_name(text: str) -> str | None:
    """Return the name of the instrument whose scale a text names.

    Examples
    --------
    >>> scale_name("kecemasan dengan skala TMAS"), scale_name("skala ordinal")
    ('tmas', None)
    """
    for found in _SCALE_NAME.finditer(text):
        if name := found["name"] or found["other"]:
            return name.casefold()
    return None
