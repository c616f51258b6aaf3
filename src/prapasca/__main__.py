"""``python -m prapasca``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program."""
    from prapasca.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
