"""What an exchange leaves for a person has a place: refused and waiting bundles, proposals, what was put aside."""

from __future__ import annotations

import importlib

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OWN = {
    "matter": (
        "id:str64! at:time# kind:str# device:str16 file:str sha256:str64# reason:str details:json book:bytes actor:str "
        "state:str# closed_at:time closed_by:str answer:str"
    ),
}

_first = importlib.import_module("fairdesk.store.migrations.versions.0001_first_schema")


def upgrade() -> None:
    for name, columns in OWN.items():
        _first.make_table(name, columns)


def downgrade() -> None:
    for name in OWN:
        op.drop_table(name)
