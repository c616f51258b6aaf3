"""Whose result a sentence tells: this study's own, another's, or background."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prapasca.audit.extract.sentences import Sentence
from prapasca.audit.facts import Source
from prapasca.audit.manuscript import SectionKind

_NAME = r"[A-Z][A-Za-z'’-]+"
_OWN = re.compile(
    r"(?:pada|dalam|dari|hasil)\s+(?:hasil\s+)?penelitian\s+(?:yang\s+)?(?:ini|tentang|mengenai|"
    r"dilakukan\s+(?:oleh\s+)?peneliti|"
    r"menunjuk|sebelum|sesudah|setelah|diperoleh|didapat)"
    r"|penelitian\s+ini\b|asumsi\s+peneliti|peneliti\s+(?:berasumsi|berpendapat)|\b(?:this|our|the present|"
    r"the current)\s+(?:study|research|results?|findings?)"
    r"|(?:berdasarkan|dari|pada|based on|in|from)\s+(?:the\s+)?(?:tabel|table)\s*\d|hasil\s+uji\s+statisti[ck]",
    re.I,
)
_CITING = re.compile(
    r"\bmenurut\s+(?!asumsi|peneliti\b|rumusan|hipotesis|"
    r"pendapat peneliti|hasil (?:uji|penelitian ini)|(?:kelompok\s+|tingkat\s+)?"
    r"(?:umur|usia|pendidikan|paritas|pekerjaan|jenis kelamin|penghasilan|pendapatan keluarga|suku|agama|status|"
    r"kategori|karakteristik|tabel)\b)"
    r"|\b(?:sejalan|sesuai|selaras|senada|konsisten|berbeda|bertentangan|sama)\s+(?:dengan|"
    r"hal\w*)\s+(?:hasil\s+)?(?:dari\s+)?(?:penelitian|penelitan|studi|teori|riset|jurnal|pendapat|pernyataan|"
    r"yang)"
    r"|\bdidukung\s+(?:oleh|dengan|pula)|\bdiperkuat\s+(?:oleh|dengan)|\bpenelitian\s+(?:lain|sebelumnya|"
    r"terdahulu|serupa|tersebut|yang\s+(?:telah\s+|pernah\s+)?dilakukan\s+(?:oleh|di))"
    r"|\b(?:in line|consistent|in agreement|in accordance|similar)\s+(?:with|to)\b|\baccording\s+to\s+(?!table|"
    r"the (?:results?|data|table)|(?:their\s+)?(?:age|education|parity|occupation|sex|gender|income|marital)\b)"
    r"|\bsupported by\b"
    r"|\b(?:previous|other|another|earlier|prior)\s+(?:study|studies|research)|\b(?:study|research)\s+(?:by|of|"
    r"from|conducted\s+by)\s+[A-Z]"
    rf"|\b(?:agrees?\s+with|exceeds?|(?:lower|higher|more|less|fewer|larger|smaller)\s+than|close\s+to)\s+(?:the|that|those)\b"
    rf"(?=[^;]{{0,60}}\b(?:of|by|in|from)\s+(?-i:{_NAME}))"
    r"|\bdalam\s+(?:penelitiannya|studinya|jurnalnya)|\bpenelitiannya\b|\b(?:their|his|her)\s+(?:study|research)",
    re.I,
)
_CITING_NAME = re.compile(
    rf"\b(?:[Pp]enelitian|[Ss]tudi|[Rr]iset|[Hh]asil penelitian|[Tt]eori)\s+(?:dari\s+|oleh\s+)?(?!Ini\b|"
    rf"Kuantitatif|Eksperimen|Pre|Quasi|Experiment|One|Dan\b){_NAME}(?:\s|,|\()"
    rf"|\b(?:dkk|et\s+al)\b|{_NAME}\s*(?:&\s*{_NAME}\s*)?\((?:19|20)\d\d[a-z]?\s*[);:,]|"
    rf"\((?:[^()\d]{{0,60}}\b)?{_NAME}[^()]{{0,80}},\s*(?:(?:19|20)\d\d|2\s?\.)"
    r"|\[\d{1,3}(?:\s*[-,]\s*\d{1,3})*\]"
)
_CLOSING = re.compile(
    rf"\((?:[^()\d]{{0,60}}\b)?{_NAME}[^()]{{0,80}},\s*(?:(?:19|20)\d\d[a-z]?\s*\)?|2\s?\.?)\W*$|"
    rf"\[\d{{1,3}}(?:\s*[-,]\s*\d{{1,3}})*\]\W*$"
)
_BACK = re.compile(
    r"^(?:(?:hasil|penelitian|studi|riset)\s+(?:penelitian\s+)?(?:tersebut|itu|terdahulu)|hasilnya|didapatkan|"
    r"diperoleh hasil|dan sejalan|dimana|yang artinya|"
    r"the (?:study|research|results) (?:showed|found|reported|of that)|that study|they (?:found|reported)|"
    r"it (?:found|showed)|in that study)",
    re.I,
)
_TITLED = re.compile(r"\b(?:berjudul|dengan\s+judul|judul\s+penelitian|entitled|titled)\b", re.IGNORECASE)
"""Words with which another's article is introduced, to be told of until the paragraph ends."""
_JOINING = frozenset({"dkk", "et", "al", "dan", "and", "&", ""})
_BACKGROUND = re.compile(
    r"\b(?:survei|survey|studi\s+pendahuluan|survai|preliminary\s+(?:study|survey))\b|\b(?:data|profil|"
    r"laporan)\s+(?:dari\s+)?(?:WHO|UNICEF|world health|riskesdas|SDKI|kemenkes|kementerian|dinas|BPS)"
    r"|\briskesdas\b|\bcakupan\b|\bprevalensi\b(?!\s+(?:perubahan|responden|tingkat))|\btarget\b|\bworldwide\b|"
    r"\bdi dunia\b|\belsewhere,|\bdi\s+tempat\s+lain,|\bdi indonesia\b|\bin indonesia\b(?!n)",
    re.I,
)
_PLANNED = re.compile(
    r"\b(?:rumus|(?<!susu\s)formula\b(?! milk)|besar\s+sampel|perhitungan\s+sampel|sample\s+size|slovin|lemeshow|"
    r"federer|akan\s+(?:diberikan|dilakukan|diuji)|will\s+be)\b",
    re.I,
)


