"""Sections of the analysis of two groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from prapasca.errors import N_
from prapasca.report.designs.two_groups.arms import arms, captioned, change_by_arm, distribution_by_arm, group_names
from prapasca.report.designs.two_groups.baseline import baseline_table
from prapasca.report.designs.two_groups.comparison import comparison_table
from prapasca.report.designs.two_groups.spss import group_tables
from prapasca.report.model import Section, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.effects import effects_table
from prapasca.report.tables.gain import gain_table
from prapasca.report.tables.outcome import transition_table
from prapasca.report.tables.spss import ranks_tables, spss_tables
from prapasca.report.tables.spss_paired import paired_samples_tables
from prapasca.report.tables.subgroups import not_improved_table, subgroup_table
from prapasca.report.tables.tests import tests_table


def group_sections(ctx: Context) -> tuple[Section, ...]:
    """Return the tables of both groups and of their comparison."""
    t = ctx.t
    return (
        _section("characteristics", t(N_("Respondents")), baseline_table(ctx)),
        _section(
            "outcome",
            t(N_("Outcome")),
            distribution_by_arm(ctx),
            *of_each(ctx, lambda arm: [transition_table(arm)]),
            change_by_arm(ctx),
        ),
        _section("comparison", t(N_("Comparison of the groups")), comparison_table(ctx)),
        _section("tests", t(N_("Tests within each group")), *of_each(ctx, lambda arm: [tests_table(arm)])),
        _section(
            "effects",
            t(N_("Effect sizes within each group")),
            *of_each(ctx, lambda arm: [effects_table(arm), gain_table(arm)]),
        ),
        _section(
            "subgroups",
            t(N_("Subgroups")),
            *of_each(
                ctx,
                lambda arm: [not_improved_table(arm), *(subgroup_table(arm, one) for one in arm.results.subgroups)],
            ),
        ),
        _section(
            "spss",
            t(N_("To compare with SPSS")),
            *group_tables(ctx),
            *of_each(ctx, lambda arm: [*paired_samples_tables(arm), *ranks_tables(arm)]),
        ),
    )


def of_each(ctx: Context, made: Callable[[Context], Sequence[Table | None]]) -> Iterator[Table]:
    """Yield tables of the intervention group, then those of the control group; a group without pairs has none."""
    for arm, label, suffix in zip(arms(ctx), group_names(ctx), ("", "-control"), strict=True):
        if arm.results.change.n:
            for table in made(arm):
                if table is not None:
                    yield replace(table, id=f"{table.id}{suffix}", caption=captioned(arm, table.caption, label))


def _section(identifier: str, title: str, *tables: Table | None) -> Section:
    return Section(identifier, title, tuple(table for table in tables if table is not None))


def spss_of_each(ctx: Context) -> list[Table]:
    """Return what SPSS prints of before and after in each group."""
    return list(of_each(ctx, spss_tables))
