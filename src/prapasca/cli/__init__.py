"""The command line."""

from prapasca.cli.app import build_cli, main

__all__ = ["build_cli", "main"]
