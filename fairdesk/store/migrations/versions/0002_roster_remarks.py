"""What rosters said that no field could hold is kept beside the record."""

from __future__ import annotations

import importlib

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLE = "roster_remark"
COLUMNS = "subject:str subject_id:str# field:str issue:str raw:str source:str settled:bool"

_first = importlib.import_module("fairdesk.store.migrations.versions.0001_first_schema")


def upgrade() -> None:
    _first.make_table(TABLE, f"{_first.RECORD} {COLUMNS} {_first.VOID}")


def downgrade() -> None:
    op.drop_table(TABLE)
