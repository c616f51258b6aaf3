"""In which role a sentence counts people: surveyed, population, sample, of a group, those analysed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prapasca.audit.extract.context import CHARACTERISTIC, Setting
from prapasca.audit.extract.counts import counts_in
from prapasca.audit.extract.labels import LabelMention
from prapasca.audit.extract.parts import OUT_OF, SHARE
from prapasca.audit.extract.vocabulary import Mention, times_in

ROLES = re.compile(
    r"(?P<pilot>uji\s+(?:coba|validitas)|pilot|try\s?out)|(?P<dropout>drop\s?-?\s?out|dikeluarkan|"
    r"mengundurkan\s+diri|lost\s+to\s+follow|withdr[ae]w|excluded)"
    r"|(?P<survey>surve[iy]|survai|studi\s+pendahuluan|preliminary)"
    r"|(?P<population>populas\w*|population)"
    r"|(?P<sample>sampel\w*|samples?\b|sampling|(?:jumlah|total)\s+(?:responden|subjek|partisipan)|"
    r"responden\s+(?:dalam\s+)?penelitian|respondents?\s+(?:in|of)\s+this|participants\s+(?:in|of)|"
    r"subjek\s+penelitian|subyek\s+penelitian|involving|melibatkan|diikuti\s+oleh|"
    r"(?:study|research)\s+(?:included|involved|comprised|enrolled)|"
    r"responden\s+yang\s+(?:ikut(?:\s+serta)?|berpartisipasi|terlibat|diteliti)|"
    r"^\s*the\s+(?:participants|subjects|respondents)\s+were(?=\s*$))",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:pada|terhadap|kepada|among|with|dengan|involving|for)\s+(?:total\s+|sebanyak\s+)?$", re.IGNORECASE
)
_LEFT = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:drop|mengundurkan|dikeluarkan|gugur|lost\s+to|withdr[ae]w|were\s+excluded|dropped)",
    re.IGNORECASE,
)
_FINAL = re.compile(r"\b(?:akhir(?:nya)?|final|dianalisis|analy[sz]ed|tersisa|remain\w*)\b[^,;]{0,30}$", re.IGNORECASE)
_CHOSEN = re.compile(
    r"\s+(?:(?:\w+\s+){0,9}?were\s+(?:recruited|enrolled|selected)|(?:\w+\s+){0,4}?(?:selected|recruited|enrolled|participated|took\s+part|(?:were\s+)?(?:included|divided|assigned|"
    r"allocated|trained|studied)|chosen|"
    r"dipilih|direkrut|diambil|"
    r"diikutsertakan|terlibat|berpartisipasi|as\s+(?:the\s+)?samples?|sebagai\s+(?:sampel|responden)))\b",
    re.IGNORECASE,
)
BEGUN_WITH = re.compile(
    r"[^.;]{0,40}?,\s*(?P<left>\d{1,4})\s+(?:\w+\s+){0,2}?(?:were\s+)?(?:observed|measured|analy[sz]ed|completed|remained|"
    r"attended|returned|took\s+part|participated|hadir|mengikuti|kembali|diamati|diukur|dianalisis|menyelesaikan|tersisa)\b",
    re.IGNORECASE,
)
"""After the people a study began with: how many of them were observed."""
_SOME_LOST = re.compile(
    r"\s+(?:were\s+not|did\s+not|could\s+not\s+be|tidak)\s+(?:\w+\s+)?(?:observed|measured|analy[sz]ed|complete|attend|return|"
    r"diamati|diukur|dianalisis|menyelesaikan|hadir|kembali)\b",
    re.IGNORECASE,
)
"""After the people a study began with, where some of them are said not to have been observed."""
_SAMPLE_OF = re.compile(r"\bsamples?\s+of\s+$", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"(?:%|\bper\s?cent|\bpersen)\s+(?:of|dari)\s+(?:the\s+)?(?:\w+\s+){1,3}(?:\(|yaitu|sebanyak|which\s+is|i\.e\.)\s*$",
    re.IGNORECASE,
)
"""Before the number of those who are a percentage of others: "10% of the sample (12 women)"."""
_GROUP_LINK = re.compile(
    r"\s*(?:[:=(]|of|with|sebanyak|sejumlah|berjumlah|yaitu|terdiri\s+(?:dari|atas)|adalah|n\s*=)?\s*", re.IGNORECASE
)
_IN_ALL = re.compile(r"\b(?:total|keseluruhan|seluruhnya|altogether|in\s+all)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_EACH_GROUP = re.compile(
    r"\b(?:setiap|tiap|masing-masing|each|per)\s+(?:kelompok|group)\s*(?:[:=(]|terdiri\s+(?:dari|atas)|sebanyak|"
    r"berjumlah|adalah|consist\w*\s+of|had|has)?\s*$",
    re.IGNORECASE,
)
_IN_GROUP = re.compile(
    r"\s*(?:of\s+(?:them|whom)\s+)?(?:(?:were\s+)?in|pada|untuk|sebagai|di|as)?\s*(?:the|an?)?\s*", re.IGNORECASE
)
_DIVIDED = re.compile(
    r"\b(?:dibagi|terbagi|terdiri|divided|consist\w*|allocated|assigned|comprising|masing-masing)\b", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:peningkatan|penurunan|perubahan|perbaikan|membaik|memburuk|meningkat|menurun|improve\w*|increase\w*|"
    r"decrease\w*|worse\w*)\b",
    re.IGNORECASE,
)
CHANGING = re.compile(
    r"\b(?:mengalami|meningkat|menurun|tetap|penurunan|peningkatan|membaik|memburuk|naik|turun|perubahan|"
    r"improved?|increased?|decreased?|unchanged|ranks?|ties)\b",
    re.IGNORECASE,
)
_WHO_CHANGED = re.compile(
    r"\s+(?:(?:yang|who|with|dengan|that|whose)\s+)?(?:\w+\s+)?(?:mengalami|tetap|tidak|membaik|memburuk|meningkat|"
    r"menurun|improved|did|had|experienced|were(?!\s*$)|whose)\b",
    re.IGNORECASE,
)
_TRIED_ON = re.compile(
    r"\b(?:diuji(?:kan|cobakan)?|tested|tried)\b[^.;]*$|\b(?:validitas|reliabilitas|validity|reliability)\b[^.;]*$",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:di\s*luar|outside|lain|other|another|instrumen\w*|instruments?|kuesioner|questionnaires?|reliab\w+|"
    r"valid\w*)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\s*(?:answered|menjawab)\s+(?:all|every|semua|seluruh|setiap)\b[^.;]*\b(?:items?|questions?|butir|pertanyaan|soal)\b",
    re.IGNORECASE,
)
"""After people who answered a questionnaire that was tried out."""
_LEADS_TO = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:menjadi|to\b|ke\b)", re.IGNORECASE)
_GROUP_SIZE = re.compile(
    r"(?:masing-masing|tiap|setiap|each|per)\s+(?:kelompok|group)|(?:sebanyak|berjumlah|terdiri\s+(?:dari|atas)|"
    r"consist\w*\s+of|=)\s*$",
    re.IGNORECASE,
)


def is_labelled(text: str, found: re.Match[str], labels: Sequence[LabelMention]) -> bool:
    """Tell whether a level or a characteristic is named close to a count, so that it counts a part."""
    near = text[max(0, found.start() - 60) : found.end() + 60]
    close = any(abs(one.start - found.start()) < 90 for one in labels)
    return close or CHARACTERISTIC.search(near) is not None or SHARE.match(text, found.end()) is not None


def roles_of(
    setting: Setting, found: re.Match[str], groups: Sequence[Mention], inherited: str | None, *, labelled: bool
) -> list[str]:
    """Return the roles in which a sentence counts people; none where it counts a part of them."""
    text = setting.sentence.text
    before, after = text[: found.start()], text[found.end() :]
    earlier = [one for one in counts_in(text) if one.end() <= found.start()]
    clause = before[earlier[-1].end() :] if earlier else before
    timed = bool(times_in(clause))
    parted = len({one.name for one in groups}) > 1 and group_right_after(groups, found) is not None
    sized = parted or _is_group_size(text, found, groups) or _EACH_GROUP.search(clause) is not None
    changed = _CHANGE.search(text) or re.search(r"\b(?:tetap|unchanged)\b", text, re.IGNORECASE)
    sized = sized and not _IN_ALL.search(clause)
    divided = sized and not labelled and not timed and changed is None
    if divided or _SAMPLE_OF.search(before):
        return ["group" if divided else "sample"]
    if OUT_OF.search(before) and not _LEADS_TO.match(after):
        begun = BEGUN_WITH.match(after) or _SOME_LOST.match(after)
        return ["survey" if setting.kind == "introduction" else "sample" if begun else "analysed"]
    named = [] if _SHARE_OF.search(before) else list(ROLES.finditer(clause))
    tried = setting.kind == "methods" and _ANSWERED.match(after) is not None
    roles = [] if tried else [one for one in named if not _WHO_CHANGED.match(clause, one.end())]
    if setting.kind == "introduction":
        return ["survey"] if roles or re.search(r"data|jumlah|terdapat|wawancara|interview", before, re.I) else []
    if (
        roles
        and not _CHANGE.search(clause)
        and not (labelled and re.search(r"sebelum|sesudah|setelah|before|after", clause, re.I))
    ):
        said = _named_roles(roles)
        return ["analysed"] if said == ["sample"] and _FINAL.search(clause) else said
    tried = tried or (setting.kind == "methods" and bool(_TRIED_ON.search(before) and _OUTSIDE.search(text)))
    if _LEFT.match(after) or tried:
        return ["dropout" if _LEFT.match(after) else "pilot"]
    chosen = _CHOSEN.match(after) is not None and not timed
    told = labelled or timed or CHANGING.search(text) is not None
    return ["sample"] if chosen else [] if told else _implied_role(setting, found, groups, inherited)


def group_right_after(groups: Sequence[Mention], found: re.Match[str]) -> str | None:
    """Return the group that the people counted are said to be in: "of 28 respondents in the control group"."""
    text = found.string
    return next(
        (one.name for one in groups if one.start >= found.end() and _IN_GROUP.fullmatch(text[found.end() : one.start])),
        None,
    )


def _is_group_size(text: str, found: re.Match[str], groups: Sequence[Mention]) -> bool:
    """Tell whether a count stands right after the name of a group, or before it where a sample is divided."""
    links = [_GROUP_LINK.fullmatch(text[one.end : found.start()]) for one in groups if one.end <= found.start()]
    if any(link and (link[0].strip() or not _is_told_of_a_time(text, found)) for link in links):
        return True
    divided = _DIVIDED.search(text[: found.start()]) is not None
    return divided and any(_IN_GROUP.fullmatch(text[found.end() : one.start]) for one in groups)


def _is_told_of_a_time(text: str, found: re.Match[str]) -> bool:
    """Tell whether a count is a share, or that of a time."""
    share = re.match(r"\s*(?:\(|atau|or)?\s*\.?\s*[\d.,]+\s*[%)]|\s*\d+[.,]\d", text[found.end() :])
    return share is not None or bool(times_in(text[: found.start()]))


def _next_to(groups: Sequence[Mention], found: re.Match[str], reach: int) -> list[Mention]:
    """Return the groups named soon after a count, before any other count."""
    following = re.search(r"\d", found.string[found.end() :])
    limit = found.end() + min(reach, following.start() if following else reach)
    return [one for one in groups if found.start() <= one.start < limit]


def _named_roles(roles: list[re.Match[str]]) -> list[str]:
    """Return the role named last; both where population and sample are named as one."""
    both = len(roles) > 1 and {one.lastgroup for one in roles[-2:]} == {"population", "sample"}
    between = roles[-1].string[roles[-2].end() : roles[-1].start()] if both else ""
    if both and re.fullmatch(r"\W*(?:dan|and|sekaligus|serta|/|&)?\W*", between, re.IGNORECASE):
        return ["population", "sample"]
    return [roles[-1].lastgroup or "sample"]


def _implied_role(
    setting: Setting, found: re.Match[str], groups: Sequence[Mention], inherited: str | None
) -> list[str]:
    """Return the role of a count without a role word: of a group beside it, of the sentence before, of respondents."""
    if _next_to(groups, found, 25) or any(0 <= found.start() - one.end < 40 for one in groups):
        return ["group"]
    if inherited is not None:
        return [inherited]
    if _AMONG.search(found.string[: found.start()]) and setting.kind in ("abstract", "methods", "results", "other"):
        return ["analysed"]
    respondents = re.match(r"respond|particip|sampel|sample|subje", found["unit"], re.I)
    return ["respondents"] if respondents and setting.kind in ("abstract", "methods", "other") else []


def group_of(groups: Sequence[Mention], found: re.Match[str]) -> str | None:
    """Return the group whose size a count is: that named beside it."""
    after = _next_to(groups, found, 60)
    before = [one for one in groups if 0 <= found.start() - one.end < 60]
    between = found.string[before[-1].end : found.start()] if before else ""
    if before and _GROUP_LINK.fullmatch(between):
        return before[-1].name
    sized = _GROUP_SIZE.search(between) is not None and not re.search(r"\d", between)
    if before and (not after or (sized and before[-1].end > after[0].start - 60)):
        return before[-1].name
    return after[0].name if after else (before[-1].name if before else None)
