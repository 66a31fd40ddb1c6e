"""The page of rosters: files fall on it, every cell is shown as written and as understood, and one button takes in what is good.

`preview.py` makes lines of what was read, `view_model.py` reads and decides, the panels at the right show one row, one pair of
doubles, one kind of remark or one column. Nothing is changed before the button; the whole import is one undo.
"""
