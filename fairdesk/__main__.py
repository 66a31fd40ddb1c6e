"""`python -m fairdesk` and the command `fairdesk`."""

from __future__ import annotations

import sys

from fairdesk.cli.program import run


def open_window(desk: str, passphrase: str) -> int:
    """The window; its libraries are loaded only when it is opened."""
    from fairdesk import app

    return app.open_window(desk, passphrase)


def main() -> None:
    """Runs one command and exits with its code."""
    sys.exit(run(opener=open_window))


if __name__ == "__main__":
    main()
