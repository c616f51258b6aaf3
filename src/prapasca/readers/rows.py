"""What a reader returns: one entry a person, with every row accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from prapasca.errors import Message

Value = str | Decimal | None


@dataclass(frozen=True)
class Exclusion:
    """How many people cannot be paired, for one reason.

    Parameters
    ----------
    reason
        ``"missing_pre"``, ``"missing_post"`` or ``"missing_both"``.
    n
        Number of people.

    Examples
    --------
    >>> Exclusion("missing_pre", 2).n
    2
    """

    reason: str
    n: int


@dataclass(frozen=True)
class Accounting:
    """Where every row of the data went: ``people == paired + sum of excluded``.

    Parameters
    ----------
    rows_read
        Data rows up to the last one that holds anything, blank ones among them included.
    rows_blank
        Rows among them with no value in any column.
    people
        Wide shape: rows that are not blank. Long shape: distinct ids.
    excluded
        The three reasons, zeros kept.
    paired
        People observed both before and after.

    Examples
    --------
    >>> nobody = tuple(Exclusion(reason, 0) for reason in REASONS)
    >>> Accounting(rows_read=21, rows_blank=1, people=20, excluded=nobody, paired=20).n_excluded
    0
    """

    rows_read: int
    rows_blank: int
    people: int
    excluded: tuple[Exclusion, ...]
    paired: int

    @property
    def n_excluded(self) -> int:
        """Number of people without a pair, for any reason."""
        return sum(exclusion.n for exclusion in self.excluded)


@dataclass(frozen=True)
class Source:
    """Where the rows came from.

    Parameters
    ----------
    name
        Name of the file, without its folder.
    format
        ``"csv"``, ``"tsv"``, ``"xlsx"``, ``"sav"``, ``"parquet"`` or ``"frame"``.
    sheet
        Sheet of a workbook.
    encoding
        How the characters of a text file are stored.
    sha256
        Checksum of the file, in hexadecimal.

    Examples
    --------
    >>> Source("pairs.csv", "csv").sheet is None
    True
    """

    name: str
    format: str
    sheet: str | None = None
    encoding: str | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class ItemSheet:
    """Answers as numbers.

    Parameters
    ----------
    source
        The file.
    names
        Names of the columns read, shape (k,).
    rows
        One entry a person, shape (n, k); None where nothing was answered.
    messages
        What the reader noticed.
    """

    source: Source
    names: tuple[str, ...]
    rows: tuple[tuple[Decimal | None, ...], ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class StudyRows:
    """The data of a study in the study's own terms, one entry a person in every column.

    Parameters
    ----------
    source
        The file or frame.
    accounting
        Rows read, people, pairs and exclusions.
    pre, post
        Shape (people,). Ordinal outcome: key of the category; numeric: the number exactly as
        written; None where not observed.
    characteristics
        Columns by the key of the characteristic, shape (people,) each: key of the category,
        number, or None.
    messages
        Warnings and notes; errors are raised.
    between
        As `pre` and `post`, of each occasion between them in time; empty without any.
    instrument
        Answers or ratings by which the instrument was tried out; None without an instrument.
    group
        ``"intervention"``, ``"control"``, or None for a person without a group, shape (people,);
        empty for a study of one group.

    Examples
    --------
    >>> nobody = tuple(Exclusion(reason, 0) for reason in REASONS)
    >>> accounting = Accounting(rows_read=1, rows_blank=0, people=1, excluded=nobody, paired=1)
    >>> StudyRows(Source("pairs.csv", "csv"), accounting, ("none",), ("smooth",), {}, ()).post
    ('smooth',)
    """

    source: Source
    accounting: Accounting
    pre: tuple[Value, ...]
    post: tuple[Value, ...]
    characteristics: Mapping[str, tuple[Value, ...]]
    messages: tuple[Message, ...]
    between: tuple[tuple[Value, ...], ...] = ()
    instrument: ItemSheet | None = None
    group: tuple[str | None, ...] = ()

    @property
    def occasions(self) -> tuple[tuple[Value, ...], ...]:
        """The outcome on every occasion in time, shape (m, people)."""
        return (self.pre, *self.between, self.post)


REASONS = ("missing_pre", "missing_post", "missing_both")
