"""THE CELLAR: the only room where SQL is spoken.

`engine.py` alone knows SQLite from PostgreSQL, `vault.py` alone knows how the key of a desk is kept, `unit_of_work.py` begins
and ends transactions, `journal.py` writes the operations while a transaction flushes, `projection.py` says what a set of
operations means, and one file per subject fetches and stores. A subject file offers `get()` for a thing that will be changed
and `rows()`, `card()`, `find()` for records; nothing here words a sentence for the screen or decides a rule.
"""
