"""What must hold between the groups of a study, its design and the columns of its data."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.study.table import Fault
from prapasca.study.values import code_text
from prapasca.study.written import Written, entries, items, shown, table, text

TWO_GROUPS = "two_groups"
OF_OUTCOMES = {"proportional_odds": "ordinal", "ancova": "numeric"}


def group_faults(written: Written) -> Iterator[Fault]:
    """Yield what is wrong about the groups of a study file."""
    design, groups = text(table(written.get("study")).get("design")), written.get("groups")
    if design == TWO_GROUPS and groups is None:
        yield Fault(
            ("study", "design"),
            "groups-missing",
            N_(
                "found {found}, but the file has no table [groups]; expected one with the column that tells the "
                "groups apart, and the intervention and control group"
            ),
            {"found": shown(design)},
        )
    elif groups is not None and design not in (None, TWO_GROUPS):
        yield Fault(
            ("groups",),
            "groups-of-another-design",
            N_('found a table [groups], but design = {found}; expected design = "two_groups", or no such table'),
            {"found": shown(design)},
        )
    yield from _codes(table(groups))
    yield from _column(written, text(table(groups).get("column")))
    yield from _missing_texts(written)
    yield from _between(written, design)
    if design == TWO_GROUPS:
        yield from _of_one_group(written)


def _of_one_group(written: Written) -> Iterator[Fault]:
    if text(table(written.get("analysis")).get("strata")):
        template = N_("found strata, by which one group is tested; two groups are compared as they are, leave this out")
        yield Fault(("analysis", "strata"), "strata-of-one-group", template)
    if table(written.get("sample")).get("plan") is not None:
        yield Fault(
            ("sample", "plan"),
            "plan-of-one-group",
            N_(
                "found a plan, which computes the sample size of one group; with two groups tell in size_reason how it "
                "was decided"
            ),
        )


def _codes(groups: Written) -> Iterator[Fault]:
    first, second = (_folded(table(groups.get(arm)).get("code")) for arm in ("intervention", "control"))
    if first is not None and first == second:
        yield Fault(
            ("groups", "control", "code"),
            "same-group",
            N_("found {found}, which is also the code of the intervention group; expected a code of its own"),
            {"found": shown(table(groups.get("control"))["code"])},
        )


def _folded(code: object) -> str | None:
    if code is None or isinstance(code, bool | list | dict):
        return None
    return " ".join(code_text(code).casefold().split())


def _column(written: Written, column: str | None) -> Iterator[Fault]:
    data = table(written.get("data"))
    keys = ("id", "occasion", "value") if data.get("shape") == "long" else ("id", "pre", "post")
    used = {f"data.{key}": text(data.get(key)) for key in keys}
    measured = entries(written.get("characteristics"))
    used |= {f"characteristics[{place}].column": text(e.get("column")) for place, e in enumerate(measured, start=1)}
    for key, other in used.items():
        if column is not None and column == other:
            yield Fault(
                ("groups", "column"),
                "same-column",
                N_("found {found}, which is also the column of {other}; expected a column of its own"),
                {"found": shown(column), "other": key},
            )
            return


def _missing_texts(written: Written) -> Iterator[Fault]:
    groups = table(written.get("groups"))
    codes = [_folded(table(groups.get(arm)).get("code")) for arm in ("intervention", "control")]
    for place, found in enumerate(items(table(written.get("data")).get("missing"))):
        if (folded := _folded(found)) is not None and folded in codes:
            yield Fault(
                ("data", "missing", place),
                "missing-is-group",
                N_('found {found}, which is the code of a group; expected a text that means "not observed"'),
                {"found": shown(found)},
            )


def _between(written: Written, design: str | None) -> Iterator[Fault]:
    test = text(table(written.get("analysis")).get("between"))
    if test is None:
        return
    path, kind = ("analysis", "between"), text(table(written.get("outcome")).get("kind"))
    if design not in (None, TWO_GROUPS):
        template = N_('found {found}, but there is one group and nothing to compare; expected design = "two_groups"')
        yield Fault(path, "between-one-group", template, {"found": shown(test)})
    elif OF_OUTCOMES.get(test, kind) != kind and kind is not None:
        template = N_("found {found}, which needs an outcome of kind {kind}; expected mann_whitney or {other}")
        other = next(name for name, of_kind in OF_OUTCOMES.items() if of_kind == kind)
        yield Fault(
            path,
            "between-of-other-outcome",
            template,
            {"found": shown(test), "kind": OF_OUTCOMES[test], "other": other},
        )
