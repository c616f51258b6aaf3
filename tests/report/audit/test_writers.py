"""What people and programs are given of an audit made by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from audits import report
from prapasca.audit.facts import Fact
from prapasca.audit.report import AuditReport, TableSet
from prapasca.audit.study_comparison import StudyComparison
from prapasca.errors import InputError
from prapasca.language import LANGUAGES
from prapasca.report.audit import AUDIT_FORMATS, Audited, render_audits
from prapasca.report.audit.html_style import STYLE
from running import ROOT
from snapshotting import check_snapshot

WORDS = ("text", "markdown", "html")
ENDINGS = {"text": "txt", "markdown": "md", "html": "html", "json": "json", "sarif": "sarif"}
VOID = ("meta", "link", "br", "hr", "img", "input")
ACCUSING = re.compile(
    r"fraud|fabricat|falsif|manipulat|dishonest|guilty|wrong person|curang|palsu|bohong|rekayasa", re.I
)


def written(language: str, output_format: str, audit: AuditReport | None = None) -> str:
    return render_audits([Audited("my folder/paper.txt", audit or report(language))], output_format, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output_format", AUDIT_FORMATS)
def test_the_audit_is_as_it_was_read_by_a_person(output_format: str, language: str) -> None:
    text = written(language, output_format)
    if output_format == "sarif":
        log = json.loads(text)
        driver = log["runs"][0]["tool"]["driver"]
        driver |= {"version": "x", "rules": [rule["id"] for rule in driver["rules"]]}
        text = json.dumps(log, ensure_ascii=False, indent=2) + "\n"
    check_snapshot(f"audit.{language}.{ENDINGS[output_format]}", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output_format", AUDIT_FORMATS)
def test_nobody_is_accused(output_format: str, language: str) -> None:
    assert ACCUSING.search(written(language, output_format)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_text_are_not_longer_than_the_width(language: str) -> None:
    assert max(map(len, written(language, "text").splitlines())) <= 88


def test_the_culprit_is_underlined_where_it_stands() -> None:
    lines = written("en", "text").splitlines()
    marks = next(line for line in lines if "^^^^^^^^^^" in line)
    words = lines[lines.index(marks) - 1]
    assert words[marks.index("^") : marks.rindex("^") + 1] == "22 mothers"


def test_an_audit_without_findings_or_facts_says_so() -> None:
    empty = AuditReport("paper.txt", "en")
    text = written("en", "text", empty)
    assert "Findings: none." in text
    assert "No result of this study was found" in text
    assert "letter" not in text
    clean = replace(report("en"), findings=())
    assert "found no contradiction" in written("en", "text", clean)


def test_facts_without_a_text_are_quoted_by_what_is_known_of_them() -> None:
    audit = report("en")
    bare = tuple(replace(fact, start=None, end=None, page=3) for fact in audit.facts)
    text = written("en", "text", replace(audit, facts=bare, manuscript=None))
    assert "--> page 3, line 13\n    | The Wilcoxon test gave Z = -4.359 with p = 0.000.\n" in text
    assert "<mark" not in written("en", "html", replace(audit, facts=bare, manuscript=None))


def tables(**known: object) -> str:
    base = report("en").table_sets[0]
    found: TableSet = replace(base, **known)  # type: ignore[arg-type]  # names of fields with their values
    several = [found] if known.get("group") else []
    return " ".join(written("en", "text", replace(report("en"), table_sets=(found, *several))).split())


def test_what_is_known_of_the_tables_is_told() -> None:
    several = {"unique": None, "count": 3, "improved": (18, 19)}
    assert "3 of 8 paired tables fit the numbers printed: improved 18–19, unchanged 1" in tables(**several)
    assert "Changes by steps of category, the same in all 3 tables that fit" in tables(**several)
    assert "3 paired tables fit the numbers" in tables(**several, count_without_z=3)
    assert "Only one paired table fits" in tables(count_without_z=1)
    nothing = {"unique": None, "profile_unique": None, "improved": None, "unchanged": None, "worsened": None}
    assert "No paired table fits the counts, Z and ranks printed." in tables(count=0, **nothing)
    bounds = {"unique": None, "profile_unique": None, "count": None, "complete": False, "conventions": ()}
    assert "only bounds are known: improved 19, unchanged 1, worsened 0." in tables(**bounds)
    assert "The Z printed fits" not in tables(**bounds)
    assert "The Z printed fits with: unchanged pairs dropped; unchanged" in tables(conventions=("spss", "pratt"))
    assert "control, milk: 1 of 8" in tables(group="control", outcome="milk")


class Page(HTMLParser):
    """Counts what is open, and collects names and links."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.names: list[str] = []
        self.links: list[str] = []
        self.shown: list[str] = []
        self.languages: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.names += [known["id"]] if known.get("id") else []
        self.links += [known["href"]] if known.get("href") else []
        self.languages += [known["lang"]] if known.get("lang") else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.shown.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_its_links_lead_somewhere(language: str) -> None:
    audits = [Audited("a.txt", report(language)), Audited("b.txt", report(language))]
    page = Page(render_audits(audits, "html", language, many=True))
    assert page.open == []
    assert len(page.names) == len(set(page.names))
    assert {link.removeprefix("#") for link in page.links} <= set(page.names)
    assert page.languages[0] == language


