"""Audits made by hand of two small manuscripts, so that writers are seen apart from extraction and rules."""

from __future__ import annotations

from decimal import Decimal

from prapasca.audit.facts import Fact, Source, Value
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.manuscript import Manuscript
from prapasca.audit.reading import manuscript_from_text
from prapasca.audit.report import AuditReport, TableSet
from prapasca.errors import Message

INDONESIAN = """\
PIJAT PUNGGUNG DAN KELANCARAN ASI

Abstrak
Penelitian satu kelompok dengan dua kali pengukuran. Sampel penelitian adalah 20 ibu nifas di klinik <Melati>.

Hasil
Tabel 1. Kelancaran ASI sebelum pijat
Kategori\tf\t%
Tidak ada\t7\t35,0
Tidak lancar\t13\t65,0
Total\t20\t100
Sebelum pijat, ASI paling sering tidak lancar, yaitu pada 22 ibu; sesudahnya ASI lancar pada 12 ibu dan tidak lancar pada 8 ibu, sehingga dapat dikatakan bahwa pijat yang diberikan oleh para bidan di klinik itu membuat ASI lebih lancar pada sebagian besar ibu yang ikut serta, walaupun tidak pada semuanya.
Uji Wilcoxon memberi Z = -4,359 dengan p = 0,000.

Pembahasan
Pada 8 ibu tidak ada perubahan. Menurut penelitian lain, 41% bayi mendapat ASI saja.
"""  # noqa: E501  a long line is part of the example

ENGLISH = """\
BACK MASSAGE AND THE FLOW OF MILK

Abstract
A study of one group, measured twice. The sample was 20 mothers after birth in a clinic <Melati>.

Results
Table 1. Flow of milk before massage
Category\tn\t%
None\t7\t35.0
Not smooth\t13\t65.0
Total\t20\t100
Before massage the flow was mostly not smooth, namely in 22 mothers; afterwards it was smooth in 12 mothers and not smooth in 8 mothers, so that one may say that the massage given by the midwives of that clinic made the flow smoother in most of the mothers who took part, though not in all of them.
The Wilcoxon test gave Z = -4.359 with p = 0.000.

Discussion
In 8 mothers nothing changed. According to another study, 41% of babies get nothing but milk.
"""  # noqa: E501  a long line is part of the example


def placed(
    manuscript: Manuscript,
    identifier: str,
    value: Value,
    phrase: str,
    printed: str,
    *,
    source: Source = "own",
    **attributes: str,
) -> Fact:
    """Return a fact whose number stands in a phrase of the text."""
    start = manuscript.text.index(phrase) + phrase.index(printed)
    line = manuscript.line_at(start)
    kind = identifier.rpartition("-")[0]
    end = start + len(printed)
    return Fact(
        identifier, kind, value, printed, attributes, source, 1.0, line.page, line.number, start, end, line.text
    )


def facts_of(manuscript: Manuscript) -> dict[str, Fact]:
    """Return the facts of either manuscript by name."""
    id_ = manuscript.language == "id"
    words = (
        {"n": "20 ibu nifas", "cell": "Tidak lancar\t13", "many": "pada 22 ibu", "z": "-4,359", "p": "0,000"}
        if id_
        else {"n": "20 mothers", "cell": "Not smooth\t13", "many": "in 22 mothers", "z": "-4.359", "p": "0.000"}
    )
    label = "tidak lancar" if id_ else "not smooth"
    before = {"time": "before", "label": label}
    smooth = {"time": "after", "label": "lancar" if id_ else "smooth", "place": "prose"}
    facts = (
        placed(manuscript, "n-1", 20, words["n"], "20", role="sample"),
        placed(manuscript, "count-1", 13, words["cell"], "13", place="table", table="1", **before),
        placed(manuscript, "count-2", 22, words["many"], "22 ibu" if id_ else "22 mothers", place="prose", **before),
        placed(manuscript, "count-3", 12, "12 ibu" if id_ else "12 mothers", "12", **smooth),
        placed(manuscript, "z-1", Decimal("-4.359"), words["z"], words["z"], test="wilcoxon"),
        placed(manuscript, "p-1", Decimal("0.000"), words["p"], words["p"], comparator="=", test="wilcoxon"),
        placed(manuscript, "change-1", 8, "Pada 8 ibu" if id_ else "In 8 mothers", "8", direction="unchanged"),
        placed(manuscript, "percent-1", Decimal(41), "41%", "41%", source="cited"),
    )
    return {fact.id: fact for fact in facts}


def report(language: str) -> AuditReport:
    """Return the audit of the manuscript in a language, its findings made by hand."""
    manuscript = manuscript_from_text(INDONESIAN if language == "id" else ENGLISH, "paper.txt")
    facts = facts_of(manuscript)
    labels = ("tidak ada", "tidak lancar", "lancar") if language == "id" else ("none", "not smooth", "smooth")
    tables = TableSet(
        group=None,
        outcome=None,
        n=20,
        categories=labels,
        pre=(7, 13, 0),
        post=(0, 8, 12),
        count=1,
        count_without_z=8,
        unique=((0, 7, 0), (0, 1, 12), (0, 0, 0)),
        profile_unique={0: 1, 1: 19},
        improved=(19, 19),
        unchanged=(1, 1),
        worsened=(0, 0),
        p_exact=(2.0**-18, 2.0**-18),
        p_asymptotic=(1.3072e-5, 1.3072e-5),
        rank_biserial=(1.0, 1.0),
    )
    return AuditReport(
        "paper.txt",
        "id" if language == "id" else "en",
        tuple(facts.values()),
        findings(facts),
        (tables,),
        {"p_exact": 2.0**-18},
        (Message("no-margin", "the counts after are known in part", {}, "note"),),
        manuscript,
    )


def findings(facts: dict[str, Fact]) -> tuple[Finding, ...]:
    """Return one finding of each severity."""
    same = Message("same", "all places mean the same mothers")
    mend = Message("mend", "{count} in {n} are {share} %", {"count": 13, "n": 20, "share": Figure(65.0, 1)})
    return (
        about(
            Message("B4", "{count} people of n = {n}", {"count": 22, "n": 20}),
            "E",
            [facts["count-2"], facts["n-1"], facts["count-1"]],
            assumptions=[same],
            repairs=[mend],
        ),
        about(
            Message("D1", "p = {p} does not belong to Z", {"p": "0.000"}),
            "W",
            [facts["p-1"], facts["z-1"]],
            decision=True,
        ),
        about(Message("D2", "p = {p} is not zero", {"p": "0.000"}), "R", [facts["p-1"]]),
        about(Message("F6", "no effect size is reported", {}), "I", []),
    )
