"""Names of the formats of a report, apart from what writes them, so that the command line loads no writer."""

FORMATS = ("docx", "pdf", "html", "latex", "odt", "markdown", "figures")
DEFAULT_FORMATS = ("docx", "pdf", "html")
