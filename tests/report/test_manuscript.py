"""The manuscript's words, for every awkward shape of data, under each profile and in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from prapasca.language import LANGUAGES
from prapasca.report.manuscript import build_manuscript
from prapasca.report.manuscript.quantities import quantity
from prapasca.report.model import Document, Figure, Gap, Paragraph, Reference, Table
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_markdown import write_markdown
from snapshotting import check_snapshot
from studies import N, T, ordinal_study, results, shapes

SHAPES = shapes()
UNREADABLE = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|[{}]|Count\(|Reference\(|majority of 0|p = 0[.,]000|−0[.,]0+\b"
    r"|(?<=\S)  | ,| \.(?= |$)|\.\.(?!\.)|\(\s*\)"
)
SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
LIMITS = [(0, 0), (1, 1), (25, 1), (26, 2), (49, 2), (50, 3), (51, 4), (75, 4), (76, 5), (99, 5), (100, 6)]


def manuscript(name: str, language: str, profile: str = "journal") -> Document:
    return build_manuscript(SHAPES[name], load_profile(profile), language, SOURCES)


def text_of(document: Document) -> str:
    software = SHAPES["mixed"].software
    return write_markdown(document).replace(f"{software['name']} {software['version']}", "prapasca x")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHAPES)
def test_the_manuscript_is_as_it_was_read_by_a_person(name: str, language: str) -> None:
    check_snapshot(f"manuscript/{name}.{language}.md", text_of(manuscript(name, language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", SHAPES)
def test_nothing_unreadable_is_left(name: str, profile: str, language: str) -> None:
    # SPSS's own footnotes have numbers without the zero before the mark
    own = re.compile(r"\||a\. \d+ cells")
    prose = [line for line in text_of(manuscript(name, language, profile)).splitlines() if not own.match(line)]
    assert [line for line in prose if UNREADABLE.search(line)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", SHAPES)
def test_every_reference_has_its_table_before_or_after_it(name: str, profile: str, language: str) -> None:
    document = manuscript(name, language, profile)
    blocks = [block for section in document.walk() for block in section.blocks]
    named = {block.id for block in blocks if isinstance(block, Table | Figure)}
    said = {
        part.target
        for block in blocks
        if isinstance(block, Paragraph)
        for part in block.parts
        if isinstance(part, Reference)
    }
    assert said <= named


def test_an_effect_is_spoken_of_only_in_a_thesis_and_never_without_its_guard() -> None:
    for name in SHAPES:
        for profile in PROFILES:
            text = text_of(manuscript(name, "id", profile))
            effects = len(re.findall(r"\bada pengaruh\b", text))
            assert not effects or (profile == "thesis" and "tanpa kelompok pembanding penyebabnya" in text)


def test_the_null_hypothesis_is_never_accepted() -> None:
    for name in SHAPES:
        for profile in PROFILES:
            assert "H0 diterima" not in text_of(manuscript(name, "id", profile))
            assert "accepted" not in text_of(manuscript(name, "en", profile))


def test_the_signed_rank_test_is_never_called_rank_sum() -> None:
    for name in SHAPES:
        assert "rank-sum" not in text_of(manuscript(name, "en"))
        assert "jumlah peringkat Wilcoxon" not in text_of(manuscript(name, "id"))


def test_what_the_study_file_does_not_say_is_a_visible_gap() -> None:
    document = manuscript("mixed", "id")
    methods = next(section for section in document.walk() if section.id == "methods")
    gaps = [part for block in methods.blocks for part in block.parts if isinstance(part, Gap)]  # type: ignore[union-attr]  # methods hold paragraphs only
    assert len(gaps) > 5
    assert all(gap.show(document.style).startswith("[ISI: ") for gap in gaps)


@pytest.mark.parametrize(("count", "word"), LIMITS)
def test_words_for_shares_change_exactly_at_their_limits(count: int, word: int) -> None:
    assert quantity(count, 100) == word


def test_a_plain_abstract_without_numbers_holds_none() -> None:
    from dataclasses import replace

    from prapasca.report.profiles import Abstract

    profile = replace(load_profile("journal"), abstract=Abstract("plain", "none", 150))
    document = build_manuscript(SHAPES["mixed"], profile, "en", SOURCES)
    abstract = document.sections[0]
    assert abstract.id == "abstract"
    assert re.search(r"\d", abstract.blocks[0].text(document.style)) is None  # type: ignore[union-attr]  # a paragraph


def test_dates_are_said_in_words() -> None:
    said = {"title": "x", "design": "one_group", "period": {"start": date(2021, 3, 1), "end": date(2021, 8, 31)}}
    made = results(ordinal_study(study=said), [(N, T)] * 6)
    wanted = {
        "id": "Data dikumpulkan dari 1 Maret 2021 sampai 31 Agustus 2021.",
        "en": "Data were collected from 1 March 2021 to 31 August 2021.",
    }
    for language, sentence in wanted.items():
        text = text_of(build_manuscript(made, load_profile("journal"), language, SOURCES))
        assert sentence in text.replace("\u00a0", " ")


def test_where_people_worsened_no_natural_improvement_is_said_to_explain_it() -> None:
    text = text_of(
        build_manuscript(results(ordinal_study(), [(T, N)] * 9 + [(N, T)]), load_profile("journal"), "en", SOURCES)
    )
    assert "that alone would explain" not in text
    assert "Share that improves without" not in text
    assert "lost person who had improved" in text


def test_another_way_of_choosing_people_is_named_or_a_gap() -> None:
    bare = ordinal_study(sample={"method": "other"})
    told = ordinal_study(sample={"method": "other", "method_note": "By snowball"})
    texts = [
        text_of(build_manuscript(results(said, [(N, T)] * 6), load_profile("journal"), "en", SOURCES))
        for said in (bare, told)
    ]
    assert "another method of sampling. **\\[FILL IN: how people were chosen]**" in texts[0]
    assert "another method of sampling. By snowball." in texts[1]
