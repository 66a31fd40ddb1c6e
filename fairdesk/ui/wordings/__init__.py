"""The page of the papers' wording: the words of each kind of paper on the left of what will print.

Here live the editor with its colours, the list of places, and the state of what is being written. What a line of a wording may
be is said in `rules/wording.py`, and how a paper looks in `printing`; neither is known here.
"""
