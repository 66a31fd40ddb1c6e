"""The page at the door: a code or a name in, an answer that is read from two metres away, who is due and who is here.

The page knows no rule about badges: it asks `services.arrivals` and shows what that answers.
"""
