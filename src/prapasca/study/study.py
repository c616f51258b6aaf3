"""Study: everything a study file says."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from prapasca.study.about import About, Ethics, Period
from prapasca.study.characteristics import Characteristic
from prapasca.study.groups import Groups
from prapasca.study.instrument import Instrument
from prapasca.study.intervention import Intervention
from prapasca.study.manuscript import ManuscriptTexts
from prapasca.study.options import AnalysisOptions
from prapasca.study.outcome import Outcome
from prapasca.study.participants import Population, Sample
from prapasca.study.positions import KeyLines
from prapasca.study.rules import rule_faults
from prapasca.study.sensitivity import SensitivityOptions
from prapasca.study.source import Source
from prapasca.study.table import Path, Table
from prapasca.study.text import Text
from prapasca.study.values import Listed, SchemaVersion


@dataclass(frozen=True)
class StudyFile:
    """Where a study was read: its file, and the lines of its keys."""

    path: pathlib.Path
    lines: KeyLines


class Study(Table):
    """A before-after study as its study file describes it.

    The keys of the table ``[study]`` are attributes of the study itself: ``study.title``.
    Read one with :func:`prapasca.study.load_study`.
    """

    schema_version: SchemaVersion = Field(description="Version of this layout.")
    about: About = Field(alias="study", description="What the study is.")
    population: Population | None = Field(default=None, description="Who the study is about.")
    sample: Sample | None = Field(default=None, description="Who took part.")
    intervention: Intervention | None = Field(default=None, description="What was done, by the items of TIDieR.")
    groups: Groups | None = Field(default=None, description="The two groups of a study with a control group.")
    data: Source = Field(description="Where the data are.")
    instrument: Instrument | None = Field(
        default=None, description="The instrument, and the file in which it was tried out."
    )
    outcome: Outcome = Field(description="What was observed before and after.")
    characteristics: Annotated[tuple[Characteristic, ...], Listed] = Field(
        default=(), description="Characteristics of the participants."
    )
    analysis: AnalysisOptions = Field(default=AnalysisOptions(), description="How the study is analysed.")
    sensitivity: SensitivityOptions = Field(
        default=SensitivityOptions(), description="What is known from elsewhere that could explain the result."
    )
    manuscript: ManuscriptTexts = Field(
        default=ManuscriptTexts(), description="What only the author can tell in the manuscript."
    )

    _file: StudyFile | None = PrivateAttr(None)

    @model_validator(mode="after")
    def _keep_rules(self) -> Study:
        for fault in rule_faults(self.model_dump(by_alias=True, exclude_none=True)):
            key = ".".join(map(str, fault.path))
            raise PydanticCustomError("rule", "{key}: {code}", {"key": key, "code": fault.code})
        return self

    def model_post_init(self, context: Any, /) -> None:
        """Remember the file, when the study is read from one."""
        if isinstance(context, StudyFile):
            self._file = context

    @property
    def path(self) -> pathlib.Path:
        """The study file; "study.toml" for a study not read from a file."""
        return self._file.path if self._file else pathlib.Path("study.toml")

    def line_of(self, path: Path) -> int | None:
        """Return the line of a key in the study file, such as ``("data", "pre")``; None without a file."""
        return self._file.lines.of(path) if self._file else None

    @property
    def title(self) -> Text:
        """Title of the study."""
        return self.about.title

    @property
    def design(self) -> str:
        """Design of the study."""
        return self.about.design

    @property
    def authors(self) -> tuple[str, ...]:
        """Names of the authors."""
        return self.about.authors

    @property
    def setting(self) -> Text | None:
        """Where the study was done."""
        return self.about.setting

    @property
    def period(self) -> Period | Text | None:
        """When the data were collected."""
        return self.about.period

    @property
    def ethics(self) -> Ethics | None:
        """Ethics review."""
        return self.about.ethics
