"""An audit as text, JSON, SARIF, HTML or Markdown."""

from prapasca.report.audit.audited import Audited
from prapasca.report.audit.explanation import explain_code
from prapasca.report.audit.writers import AUDIT_FORMATS, render_audits

__all__ = ["AUDIT_FORMATS", "Audited", "explain_code", "render_audits"]
