"""Before-after studies in health: exact analysis of paired outcomes.

Public names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prapasca.analysis import StudyResults, to_tree
    from prapasca.analysis.designs import analyse
    from prapasca.audit import AuditReport, audit_facts, audit_file, audit_text
    from prapasca.change import ChangeProfile
    from prapasca.errors import InputError, Message, MissingExtraError, PrapascaError
    from prapasca.inference import (
        effect_sizes,
        friedman_test,
        group_effect_sizes,
        holm,
        independence_test,
        mann_whitney_test,
        marginal_homogeneity_test,
        mcnemar_test,
        occasion_homogeneity_test,
        pairwise_signed_rank_tests,
        pool_tables,
        sign_test,
        signed_rank_test,
        signed_rank_test_many,
        stratified_sign_test,
        stratified_signed_rank_test,
        symmetry_test,
    )
    from prapasca.models import ancova, proportional_odds
    from prapasca.occasions import OccasionTable
    from prapasca.power import ChangeDistribution, ExpectedTable, power_curve, sample_size
    from prapasca.readers import read_data, read_frame
    from prapasca.report import render
    from prapasca.study import Study, load_study
    from prapasca.transition import TransitionTable

_HOMES = {
    "analysis": ("StudyResults", "analyse", "to_tree"),
    "audit": ("AuditReport", "audit_facts", "audit_file", "audit_text"),
    "change": ("ChangeProfile",),
    "errors": ("InputError", "Message", "MissingExtraError", "PrapascaError"),
    "inference": (
        "effect_sizes",
        "friedman_test",
        "group_effect_sizes",
        "holm",
        "independence_test",
        "mann_whitney_test",
        "marginal_homogeneity_test",
        "mcnemar_test",
        "occasion_homogeneity_test",
        "pairwise_signed_rank_tests",
        "pool_tables",
        "sign_test",
        "signed_rank_test",
        "signed_rank_test_many",
        "stratified_sign_test",
        "stratified_signed_rank_test",
        "symmetry_test",
    ),
    "models": ("ancova", "proportional_odds"),
    "occasions": ("OccasionTable",),
    "power": ("ChangeDistribution", "ExpectedTable", "power_curve", "sample_size"),
    "readers": ("read_data", "read_frame"),
    "report": ("render",),
    "study": ("Study", "load_study"),
    "transition": ("TransitionTable",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AuditReport",
    "ChangeDistribution",
    "ChangeProfile",
    "ExpectedTable",
    "InputError",
    "Message",
    "MissingExtraError",
    "OccasionTable",
    "PrapascaError",
    "Study",
    "StudyResults",
    "TransitionTable",
    "analyse",
    "ancova",
    "audit_facts",
    "audit_file",
    "audit_text",
    "effect_sizes",
    "friedman_test",
    "group_effect_sizes",
    "holm",
    "independence_test",
    "load_study",
    "mann_whitney_test",
    "marginal_homogeneity_test",
    "mcnemar_test",
    "occasion_homogeneity_test",
    "pairwise_signed_rank_tests",
    "pool_tables",
    "power_curve",
    "proportional_odds",
    "read_data",
    "read_frame",
    "render",
    "sample_size",
    "sign_test",
    "signed_rank_test",
    "signed_rank_test_many",
    "stratified_sign_test",
    "stratified_signed_rank_test",
    "symmetry_test",
    "to_tree",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'prapasca' has no attribute {name!r}")
    value = getattr(import_module(f"prapasca.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
