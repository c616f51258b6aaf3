"""Results to documents, and documents to files people read."""

from prapasca.report.build import build_document
from prapasca.report.writers import WRITERS, render

__all__ = ["WRITERS", "build_document", "render"]
