"""The formulas of ``prapasca sample-size --formula``, and what each needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from prapasca.cli.numbers import inner_percent, number, percent, steps, whole
from prapasca.errors import N_, InputError
from prapasca.language import Translator

if TYPE_CHECKING:
    from prapasca.power import FormulaResult


@dataclass(frozen=True)
class Formula:
    """What a formula needs: options by the name of the function's argument.

    Parameters
    ----------
    function : str
        Name in :mod:`prapasca.power`.
    needs, takes : mapping of str to str
        Argument by option, those that must and those that may be given.
    planned : bool
        Whether it takes power, confidence level and sides.
    """

    function: str
    needs: Mapping[str, str]
    takes: Mapping[str, str]
    planned: bool = False

    @property
    def inputs(self) -> tuple[str, ...]:
        """Options of its own."""
        return (*self.needs, *self.takes)


FORMULAS = {
    "slovin": Formula("slovin", {"population": "population", "error": "error"}, {}),
    "lemeshow": Formula("lemeshow", {"proportion": "proportion", "error": "error"}, {"population": "population"}),
    "paired-means": Formula("paired_means", {"difference": "difference", "sd": "sd"}, {}, planned=True),
    "paired-t": Formula("paired_t", {"effect": "effect"}, {"efficiency": "efficiency"}, planned=True),
    "noether-signed-rank": Formula("noether_signed_rank", {"superiority": "superiority"}, {}, planned=True),
    "noether-sign": Formula("noether_sign", {"up": "improved", "down": "worsened"}, {}, planned=True),
    "mcnemar-connor": Formula("mcnemar_connor", {"up": "improved", "down": "worsened"}, {}, planned=True),
    "mcnemar-miettinen": Formula("mcnemar_miettinen", {"up": "improved", "down": "worsened"}, {}, planned=True),
    "federer": Formula("federer", {"groups": "groups"}, {}),
    "finite-population": Formula("finite_population", {"size": "n", "population": "population"}, {}),
}


def formula_options(t: Translator) -> list[click.Parameter]:
    """Return ``--formula`` and the inputs of all formulas."""
    share, figure = t(N_("PERCENT")), t(N_("NUMBER"))
    return [
        click.Option(
            ["--formula"],
            type=click.Choice(tuple(FORMULAS)),
            help=t(N_("A formula instead of the exact power; it prints its steps and what it assumes.")),
        ),
        click.Option(["--population"], metavar=figure, help=t(N_("slovin, lemeshow: people in the population."))),
        click.Option(["--error"], metavar=share, help=t(N_("slovin, lemeshow: half the width of the interval."))),
        click.Option(
            ["--proportion"], metavar=share, help=t(N_("lemeshow: expected proportion; 50 is the worst case."))
        ),
        click.Option(["--difference"], metavar=figure, help=t(N_("paired-means: mean change worth finding."))),
        click.Option(["--sd"], metavar=figure, help=t(N_("paired-means: standard deviation of the changes."))),
        click.Option(
            ["--effect"],
            metavar=figure,
            help=t(N_("paired-t: mean change divided by the standard deviation of the changes.")),
        ),
        click.Option(
            ["--efficiency"],
            type=click.Choice(("t", "normal", "minimum", "laplace")),
            help=t(N_("paired-t: for the signed-rank test, by the shape of the changes; default the t test itself.")),
        ),
        click.Option(
            ["--superiority"],
            metavar=share,
            help=t(N_("noether-signed-rank: how often the changes of two people add up to more than 0.")),
        ),
        click.Option(["--groups"], metavar=figure, help=t(N_("federer: groups of an experiment."))),
        click.Option(["--size"], metavar=figure, help=t(N_("finite-population: sample size to correct."))),
    ]


def calculate(given: Mapping[str, Any]) -> tuple[FormulaResult, ...]:
    """Return the result of the formula asked for, and the room for people who leave.

    Raises
    ------
    InputError
        An input that is missing, of another formula, or not a number.
    """
    from prapasca import power

    name = given["formula"]
    formula = FORMULAS[name]
    _check_inputs(given, name, formula)
    arguments = {
        argument: READERS[option](f"--{option}", given[option])
        for option, argument in (*formula.needs.items(), *formula.takes.items())
        if given[option]
    }
    if name == "noether-sign":
        arguments = _among_changed(**arguments)
    if formula.planned:
        arguments |= {
            "power": inner_percent("--power", given["power"]),
            "sides": 2 if given["alternative"] == "two-sided" else 1,
        }
    if formula.planned or name == "lemeshow":
        arguments["confidence_level"] = inner_percent("--confidence-level", given["confidence_level"])
    result: FormulaResult = getattr(power, formula.function)(**arguments)
    if not given["drop_out"]:
        return (result,)
    return result, power.drop_out(result.n, inner_percent("--drop-out", given["drop_out"]))


def _among_changed(improved: float, worsened: float) -> dict[str, Any]:
    changed = improved + worsened
    return {"improved": improved / changed if changed else 0.5, "unchanged": 1 - min(changed, 1.0)}


def _check_inputs(given: Mapping[str, Any], name: str, formula: Formula) -> None:
    lacking = [f"--{option}" for option in formula.needs if not given[option]]
    if lacking:
        raise InputError(
            "formula-input-missing",
            N_("--formula {name} needs {needs}; {lacking} is missing"),
            name=name,
            needs=[f"--{option}" for option in formula.needs],
            lacking=lacking,
        )
    others = {option for other in FORMULAS.values() for option in other.inputs} - set(formula.inputs)
    foreign = [f"--{option}" for option in (*sorted(others), "before", "after", "table") if given[option]]
    if foreign:
        raise InputError(
            "formula-input-foreign",
            N_("--formula {name} takes {inputs}; leave out {foreign}"),
            name=name,
            inputs=[f"--{option}" for option in formula.inputs],
            foreign=foreign,
        )


def _one_step(option: str, given: tuple[str, ...]) -> float:
    shares = steps(option, given)
    if list(shares) != [1]:
        raise InputError("formula-steps", N_("{option}: a formula takes one percentage, without steps"), option=option)
    return shares[1]


READERS: dict[str, Callable[[str, Any], Any]] = {
    "population": number,
    "error": inner_percent,
    "proportion": inner_percent,
    "difference": number,
    "sd": number,
    "effect": number,
    "efficiency": lambda _, text: text,
    "superiority": percent,
    "up": _one_step,
    "down": _one_step,
    "groups": whole,
    "size": number,
}
