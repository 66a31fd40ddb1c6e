"""The kinds of sheets we write ourselves: one file per kind, and one line in the catalogue.

A kind says its key, its title and its columns, and makes rows of records; it draws nothing and reads no database.
"""
