"""THE WORDS: frozen dataclasses that travel between floors.

A `...Form` is what a person typed in, a `...Row` one line of a list, a `...Card` all there is of one thing, `...Facts` what
a paper says. No behaviour beyond sums of their own fields, no database, no window. Money is integer fen, times are aware and
in UTC, ids are strings of their NewType in `ids.py`, choices are enums of `choices.py`. Add a record to the module of its
subject, or open a new module for a new subject.
"""
