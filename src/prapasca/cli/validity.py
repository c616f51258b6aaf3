"""``prapasca validity``: validity and reliability of a questionnaire."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prapasca.cli.numbers import inner_percent
from prapasca.cli.options import language_option, text_options
from prapasca.cli.output import deliver_and_tell, format_of
from prapasca.errors import N_, InputError
from prapasca.language import Translator

if TYPE_CHECKING:
    from prapasca.errors import Message
    from prapasca.report.instrument import InstrumentResult

FORMATS = ("text", "markdown", "json")
ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json"}
SCALE = re.compile(r"\s*([-−]?\d{1,4})\s*(?:-|–|:|\.\.)\s*([-−]?\d{1,4})\s*")
RESPONSES_ONLY = ("reverse", "alternative")


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(**given: Any) -> None:
        from prapasca.report.instrument import render_validity

        chosen_format = given["output_format"] or format_of(given["output"], ENDINGS)
        result, messages = _analysed(given)
        text = render_validity(result, chosen_format, t.language, messages)
        deliver_and_tell(t, text, given["output"], inputs=[given["items_file"]])

    return click.Command(
        "validity",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "Is the questionnaire valid and reliable? ITEMS holds one row for each person and one column for each "
                "item. Prints for each item its correlation with the total beside the critical r, what that means, and "
                "for the whole Cronbach's alpha and more. With --expert the rows are experts who judge the items; with "
                "--raters the columns are raters who rate the same people."
            )
        ),
        short_help=t(N_("Validity and reliability of a questionnaire.")),
        params=[
            click.Argument(["items_file"], metavar=t(N_("ITEMS")), type=click.Path(path_type=Path)),
            *_sheet_options(t),
            *_kind_options(t),
            *text_options(t, FORMATS),
            language_option(t),
        ],
    )


def _sheet_options(t: Translator) -> list[click.Parameter]:
    columns = t(N_("COLUMN,..."))
    return [
        click.Option(
            ["--items"],
            metavar=columns,
            help=t(
                N_(
                    "The columns to use, such as q1:q10 for all from q1 to q10, or by letters D:M. Default: every "
                    "column."
                )
            ),
        ),
        click.Option(
            ["--missing"], metavar=t(N_("TEXT,...")), help=t(N_("Texts or codes that stand for no answer, such as 99."))
        ),
        click.Option(
            ["--scale"],
            metavar=t(N_("LOW-HIGH")),
            help=t(N_("Lowest and highest answer there can be, such as 1-5; any other number is then an error.")),
        ),
        click.Option(
            ["--reverse"],
            metavar=columns,
            help=t(N_("Items worded the other way, to be turned round: with 1-5, 5 becomes 1. Needs --scale.")),
        ),
    ]


def _kind_options(t: Translator) -> list[click.Parameter]:
    return [
        click.Option(
            ["--expert"],
            metavar=t(N_("LOW-HIGH")),
            help=t(N_("Experts judge the items on this scale, one row an expert: Aiken's V, CVI and CVR.")),
        ),
        click.Option(
            ["--relevant"],
            metavar=t(N_("NUMBER")),
            help=t(N_("With --expert: the lowest rating that counts as relevant; default above the middle, 3 of 1-4.")),
        ),
        click.Option(
            ["--raters"],
            is_flag=True,
            help=t(N_("Raters rate the same people, one column a rater: kappa and intraclass correlation.")),
        ),
        click.Option(
            ["--level"],
            metavar=t(N_("PERCENT")),
            default="5",
            show_default=True,
            help=t(N_("Level of significance; intervals have 100 minus this.")),
        ),
        click.Option(
            ["--alternative"],
            type=click.Choice(("two-sided", "greater")),
            default=None,
            help=t(N_("Critical r two-sided, or one-sided (greater); default two-sided.")),
        ),
    ]


def _analysed(given: dict[str, Any]) -> tuple[InstrumentResult, Sequence[Message]]:
    """Return the result of the kind asked for, and what the reader of the file noticed."""
    from prapasca.instrument import ItemMoments, expert_ratings, item_analysis, rater_agreement
    from prapasca.readers.items import read_items

    _check_one_kind(given)
    confidence_level = 1 - inner_percent("--level", given["level"])
    scale = _scale("--expert", given["expert"]) or _scale("--scale", given["scale"])
    sheet = read_items(
        given["items_file"],
        _listed(given["items"]),
        missing=_listed(given["missing"]),
        scale=scale,
        reverse=_listed(given["reverse"]),
        measurements=given["raters"],
    )
    if given["expert"] and scale:
        limit = _whole("--relevant", given["relevant"])
        experts = expert_ratings(
            sheet.rows, sheet.names, *scale, relevant_from=limit, confidence_level=confidence_level
        )
        return experts, sheet.messages
    if given["raters"]:
        return rater_agreement(sheet.rows, sheet.names, confidence_level=confidence_level), sheet.messages
    items = item_analysis(
        ItemMoments.from_rows(sheet.rows, sheet.names),
        confidence_level=confidence_level,
        alternative=given["alternative"] or "two-sided",
    )
    return items, sheet.messages


def _check_one_kind(given: dict[str, Any]) -> None:
    if given["expert"] and given["raters"]:
        raise InputError("two-kinds", N_("--expert and --raters exclude each other; leave one out"))
    if given["relevant"] and not given["expert"]:
        raise InputError("option-alone", N_("--{name} belongs to {owner}"), name="relevant", owner="--expert")
    other = "--expert" if given["expert"] else "--raters" if given["raters"] else None
    if other is not None:
        refused = ("scale", *RESPONSES_ONLY) if given["expert"] else RESPONSES_ONLY
        alone = next((name for name in refused if given[name]), None)
        if alone is not None:
            raise InputError(
                "option-of-responses",
                N_("--{name} belongs to answers and not to {other}; leave one out"),
                name=alone,
                other=other,
            )


def _listed(text: str | None) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()] if text else []


def _scale(option: str, text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = SCALE.fullmatch(text)
    ends = [int(end.replace("−", "-")) for end in found.groups()] if found else []
    if not ends or ends[0] >= ends[1]:
        raise InputError(
            "scale-option",
            N_("{option}: found {found!r}, expected the lowest and the highest whole number, such as 1-4"),
            option=option,
            found=text,
        )
    return ends[0], ends[1]


def _whole(option: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not re.fullmatch(r"-?\d{1,4}", text.strip()):
        raise InputError(
            "whole-option",
            N_("{option}: found {found!r}, expected a whole number, such as 3"),
            option=option,
            found=text,
        )
    return int(text)
