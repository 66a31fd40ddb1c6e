"""THE LEDGER: tables to workbooks and back.

`reader.py` reads other people's files in a child process with hard limits and gives plain cells; `roster/` makes records of
them; `sealed_reader.py` does the same for sealed workbooks, with a reader so small (`markup.py`, `sealed_cells.py`) that its
bounds can be seen; `writer.py` writes tables; `sheets/` holds one file per kind of sheet we write ourselves. openpyxl and
calamine are named in this room and in no other. Nothing here knows the database: rows come in as records and go out as
records. Add a kind of roster by lines in `resources/rosters/columns.csv`, a kind of sheet by a file in `sheets/`.
"""
