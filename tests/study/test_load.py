"""Loading a study file: what it gives, which files it takes, and every fault at once."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from prapasca.errors import InputError
from prapasca.language import STYLES
from prapasca.study import (
    LongSource,
    NumericOutcome,
    OrdinalOutcome,
    Period,
    PublishedCounts,
    Study,
    Text,
    WideSource,
    load_study,
)
from prapasca.study.options import StyleName
from prapasca.study.positions import KeyLines
from prapasca.study.rules import rule_faults
from prapasca.study.schema_faults import schema_faults

Load = Callable[..., Study]

FULL = (Path(__file__).parent.parent / "files" / "whole-study.toml").read_text(encoding="utf-8")


def refused(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_study(path)
    return [str(message) for message in caught.value.messages]


def test_the_keys_of_the_table_study_are_attributes_of_the_study(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text(FULL, encoding="utf-8")
    study = load_study(tmp_path / "study.toml")
    assert study.path == tmp_path / "study.toml"
    assert (study.title.in_language("id"), study.title.in_language("en")) == ("Pengaruh pijat", "Effect of massage")
    assert (study.design, study.authors) == ("one_group", ("Sari", "Mestika"))
    assert study.setting == Text(id="Deli Serdang", en="Deli Serdang")
    assert study.period == Period(start=date(2021, 3, 1), end=date(2021, 3, 14))
    assert study.ethics is not None
    assert study.ethics.number == "12/KEPK/2021"


def test_every_part_arrives(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text(FULL, encoding="utf-8")
    study = load_study(str(tmp_path / "study.toml"))
    assert study.population is not None
    assert (study.population.n, study.population.survey_n) == (29, 54)
    assert study.intervention is not None
    assert study.intervention.dose == Text(id="2 x 15", en="2 x 15")
    age, school = study.characteristics
    assert age.kind == "numeric"
    assert [band.label for band in age.bands] == ["< 25", "25–35", "> 35"]
    assert isinstance(school, PublishedCounts)
    assert [cell.n for cell in school.cells] == [11, None]
    assert study.analysis.confidence_level == 0.9
    assert study.analysis.subgroups == ("age",)


def test_defaults(load: Load) -> None:
    study = load(("code = 2\n", ""))
    outcome = study.outcome
    assert isinstance(study.data, WideSource)
    assert (study.data.shape, study.data.missing, study.data.sheet) == ("wide", (), None)
    assert isinstance(outcome, OrdinalOutcome)
    assert (outcome.better, outcome.success_from) == ("higher", None)
    assert [category.code for category in outcome.categories] == ["none", 1]
    assert [category.score for category in outcome.categories] == [Decimal(0), Decimal(1)]
    assert (study.analysis.confidence_level, study.analysis.alternative) == (0.95, "two-sided")


def test_scores_and_codes_keep_their_decimals(load: Load) -> None:
    outcome = load(("code = 1\n", "code = 1.50\nscore = 0.1\n")).outcome
    assert isinstance(outcome, OrdinalOutcome)
    assert outcome.categories[1].score == Decimal("0.1")
    assert outcome.categories[1].code_text == "1.5"


def test_long_shape(load: Load) -> None:
    shape = 'shape = "long"\nid = "id"\noccasion = "time"\nvalue = "flow"\npre_occasion = 1\npost_occasion = "2"\n'
    data = load(('pre = "before"\npost = "after"\n', shape)).data
    assert isinstance(data, LongSource)
    assert (data.pre_occasion, data.post_occasion) == ("1", "2")


def test_numeric_outcome(load: Load, study_text: str) -> None:
    categories = study_text[study_text.index("\n[[outcome.categories]]") :]
    number = 'kind = "numeric"\nbetter = "lower"\nunit = "ml"\nminimum = 0\nmaximum = 99.9\n'
    outcome = load((categories, ""), ('kind = "ordinal"\n', number)).outcome
    assert isinstance(outcome, NumericOutcome)
    assert (outcome.better, outcome.minimum, outcome.maximum) == ("lower", Decimal(0), Decimal("99.9"))


def test_a_study_may_last_one_day(load: Load) -> None:
    period = load(
        ('design = "one_group"', 'design = "one_group"\nperiod = { start = 2021-03-01, end = 2021-03-01 }')
    ).period
    assert period == Period(start=date(2021, 3, 1), end=date(2021, 3, 1))


def test_two_categories_cannot_have_one_score(load: Load) -> None:
    with pytest.raises(InputError, match="found 1 after 1; expected scores that rise"):
        load(("code = 2", "score = 1"), ("code = 1", "score = 1"))


def test_a_study_cannot_be_changed(load: Load) -> None:
    with pytest.raises(ValidationError):
        load().analysis.alternative = "less"  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    ],
    ids=["utf-8 with mark", "CRLF", "CR", "utf-16-le", "utf-16-be"],
)
def test_files_as_editors_write_them(tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    path = tmp_path / "study.toml"
    path.write_bytes(encode(FULL))
    assert load_study(path).title.en == "Effect of massage"
    path.write_bytes(encode(FULL.replace("code = 1", "code = true")))
    with pytest.raises(InputError) as caught:
        load_study(path)
    assert [message.fields["line"] for message in caught.value.messages] == [FULL.split("\n").index("code = 1") + 1]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    text = FULL.replace("title =", "titel =").replace('status = "approved"', 'status = "aproved"')
    text = text.replace('origin = "collected"\n', "").replace("code = 1", "code = 2.0").replace('"25-35"', '"20-35"')
    path.write_text(text.replace('["age"]', '["agee"]').replace("0.9", "90"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_study(path)
    codes = [message.code for message in caught.value.messages]
    assert codes == [
        "unknown-key",
        "unknown-value",
        "missing-key",
        "repeated",
        "band-order",
        "wrong-value",
        "unknown-value",
    ]
    lines = [int(str(message.fields["line"])) for message in caught.value.messages]
    assert lines == sorted(lines)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (sentence,) = refused(tmp_path / "nowhere" / "study.toml")
    assert sentence.endswith('there is no such file; give the path of a study file, or write one with "prapasca new"')


def test_a_file_beside_it_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "studi.toml").write_text(FULL, encoding="utf-8")
    (sentence,) = refused(tmp_path / "study.toml")
    assert sentence.endswith(f"did you mean {tmp_path / 'studi.toml'}?")


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == [f"{tmp_path}: this is a folder, expected a study file"]
    (tmp_path / "study.toml").write_text(FULL, encoding="utf-8")
    (sentence,) = refused(tmp_path)
    assert sentence.endswith(f"did you mean {tmp_path / 'study.toml'}?")


@pytest.mark.parametrize("name", ["pairs.csv", "DATA.XLSX", "pairs.sav"])
def test_a_data_file_is_no_study_file(tmp_path: Path, name: str) -> None:
    (sentence,) = refused(tmp_path / name)
    assert sentence.endswith("expected a study file first, such as study.toml, and the data after it")


def test_a_name_too_long_for_the_system_is_no_study_file(tmp_path: Path) -> None:
    (sentence,) = refused(tmp_path / ("x" * 300))
    assert "cannot be opened (File name too long)" in sentence


@pytest.mark.parametrize("score", ["1e400", "-1e15", "1.0000000000000001", "1e-999999999", "1e99999999999999999999"])
def test_a_score_of_no_ordinary_size_is_refused(load: Load, score: str) -> None:
    with pytest.raises(InputError) as caught:
        load(('key = "smooth"', f'key = "smooth"\nscore = {score}'))
    assert {message.code for message in caught.value.messages} <= {"number-size", "wrong-value", "score-order"}


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    (sentence,) = refused(tmp_path / "study.toml")
    assert sentence.endswith(
        ": the file cannot be opened (Permission denied); close it in other programs and see that you may read it"
    )


def test_number_styles_are_those_that_can_be_printed() -> None:
    (choices, _) = get_args(StyleName)
    assert get_args(choices) == tuple(STYLES)


def test_a_study_built_without_a_file_keeps_the_rules(load: Load) -> None:
    tables = load().model_dump(by_alias=True, exclude_none=True)
    assert Study.model_validate(tables).outcome == load().outcome
    tables["outcome"]["success_from"] = "none"
    with pytest.raises(ValidationError, match=re.escape("outcome.success_from: success-from-worst")):
        Study.model_validate(tables)


def leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(leaf for key, entry in inner for leaf in leaves(entry, (*path, key)))]


TABLES = tomllib.loads(FULL, parse_float=Decimal)
ANY_VALUE = st.recursive(
    st.one_of(
        st.text(max_size=3),
        st.integers(-2, 3),
        st.booleans(),
        st.decimals(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.sampled_from(["none", "age", "numeric", "long", "{id}", "%s"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "en", "key", "x"]), inner),
    max_leaves=4,
)


@given(path=st.sampled_from(leaves(TABLES)[1:]), value=ANY_VALUE)
def test_any_value_anywhere_is_taken_or_refused_in_our_own_words(path: tuple[Any, ...], value: object) -> None:
    tables: Any = tomllib.loads(FULL, parse_float=Decimal)
    place = tables
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    faults = list(rule_faults(tables))
    try:
        Study.model_validate(tables)
    except ValidationError as error:
        faults += schema_faults(error)
        assert faults
    else:
        assert not faults
    assert len({fault.path for fault in faults}) == len(faults)
    for fault in faults:
        assert "which cannot stand here" not in fault.template
        assert not re.search("Input should|valid dictionary|Field required|pydantic", str(fault.fields))
        assert KeyLines(FULL).of(fault.path) >= KeyLines(FULL).of(path[:1])