def test_the_page_needs_nothing_but_itself() -> None:
    text = written("en", "html")
    assert re.findall(r"<script|<link|<img|src=|@import|url\(|https?:", text) == []


def test_the_page_holds_the_whole_manuscript_and_escapes_it() -> None:
    audit = report("en")
    assert audit.manuscript is not None
    text = written("en", "html")
    assert "<Melati>" not in text
    assert "&lt;Melati&gt;" in text
    shown = re.sub(r"\s+", "", "".join(Page(text).shown))
    for line in audit.manuscript.lines:
        plain = line.text.replace("22 mothers", "22 mothersB4").replace("0.000", "0.000D1D2")
        assert re.sub(r"\s+", "", plain) in shown


def test_what_comes_from_a_file_is_never_markup() -> None:
    audit = report("en")
    evil = "<script>alert('x')</script>"
    fact = Fact('n-9"><b', "n", 1, evil, {"label": evil}, line=1, quote=evil)
    finding = replace(audit.findings[0], facts=(fact.id,), line=1, quote=evil)
    changed = replace(audit, name=evil, facts=(fact,), findings=(finding,), manuscript=None)
    for output_format in ("html", "markdown"):
        assert "<script" not in written("en", output_format, changed).replace("\\<script", "")


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_has_enough_contrast() -> None:
    grounds = [*re.findall(r"background: (#[0-9a-f]+)", STYLE), *re.findall(r"--(?:paper|soft): (#[0-9a-f]+)", STYLE)]
    inks = [*re.findall(r"[ ;{]color: (#[0-9a-f]+)", STYLE), *re.findall(r"--(?:ink|link): (#[0-9a-f]+)", STYLE)]
    assert len(grounds) >= 5
    assert len(inks) >= 4
    for ground in grounds:
        for ink in inks:
            lighter, darker = sorted((luminance(ground), luminance(ink)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_has_the_structure_of_sarif(language: str) -> None:
    log = json.loads(written(language, "sarif"))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["name"] == "prapasca"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"][0]["location"]["uri"] == "my%20folder/paper.txt"
    manuscript = report(language).manuscript
    assert manuscript is not None
    for result in run["results"]:
        assert set(result) <= {"ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "properties"}
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            region = place["physicalLocation"].get("region")
            if region is None:
                continue
            line = manuscript.lines[region["startLine"] - 1].text
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
            start = region["charOffset"]
            assert manuscript.text[start : start + region["charLength"]] == region["snippet"]["text"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]


def test_a_log_tells_which_files_could_not_be_read() -> None:
    log = json.loads(render_audits([], "sarif", "en", failures=["paper.pdf: no text"]))
    invocation = log["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "paper.pdf: no text"


def test_json_is_one_object_for_one_manuscript_and_a_list_for_several() -> None:
    one = [Audited("a.txt", report("en"))]
    assert isinstance(json.loads(render_audits(one, "json", "en")), dict)
    assert isinstance(json.loads(render_audits(one, "json", "en", many=True)), list)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="expected one of text, json, sarif, html, markdown"):
        written("en", "docx")


def test_the_comparison_with_a_study_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "audit-json.md").read_text(encoding="utf-8")
    _, _, section = page.partition("## With `--study`")
    keys = StudyComparison((), (), (), ()).to_json()
    assert [key for key in ("study", *keys) if f"`{key}`" not in section] == []
