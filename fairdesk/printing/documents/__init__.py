"""One file per paper: its specimen and its drawing.

A file here turns the facts of one kind of paper into PDF bytes and offers them as a `Document` that `catalogue.py` names. It
decides nothing: whether a letter may be printed is settled before its facts arrive here.
"""
