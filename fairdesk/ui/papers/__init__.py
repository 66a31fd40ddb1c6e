"""The page of papers: every paper that is no letter of intent and no badge is chosen, seen, printed and made void here.

What a paper says is none of this folder: it is gathered and drawn by the services. Letters and badges have pages of their own.
Add a part of the page: a file here; `view.py` lays the parts out and `view_model.py` alone asks the desk.
"""
