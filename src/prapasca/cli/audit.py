"""``prapasca audit``: which statements of a manuscript cannot all be true, and the data behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prapasca.cli.audit_options import audit_options
from prapasca.cli.console import only_our_output, report_error
from prapasca.cli.output import deliver, deliver_and_tell, format_of
from prapasca.errors import N_, InputError, PrapascaError
from prapasca.language import Translator

if TYPE_CHECKING:
    from prapasca.analysis import StudyResults
    from prapasca.audit.facts import FactSet
    from prapasca.audit.report import AuditReport
    from prapasca.audit.study_comparison import StudyComparison
    from prapasca.report.audit import Audited

ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".sarif": "sarif",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
}


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line; the options by their names."""

    files: tuple[Path, ...]
    facts: Path | None
    study: Path | None
    data: Path | None
    output_format: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[str, ...]
    seconds: float
    strict: bool
    explain: str | None
    output: Path | None
    save_facts: Path | None

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files that are read."""
        given = (*self.files, self.facts, self.study, self.data)
        return tuple(path for path in given if path is not None)


def command(t: Translator) -> click.Command:
    """Return the command with its help in the language of `t`."""

    def run(**options: Any) -> int:
        return _run(Request(**options), t)

    return click.Command(
        "audit",
        callback=run,
        options_metavar=t(N_("[OPTIONS]")),
        help=t(
            N_(
                "Read manuscripts (Word, PDF, HTML, Markdown, text; - for the standard input) and tell which of their "
                "numbers cannot all be true, what is imprecise, and, where the numbers allow it, the paired data "
                "behind them."
            )
        ),
        epilog=t(N_("Exit code: 0 nothing found, 1 findings E or W (with --strict any), 2 a file cannot be used.")),
        short_help=t(N_("Tell which numbers of a manuscript cannot all be true.")),
        params=audit_options(t),
    )


def _run(request: Request, t: Translator) -> int:
    if request.explain is not None:
        from prapasca.report.audit import explain_code

        deliver(explain_code(request.explain, t.language), request.output, inputs=())
        return 0
    _check(request)
    output_format = request.output_format or format_of(request.output, ENDINGS)
    results = _study_results(request)
    audits, failures = [], []
    with only_our_output():
        found = list(_audits(request, results))
    for one in found:
        if isinstance(one, PrapascaError):
            report_error(one, t)
            failures += [t.message(message) for message in one.messages]
        else:
            audits.append(one)
    if request.save_facts is not None and audits:
        _save_facts(request, audits[0], t)
    if audits or output_format == "sarif":
        _deliver(request, audits, output_format, failures, t)
    if failures:
        return 2
    counted = "EWRI" if request.strict else "EW"
    return int(any(finding.severity in counted for audit in audits for finding in audit.report.findings))


def _check(request: Request) -> None:
    """Raise where options contradict each other, or name codes that do not exist."""
    from prapasca.audit.findings import SEVERITIES, check_prefixes
    from prapasca.audit.rules import all_rules
    from prapasca.audit.study_rules import STUDY_RULES
    from prapasca.checks import check_choice

    codes = (*all_rules(), *STUDY_RULES)
    check_prefixes("--select", request.select, codes)
    check_prefixes("--ignore", request.ignore, codes)
    for one in request.severity:
        check_choice("--severity", one, SEVERITIES)
    if not request.files and request.facts is None:
        raise InputError("no-manuscript", N_("name a manuscript, such as paper.docx, or - for the standard input"))
    for option, given in (("--facts", request.facts), ("--save-facts", request.save_facts)):
        if given is not None and len(request.files) > 1:
            template = N_("{option}: found {found} manuscripts, expected one; audit them one at a time")
            raise InputError("one-manuscript", template, option=option, found=len(request.files))
    if request.data is not None and request.study is None:
        raise InputError("data-without-study", N_("--data: found without --study; name the study file with --study"))


def _study_results(request: Request) -> StudyResults | None:
    if request.study is None:
        return None
    from prapasca.analysis import analyse
    from prapasca.readers import read_data
    from prapasca.study import load_study

    study = load_study(request.study)
    return analyse(study, read_data(study, request.data))


def _audits(request: Request, results: StudyResults | None) -> Iterator[Audited | PrapascaError]:
    """Yield an audit for each manuscript, or why there is none."""
    for path in request.files or (None,):
        try:
            yield _audit(request, path, results)
        except PrapascaError as error:
            yield error


def _compared(report: AuditReport, results: StudyResults) -> StudyComparison:
    from prapasca.audit.facts import FactSet
    from prapasca.audit.study_comparison import compare_with_study

    return compare_with_study(FactSet(report.facts), results)


def _audit(request: Request, path: Path | None, results: StudyResults | None) -> Audited:
    from prapasca.audit.findings import choose, in_order
    from prapasca.report.audit import Audited

    report = _report(request, path)
    comparison = None if results is None else _compared(report, results)
    found = (*report.findings, *(comparison.findings if comparison else ()))
    chosen = choose(found, select=request.select, ignore=request.ignore, severity=request.severity)
    named = str(path) if path is not None else str(request.facts)
    return Audited(named, replace(report, findings=in_order(chosen)), comparison)


def _report(request: Request, path: Path | None) -> AuditReport:
    from prapasca.audit import audit_facts, audit_manuscript
    from prapasca.audit.reading import read_manuscript

    facts = None if request.facts is None else _read_facts(request.facts)
    if path is None:
        named = request.facts.name if request.facts is not None else ""
        return audit_facts(facts or (), name=named, seconds=request.seconds)
    return audit_manuscript(read_manuscript(path), facts=facts, seconds=request.seconds)


def _read_facts(path: Path) -> FactSet:
    from prapasca.audit.facts import facts_from_toml
    from prapasca.study.toml_file import read_toml_text

    if not path.is_file() or not path.stat().st_size:
        template = N_("--facts: {file} is not there, or empty; save the facts of a manuscript first, with --save-facts")
        raise InputError("no-facts", template, file=str(path))
    return facts_from_toml(read_toml_text(path), str(path))


def _save_facts(request: Request, audit: Audited, t: Translator) -> None:
    from prapasca.audit import facts_to_toml

    text = facts_to_toml(audit.report.facts, audit.report.name)
    deliver_and_tell(t, text, request.save_facts, inputs=request.sources, option="--save-facts")


def _deliver(request: Request, audits: list[Audited], output_format: str, failures: list[str], t: Translator) -> None:
    from prapasca.report.audit import render_audits

    text = render_audits(audits, output_format, t.language, many=len(request.files) > 1, failures=failures)
    deliver_and_tell(t, text, request.output, inputs=request.sources)
