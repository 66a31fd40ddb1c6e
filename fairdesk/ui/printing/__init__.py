"""The page of printing: the queue with what was sent and what failed, and which printer each kind of paper goes to.

`ask.ask_to_print` is the one way a page prints: a person sees the page, chooses, and the paper goes into the queue. `sending`
takes it from there, and `outlet` is the way over Qt, for computers whose print service takes no PDF.
"""
