"""Write the reference of the study file from its schema: ``docs/reference/study-file.md``."""

from __future__ import annotations

from pathlib import Path

from pydantic.fields import FieldInfo

from prapasca.study.layout import (
    EACH,
    EXPECTED_LIST,
    EXPECTED_TABLE,
    EXPECTED_TABLES,
    expectation,
    keys_of,
    layout,
    plain,
)
from prapasca.study.study import Study
from prapasca.study.table import Path as KeyPath
from prapasca.study.table import Table
from prapasca.study.text import EXPECTED_TEXT, Text

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "study-file.md"

SHORT = {
    EXPECTED_TEXT: "text in each language",
    EXPECTED_TABLE: "table",
    EXPECTED_TABLES: "list of tables",
    EXPECTED_LIST: "list",
    'a text between "quotation marks", not blank': "text",
}

INTRODUCTION = """\
# The study file

Written from the schema by `tools/study_file_reference.py`; do not edit this page by hand. To write a study file, see
[how to write a study file](../how-to/write-a-study-file.md).

A study file is a text in [TOML](https://toml.io), saved as UTF-8 and usually named `study.toml`. A key that is not
listed here is refused, and everything wrong is told at once, each with its line. Keys of lists are counted from 1:
`outcome.categories[2].code` is the code of the second category.

**Texts.** Where a text for readers is expected, one text in quotation marks stands for both languages; a table gives
each its own: `{ id = "tidak ada", en = "none" }`, both required.

**Codes.** 1, `"1"` and 1.0 are the same code. Within one list, keys, codes and labels differ by more than capitals and
spaces.

**Bands.** `"25-35"` holds 25 and 35; `"25 - < 35"` holds 25 and not 35; `"< 25"`, `"<= 24"`, `"> 35"` and `">= 36"`
are open to one side; readers see ≤ and ≥, which may be written too. Hyphen or en dash, decimal point or decimal comma.
Bands rise and share no number.

**Between keys.**

- `study.ethics`: `number` and `committee` are required when `status` is `approved`.
- `study.period`: `end` is not before `start`.
- `study.design` is `repeated` where, and only where, `data.between` names occasions; then `analysis.test` is
  `signed_rank` and `analysis.alternative` is `two-sided`.
- `data`: every column has its own name; the occasions differ; no text in `missing` is the code of a category.
- `outcome` of kind `ordinal`: scores rise from worst to best; `success_from` names a category other than the worst.
- `outcome` of kind `numeric`: `minimum` is below `maximum`.
- `analysis`: `test` is `signed_rank` for ordered categories; `gain` needs an outcome of kind `numeric` with
  `better = "higher"` and a `maximum`.
- `groups`: needed by `design = "two_groups"`, refused by another; both codes differ, `column` is its own, no
  text in `data.missing` is the code of a group.
- `analysis.between`: of two groups only; `proportional_odds` is for ordered categories, `ancova` for numbers.
- `analysis.subgroups` and `analysis.strata` name characteristics with a column of the data; one of kind `numeric` has
  `bands`.
- `sample.plan`: one way only to say what is expected: `up` and `down`; `before`, `after` and `dependence` for ordered
  categories; or a `formula` with the keys it needs, and no others. The test `mcnemar` needs `before`, `after` and
  `outcome.success_from`.
- `instrument`: `scale` is needed for experts and for `reverse`; `reverse` and `alternative` belong to items, `relevant`
  to experts.
- `sensitivity`: `natural_rate.high` is not below `natural_rate.low`; `comparator.improved` is not above `comparator.n`.
"""


def reference() -> str:
    """Return the page."""
    tables = [(path, table) for path, table in layout().items() if table is not Text]
    return INTRODUCTION + "".join(f"\n## {heading(path)}\n\n{about(table)}{rows(table)}" for path, table in tables)


def about(table: type[Table]) -> str:
    """Return what a table is, where its name does not already say so."""
    first = " ".join((table.__doc__ or "").split("\n\n")[0].split()).replace("``", "`")
    return "" if table is Study or first.endswith("]`.") else f"{first}\n\n"


def heading(path: KeyPath) -> str:
    """Return the name of a table as it stands in a file, and the kind it is for."""
    if not path:
        return "At the top of the file"
    name = ".".join(str(step) for step in plain(path) if step != EACH)
    many = EACH in path[-2:] and (path[-1] == EACH or path[-2] == EACH)
    key = "shape" if path[0] == "data" else "kind"
    kinds = [str(step).strip("<>") for step in path if step not in plain(path)]
    shown = f"`[[{name}]]`" if many else f"`[{name}]`"
    return shown + (f' with `{key} = "{kinds[0]}"`' if kinds and path[-1] != "<period>" else "")


def rows(table: type[Table]) -> str:
    """Return the keys of one table as rows of a table in markdown."""
    lines = ["| key | value | | meaning |", "|---|---|---|---|"]
    lines += [
        f"| `{key}` | {value(field)} | {need(field)} | {field.description} |" for key, field in keys_of(table).items()
    ]
    return "\n".join(lines) + "\n"


def value(field: FieldInfo) -> str:
    """Return what a key expects."""
    expected = expectation(field.annotation, field.metadata)
    if isinstance(expected, str):
        return SHORT.get(expected, expected)
    return ", ".join(f'`"{choice}"`' for choice in expected)


def need(field: FieldInfo) -> str:
    """Return whether a key is required, or its default."""
    if field.is_required():
        return "required"
    shown = isinstance(field.default, str | float) and field.default != ""
    return f"default `{field.default}`" if shown else "optional"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
