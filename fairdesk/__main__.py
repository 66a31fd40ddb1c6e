"""`python -m fairdesk` and the command `fairdesk`."""

from __future__ import annotations

import sys

from fairdesk.cli.program import run


def main() -> None:
    """Runs one command and exits with its code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
