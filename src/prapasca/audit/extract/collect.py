"""Everything that a manuscript reports."""

from __future__ import annotations

from itertools import chain

from prapasca.audit.extract.changes import change_facts
from prapasca.audit.extract.context import Context
from prapasca.audit.extract.decisions import decision_facts
from prapasca.audit.extract.draft import finished
from prapasca.audit.extract.frequencies import frequency_facts
from prapasca.audit.extract.interventions import intervention_facts
from prapasca.audit.extract.many_occasions import without_occasions
from prapasca.audit.extract.moments import moment_facts
from prapasca.audit.extract.moves import with_moves
from prapasca.audit.extract.prose import prose_facts
from prapasca.audit.extract.ranks import rank_facts
from prapasca.audit.extract.scales import scale_facts
from prapasca.audit.extract.shares import share_facts
from prapasca.audit.extract.significance import significance_facts
from prapasca.audit.extract.sizes import size_facts
from prapasca.audit.extract.statements import statement_facts
from prapasca.audit.extract.tables_named import table_facts
from prapasca.audit.extract.time_rows import time_row_facts
from prapasca.audit.extract.transitions import transition_facts
from prapasca.audit.extract.tried_out import without_trial
from prapasca.audit.extract.units import unit_facts
from prapasca.audit.facts import FactSet
from prapasca.audit.manuscript import Manuscript

_PARTS = (
    size_facts,
    frequency_facts,
    time_row_facts,
    transition_facts,
    prose_facts,
    share_facts,
    change_facts,
    rank_facts,
    significance_facts,
    decision_facts,
    moment_facts,
    unit_facts,
    table_facts,
    statement_facts,
    intervention_facts,
)


def extract_facts(manuscript: Manuscript) -> FactSet:
    """Return what a manuscript reports, in the order of its text.

    Examples
    --------
    >>> from prapasca.audit.reading import manuscript_from_text
    >>> facts = extract_facts(manuscript_from_text("Sesudah pijat, 12 responden (60,0%) lancar."))
    >>> [(fact.kind, fact.printed, fact.get("label"), fact.get("time")) for fact in facts]
    [('count', '12', 'lancar', 'after'), ('percent', '60,0', 'lancar', 'after')]
    """
    context = Context(manuscript)
    drafts = list(with_moves(context, list(chain.from_iterable(part(context) for part in _PARTS))))
    drafts += scale_facts(context, drafts)
    drafts = list(without_occasions(context, without_trial(context, drafts)))
    return finished(drafts, manuscript, context.around)
