"""The page of negotiations: the list, the one in hand, and the editor with two parties side by side.

Here live a view-model that keeps every keystroke safe and a view that shows it. Papers are the page of letters.
"""
