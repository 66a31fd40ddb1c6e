"""The first page: what is going on, what waits for a person, what was done last.

It shows sums and leads to the pages where things are done; it changes nothing but what an undo takes back.
"""
