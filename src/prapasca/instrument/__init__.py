"""Is the questionnaire valid and reliable? Items, experts and raters."""

from prapasca.instrument.aiken import AikenResult, ExpertDecision, aiken_v
from prapasca.instrument.content import ContentValidityResult, content_validity
from prapasca.instrument.correlation import ALTERNATIVES, Alternative, critical_r, p_of_r
from prapasca.instrument.experts import ExpertResult, RatedItem, expert_ratings
from prapasca.instrument.fleiss import CategoryAgreement, FleissResult, fleiss_kappa
from prapasca.instrument.intraclass import IntraclassCorrelation, IntraclassResult, intraclass_correlations
from prapasca.instrument.items import Decision, ItemAnalysisResult, ItemResult, item_analysis
from prapasca.instrument.kappa import KappaResult, cohen_kappa
from prapasca.instrument.moments import ItemMoments
from prapasca.instrument.omega import OmegaResult, mcdonald_omega
from prapasca.instrument.raters import RaterPair, RaterResult, rater_agreement
from prapasca.instrument.reliability import ReliabilityResult, reliability

InstrumentResult = ItemAnalysisResult | ExpertResult | RaterResult
"""What trying out an instrument gives: of its items, its experts or its raters."""

__all__ = [
    "ALTERNATIVES",
    "AikenResult",
    "Alternative",
    "CategoryAgreement",
    "ContentValidityResult",
    "Decision",
    "ExpertDecision",
    "ExpertResult",
    "FleissResult",
    "InstrumentResult",
    "IntraclassCorrelation",
    "IntraclassResult",
    "ItemAnalysisResult",
    "ItemMoments",
    "ItemResult",
    "KappaResult",
    "OmegaResult",
    "RatedItem",
    "RaterPair",
    "RaterResult",
    "ReliabilityResult",
    "aiken_v",
    "cohen_kappa",
    "content_validity",
    "critical_r",
    "expert_ratings",
    "fleiss_kappa",
    "intraclass_correlations",
    "item_analysis",
    "mcdonald_omega",
    "p_of_r",
    "rater_agreement",
    "reliability",
]
