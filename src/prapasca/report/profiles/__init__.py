"""How a manuscript is laid out: which sections, which tables, how much it may claim, on what paper."""

from prapasca.report.profiles.load import PROFILES, load_profile
from prapasca.report.profiles.profile import Abstract, Profile

__all__ = ["PROFILES", "Abstract", "Profile", "load_profile"]
