"""Options that say what a study is expected to find, shared by ``power`` and ``sample-size``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prapasca.cli.console import say
from prapasca.cli.numbers import percent, percents, steps, whole
from prapasca.cli.options import text_options
from prapasca.cli.output import deliver_and_tell, format_of
from prapasca.errors import N_, InputError
from prapasca.language import Translator

if TYPE_CHECKING:
    from prapasca.power import Design, Simulation

FORMATS = ("text", "markdown", "json")
ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json"}
TESTS = {
    "signed-rank": "signed_rank",
    "mid-p": "signed_rank_mid_p",
    "asymptotic": "signed_rank_asymptotic",
    "sign": "sign",
    "mcnemar": "mcnemar",
}


def design_options(t: Translator) -> list[click.Parameter]:
    """Return the three ways to say what is expected, and what belongs to them."""
    share = t(N_("PERCENT"))
    shares = t(N_("PERCENT,..."))
    return [
        click.Option(
            ["--up"],
            multiple=True,
            metavar=share,
            help=t(N_("Percent who improve by one step; 2:20 means 20% by two steps. May be repeated.")),
        ),
        click.Option(
            ["--down"],
            multiple=True,
            metavar=share,
            help=t(N_("Percent who worsen, written like --up. The rest stay the same.")),
        ),
        click.Option(
            ["--before"], metavar=shares, help=t(N_("Percent in each category before, from worst to best: 35,55,10."))
        ),
        click.Option(["--after"], metavar=shares, help=t(N_("Percent in each category after, in the same order."))),
        click.Option(
            ["--dependence"],
            metavar=share,
            help=t(
                N_(
                    "How far people keep their order from before to after: 0 not at all (independent), "
                    "100 wholly (nobody overtakes another)."
                )
            ),
        ),
        click.Option(
            ["--categories"],
            metavar=t(N_("NAME,...")),
            help=t(N_("Names of the categories of --before and --after; default 1,2,...")),
        ),
        click.Option(
            ["--table"],
            metavar=t(N_("FILE")),
            type=click.Path(path_type=Path),
            help=t(N_("TOML file with the expected table: categories and expected, in percent of everybody.")),
        ),
        click.Option(
            ["--cut"],
            metavar=t(N_("NAME")),
            help=t(N_("The first category that counts as success, for McNemar's test.")),
        ),
    ]


def test_options(t: Translator) -> list[click.Parameter]:
    """Return how the tests are made, and how much is simulated."""
    return [
        click.Option(
            ["--confidence-level"],
            metavar=t(N_("PERCENT")),
            default="95",
            show_default=True,
            help=t(N_("100 minus the significance level, in percent.")),
        ),
        click.Option(
            ["--alternative"],
            type=click.Choice(("two-sided", "greater", "less")),
            default="two-sided",
            show_default=True,
            help=t(N_("What the test looks for: any change, improvement (greater) or worsening (less).")),
        ),
        click.Option(
            ["--method"],
            type=click.Choice(("auto", "exact", "simulation")),
            default="auto",
            show_default=True,
            help=t(N_("Exact power, or simulation; auto is exact as far as that takes a few seconds.")),
        ),
        click.Option(
            ["--draws"],
            metavar=t(N_("NUMBER")),
            default="2000",
            show_default=True,
            help=t(N_("Studies drawn in a simulation.")),
        ),
        click.Option(
            ["--seed"],
            metavar=t(N_("NUMBER")),
            default="1",
            show_default=True,
            help=t(N_("Seed of a simulation; the same seed gives the same result.")),
        ),
    ]


def output_options(t: Translator) -> list[click.Parameter]:
    """Return where and in which form results go."""
    return [
        *text_options(t, FORMATS),
        click.Option(
            ["--plot"],
            metavar=t(N_("FILE")),
            type=click.Path(path_type=Path),
            help=t(N_("Draw the power curve into FILE, .svg or .png; needs matplotlib.")),
        ),
    ]


def read_design(given: Mapping[str, Any]) -> Design:
    """Return what is expected, by the one way in which it was said.

    Raises
    ------
    InputError
        No way, two ways, half of one, or a number that is not percent.
    """
    from prapasca.power import ChangeDistribution

    ways = {
        "--up, --down": given["up"] or given["down"],
        "--before, --after": given["before"] or given["after"],
        "--table": given["table"],
    }
    said = [way for way, value in ways.items() if value]
    if len(said) != 1:
        raise InputError(
            "design",
            N_("say in one way what is expected: --up and --down, or --before, --after and --dependence, or --table")
            if not said
            else N_("found {found}; say in one way only what is expected"),
            found=said,
        )
    _check_belonging(given, said[0])
    if given["table"]:
        from prapasca.readers.expected_table import read_expected_table

        return read_expected_table(given["table"], given["cut"])
    if given["before"] or given["after"]:
        return _by_margins(given)
    return ChangeDistribution.from_steps(steps("--up", given["up"]), steps("--down", given["down"]))


def _check_belonging(given: Mapping[str, Any], way: str) -> None:
    belonging = {"dependence": "--before, --after", "categories": "--before, --after"}
    for name, owner in belonging.items():
        if given[name] and way != owner:
            raise InputError("option-alone", N_("--{name} belongs to {owner}"), name=name, owner=owner)
    if given["cut"] and way == "--up, --down":
        owner = "--before, --after, --table"
        raise InputError("option-alone", N_("--{name} belongs to {owner}"), name="cut", owner=owner)


def _by_margins(given: Mapping[str, Any]) -> Design:
    from prapasca.power import ExpectedTable

    lacking = [f"--{name}" for name in ("before", "after", "dependence") if not given[name]]
    if lacking:
        raise InputError(
            "margins",
            N_(
                "{lacking} is missing; percentages before and after do not say who moved where, so --dependence is "
                "needed too: 0 if where a person ends has nothing to do with where she began, 100 if nobody "
                "overtakes another"
            ),
            lacking=lacking,
        )
    names = [name.strip() for name in given["categories"].split(",")] if given["categories"] else None
    before, after = percents("--before", given["before"]), percents("--after", given["after"])
    if names is not None and len(names) != len(before):
        raise InputError(
            "categories",
            N_("--categories: found {found} names, expected {size}, one for each percentage of --before"),
            found=len(names),
            size=len(before),
        )
    return ExpectedTable.from_margins(
        before,
        after,
        dependence=percent("--dependence", given["dependence"]),
        categories=names or [str(place) for place in range(1, len(before) + 1)],
        cut=given["cut"],
    )


def read_simulation(given: Mapping[str, Any], t: Translator) -> Simulation:
    """Return how to simulate, with a progress bar where somebody watches."""
    from prapasca.power import Simulation

    progress = _Progress(t) if sys.stderr.isatty() else None
    return Simulation(whole("--draws", given["draws"]), whole("--seed", given["seed"]), progress)


class _Progress:
    """A bar on standard error."""

    def __init__(self, t: Translator) -> None:
        self._label = t(N_("Simulating"))

    def __call__(self, done: int, total: int) -> None:
        width = 30
        filled = width * done // total
        bar = "#" * filled + "-" * (width - filled)
        say(f"\r{self._label} [{bar}] {100 * done // total}%", end="" if done < total else "\r\033[K", error=True)
        sys.stderr.flush()


def output_format(given: Mapping[str, Any]) -> str:
    """Return the format asked for, or that of the file's ending."""
    return given["output_format"] or format_of(given["output"], ENDINGS)


def figure_format(plot: Path) -> str:
    """Return the format of a figure by its ending.

    Raises
    ------
    InputError
        Another ending than .svg or .png.
    """
    ending = plot.suffix.lower().removeprefix(".")
    if ending not in ("svg", "png"):
        raise InputError(
            "figure-format",
            N_("--plot: {file} has the ending {ending!r}, expected .svg or .png"),
            file=str(plot),
            ending=plot.suffix,
        )
    return ending


def hand_over(t: Translator, given: Mapping[str, Any], text: str, drawing: bytes | None) -> None:
    """Print or write the text, and write the figure."""
    inputs = [given["table"]] if given["table"] else []
    if drawing is not None:
        deliver_and_tell(t, drawing, given["plot"], inputs=inputs, option="--plot")
    deliver_and_tell(t, text, given["output"], inputs=inputs)
