"""Properties are checked on the same 200 examples each time; ``--hypothesis-profile=light`` takes fewer."""

from hypothesis import settings

settings.register_profile("thorough", max_examples=200, derandomize=True, deadline=None, database=None)
settings.register_profile("light", settings.get_profile("thorough"), max_examples=25)
settings.load_profile("thorough")
