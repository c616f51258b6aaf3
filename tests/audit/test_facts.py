"""Facts, and their file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from prapasca.audit.facts import Fact, FactSet, facts_from_toml, facts_to_toml
from prapasca.errors import InputError

FACTS = FactSet(
    (
        Fact("n-1", "n", 20, "20", {"role": "sample"}, "own", 0.9, 2, 14, 120, 122, 'a "quoted" sentence'),
        Fact("scale-1", "scale", ("not smooth", "smooth"), "Lancar, Tidak lancar", {"order": "worst_to_best"}),
        Fact("percent-1", "percent", Decimal("60.0"), "60,0", {"cell": "1", "time": "before"}),
        Fact("percent_end-1", "percent_end", ",3", ". ,3%"),
        Fact("change-1", "change", "all", "semua", {"direction": "improved"}),
        Fact("p-1", "p", Decimal("-4E-7"), "-4e-7", {}, "cited"),
        Fact("statement-1", "statement", "ethics", "a \\ b\nc"),
        Fact("mean-1", "mean", None, "?"),
    )
)


def test_every_kind_of_value_comes_back() -> None:
    assert facts_from_toml(facts_to_toml(FACTS, title="A paper"), "facts.toml") == FACTS


def test_own_facts_leave_the_others_out() -> None:
    assert FACTS.own("p") == ()
    assert [fact.id for fact in FACTS.all("p")] == ["p-1"]
    assert [fact.id for fact in FACTS.own("percent", time="before", group=None)] == ["percent-1"]
    assert FACTS.own("percent", time="after") == ()


def test_ids_and_what_was_printed_are_filled_in() -> None:
    text = (
        'schema_version = 1\n[[facts]]\nkind = "n"\nvalue = 20\n[[facts]]\nkind = "n"\nvalue = 30\nprinted = "30 ibu"'
    )
    assert [(fact.id, fact.printed) for fact in facts_from_toml(text, "f.toml")] == [("n-1", "20"), ("n-2", "30 ibu")]


HEAD = "schema_version = 1\n[[facts]]\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[facts]]\nkind = "n"', 'f.toml:1: key schema_version: found "", expected schema_version = 1'),
        (HEAD + 'kind = "cuont"', 'f.toml:3: key kind: found "cuont", expected count'),
        (HEAD + 'kind = "n"\nvalue = 2.5', "f.toml:4: key value: found 2.5, expected a whole number"),
        (HEAD + 'kind = "p"\nvalue = "0,05"', 'f.toml:4: key value: found "0,05", expected a number'),
        (HEAD + 'kind = "p"\nvalue = true', "f.toml:4: key value: found true, expected a number"),
        (HEAD + 'kind = "scale"\nvalue = ["a", 1]', "f.toml:4: key value: found a list, expected a list of texts"),
        (HEAD + 'kind = "n"\nsorce = "own"', 'f.toml:4: key sorce: found "sorce", expected source'),
        (HEAD + 'kind = "n"\nsource = "mine"', 'f.toml:4: key source: found "mine", expected own, cited'),
        (HEAD + 'kind = "n"\nattributes = { time = 1 }', "f.toml:4: key attributes: found a table, expected texts"),
        (
            HEAD + 'kind = "n"\nid = "a"\n[[facts]]\nkind = "n"\nid = "a"',
            'f.toml:7: key id: found "a", expected a name',
        ),
        (HEAD + 'kind = "n"\npage = "2"', 'f.toml:4: key page: found "2", expected a whole number'),
        ('schema_version = 1\nfacts = "none"', 'f.toml:2: key facts: found "none", expected [[facts]]'),
        ("schema_version = ", "f.toml:1:18: this line cannot be read"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as error:
        facts_from_toml(text, "f.toml")
    assert str(error.value).startswith(sentence)


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as error:
        facts_from_toml(HEAD + 'kind = "x"\nsource = "y"', "f.toml")
    assert len(error.value.messages) == 2


def test_the_published_facts_of_the_example_are_read() -> None:
    path = Path(__file__).parents[2] / "examples" / "oxytocin-massage" / "published.toml"
    facts = facts_from_toml(path.read_text(encoding="utf-8"), path.name)
    assert [fact.value for fact in facts.own("n", role="population")] == [20, 20, 29]
    assert [fact.value for fact in facts.all("n", role="survey")] == [54]
    assert {fact.value for fact in facts.own("count", time="before", label="not_smooth")} == {13, 22}
    assert [str(fact.value) for fact in facts.own("z")] == ["-4.359"] * 2
    assert facts_from_toml(facts_to_toml(facts), path.name) == facts
