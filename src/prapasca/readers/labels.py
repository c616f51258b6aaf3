"""Categories found by code, key or label, and the texts that stand for "not observed"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from prapasca.checks import nearest
from prapasca.errors import N_, Message
from prapasca.readers.values import folded, plain_number
from prapasca.study import CodedCategory

MISSING = "\0missing"


@dataclass(frozen=True)
class Choice:
    """A category with everything that may stand for it in the data.

    Parameters
    ----------
    key
        Stable name of the category.
    spellings
        Code, key and labels as the study writes them, the code first.
    """

    key: str
    spellings: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The category as a sentence names it: the code, and the key where it differs."""
        return self.key if self.spellings[0] == self.key else f"{self.spellings[0]} ({self.key})"


@dataclass(frozen=True)
class Match:
    """What a text stands for: the key of a category or `MISSING`, and whether only nearly spelled so."""

    key: str
    variant: bool = False


@dataclass(frozen=True)
class Spellings:
    """Every way to write the categories of one column, none of them with two meanings.

    Parameters
    ----------
    choices
        The categories.
    missing
        Texts that stand for "not observed".
    optional
        Whether a cell may be "not observed" at all.
    """

    choices: tuple[Choice, ...]
    missing: tuple[str, ...] = ()
    optional: bool = True
    _exact: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _numeric: dict[Decimal, str | None] = field(init=False, repr=False, compare=False, default_factory=dict)
    _near: dict[str, str | None] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for key, text in self._meanings():
            self._exact.setdefault(text, key)
            number = plain_number(text)
            if number is not None:
                self._numeric[number] = key if self._numeric.get(number, key) == key else None
            near = folded(text)
            self._near[near] = key if self._near.get(near, key) == key else None

    def _meanings(self) -> list[tuple[str, str]]:
        named = [(choice.key, text) for choice in self.choices for text in choice.spellings]
        return named + [(MISSING, text) for text in self.missing if text.strip()]

    def ambiguous(self) -> list[tuple[str, str, str]]:
        """Return each text that stands for two things, with both of them."""
        return [(text, self._exact[text], key) for key, text in self._meanings() if self._exact[text] != key]

    def match(self, text: str) -> Match | None:
        """Return what `text` stands for: spelled exactly, else as a number, else but for case and spaces.

        Examples
        --------
        >>> spellings = Spellings((Choice("none", ("3", "none", "tidak ada")), Choice("some", ("2", "some"))))
        >>> spellings.match("3,0"), spellings.match("Tidak  ada"), spellings.match("4")
        (Match(key='none', variant=False), Match(key='none', variant=True), None)
        """
        if text in self._exact:
            return Match(self._exact[text])
        number = plain_number(text)
        key = self._numeric.get(number) if number is not None else None
        if key is not None:
            return Match(key)
        key = self._near.get(folded(text))
        return Match(key, variant=True) if key is not None else None

    def suggestion(self, text: str) -> str | None:
        """Return the spelling most like `text`."""
        return nearest(folded(text), (spelling for choice in self.choices for spelling in choice.spellings))


def category_spellings(categories: Iterable[CodedCategory], missing: Sequence[str]) -> Spellings:
    """Return how the categories of a study may be written in its data."""
    choices = [
        Choice(
            category.key,
            tuple(dict.fromkeys((category.code_text, category.key, category.label.id, category.label.en))),
        )
        for category in categories
    ]
    return Spellings(tuple(choices), tuple(missing))


def check_spellings(spellings: Spellings, study: str, key: str) -> list[Message]:
    """Return an error for each text the study gives two meanings."""
    template = N_(
        "{study}, {key}: {text!r} stands for both {first!r} and {second!r}; "
        "give every code, key, label and missing text one meaning"
    )
    return [
        Message(
            "ambiguous-category",
            template,
            {"study": study, "key": key, "text": text, "first": shown_key(first), "second": shown_key(second)},
        )
        for text, first, second in spellings.ambiguous()
    ]


def shown_key(key: str) -> object:
    """Return the key as a sentence names it."""
    return Message("missing", N_("not observed"), {}, "note") if key == MISSING else key
