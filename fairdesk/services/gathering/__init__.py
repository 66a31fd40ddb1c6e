"""What flowing papers say, gathered from the records of the fair: one file per kind of paper, one line each in `catalogue`.

A file here turns a record's name (id, roster number, document number) into `Gathered`: the facts of the paper and the record it
speaks of. It reads and refuses; it numbers, signs and prints nothing.
"""
