"""The rules of the audit, one function each."""

from prapasca.audit.rules.registry import Rule, all_rules, explain

__all__ = ["Rule", "all_rules", "explain"]
