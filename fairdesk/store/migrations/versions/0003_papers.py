"""Papers besides letters are on record when they are issued; scans, printings and the bytes of attached files have a place."""

from __future__ import annotations

import importlib

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RECORDS = {
    "issued_paper": "kind:str# subject:str subject_id:str# number:str day:date digest:str# qr:str facts:str state:choice",
}
OWN = {
    "attached_bytes": "sha256:str64! media:str content:bytes",
    "print_job": (
        "id:str36! at:time# kind:str title:str subject:str subject_id:str printer:str options:json pages:int copies:int "
        "sha256:str64 pdf:bytes state:str error:str changed_at:time"
    ),
    "scan": (
        "id:str36! at:time# name:str page:int pages:int sha256:str64 media:str original:str64 place:int places:int state:str "
        "reason:str subject:str subject_id:str"
    ),
}

_first = importlib.import_module("fairdesk.store.migrations.versions.0001_first_schema")


def upgrade() -> None:
    for name, columns in RECORDS.items():
        _first.make_table(name, f"{_first.RECORD} {columns} {_first.VOID}")
    for name, columns in OWN.items():
        _first.make_table(name, columns)


def downgrade() -> None:
    for name in [*OWN, *RECORDS]:
        op.drop_table(name)
