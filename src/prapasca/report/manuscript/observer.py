"""Who observed the outcome, whether blinded, and what follows for the result."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft, Words, joined

BLINDING = {
    True: N_("The observer did not know whether the intervention had been given."),
    False: N_("The observer knew whether the intervention had been given."),
}
UNNAMED = {
    None: N_(
        "it is not stated who observed the outcome; an observer who knows that the intervention has been "
        "given may rate it better without meaning to."
    ),
    False: N_(
        "the observer knew whether the intervention had been given, and may have rated the outcome better without "
        "meaning to."
    ),
    True: N_(
        "the observer did not know whether the intervention had been given, but the participants did, and that may "
        "have changed what they said or did."
    ),
}
NAMED = {
    None: N_(
        "the outcome was observed by: {observer}. An observer who knows that the intervention has been given "
        "may rate it better without meaning to."
    ),
    False: N_(
        "the outcome was observed by: {observer}. The observer knew whether the intervention had been given, and may "
        "have rated the outcome better without meaning to."
    ),
    True: N_(
        "the outcome was observed by: {observer}. The observer did not know whether the intervention had been given, "
        "but the participants did, and that may have changed what they said or did."
    ),
}
A_BLINDED_OBSERVER = N_("an observer who does not know which observation is which")


def observed_by(draft: Draft) -> Words:
    """Say who observed the outcome, and whether blinded where the study file tells."""
    blinded = draft.ctx.results.study.outcome.blinded
    wanted = N_("who observed the outcome, and whether blinded") if blinded is None else N_("who observed the outcome")
    observer = _named(draft) or draft.gap(wanted)
    said = draft.say(N_("Observed by: {observer}."), observer=observer)
    return said if blinded is None else joined(said, draft.say(BLINDING[blinded]))


def threat(draft: Draft) -> Words:
    """Say what the observer's knowledge may have done to the result."""
    named = _named(draft)
    template = (NAMED if named else UNNAMED)[draft.ctx.results.study.outcome.blinded]
    return draft.say(template, observer=named)


def blinded_next_time(draft: Draft) -> str:
    """Return an item of what the next study should have: a blinded observer, unless this study had one."""
    return "" if draft.ctx.results.study.outcome.blinded else f"{draft.t(A_BLINDED_OBSERVER)}, "


def _named(draft: Draft) -> str:
    observer = draft.ctx.results.study.outcome.observer
    return observer.in_language(draft.t.language).rstrip(". ") if observer else ""
