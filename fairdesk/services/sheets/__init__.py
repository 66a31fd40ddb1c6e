"""Lists, signs, cards, schedules, slips and tables, gathered from the records of the fair: one file for what belongs together.

A file here turns a name (id, roster number, `all`, a booth, `table:12`, a count of slips) into the facts of `records/sheets` and
refuses what nobody knows. It draws nothing. Add a kind: its gathering here and its line in `catalogue`.
"""
