"""Facts from the text of a manuscript."""

from prapasca.audit.extract.collect import extract_facts

__all__ = ["extract_facts"]
