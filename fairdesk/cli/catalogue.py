"""Every command and the file it lives in; files are imported when their command is called."""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "open": "open_window",
    "demo": "demo",
    "new": "new",
    "import": "import_rosters",
    "find": "find",
    "arrive": "arrive",
    "badges": "badges",
    "negotiate": "negotiate",
    "letter": "letter",
    "document": "document",
    "verify": "verify",
    "kit": "kit",
    "enrol": "enrol",
    "export": "export",
    "merge": "merge",
    "acknowledge": "acknowledge",
    "conflicts": "conflicts",
    "resolve": "resolve",
    "undo": "undo",
    "digest": "digest",
    "check": "check",
    "stats": "stats",
    "report": "report",
    "trust": "trust",
    "preflight": "preflight",
    "backup": "backup",
    "restore": "restore",
    "journal": "journal",
}
