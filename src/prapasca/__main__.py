"""``python -m prapasca``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program; an interruption while it is still loading is no fault either."""
    try:
        from prapasca.cli import main as run

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
