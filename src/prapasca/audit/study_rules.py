"""The codes of findings that compare a manuscript with its study: what each says, and why it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prapasca.audit.findings import Severity
from prapasca.errors import N_


@dataclass(frozen=True)
class StudyRule:
    """What a code of the comparison stands for.

    Parameters
    ----------
    code, severity
        As in its findings.
    title, why
        Templates.
    kinds
        Kinds of facts compared.
    """

    code: str
    severity: Severity
    title: str
    why: str
    kinds: tuple[str, ...] = ()


STUDY_RULES: Mapping[str, StudyRule] = MappingProxyType(
    {
        one.code: one
        for one in (
            StudyRule(
                "S1",
                "E",
                N_("A number of people that differs from the study's data"),
                N_("People counted in the same data are the same number, whatever the test or its convention."),
                ("n", "count", "change", "rank_n"),
            ),
            StudyRule(
                "S2",
                "E",
                N_("A percentage that differs from the study's data"),
                N_("A percentage is a share of the people observed; only its rounding can differ."),
                ("percent", "percent_end"),
            ),
            StudyRule(
                "S3",
                "W",
                N_("A statistic that differs from the study's results"),
                N_("From the same data every convention of the test gives a known value; finer scores give others."),
                ("z", "statistic", "mean_rank", "rank_sum"),
            ),
            StudyRule(
                "S4",
                "W",
                N_("A p value that differs from the study's results"),
                N_("From the same data every convention of the test gives a known p: exact, asymptotic, mid-p."),
                ("p",),
            ),
            StudyRule(
                "S5",
                "W",
                N_("A mean, median or spread that differs from the study's data"),
                N_("Numbers described before and after are those of the data; only their rounding can differ."),
                ("mean", "sd", "median", "minimum", "maximum"),
            ),
            StudyRule(
                "S6",
                "I",
                N_("Results of the study that the manuscript does not report"),
                N_("How many improved, stayed and worsened is what a reader asks first of paired data."),
            ),
        )
    }
)
"""The codes of the comparison with a study."""
