"""What was done to the participants, by the items of the TIDieR checklist."""

from __future__ import annotations

from pydantic import Field

from prapasca.study.table import Table
from prapasca.study.text import Text


class Intervention(Table):
    """The table ``[intervention]``.

    References
    ----------
    Hoffmann TC, et al. Better reporting of interventions: template for intervention description
    and replication (TIDieR) checklist and guide. BMJ 2014;348:g1687. doi:10.1136/bmj.g1687
    """

    name: Text = Field(description="Name of the intervention.")
    why: Text | None = Field(default=None, description="Rationale or theory.")
    materials: Text | None = Field(default=None, description="Materials used.")
    procedures: Text | None = Field(default=None, description="What was done, step by step.")
    provider: Text | None = Field(default=None, description="Who gave it, and their training.")
    mode: Text | None = Field(default=None, description="How it was given: face to face, in a group, ...")
    location: Text | None = Field(default=None, description="Where it was given.")
    dose: Text | None = Field(default=None, description="How often, how long, how much.")
    timing: Text | None = Field(default=None, description="When it was given, such as hours since birth.")
    tailoring: Text | None = Field(default=None, description="How it was adapted to each person.")
    modifications: Text | None = Field(default=None, description="What changed during the study.")
    fidelity_planned: Text | None = Field(default=None, description="How adherence was to be checked.")
    fidelity_actual: Text | None = Field(default=None, description="How far it was given as planned.")
    observation_timing: Text | None = Field(
        default=None, description="When before and after were observed, such as hours since birth."
    )
