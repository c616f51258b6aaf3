"""The list of references: what is cited and nothing else, in the manner of the profile."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prapasca.language import LANGUAGES, STYLES
from prapasca.report.bibliography import SOURCES, entry, mention
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Bullets, Citation, Document, Paragraph, line
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_markdown import write_markdown
from studies import shapes

SHAPES = shapes()
MADE_OF = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")


def paragraphs(document: Document, *, of_list: bool) -> list[Paragraph]:
    found: list[Paragraph] = []
    for section in document.walk():
        if (section.id == "references") == of_list:
            for block in section.blocks:
                if isinstance(block, Bullets):
                    found += block.items
                elif isinstance(block, Paragraph):
                    found.append(block)
    return found


def cited(document: Document) -> list[Citation]:
    said = paragraphs(document, of_list=False)
    return [part for one in said for part in one.parts if isinstance(part, Citation)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", SHAPES)
def test_what_is_cited_is_listed_and_nothing_else(name: str, profile: str, language: str) -> None:
    used = load_profile(profile)
    document = build_manuscript(SHAPES[name], used, language, MADE_OF)
    citations, listed = cited(document), paragraphs(document, of_list=True)
    keys = dict.fromkeys(key for citation in citations for key in citation.keys)
    printed = [one.text(document.style) for one in listed]
    ordered = (
        list(keys) if used.citations == "numbered" else sorted(keys, key=lambda key: SOURCES[key].authors[0].casefold())
    )
    assert printed == [line(entry(SOURCES[key], used.citations), document.style, {}) for key in ordered]
    for citation in citations:
        if used.citations == "numbered":
            numbers = [int(number) for number in re.findall(r"\d+", citation.text)]
            assert {ordered[number - 1] for number in numbers} == set(citation.keys)
        else:
            assert all(str(SOURCES[key].year) in citation.text for key in citation.keys)


def test_no_citation_without_the_list() -> None:
    profile = load_profile("journal")
    bare = replace(profile, sections=tuple(name for name in profile.sections if name != "references"))
    document = build_manuscript(SHAPES["mixed"], bare, "en", MADE_OF)
    assert {citation.text for citation in cited(document)} == {""}
    assert re.search(r"\w \.(?=\s)", write_markdown(document)) is None


def test_tests_of_tables_are_not_cited_for_numbers() -> None:
    numbers = cited(build_manuscript(SHAPES["numeric"], load_profile("journal"), "en", MADE_OF))
    keys = {key for citation in numbers for key in citation.keys}
    assert keys >= {"wilcoxon", "student", "shapiro_wilk"}
    assert keys.isdisjoint({"mcnemar", "bowker", "kornbrot"})


def test_names_and_years() -> None:
    assert mention(SOURCES["lactogenesis"], "dkk.") == "Lian dkk., 2022"
    assert mention(SOURCES["student"], "et al.") == "Student, 1908"
    assert line(entry(SOURCES["student"], "author_year"), STYLES["apa7"], {}).startswith("Student (1908). The probable")
    assert all(re.fullmatch(r"10\.\d{4,9}/\S+", source.doi) for source in SOURCES.values() if source.doi)
