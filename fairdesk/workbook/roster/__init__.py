"""Other people's workbooks: finding the head of a table, naming its columns, cleaning its cells, telling what was noticed.

`entities.py` is the table of what can be taken in, `recognise.py` finds it in a sheet, `rows.py` tells records from titles,
subtotals and notes, `clean.py` turns cells into values, `take.py` runs all of it over files. What is proposed here is shown to
a person before anything is saved. Add an alias or a column in `resources/rosters/columns.csv`; add a type of cell in `clean.py`.
"""
