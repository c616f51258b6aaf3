"""The study file: what a before-after study is, checked with line numbers."""

from prapasca.study.about import About, Ethics, Period
from prapasca.study.bands import Band
from prapasca.study.characteristics import (
    CategoricalCharacteristic,
    Characteristic,
    NumericCharacteristic,
    PublishedCell,
    PublishedCounts,
)
from prapasca.study.doubts import study_warnings
from prapasca.study.groups import Arm, ControlArm, Groups
from prapasca.study.instrument import Instrument
from prapasca.study.intervention import Intervention
from prapasca.study.load import load_study, located_at
from prapasca.study.manuscript import ManuscriptTexts
from prapasca.study.options import AnalysisOptions
from prapasca.study.outcome import Category, CodedCategory, NumericOutcome, OrdinalOutcome, Outcome
from prapasca.study.participants import Population, Sample
from prapasca.study.plan import SamplePlan
from prapasca.study.plan_setting import PlanSetting
from prapasca.study.sensitivity import Comparator, NaturalRate, SensitivityOptions
from prapasca.study.source import LongSource, Occasion, Source, WideSource
from prapasca.study.study import Study
from prapasca.study.text import Text
from prapasca.study.values import code_text

__all__ = [
    "About",
    "Arm",
    "AnalysisOptions",
    "Band",
    "CategoricalCharacteristic",
    "Category",
    "Characteristic",
    "CodedCategory",
    "Comparator",
    "ControlArm",
    "Ethics",
    "Groups",
    "Instrument",
    "Intervention",
    "LongSource",
    "ManuscriptTexts",
    "NaturalRate",
    "NumericCharacteristic",
    "NumericOutcome",
    "Occasion",
    "OrdinalOutcome",
    "Outcome",
    "Period",
    "PlanSetting",
    "Population",
    "PublishedCell",
    "PublishedCounts",
    "Sample",
    "SamplePlan",
    "SensitivityOptions",
    "Source",
    "Study",
    "Text",
    "WideSource",
    "code_text",
    "load_study",
    "located_at",
    "study_warnings",
]
