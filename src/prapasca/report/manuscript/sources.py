"""Where the report comes from, printed so that anyone can check which data and programs made it."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft
from prapasca.report.model import Bullets, Paragraph, Section

DIGITS = 16


def provenance_section(draft: Draft) -> Section:
    """Return the files with their hashes, the programs with their versions, and the time."""
    source = draft.provenance
    items = []
    for template, name, digest in (
        (N_("Study file: {name}, SHA-256 {digest}…"), source.study, source.study_sha256),
        (N_("Data: {name}, SHA-256 {digest}…"), source.data, source.data_sha256),
        (N_("Instrument: {name}, SHA-256 {digest}…"), source.instrument, source.instrument_sha256),
    ):
        if name and digest:
            items.append(Paragraph(draft.say(template, name=name, digest=digest[:DIGITS])))
    programs = ", ".join(f"{name} {version}" for name, version in source.software.items())
    items.append(Paragraph(draft.say(N_("Made by: {programs}."), programs=programs)))
    items.append(Paragraph(draft.say(N_("Made on: {time} (UTC)."), time=source.time)))
    return Section("provenance", draft.t(N_("Where this report comes from")), (Bullets(tuple(items)),))