def sentence_sources(sentences: Sequence[Sentence], kinds: Iterable[SectionKind]) -> list[tuple[Source, int | None]]:
    """Return whose each sentence is, and from which offset in it another's result is told.

    The offset is None where the whole sentence has the source.

    Examples
    --------
    >>> texts = ["Nilai p = 0,001.", "Hal ini sesuai dengan penelitian Sari (2019).", "Hasilnya p = 0,03."]
    >>> sentence_sources([Sentence(text, 0) for text in texts], ["discussion"] * 3)
    [('own', None), ('cited', None), ('cited', None)]
    """
    found: list[tuple[Source, int | None]] = []
    previous: Sentence | None = None
    reviewed: int | None = None
    for sentence, kind in zip(sentences, kinds, strict=True):
        followed = previous is not None and found[-1][0] == "cited" and previous.paragraph == sentence.paragraph
        dangling = previous is not None and _is_dangling(previous.text)
        source = _source(sentence.text, kind, after_cited=followed, dangling=dangling)
        found.append(("cited", None) if reviewed == sentence.paragraph else source)
        if source[0] == "cited" and _TITLED.search(sentence.text):
            reviewed = sentence.paragraph
        previous = sentence
    return found


def _source(text: str, kind: SectionKind, *, after_cited: bool, dangling: bool) -> tuple[Source, int | None]:
    citing = _first(text)
    if kind == "introduction":
        return ("cited" if citing is not None else "background"), None
    if citing is not None and kind != "references":
        return _citing_source(text, citing)
    if (
        kind == "references"
        or dangling
        or (after_cited and (_BACK.match(text) or (kind == "discussion" and not _OWN.search(text))))
    ):
        return "cited", None
    if _PLANNED.search(text):
        return "planned", None
    if _BACKGROUND.search(text) and not _OWN.search(text):
        return "background", None
    return "own", None


def _citing_source(text: str, citing: int) -> tuple[Source, int | None]:
    """Return whose a sentence is that cites from an offset on: numbers before it may be this study's own."""
    own = _OWN.search(text)
    if _CLOSING.search(text) and own is None:
        return "cited", None
    if re.search(r"\d", text[:citing]) and (own is None or own.start() < citing):
        return "own", citing
    return "cited", None


def _is_dangling(text: str) -> bool:
    """Tell whether a sentence is nothing but "According to Somebody", its end cut off by a lost year."""
    words = re.sub(r"^(?:menurut|according to)\b", "", text, flags=re.IGNORECASE).split()
    if len(words) == len(text.split()) or len(words) > 8:
        return False
    return all(word[0].isupper() or word.strip(".,()") in _JOINING for word in words)


def _first(text: str) -> int | None:
    """Return where a sentence begins to tell another's result."""
    starts = [found.start() for pattern in (_CITING, _CITING_NAME) if (found := pattern.search(text))]
    return min(starts, default=None)
