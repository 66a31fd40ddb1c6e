"""THE ACTS: what staff do, one function per act.

An act takes the work first and everything else by keyword, orders the steps, and answers with an `Outcome`; it never commits,
catches, formats or asks, and the time comes in with the work. `@act(N_("..."))` gives it the name it bears in the journal and
in the undo list. A question is a function that takes a look and answers with records. `desk.py` holds every transaction.
"""
