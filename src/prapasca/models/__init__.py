"""Regression models of two groups: the outcome after, adjusted for the outcome before."""

from prapasca.models.ancova import AncovaResult, ancova
from prapasca.models.proportional_odds import ProportionalOddsResult, proportional_odds

__all__ = ["AncovaResult", "ProportionalOddsResult", "ancova", "proportional_odds"]
