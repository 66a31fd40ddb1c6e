"""The kinds of sheets we write ourselves: one file per kind, and one line in the catalogue.

A kind asks the store for its rows and makes a table of facts: head, widths, cells, personal data masked. It draws nothing and
changes nothing; `writer.py` turns the table into cells.
"""
