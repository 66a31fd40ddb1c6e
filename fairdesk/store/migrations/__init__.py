"""The steps from one schema to the next. Each is self-contained, runs up and down on SQLite and PostgreSQL, and is never edited
after it has left the house. Add one as `versions/NNNN_what.py` and name it as head in `store/upgrade.py`.
"""
