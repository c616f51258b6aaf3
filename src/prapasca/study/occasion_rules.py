"""What must hold between the occasions of a study and its design."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.study.table import Fault, Path
from prapasca.study.values import code_text
from prapasca.study.written import Written, entries, shown, table, text


def occasion_faults(written: Written) -> Iterator[Fault]:
    """Yield what is wrong with the columns and occasions of the data, and with the design named for them."""
    data = table(written.get("data"))
    yield from _columns(data)
    if data.get("shape") == "long":
        yield from _codes(data)
    yield from _design(written, data)
    yield from _analysis(written)


def _columns(data: Written) -> Iterator[Fault]:
    long = data.get("shape") == "long"
    named: list[tuple[Path, str, object]] = [
        (("data", key), key, data.get(key)) for key in (("id", "occasion", "value") if long else ("id", "pre", "post"))
    ]
    if not long:
        named += _between(data, "column")
    seen: dict[str, str] = {}
    for path, key, value in named:
        column = text(value)
        if column is not None and column in seen:
            template = N_("found {found}, which is also the column of {other}; expected a column of its own")
            yield Fault(path, "same-column", template, {"found": shown(column), "other": seen[column]})
        elif column is not None:
            seen[column] = key


def _between(data: Written, key: str) -> list[tuple[Path, str, object]]:
    listed = enumerate(entries(data.get("between")))
    return [(("data", "between", place, key), f"between[{place + 1}]", entry.get(key)) for place, entry in listed]


def _codes(data: Written) -> Iterator[Fault]:
    first, *others = [
        (("data", "pre_occasion"), "pre_occasion", data.get("pre_occasion")),
        (("data", "post_occasion"), "post_occasion", data.get("post_occasion")),
        *_between(data, "code"),
    ]
    seen = {_folded(first[2]): first[1]}
    for path, key, value in others:
        code = _folded(value)
        if code is not None and code in seen:
            template = (
                N_("found {found}, the same as {other}; expected what stands in the data for after")
                if key == "post_occasion"
                else N_("found {found}, the same as {other}; expected what stands in the data for this occasion")
            )
            yield Fault(path, "same-occasion", template, {"found": shown(value), "other": seen[code]})
        elif code is not None:
            seen[code] = key


def _folded(value: object) -> str | None:
    return code_text(value).casefold() if isinstance(value, str | int | float) else None


def _design(written: Written, data: Written) -> Iterator[Fault]:
    design, between = table(written.get("study")).get("design"), data.get("between")
    if design == "repeated" and not between:
        yield Fault(
            ("study", "design"),
            "too-few-occasions",
            N_(
                'found "repeated", which needs three occasions or more, but the data have two, before and after; add '
                'those between as [[data.between]], or name the design "one_group"'
            ),
        )
    elif between and isinstance(design, str) and design != "repeated":
        yield Fault(
            ("data", "between"),
            "between-without-repeated",
            N_(
                'occasions between before and after are analysed in the design "repeated" only, but the design is '
                "{design}; change the design, or leave these occasions out"
            ),
            {"design": shown(design)},
        )


def _analysis(written: Written) -> Iterator[Fault]:
    if table(written.get("study")).get("design") != "repeated":
        return
    wanted = {
        "test": (
            "signed_rank",
            N_(
                'found {found}, but the design "repeated" is decided by Friedman\'s test, and every two occasions are '
                "compared by signed-rank tests; expected signed_rank"
            ),
        ),
        "alternative": (
            "two-sided",
            N_(
                'found {found}, but the design "repeated" is decided by Friedman\'s test, which has no direction; '
                "expected two-sided"
            ),
        ),
    }
    analysis = table(written.get("analysis"))
    for key, (expected, template) in wanted.items():
        if isinstance(analysis.get(key), str) and analysis[key] != expected:
            yield Fault(("analysis", key), "not-for-repeated", template, {"found": shown(analysis[key])})
