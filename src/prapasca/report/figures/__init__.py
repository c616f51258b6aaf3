"""Pictures of a document as files, and in words for who cannot see them.

Letters come from DejaVu Sans, which matplotlib brings along, and are drawn as outlines: a figure
looks the same where that font is not installed.
"""

from prapasca.report.figures.alt_text import alt_text
from prapasca.report.figures.drawing import IMAGE_FORMATS, draw

__all__ = ["IMAGE_FORMATS", "alt_text", "draw"]
