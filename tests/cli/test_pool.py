"""``prapasca pool``: several sites from the counts they share."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from prapasca.analysis.pooling import pool_sites
from prapasca.inference import signed_rank_test, stratified_signed_rank_test
from prapasca.readers.site_tables import read_site_tables
from prapasca.report.pooling import render_pooled
from prapasca.transition import TransitionTable
from pseudo_locale import marked, said, speak_as_installed, speak_from, unmarked, write_catalogue
from running import SEED, run

COUNTS = {
    "north": [[8, 12, 1], [2, 9, 6], [0, 0, 5]],
    "south": [[9, 3, 0], [2, 8, 3], [0, 1, 4]],
    "coast": [[6, 8, 1], [5, 7, 4], [0, 1, 6]],
}
LABELS = [
    {"id": "tidak ada", "en": "none"},
    {"id": "tidak lancar", "en": "not smooth"},
    {"id": "lancar", "en": "smooth"},
]


def shared(folder: Path, name: str, counts: object, **changed: object) -> Path:
    transition: dict[str, object] = {
        "categories": ["none", "not_smooth", "smooth"],
        "labels": LABELS,
        "scores": [0, 1, 2],
    }
    tree = {
        "schema_version": 1,
        "study": {"title": "secret"},
        "transition": {**transition, "counts": counts, **changed},
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


@pytest.fixture
def sites(tmp_path: Path) -> list[Path]:
    return [shared(tmp_path, name, counts) for name, counts in COUNTS.items()]


def refusal(*arguments: object) -> str:
    shown = run("pool", *arguments)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.count("\n") == 1
    return shown.stderr


def pooled(paths: list[Path], min_cell: int = 1, output_format: str = "json") -> str:
    """Return what the command prints, without starting a program."""
    return render_pooled(pool_sites(read_site_tables(paths), min_cell=min_cell), output_format, "en")


def test_as_text(sites: list[Path]) -> None:
    shown = run("pool", *sites)
    text = " ".join(shown.stdout.split())
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "3 sites, 111 people observed before and after: 38 improved, 11 worsened." in text
    assert "not smooth 9 24 13 46" in text
    assert "north 43 19 44.2 29.1–60.1 22 2" in text
    assert "Fisher–Freeman–Halton, exact: p = .101" in text
    assert "secret" not in text


def test_in_json_as_the_library(sites: list[Path]) -> None:
    tables = {name: TransitionTable.from_counts(counts, ["a", "b", "c"]) for name, counts in COUNTS.items()}
    shown = json.loads(run("pool", *sites, "--format", "json").stdout)
    assert (shown["kind"], shown["n_sites"], shown["counts"]) == (
        "pooled",
        3,
        [[23, 23, 2], [9, 24, 13], [0, 2, 15]],
    )
    assert [site["names"] for site in shown["sites"]] == [["north"], ["south"], ["coast"]]
    assert shown["stratified_signed_rank"]["p_exact"] == stratified_signed_rank_test(tables).p_exact
    assert shown["sites"][0]["p_exact"] == signed_rank_test(tables["north"]).p_exact


def test_small_sites_are_shown_together_and_nowhere_apart(tmp_path: Path) -> None:
    counts = [
        [[30, 12, 4], [5, 20, 16], [0, 6, 25]],
        [[9, 3, 0], [2, 8, 3], [0, 1, 4]],
        [[6, 8, 0], [5, 7, 4], [0, 0, 6]],
    ]
    paths = [shared(tmp_path, name, table) for name, table in zip("abc", counts, strict=True)]
    shown = json.loads(run("pool", *paths, "--min-cell", "4", "--format", "json").stdout)
    assert [site["names"] for site in shown["sites"]] == [["a"], ["b", "c"]]
    assert [message["code"] for message in shown["messages"]] == ["sites-together"]
    assert shown["stratified_signed_rank"]["strata"] == shown["stratified_sign"]["strata"] == []
    text = " ".join(run("pool", *paths, "--min-cell", "4").stdout.split())
    assert "b + c 66 18 27.3" in text
    assert "shown together, so that no count from 1 to 3 can be read off: b, c" in text


def test_a_small_count_of_all_sites_is_refused(sites: list[Path]) -> None:
    assert "fewer than 3 people went from none to smooth; add sites" in refusal(*sites, "--min-cell", "3")


def test_what_analyse_writes_is_read(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        run("analyse", SEED / "study.toml", "-o", tmp_path / name / "results.json")
    paths = [tmp_path / name / "results.json" for name in ("first", "second")]
    assert "second" in (copied := refusal(*paths))
    assert "holds the same data as" in copied
    told = json.loads(paths[1].read_text(encoding="utf-8"))
    told["data"]["source"]["sha256"] = "0" * 64
    paths[1].write_text(json.dumps(told), encoding="utf-8")
    shown = json.loads(run("pool", *paths, "--format", "json").stdout)
    assert shown["counts"] == [[0, 14, 0], [0, 2, 24], [0, 0, 0]]
    assert [site["names"] for site in shown["sites"]] == [["first"], ["second"]]
    assert shown["signed_rank"]["p_exact"] == 2**-37


def test_one_site_is_its_own_pool(sites: list[Path]) -> None:
    assert "With one site there is nothing to compare." in run("pool", sites[0]).stdout


def test_a_file_of_markdown_is_written(sites: list[Path], tmp_path: Path) -> None:
    shown = run("pool", *sites, "-o", tmp_path / "pooled.md")
    assert (shown.returncode, shown.stdout) == (0, "")
    assert "| north | 43 | 19 | 44.2 |" in (tmp_path / "pooled.md").read_text(encoding="utf-8")
    assert "-o:" in refusal(*sites, "-o", sites[0])


def test_other_categories_are_refused(sites: list[Path], tmp_path: Path) -> None:
    other = shared(tmp_path, "east", COUNTS["coast"], scores=[0, 1, 3])
    said_of = refusal(*sites, other)
    assert "east: categories none = 0, not_smooth = 1, smooth = 3 do not go together with those of north" in said_of


@pytest.mark.parametrize(
    "content",
    ["", "[1]", "{}", '{"schema_version": 1, "study": {}, "transition": {}}', "\x00", '{"schema_version": 1'],
)
def test_what_is_no_file_of_results(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    assert "x.json: this is no file of results; give one written by prapasca analyse" in refusal(tmp_path / "x.json")


@pytest.mark.parametrize(
    "changed", [{"counts": [[1]]}, {"labels": LABELS[:2]}, {"counts": [["a"] * 3] * 3}, {"labels": 1}]
)
def test_damaged_tables(changed: dict[str, object], tmp_path: Path) -> None:
    path = shared(tmp_path, "x", **{"counts": COUNTS["north"], **changed})
    assert "x.json: this is no file of results" in refusal(path)


def test_other_mistakes(sites: list[Path], tmp_path: Path) -> None:
    assert "none.json: the file cannot be opened" in refusal(tmp_path / "none.json")
    assert "north.json: this file is given twice" in refusal(sites[0], sites[0])
    numeric = tmp_path / "numeric.json"
    numeric.write_text('{"schema_version": 1, "study": {}, "transition": null}', encoding="utf-8")
    assert "the outcome is a number and has no transition table" in refusal(numeric)


def test_a_copy_under_another_name_is_refused(sites: list[Path], tmp_path: Path) -> None:
    (tmp_path / "copy.json").write_bytes(sites[0].read_bytes())
    said_of = refusal(*sites, tmp_path / "copy.json")
    assert "copy.json: holds the same data as" in said_of
    assert "north.json, whose people would count twice; give each site once" in said_of


def test_results_of_another_version_are_refused(tmp_path: Path) -> None:
    path = shared(tmp_path, "x", COUNTS["north"])
    path.write_text(
        path.read_text(encoding="utf-8").replace('"schema_version": 1', '"schema_version": 9'), encoding="utf-8"
    )
    assert "x.json: written in version 9 of the results, this prapasca reads version 1;" in refusal(path)


def test_categories_in_another_order_are_refused(sites: list[Path], tmp_path: Path) -> None:
    turned = shared(tmp_path, "east", COUNTS["coast"], categories=["smooth", "not_smooth", "none"], labels=LABELS[::-1])
    assert "east: categories smooth = 0, not_smooth = 1, none = 2 do not go together with" in refusal(*sites, turned)


def test_a_site_without_anyone(sites: list[Path], tmp_path: Path) -> None:
    nobody = shared(tmp_path, "empty", [[0] * 3] * 3)
    with_it = json.loads(pooled([*sites, nobody]))
    without = json.loads(pooled(sites))
    assert with_it["sites"][-1]["n"] == 0
    for test in ("signed_rank", "stratified_signed_rank", "heterogeneity"):
        assert with_it[test]["p_exact"] == pytest.approx(without[test]["p_exact"], rel=1e-9)
    assert "empty 0 0 – – 0 0" in " ".join(pooled([nobody], output_format="text").split())


def test_what_is_shown_of_small_sites_is_the_same_whichever_of_them_has_what(tmp_path: Path) -> None:
    large = [[30, 12, 4], [5, 20, 16], [0, 6, 25]]
    splits = (
        ([[9, 3, 0], [2, 8, 3], [0, 1, 4]], [[6, 8, 0], [5, 7, 4], [0, 0, 6]]),
        ([[9, 4, 0], [2, 8, 2], [0, 0, 4]], [[6, 7, 0], [5, 7, 5], [0, 1, 6]]),
    )
    shown = []
    for place, split in enumerate(splits):
        (tmp_path / str(place)).mkdir()
        paths = [shared(tmp_path / str(place), name, one) for name, one in zip("abc", (large, *split), strict=True)]
        shown.append(pooled(paths, 4))
    assert shown[0] == shown[1]


def test_a_small_count_of_one_size_of_change_hides_a_site_too(tmp_path: Path) -> None:
    # a has 20 improved, of whom 1 by two steps: its p would give that 1 away
    a, b, c = [[9, 19, 1], [6, 9, 0], [0, 0, 9]], [[9, 9, 9], [9, 9, 9], [9, 9, 9]], [[8, 9, 8], [9, 8, 9], [8, 9, 8]]
    paths = [shared(tmp_path, name, one) for name, one in zip("abc", (a, b, c), strict=True)]
    shown = json.loads(pooled(paths, 5))
    assert [site["names"] for site in shown["sites"]] == [["b"], ["a", "c"]]


def test_sites_whose_files_have_one_name_keep_their_paths(tmp_path: Path) -> None:
    for folder, site in (("x", "north"), ("y", "south")):
        (tmp_path / folder).mkdir()
        shared(tmp_path / folder, "site", COUNTS[site])
    shown = run("pool", "x/site.json", "y/site.json", "--format", "json", cwd=tmp_path)
    assert shown.stderr == ""
    assert [site["names"] for site in json.loads(shown.stdout)["sites"]] == [
        [str(Path("x/site.json"))],
        [str(Path("y/site.json"))],
    ]


@pytest.fixture
def _marked_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    domain = gettext.textdomain()
    with pytest.MonkeyPatch.context() as patch:
        speak_from(folder, patch)
        yield
    speak_as_installed(domain)


@pytest.mark.usefixtures("_marked_language")
def test_no_word_stays_english(sites: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = ["tidak ada lancar north south coast Clopper Pearson Wilcoxon prapasca"]
    assert unmarked(said(capsys, "pool", *sites), named) == []
    assert unmarked(said(capsys, "pool", sites[0]), named) == []
    shown = re.sub(r"--?[a-z-]+\b|\[[a-z-]+(\|[a-z-]+)+\]", "", said(capsys, "pool", "--help"))
    assert marked("Usage:") in shown
    assert unmarked(shown, ["prapasca pool text id en"]) == []
    for wrong in ([sites[0], sites[0]], [tmp_path / "none.json"], [*sites, "--min-cell", "3"]):
        plain = said(capsys, "pool", *wrong).replace(str(tmp_path), "")
        assert unmarked(plain, ["north none json results --min-cell tidak ada lancar"]) == []
