"""Runs the migrations on the connection the desk gives."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=connection.dialect.name == "sqlite", transaction_per_migration=False)
context.run_migrations()
