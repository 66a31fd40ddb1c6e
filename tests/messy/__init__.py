"""Messy rosters of our own invention, laid out as bureaus lay them out, each with the answer that is right for it.

`invention.py` makes up what is true, `ways.py` says how a cell gets dirty and what must be told of it, `kinds.py` says what a
roster of each kind holds, `laying.py` lays a table out on a page, `files.py` writes pages to disk, `layouts.py` names the cases,
`comparing.py` says in words where a reading differs. The same name and seed always make the same file.
"""
