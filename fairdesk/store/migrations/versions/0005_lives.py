"""A desk remembers the lives of its journal, and where its file lies, so that a copy goes on in a life of its own."""

from __future__ import annotations

import importlib
import secrets

from alembic import op
from sqlalchemy import text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OWN = {
    "life": "epoch:int! at:time why:str before:int before_seq:int token:str32 machine:str32 place:str path:str",
}

_first = importlib.import_module("fairdesk.store.migrations.versions.0001_first_schema")


def upgrade() -> None:
    for name, columns in OWN.items():
        _first.make_table(name, columns)
    _fill()


def _fill() -> None:
    """A desk from before has led every life up to its present one; where its file lies is noted when it is next written."""
    connection = op.get_bind()
    own = connection.execute(text("SELECT epoch, opened_at FROM desk_identity")).first()
    life = text("INSERT INTO life VALUES (:epoch, :at, '', 0, 0, :token, '', '', '')")
    if own is None:
        return
    for epoch in range(1, own.epoch + 1):
        connection.execute(life, {"epoch": epoch, "at": own.opened_at, "token": secrets.token_hex(16)})


def downgrade() -> None:
    for name in OWN:
        op.drop_table(name)
